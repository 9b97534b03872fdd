"""The page of all papers, the papers filled from a dossier, and the page of a translation."""

import pytest
from django.urls import reverse

from agreements.documents import archive
from agreements.documents.bilingual import parts_of
from agreements.documents.content import draft_of
from agreements.models import OfficialPaper
from agreements.rules.enums import Instrument, Kind, State
from tests import factories
from tests.views.watching import writes


@pytest.fixture
def dossier(opd, guidance):
    factories.government()
    return factories.cooperation(agency=opd, background="Saluran meluap.")


@pytest.fixture
def pks(dossier):
    return factories.agreement(cooperation=dossier, instrument=Instrument.PKS)


@pytest.fixture
def loi(opd, guidance):
    factories.government()
    dossier = factories.cooperation(agency=opd, kind=Kind.KSDPL)
    return factories.agreement(cooperation=dossier, instrument=Instrument.LOI)


def words(response):
    return " ".join(response.content.decode().split())


OFFER = {
    "number": "100.3/7",
    "dated": "2026-11-02",
    "to": "Yth. Bupati\ndi Mitra",
    "about": "Penawaran",
    "enclosure": "1 berkas",
    "reason": "Saluran meluap.",
    "contact": "Bagian Pemerintahan",
    "copies": "Kepala Dinas",
}


def test_menu_of_an_instrument_lists_what_fits_and_says_why_not(client_opo, pks):
    said = words(client_opo.get(reverse("agreement-prints", args=[pks.uid])))
    assert reverse("agreement-pdf", args=[pks.uid]) in said
    assert reverse("agreement-paper", args=[pks.uid, "surat_kuasa"]) in said
    assert "Baru dapat dicetak setelah naskah siap ditandatangani." in said
    assert "Paraf dimulai setelah naskah final." in said
    assert writes(client_opo, reverse("agreement-prints", args=[pks.uid])) == []


def test_menu_of_a_ksb_says_that_it_is_signed_in_person(client_stf, dossier):
    ksb = factories.agreement(cooperation=dossier)
    said = words(client_stf.get(reverse("agreement-prints", args=[ksb.uid])))
    assert "ditandatangani sendiri oleh kepala daerah" in said


def test_word_of_two_languages_is_for_texts_abroad_and_for_those_who_may_read(
    client, client_opo, client_wkt, loi, pks
):
    address = reverse("agreement-bilingual-docx", args=[loi.uid])
    assert address in words(client_opo.get(reverse("agreement-prints", args=[loi.uid])))
    assert address in words(client_opo.get(reverse("agreement-translation", args=[loi.uid])))
    for reader in (client_opo, client_wkt):
        found = reader.get(address)
        assert found.content.startswith(b"PK")
        assert "dua bahasa.docx" in found["Content-Disposition"]
    assert client.get(address).status_code == 302
    assert client_opo.get(reverse("agreement-bilingual-docx", args=[pks.uid])).status_code == 404
    assert writes(client_opo, address) == []


def test_word_of_old_and_new_is_for_addenda_begun_from_pasal(client_opo, pks, dossier):
    old = pks
    text = factories.text("MAKSUD")
    new = {**text, "pasal": [{**text["pasal"][0], "id": "perubahan_p1"}]}
    addendum = factories.agreement(cooperation=dossier, instrument=Instrument.ADDENDUM, parent=old, text=new)
    address = reverse("agreement-matrix-docx", args=[addendum.uid])
    assert address in words(client_opo.get(reverse("agreement-prints", args=[addendum.uid])))
    assert client_opo.get(address).content.startswith(b"PK")
    bare = factories.agreement(cooperation=dossier, instrument=Instrument.ADDENDUM, parent=old)
    refused = client_opo.get(reverse("agreement-matrix-docx", args=[bare.uid]))
    assert "tanpa memilih pasal" in words(refused)


def test_menu_of_a_dossier(client_stf, client_aud, dossier):
    address = reverse("cooperation-prints", args=[dossier.uid])
    assert reverse("cooperation-paper", args=[dossier.uid, "kak"]) in words(client_stf.get(address))
    said = words(client_aud.get(address))
    assert "tidak dapat mencetak surat penawaran" in said
    assert writes(client_stf, address) == []


def test_questions_of_the_menu_do_not_grow_with_its_rows(client_stf, pks, django_assert_max_num_queries):
    address = reverse("agreement-prints", args=[pks.uid])
    client_stf.get(address)
    for year in (2023, 2024, 2025):
        factories.report(pks, year=year)
    with django_assert_max_num_queries(34):
        client_stf.get(address)


def test_stranger_finds_nothing(client_opo):
    other = factories.agreement()
    for name, args in (("agreement-prints", []), ("agreement-translation", []), ("agreement-paper", ["kak"])):
        assert client_opo.get(reverse(name, args=[other.uid, *args])).status_code == 404
    for name, args in (("cooperation-prints", []), ("cooperation-paper", ["kak"])):
        assert client_opo.get(reverse(name, args=[other.cooperation.uid, *args])).status_code == 404


