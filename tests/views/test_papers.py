"""The instrument on paper: refused with a list where something is missing, never as if it were signed."""

import hashlib

import pytest
from django.urls import reverse

from agreements.documents.content import content_of, draft_of
from agreements.rules.enums import Role, State
from agreements.rules.naskah import digest
from agreements.views import papers
from tests import factories
from tests.documents.reading import opened, text
from tests.views.watching import count, writes


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd)


def pdf_page(agreement, ordinal=None):
    if ordinal is None:
        return reverse("agreement-pdf", args=[agreement.uid])
    return reverse("agreement-revision-pdf", args=[agreement.uid, ordinal])


def revision_page(agreement, ordinal=1):
    return reverse("agreement-revision", args=[agreement.uid, ordinal])


def frozen(agreement, **changes):
    """A revision with the content that freezing writes."""
    content = content_of(draft_of(agreement)) | changes
    return factories.revision(agreement, content=content, sha256=digest(content))


@pytest.mark.parametrize("client_name", ["client_opo", "client_aud"])
def test_a_draft_is_printed_with_its_state_across_it(request, client_name, draft):
    answer = request.getfixturevalue(client_name).get(pdf_page(draft))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == f'inline; filename="KSB {draft.about}.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert answer["Cache-Control"] == "private, no-store"
    assert "DRAF" in text(answer.content)


