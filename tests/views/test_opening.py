"""The page on which an internal thread or suggestion is opened to the partner, or closed again."""

from uuid import uuid4

import pytest
from django.urls import reverse

from agreements.models import Comment
from agreements.rules.enums import Role, Visibility
from agreements.workflow.commenting import comment, reply
from agreements.workflow.suggesting import propose
from tests import factories
from tests.views.watching import writes
from tests.workflow.test_suggesting import other_words

TODAY = factories.today()


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


@pytest.fixture
def thread(draft, client_stf):
    return comment(draft, by=client_stf.person.actor(TODAY), text="Hanya pihak kita.", part="p2")


def page_of(row, kind="komentar"):
    return reverse("talk-readers", args=[row.agreement.uid, kind, row.uid])


def sent(answer, **more):
    return {"do": "buka", "seen": answer.context["seen"], "sure": "1"} | more


def test_it_shows_what_the_partner_will_see_and_who_wrote_it_and_writes_nothing(draft, thread, client_stf):
    factories.partner_link(draft)
    assert not writes(client_stf, page_of(thread))
    html = client_stf.get(page_of(thread)).content.decode()
    for words in ("Hanya pihak kita.", str(client_stf.person), thread.post, "Rina Contoh"):
        assert words in html


def test_it_opens_once_all_was_read_and_closes_again(draft, thread, client_stf):
    answer = client_stf.get(page_of(thread))
    unread = {"do": "buka", "seen": answer.context["seen"], "note": "Alasan tetap ada."}
    refused = client_stf.post(page_of(thread), unread)
    html = refused.content.decode()
    assert (refused.status_code, "Centang" in html, "Alasan tetap ada." in html) == (422, True, True)
    client_stf.post(page_of(thread), sent(answer))
    assert Comment.objects.get().visibility == Visibility.SHARED
    shown = client_stf.get(reverse("discussion", args=[draft.uid])).content.decode()
    assert "Dibuka kepada mitra oleh" in shown
    client_stf.post(page_of(thread), {"do": "tutup", "note": "Keliru."})
    assert Comment.objects.get().visibility == Visibility.INTERNAL
    assert draft.events.first().note == "Keliru."
    shown = client_stf.get(reverse("discussion", args=[draft.uid])).content.decode()
    assert "Dapat dibaca mitra" in shown


def test_a_reply_meanwhile_is_shown_instead_of_opened(thread, client_stf):
    answer = client_stf.get(page_of(thread))
    reply(thread, by=client_stf.person.actor(TODAY), text="Baru saja ditulis.")
    refused = client_stf.post(page_of(thread), sent(answer, note="Sudah dibahas."))
    assert refused.status_code == 409
    html = refused.content.decode()
    assert "tulisan baru" in html
    assert "Baru saja ditulis." in html
    assert "Sudah dibahas." in html
    assert set(Comment.objects.values_list("visibility", flat=True)) == {Visibility.INTERNAL}


def test_words_of_others_wait_for_the_head_of_section(thread, client_stf, client_kbg):
    lawyer = factories.user(Role.HKM)
    reply(thread, by=lawyer.actor(TODAY), text="Pendapat hukum.")
    answer = client_stf.get(page_of(thread))
    assert "Hanya Kepala Bagian Pemerintahan" in answer.content.decode()
    assert client_stf.post(page_of(thread), sent(answer)).status_code == 409
    assert client_kbg.post(page_of(thread), sent(client_kbg.get(page_of(thread)))).status_code == 302
    assert set(Comment.objects.values_list("visibility", flat=True)) == {Visibility.SHARED}


@pytest.mark.parametrize("role", ["opo", "oph", "hkm", "tks", "sek", "aud"])
def test_only_the_section_comes_here(request, thread, role):
    browser = request.getfixturevalue(f"client_{role}")
    assert browser.get(page_of(thread)).status_code == 403
    assert browser.post(page_of(thread), {"do": "buka", "sure": "1"}).status_code == 403
    shown = browser.get(reverse("discussion", args=[thread.agreement.uid])).content.decode()
    assert "Buka kepada mitra" not in shown


def test_what_is_not_there_is_not_found(draft, thread, client_stf):
    lost = reverse("talk-readers", args=[draft.uid, "komentar", uuid4()])
    odd = reverse("talk-readers", args=[draft.uid, "lain", thread.uid])
    elsewhere = factories.comment(factories.agreement())
    foreign = reverse("talk-readers", args=[draft.uid, "komentar", elsewhere.uid])
    for address in (lost, odd, foreign):
        assert client_stf.get(address).status_code == 404


def test_a_suggestion_of_ours_is_opened_here_too(draft, client_stf):
    (row,) = propose(draft, by=client_stf.person.actor(TODAY), changes=[other_words(draft)])
    answer = client_stf.get(page_of(row, "usul"))
    assert "Kata usulan." in answer.content.decode()
    client_stf.post(page_of(row, "usul"), sent(answer))
    row.refresh_from_db()
    assert row.visibility == Visibility.SHARED
