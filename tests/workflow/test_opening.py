"""An internal thread or suggestion is opened to the partner, whole and knowingly, and closed again."""

import threading

import pytest
from django.db import connections
from django.utils import timezone

from agreements.models import Comment, Notice, PartnerLink
from agreements.rules.enums import Role, Visibility
from agreements.rules.errors import NotAllowed, NotReady, Refusal, Stale
from agreements.workflow.commenting import comment, reply
from agreements.workflow.opening import close_to_partner, mark_of, open_to_partner
from agreements.workflow.suggesting import propose
from tests import factories
from tests.workflow.test_suggesting import other_words

TODAY = factories.today()


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


@pytest.fixture
def head(db):
    return factories.user(Role.KBG).actor(TODAY)


@pytest.fixture
def lawyer(db):
    return factories.user(Role.HKM).actor(TODAY)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


@pytest.fixture
def thread(draft, staff):
    return comment(draft, by=staff, text="Mohon pendapat.", part="p2")


def seen_by_all(thread):
    return set(Comment.objects.filter(agreement=thread.agreement).values_list("visibility", flat=True))


def test_the_section_opens_its_own_words_with_a_line_in_the_history(draft, thread, staff):
    reply(thread, by=staff, text="Sudah diperiksa.")
    opened = open_to_partner(thread, by=staff, seen=mark_of(thread), note="Disepakati dibuka.")
    assert seen_by_all(thread) == {Visibility.SHARED}
    assert (opened.opener, opened.shared_from is not None) == (staff.name, True)
    event = draft.events.first()
    assert event.sentence == "membuka percakapan pada Pasal 2 OBJEK kepada mitra"
    assert (event.note, event.data) == ("Disepakati dibuka.", {"komentar": str(thread.uid)})


def test_words_of_others_are_opened_by_the_head_and_their_authors_are_told(
    draft, thread, staff, head, lawyer
):
    reply(thread, by=lawyer, text="Cukup jelas.")
    with pytest.raises(NotReady, match=f"kata-kata {lawyer.name}"):
        open_to_partner(thread, by=staff, seen=mark_of(thread))
    assert seen_by_all(thread) == {Visibility.INTERNAL}
    open_to_partner(thread, by=head, seen=mark_of(thread))
    assert seen_by_all(thread) == {Visibility.SHARED}
    told = Notice.objects.filter(event=draft.events.first())
    assert Role.HKM in set(told.values_list("role", flat=True))


def test_what_was_added_since_it_was_read_is_not_opened_unread(thread, staff):
    seen = mark_of(thread)
    reply(thread, by=staff, text="Jangan diketahui mitra.")
    with pytest.raises(Stale, match="tulisan baru"):
        open_to_partner(thread, by=staff, seen=seen)
    assert seen_by_all(thread) == {Visibility.INTERNAL}


def test_a_note_of_tkksd_is_never_opened(draft, head):
    member = factories.user(Role.TKS).actor(TODAY)
    note = comment(draft, by=member, text="Tertutup.", visibility=Visibility.CLOSED)
    with pytest.raises(NotReady, match="tidak pernah dibuka"):
        open_to_partner(note, by=head, seen=mark_of(note))
    assert (seen_by_all(note), draft.events.count()) == ({Visibility.CLOSED}, 0)


@pytest.mark.parametrize("role", [Role.OPO, Role.OPH, Role.HKM, Role.TKS, Role.SEK, Role.AUD])
def test_nobody_else_opens_or_closes(opd, thread, role):
    person = factories.user(role, opd if role in (Role.OPO, Role.OPH) else None).actor(TODAY)
    for act in (
        lambda: open_to_partner(thread, by=person, seen=mark_of(thread)),
        lambda: close_to_partner(thread, by=person),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_closing_again_says_since_when_it_was_open_and_whether_anybody_came(draft, thread, staff):
    link = factories.partner_link(draft)
    open_to_partner(thread, by=staff, seen=mark_of(thread))
    PartnerLink.objects.filter(pk=link.pk).update(last_used_at=timezone.now())
    closed = close_to_partner(thread, by=staff)
    assert (seen_by_all(thread), closed.was_shared) == ({Visibility.INTERNAL}, True)
    assert "mitra sempat masuk sejak itu" in draft.events.first().sentence
    again = open_to_partner(thread, by=staff, seen=mark_of(thread))
    assert (again.shared_from, again.was_shared) == (closed.shared_from, False)
    PartnerLink.objects.update(last_used_at=None)
    close_to_partner(thread, by=staff)
    assert "mitra belum masuk sejak itu" in draft.events.first().sentence


def test_a_thread_in_which_the_partner_wrote_stays_open_to_it(draft, thread, staff):
    open_to_partner(thread, by=staff, seen=mark_of(thread))
    reply(thread, guest=factories.partner_link(draft), text="Terima kasih.")
    with pytest.raises(NotReady, match="juga percakapannya"):
        close_to_partner(thread, by=staff)
    assert seen_by_all(thread) == {Visibility.SHARED}


def test_a_suggestion_is_opened_while_it_is_open(draft, staff, lawyer, head):
    (row,) = propose(draft, by=lawyer, changes=[other_words(draft)])
    with pytest.raises(NotReady, match="Hanya Kepala Bagian"):
        open_to_partner(row, by=staff, seen=mark_of(row))
    opened = open_to_partner(row, by=head, seen=mark_of(row))
    assert (opened.visibility, opened.opener) == (Visibility.SHARED, head.name)
    assert "membuka usul perubahan pada Pasal 2 OBJEK" in draft.events.first().sentence
    opened.state, opened.decided_at, opened.decided_name = "ditolak", timezone.now(), "X"
    opened.visibility = Visibility.INTERNAL.value
    opened.save()
    with pytest.raises(NotReady, match="sudah diputuskan"):
        open_to_partner(opened, by=head, seen=mark_of(opened))


@pytest.mark.django_db(transaction=True)
def test_a_reply_at_the_same_moment_is_never_opened_unread():
    draft = factories.agreement(text=factories.text("MAKSUD", "OBJEK"))
    staff = factories.user(Role.STF).actor(TODAY)
    thread = comment(draft, by=staff, text="Satu.")
    seen, start = mark_of(thread), threading.Barrier(2)

    def do(act):
        start.wait()
        try:
            act()
        except Refusal:
            pass
        finally:
            connections.close_all()

    acts = (
        lambda: open_to_partner(thread, by=staff, seen=seen),
        lambda: reply(Comment.objects.get(pk=thread.pk), by=staff, text="Rahasia."),
    )
    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    opened = Comment.objects.get(pk=thread.pk).visibility == Visibility.SHARED
    events = list(draft.events.order_by("ordinal").values_list("sentence", flat=True))
    order = [sentence.split()[0] for sentence in events]
    assert order in (["memberi", "membuka", "membalas"], ["memberi", "membalas"])
    assert opened == ("membuka" in order)
    assert len(seen_by_all(thread)) == 1