def test_unchanged_bytes_are_not_sent_again_and_not_rendered_again(client_opo, draft, monkeypatch):
    first = client_opo.get(pdf_page(draft))
    monkeypatch.setattr("agreements.documents.printing.agreement_pdf", None)
    again = client_opo.get(pdf_page(draft), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client_opo.get(pdf_page(draft)).content == first.content


def test_what_is_missing_is_listed_with_the_page_that_mends_it(client_opo, draft):
    draft.parties.filter(order=2).update(signatory="")
    draft.text["pasal"][0]["title"] = ""
    draft.about = ""
    draft.save()
    answer = client_opo.get(pdf_page(draft))
    assert answer.status_code == 409
    places = {place["label"]: place for place in answer.context["places"]}
    assert list(places) == ["Para pihak", "Data naskah", "Naskah"]
    assert "nama penanda tangan belum diisi" in places["Para pihak"]["reasons"][0]
    assert places["Naskah"]["reasons"] == ["Pasal 1 belum diberi judul."]
    assert reverse("agreement-parties", args=[draft.uid]) in answer.content.decode()


def test_a_reader_is_not_offered_to_mend(client_aud, draft):
    draft.parties.filter(order=2).update(signatory="")
    html = client_aud.get(pdf_page(draft)).content.decode()
    assert reverse("agreement-parties", args=[draft.uid]) not in html
    assert "tidak dapat mengubah naskah" in html


def test_the_signing_copy_is_only_for_a_text_that_is_ready(client_stf, opd, draft):
    ready = factories.agreement(State.READY, agency=opd, number="1/KSB/2026", place="Contoh")
    early = client_stf.get(pdf_page(draft), {"ttd": ""})
    assert early.status_code == 409
    assert "hanya dapat dibuat dari naskah yang siap" in early.content.decode()
    undated = client_stf.get(pdf_page(ready), {"ttd": ""})
    assert "Tanggal penandatanganan belum diisi" in undated.content.decode()
    factories.event(ready, act="siapkan_ttd", data={"planned_on": "2026-08-04"})
    copy = client_stf.get(pdf_page(ready), {"ttd": ""})
    assert copy.status_code == 200
    assert "tanggal empat bulan Agustus tahun dua ribu dua puluh enam" in text(copy.content)
    assert "BELUM DITANDATANGANI" not in text(copy.content)
    assert "BELUM DITANDATANGANI" in text(client_stf.get(pdf_page(ready)).content)


def test_a_frozen_revision_is_shown_with_its_hash(client_aud, opd):
    agreement = factories.agreement(State.SUBMITTED, agency=opd, revision=None)
    row = frozen(agreement)
    answer = client_aud.get(revision_page(agreement))
    assert (answer.context["whole"], answer.context["current"]) == (True, False)
    assert row.sha256 in answer.content.decode()
    assert "Isi maksud dan tujuan." in answer.content.decode()


def test_a_revision_that_does_not_fit_its_hash_says_so(client_aud, opd):
    agreement = factories.agreement(State.SUBMITTED, agency=opd, revision=None)
    factories.revision(agreement, content=content_of(draft_of(agreement)), sha256="0" * 64)
    answer = client_aud.get(revision_page(agreement))
    assert answer.context["whole"] is False
    assert "tidak cocok dengan sidik jarinya" in answer.content.decode()


def test_a_revision_keeps_the_words_of_its_day(client_opo, opd):
    agreement = factories.agreement(agency=opd, about="Judul dahulu")
    frozen(agreement)
    agreement.about = "Judul sekarang"
    agreement.save()
    assert "JUDUL DAHULU" in client_opo.get(revision_page(agreement)).content.decode()
    assert "JUDUL DAHULU" in text(client_opo.get(pdf_page(agreement, 1)).content)


def test_a_revision_that_was_replaced_never_looks_signed(client_stf, opd):
    agreement = factories.agreement(State.IN_FORCE, agency=opd)
    draft = draft_of(agreement)
    row = factories.revision(agreement, content=content_of(draft), sha256=digest(content_of(draft)))
    factories.event(agreement, to_state=State.SIGNED, data={"revision": row.sha256})
    assert papers._frozen(row, agreement).state == State.DRAFT
    factories.event(agreement, to_state=State.SUBMITTED, data={"revision": row.sha256})
    assert papers._frozen(row, agreement).state == State.SUBMITTED
    assert "DRAF" in text(client_stf.get(pdf_page(agreement, row.ordinal)).content)


def test_the_signed_revision_has_no_watermark(client_stf, opd):
    agreement = factories.agreement(State.SIGNED, agency=opd, revision=None)
    agreement.revision = frozen(agreement)
    agreement.save(update_fields=["revision"])
    answer = client_stf.get(pdf_page(agreement, 1))
    assert answer.status_code == 200
    assert "DRAF" not in text(answer.content)
    assert answer["Content-Disposition"] == f'inline; filename="KSB {agreement.about} revisi 1.pdf"'


def test_a_name_with_odd_signs_stays_one_header(client_opo, opd):
    agreement = factories.agreement(agency=opd, about='Air "bersih"; x=1 – Ünïcode')
    header = client_opo.get(pdf_page(agreement))["Content-Disposition"]
    assert header == (
        "inline; filename*=utf-8''KSB%20Air%20%22bersih%22%3B%20x%3D1%20%E2%80%93%20%C3%9Cn%C3%AFcode.pdf"
    )


@pytest.mark.parametrize("address", [pdf_page, revision_page, lambda row: pdf_page(row, 1)])
def test_for_another_opd_there_is_no_paper(client, opd, address):
    agreement = factories.agreement(State.SUBMITTED, agency=opd)
    assert client.get(address(agreement)).url.startswith(reverse("login"))
    client.force_login(factories.user(Role.OPO))
    assert client.get(address(agreement)).status_code == 404


def test_a_revision_that_is_none_is_not_found(client_opo, draft):
    assert [
        client_opo.get(revision_page(draft, 9)).status_code,
        client_opo.get(pdf_page(draft, 9)).status_code,
    ] == [
        404,
        404,
    ]


def test_reading_writes_nothing_and_asks_the_same_for_many(client_opo, opd):
    one = factories.agreement(agency=opd)
    frozen(one)
    three = factories.agreement(agency=opd)
    for place in ("A", "B", "C"):
        frozen(three, place=place)
    assert writes(client_opo, revision_page(one)) == []
    assert count(client_opo, revision_page(one)) == count(client_opo, revision_page(three)) <= 12


def test_the_pdf_is_tagged(client_opo, draft):
    with opened(client_opo.get(pdf_page(draft)).content) as pdf:
        assert "/StructTreeRoot" in pdf.Root
