"""The partner answers our suggestions, and a word of either side goes to and fro."""

import pytest

from agreements.models import Reaction
from agreements.rules.enums import ReactionWord, Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.workflow.reacting import react
from agreements.workflow.suggesting import propose, reject
from tests import factories
from tests.workflow.test_suggesting import other_words

TODAY = factories.today()
AGREE, REFUSE, REMARK = ReactionWord


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


@pytest.fixture
def link(draft):
    return factories.partner_link(draft)


@pytest.fixture
def ours(draft, staff):
    return propose(draft, by=staff, changes=[other_words(draft)], shared=True)[0]


def test_the_partner_says_yes_or_no_to_ours_and_it_is_told(draft, link, ours):
    react(ours, guest=link, word=AGREE)
    row = react(ours, guest=link, word=REFUSE, text=" Terlalu berat. ")
    assert (row.word, row.text, row.side, row.user_id) == ("tolak", "Terlalu berat.", "mitra", None)
    event = draft.events.first()
    assert (event.actor_id, event.note) == (None, "Terlalu berat.")
    assert event.sentence.startswith("tidak setuju dengan usul atas Pasal 2 OBJEK dari ")


def test_a_no_and_a_remark_say_why(link, ours):
    for word, what in ((REFUSE, "alasannya"), (REMARK, "tanggapannya")):
        with pytest.raises(NotReady, match=what):
            react(ours, guest=link, word=word, text="  ")
    with pytest.raises(NotReady, match="terlalu panjang"):
        react(ours, guest=link, word=REMARK, text="x" * 2001)
    assert Reaction.objects.count() == 0


def test_yes_and_no_are_the_partners_alone_and_of_ours_alone(draft, link, staff, ours):
    with pytest.raises(NotReady, match="hanya dinyatakan mitra"):
        react(ours, by=staff, word=AGREE)
    (theirs,) = propose(draft, guest=link, changes=[other_words(draft)])
    with pytest.raises(NotReady, match="hanya dinyatakan mitra"):
        react(theirs, guest=link, word=AGREE)
    react(theirs, by=staff, word=REMARK, text="Mengapa?")
    react(theirs, guest=link, word=REMARK, text="Karena perlu.")
    assert theirs.reactions.count() == 2


def test_what_the_partner_does_not_read_is_not_there_for_it(draft, link, staff, ours):
    (inside,) = propose(draft, by=staff, changes=[other_words(draft)])
    stranger = factories.partner_link(draft, partner=factories.partner())
    quiet = factories.partner_link(draft, with_comments=False)
    (theirs,) = propose(draft, guest=link, changes=[other_words(draft)])
    for row, guest in ((inside, link), (theirs, stranger), (ours, quiet)):
        with pytest.raises(NotAllowed, match="tidak ada"):
            react(row, guest=guest, word=REMARK, text="x")
    with pytest.raises(NotAllowed, match="tidak dibaca mitra"):
        react(inside, by=staff, word=REMARK, text="x")


def test_what_was_decided_is_not_answered_any_more(link, staff, ours):
    reject(ours, by=staff, answer="Tidak jadi.")
    with pytest.raises(Stale, match="sudah diputuskan"):
        react(ours, guest=link, word=AGREE)
