"""Word files out and in: who may, what is shown first, nothing written before it is confirmed."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.documents.content import text_of
from agreements.models import Activity, Agreement, Attachment, Suggestion, WordImport
from agreements.rules.enums import Instrument, Kind, State, WordState
from agreements.rules.word_safety import LEGACY, MAX_BYTES, OLE
from tests import factories
from tests.documents import opd_drafts
from tests.documents.word_files import dele, docx, head, ins, p, unzipped, zipped
from tests.rules import drafts
from tests.views.watching import count, writes

BULLETS = opd_drafts.bullets_and_roman().data
TRACKED = docx(
    *opd_drafts.FRONT, head("Pasal 1"), head("OBJEK"), p("Isi ", inside=dele("objek") + ins("lain"))
)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def file(data=BULLETS, name="draf rev3.docx"):
    return {"file": SimpleUploadedFile(name, data)}


def upload_page(agreement):
    return reverse("word-upload", args=[agreement.uid])


def uploaded(client, agreement, data=BULLETS):
    answer = client.post(upload_page(agreement), file(data))
    return answer["Location"], WordImport.objects.first()


def stored(agreement):
    return text_of(Agreement.objects.get(pk=agreement.pk))


def form_of(page):
    """What the review page sends when nothing on it is touched."""
    data = {"seen": page.context["seen"], "mode": str(page.context["mode"])}
    for row in [*page.context["rows"], *page.context["quiet"]]:
        data[f"part-{row['id']}"] = row["choice"]
    for cell in page.context["questions"]:
        data |= {f"role-{cell['at']}": cell["role"], f"was-{cell['at']}": cell["role"]}
    return data


def test_the_file_is_given_to_whoever_may_read_the_instrument(client_opo, client_wkt, draft):
    answer = client_opo.get(reverse("agreement-docx", args=[draft.uid]))
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert f"KSB {draft.about}.docx" in answer["Content-Disposition"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert client_opo.post(reverse("agreement-docx", args=[draft.uid])).status_code == 405


def test_a_stranger_finds_neither_the_file_nor_the_upload(client, client_opo):
    other = factories.agreement(agency=factories.agency())
    for name in ("agreement-docx", "word-upload"):
        assert client_opo.get(reverse(name, args=[other.uid])).status_code == 404
        assert client.get(reverse(name, args=[other.uid])).status_code == 302


def test_who_may_neither_write_nor_discuss_is_told_why(client_aud, draft):
    Agreement.objects.filter(pk=draft.pk).update(state=State.REVIEW, revision=factories.revision(draft))
    answer = client_aud.get(upload_page(draft))
    assert answer.status_code == 403
    assert client_aud.post(upload_page(draft), file()).status_code == 403
    assert not WordImport.objects.exists()


def test_the_buttons_stand_on_the_instrument_and_in_the_writing_room(client_opo, draft):
    for name in ("agreement", "agreement-write"):
        html = client_opo.get(reverse(name, args=[draft.uid])).content.decode()
        assert reverse("agreement-docx", args=[draft.uid]) in html
        assert upload_page(draft) in html


def test_an_upload_leads_to_its_review_and_writes_nothing_into_the_text(client_opo, draft):
    before = stored(draft)
    address, row = uploaded(client_opo, draft)
    assert address == reverse("word-review", args=[draft.uid, row.uid])
    page = client_opo.get(address)
    assert "5 dari 32 bagian perlu dilihat" in page.content.decode()
    assert [cell["source"] for cell in page.context["questions"]][:2] == [
        "• menerima laporan;",
        "i. membayar;",
    ]
    assert [(part["label"], part["words"]) for part in page.context["rows"]] == [
        *(("Pasal baru HAK", "Ditambahkan"), ("Pasal baru KEWAJIBAN", "Ditambahkan")),
        ("Pasal baru LAIN-LAIN", "Ditambahkan"),
    ]
    assert len(page.context["quiet"]) == 4
    assert stored(draft) == before
    assert row.name in client_opo.get(upload_page(draft)).content.decode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Berkas kosong (0 bita). Pilih berkas yang benar."),
        (b"%PDF-1.7", "Isi berkas bukan DOCX. Simpan sebagai “Dokumen Word (.docx)” lalu unggah kembali."),
        (OLE + "WordDocument".encode("utf-16-le"), LEGACY),
    ],
)
def test_a_file_that_is_not_taken_says_why_on_its_field(client_opo, draft, data, reason):
    answer = client_opo.post(upload_page(draft), file(data))
    assert (answer.status_code, answer.context["form"].errors["file"]) == (400, [reason])
    assert not WordImport.objects.exists()


def test_a_file_that_is_too_large_is_not_read(client_opo, draft, monkeypatch):
    monkeypatch.setattr("agreements.forms.word.MAX_BYTES", 1000)
    answer = client_opo.post(upload_page(draft), file(BULLETS))
    assert "paling besar 0 MB" in answer.context["form"].errors["file"][0]
    assert MAX_BYTES > 1000


def test_confirming_writes_and_keeps_the_file(client_opo, draft):
    address, _ = uploaded(client_opo, draft)
    answer = client_opo.post(address, form_of(client_opo.get(address)) | {"do": "take"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("agreement-write", args=[draft.uid])
    assert [str(m) for m in answer.context["messages"]] == [
        "3 bagian naskah dimuat dari draf rev3.docx. Berkasnya tersimpan di Dokumen."
    ]
    assert [p.title for p in stored(draft).pasal] == [
        *("MAKSUD", "OBJEK", "PENUTUP", "HAK", "KEWAJIBAN", "LAIN-LAIN")
    ]
    assert Attachment.objects.get(agreement=draft).name == "draf rev3.docx"
    again = client_opo.get(address, follow=True)
    assert [str(m) for m in again.context["messages"]] == ["Berkas draf rev3.docx sudah dimuat."]


def test_choices_are_kept_and_shown_before_anything_is_written(client_opo, draft):
    address, row = uploaded(client_opo, draft)
    page = client_opo.get(address)
    place = page.context["questions"][0]["at"]
    data = form_of(page) | {"do": "choose", f"role-{place}": "buang"}
    assert client_opo.post(address, data)["Location"].endswith("#hasil")
    row.refresh_from_db()
    assert row.cells == {str(place): "buang"}
    cell = next(c for c in client_opo.get(address).context["questions"] if c["at"] == place)
    assert (cell["role"], cell["chosen"]) == ("buang", True)
    back = form_of(client_opo.get(address)) | {"do": "choose", f"role-{place}": ""}
    client_opo.post(address, back)
    row.refresh_from_db()
    assert row.cells == {}
    assert row.is_waiting


def test_confirming_with_another_cell_shows_the_result_first(client_opo, draft):
    address, _ = uploaded(client_opo, draft)
    page = client_opo.get(address)
    data = form_of(page) | {"do": "take", f"role-{page.context['questions'][0]['at']}": "buang"}
    answer = client_opo.post(address, data)
    assert answer.status_code == 409
    assert "Periksa sekali lagi" in answer.content.decode()
    assert [p.title for p in stored(draft).pasal] == ["MAKSUD", "OBJEK", "PENUTUP"]


def test_all_that_the_file_lacks_may_be_chosen_to_go_at_once(client_opo, draft):
    address, _ = uploaded(client_opo, draft)
    client_opo.post(address, form_of(client_opo.get(address)) | {"do": "missing"})
    client_opo.post(address, form_of(client_opo.get(address)) | {"do": "take"})
    assert [p.title for p in stored(draft).pasal] == ["HAK", "KEWAJIBAN", "LAIN-LAIN"]
    assert stored(draft).recitals == ()


def test_tracked_changes_become_suggestions(client_opo, draft):
    before = stored(draft)
    address, _ = uploaded(client_opo, draft, TRACKED)
    page = client_opo.get(address)
    assert page.context["proposes"]
    assert "Perubahan terlacak oleh Rina Mitra" in page.content.decode()
    data = form_of(page) | {"do": "take", "part-p2": "berkas"}
    answer = client_opo.post(address, data, follow=True)
    assert [str(m) for m in answer.context["messages"]] == [
        "1 usul perubahan dari draf rev3.docx tersimpan dan menunggu keputusan."
    ]
    made = Suggestion.objects.get(agreement=draft)
    assert (made.part, made.content["body"][0]["text"]) == ("p2", "Isi lain")
    assert "Diubah di Word oleh Rina Mitra (20 November 2026)." in made.reason
    assert stored(draft) == before


def test_a_file_that_is_put_aside_is_gone_from_the_pages(client_opo, draft):
    address, row = uploaded(client_opo, draft)
    client_opo.post(address, {"do": "drop"})
    row.refresh_from_db()
    assert row.state == WordState.DROPPED
    assert client_opo.get(address).status_code == 302
    assert client_opo.get(upload_page(draft)).context["waiting"] == []


def test_another_person_does_not_find_it(client_opo, client_stf, client_oph, draft):
    address, _ = uploaded(client_opo, draft)
    for other in (client_stf, client_oph):
        assert other.get(address).status_code == 404
        assert other.post(address, {"do": "take"}).status_code == 404


def test_what_the_file_says_of_the_parties_is_told_and_not_taken(client_opo, draft):
    address, _ = uploaded(client_opo, draft)
    doubts = {row["party"]: row["kept"] for row in client_opo.get(address).context["doubts"]}
    assert ("jabatan", "Wali Kota Contoh") in doubts["PIHAK KESATU"]
    assert doubts["Naskah"] == [("nomor", "")]
    assert draft.parties.get(order=1).signatory == "Budi Contoh"


def test_looking_writes_nothing_and_asks_the_same_at_any_size(client_opo, draft):
    small, _ = uploaded(client_opo, draft, opd_drafts.odd_scripts().data)
    large, _ = uploaded(client_opo, draft, opd_drafts.with_lampiran().data)
    for address in (upload_page(draft), small, f"{small}?semua=1"):
        assert writes(client_opo, address) == []
    assert count(client_opo, small) == count(client_opo, large)


def test_the_state_may_close_meanwhile(client_opo, draft):
    address, row = uploaded(client_opo, draft)
    data = form_of(client_opo.get(address)) | {"do": "take"}
    Agreement.objects.filter(pk=draft.pk).update(state=State.FINAL, revision=factories.revision(draft))
    answer = client_opo.post(address, data)
    assert answer.status_code == 422
    assert f"kini {State.FINAL.label}" in answer.content.decode()
    row.refresh_from_db()
    assert row.is_waiting


def test_what_could_not_be_read_of_the_activities_is_told_on_the_page(client_opo, opd):
    factories.government()
    dossier = factories.cooperation(agency=opd, kind=Kind.SINERGI)
    above = factories.agreement(cooperation=dossier, instrument=Instrument.NK)
    plan = factories.agreement(cooperation=dossier, instrument=Instrument.RK, parent=above, year=2026)
    facts = vars(drafts.activity(1, first_quarter=1, last_quarter=2)) | {"agreement": plan, "order": 1}
    Activity.objects.create(**{name: value for name, value in facts.items() if name != "year"})
    files = unzipped(client_opo.get(reverse("agreement-docx", args=[plan.uid])).content)
    body = files["word/document.xml"].replace("Triwulan I–II".encode(), b"Maret").replace(b"40 bidang", b"50")
    review, _ = uploaded(client_opo, plan, zipped({**files, "word/document.xml": body}))
    said = " ".join(client_opo.get(review).content.decode().split())
    assert "Waktu “Maret” tidak terbaca sebagai triwulan; tetap Triwulan I–II." in said
    assert "1 dari" in said
    assert 'name="part-kegiatan-1" value="berkas" checked' in said
