"""Both sides agree, on the screen or on paper; the text closes, and opens again with a reason."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Assent, Attachment
from agreements.workflow.assenting import assent, text_mark
from agreements.workflow.sharing import enter, read_out_code
from tests import factories
from tests.rules.test_files import pdf


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd)


def address(agreement):
    return reverse("assent", args=[agreement.uid])


def on_paper(agreement, **given):
    data = {
        "partner": agreement.parties.get(order=2).partner.pk,
        "note": "Rapat 3 Maret 2026.",
        "mark": text_mark(agreement),
        "file": SimpleUploadedFile("berita-acara.pdf", pdf(), "application/pdf"),
    }
    return data | given


def test_we_agree_and_the_partner_on_paper_and_the_text_is_closed(client_stf, client_opo, draft):
    client_stf.post(address(draft), {"kita": "1", "mark": text_mark(draft)})
    answer = client_stf.post(address(draft), on_paper(draft), follow=True)
    assert "Naskah dibekukan" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.agreed_revision is not None
    assert Attachment.objects.get().kind == "persetujuan_mitra"
    room = client_opo.get(reverse("agreement-write", args=[draft.uid]))
    assert "sudah disepakati semua pihak" in room.context["reasons"][0]
    refused = client_stf.post(reverse("text-reopen", args=[draft.uid]), {"note": ""})
    assert refused.status_code == 409
    client_stf.post(reverse("text-reopen", args=[draft.uid]), {"note": "Mitra meminta."})
    assert "form" in client_opo.get(reverse("agreement-write", args=[draft.uid])).context


def test_a_word_on_another_text_is_refused_and_nothing_is_kept(client_stf, draft):
    answer = client_stf.post(address(draft), on_paper(draft, mark="lain"))
    assert (answer.status_code, Assent.objects.count(), Attachment.objects.count()) == (422, 0, 0)
    assert client_stf.post(address(draft), {"kita": "1", "mark": "lain"}).status_code == 409


def test_paper_is_needed_and_looked_at(client_stf, draft):
    bad = SimpleUploadedFile("x.pdf", b"bukan pdf", "application/pdf")
    for data in (on_paper(draft, file=""), on_paper(draft, file=bad)):
        answer = client_stf.post(address(draft), data)
        assert (answer.status_code, "file" in answer.context["form"].errors) == (422, True)


@pytest.mark.parametrize("client", ["opo", "hkm", "tks"])
def test_who_may_not_speak_for_us(request, draft, client):
    browser = request.getfixturevalue(f"client_{client}")
    assert browser.post(address(draft), {"kita": "1", "mark": text_mark(draft)}).status_code == 403
    assert browser.post(reverse("text-reopen", args=[draft.uid]), {"note": "x"}).status_code == 403
    assert Assent.objects.count() == 0


@pytest.fixture
def waiting(draft, client_stf):
    """The word of a contact whose code `client_stf` read out."""
    link = factories.partner_link(draft)
    by = client_stf.person.actor(factories.today())
    assert enter(link, code=read_out_code(link, by=by), address="203.0.113.7") == []
    return assent(draft, guest=link, seen=text_mark(draft))[0]


def confirming(row):
    return reverse("assent-confirm", args=[row.agreement.uid, row.pk])


def test_the_head_of_section_confirms_a_spoken_word_with_its_paper(client_kbg, client_stf, draft, waiting):
    shown = client_kbg.get(reverse("discussion", args=[draft.uid])).content.decode()
    assert confirming(waiting) in shown
    assert f"kode dibacakan {client_stf.person}" in shown
    page = client_kbg.get(confirming(waiting)).content.decode()
    assert str(client_stf.person) in page
    bad = client_kbg.post(confirming(waiting), {"note": "Surat masuk."})
    assert (bad.status_code, "Surat masuk." in bad.content.decode()) == (422, True)
    client_kbg.post(confirming(waiting), on_paper(draft, note="Surat 4 Maret."))
    waiting.refresh_from_db()
    assert (waiting.confirmed_by, waiting.evidence.kind) == (client_kbg.person, "persetujuan_mitra")
    again = client_kbg.post(confirming(waiting), on_paper(draft))
    assert (again.status_code, Attachment.objects.count()) == (422, 1)


@pytest.mark.parametrize("client", ["stf", "opo", "oph", "hkm", "tks", "aud"])
def test_nobody_else_confirms_it(request, draft, waiting, client):
    browser = request.getfixturevalue(f"client_{client}")
    shown = browser.get(reverse("discussion", args=[draft.uid])).content.decode()
    assert confirming(waiting) not in shown
    assert "Berlaku setelah Kepala Bagian memastikannya" in shown
    assert browser.get(confirming(waiting)).status_code == 403
    assert browser.post(confirming(waiting), on_paper(draft)).status_code == 403
    waiting.refresh_from_db()
    assert waiting.waits