def test_offer_is_printed_kept_and_given_back(client_stf, dossier):
    address = reverse("cooperation-paper", args=[dossier.uid, "surat_penawaran"])
    assert "Saluran meluap." in words(client_stf.get(address))
    assert client_stf.post(address, OFFER).status_code == 302
    paper = OfficialPaper.objects.get()
    said = words(client_stf.get(address))
    assert "Surat penawaran Nomor 100.3/7" in said
    given = client_stf.get(reverse("file", args=[paper.attachment.uid]))
    assert given.content == archive.read(paper.attachment.sha256)


def test_what_is_missing_stands_on_its_field_and_what_was_typed_stays(client_stf, dossier):
    address = reverse("cooperation-paper", args=[dossier.uid, "surat_penawaran"])
    response = client_stf.post(address, OFFER | {"number": "", "contact": ""})
    assert response.status_code == 422
    said = words(response)
    assert "Nomor belum diisi." in said
    assert "Narahubung belum diisi." in said
    assert "di Mitra" in said
    assert not OfficialPaper.objects.exists()


def test_number_that_was_used_is_refused_and_the_form_is_kept(client_stf, dossier):
    address = reverse("cooperation-paper", args=[dossier.uid, "surat_penawaran"])
    client_stf.post(address, OFFER)
    response = client_stf.post(address, OFFER)
    assert response.status_code == 409
    assert "Nomor 100.3/7 sudah dipakai" in words(response)
    assert OfficialPaper.objects.count() == 1


def test_who_may_not_print_gets_the_reason(client_opo, client_aud, dossier):
    address = reverse("cooperation-paper", args=[dossier.uid, "surat_penawaran"])
    for client in (client_opo, client_aud):
        response = client.post(address, OFFER)
        assert response.status_code == 403
        assert "tidak dapat mencetak surat penawaran" in words(response)
    assert not OfficialPaper.objects.exists()


def test_unknown_paper_is_not_found(client_stf, dossier, pks):
    assert client_stf.get(reverse("cooperation-paper", args=[dossier.uid, "surat_kuasa"])).status_code == 404
    assert client_stf.get(reverse("agreement-paper", args=[pks.uid, "kak"])).status_code == 404


def test_paraf_sheet_waits_for_the_final_text(client_stf, dossier):
    draft = factories.agreement(cooperation=dossier)
    assert client_stf.get(reverse("agreement-paraf-pdf", args=[draft.uid])).status_code == 409
    final = factories.agreement(State.FINAL, cooperation=factories.cooperation(agency=dossier.agency))
    response = client_stf.get(reverse("agreement-paraf-pdf", args=[final.uid]))
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def typed(agreement):
    data = {"bahasa": "Inggris", "seen": ""}
    for part in parts_of(draft_of(agreement)):
        data[f"isi-{part.id}"] = part.words
        data[f"judul-{part.id}"] = "Title" if part.title else ""
    return data


def save(client, agreement, **changes):
    address = reverse("agreement-translation", args=[agreement.uid])
    seen = client.get(address).context["seen"]
    return client.post(address, typed(agreement) | {"seen": seen} | changes)


def test_translation_is_kept_and_marked_when_the_text_moves_on(client_opo, loi):
    assert save(client_opo, loi).status_code == 302
    loi.refresh_from_db()
    assert loi.translation["language"] == "Inggris"
    address = reverse("agreement-translation", args=[loi.uid])
    assert client_opo.get(address).context["missing"] == 0
    loi.text["pasal"][0]["title"] = "JUDUL LAIN"
    loi.save()
    assert client_opo.get(address).context["stale"] == 1
    said = words(client_opo.get(reverse("agreement-prints", args=[loi.uid])))
    assert "dibuat dari bunyi lama" in said
    assert loi.events.first().sentence == "mengubah terjemahan bahasa Inggris"


def test_refused_for_its_translation_it_leads_to_the_translation(client_opo, loi):
    response = client_opo.get(reverse("agreement-bilingual-pdf", args=[loi.uid]))
    places = {place["label"]: place for place in response.context["places"]}
    assert response.status_code == 409
    assert places["Terjemahan"]["url"] == reverse("agreement-translation", args=[loi.uid])
    assert any("erjemah" in reason for reason in places["Terjemahan"]["reasons"])


def test_translation_of_somebody_else_is_not_overwritten(client_opo, loi):
    save(client_opo, loi)
    response = save(client_opo, loi, seen="lama", **{"isi-pembuka": "My own words"})
    assert response.status_code == 409
    assert "My own words" in words(response)
    loi.refresh_from_db()
    assert loi.translation["parts"]["pembuka"]["words"] != "My own words"


def test_translation_is_for_texts_abroad_and_for_who_writes(client_opo, client_aud, loi, dossier):
    assert client_aud.get(reverse("agreement-translation", args=[loi.uid])).status_code == 403
    ksb = factories.agreement(cooperation=dossier)
    assert save(client_opo, ksb).status_code == 422
    ksb.refresh_from_db()
    assert ksb.translation == {}
    assert writes(client_opo, reverse("agreement-translation", args=[loi.uid])) == []
