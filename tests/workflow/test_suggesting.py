"""Suggestions: proposed on a text, decided once, never over words that were changed since."""

import threading
from dataclasses import replace

import pytest
from django.db import connections

from agreements.documents.content import draft_of, text_of
from agreements.models import Agreement, Event, Suggestion
from agreements.rules.enums import (
    Role,
    Side,
    State,
    SuggestionKind,
    SuggestionSource,
    SuggestionState,
    Visibility,
)
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digest_of, digests, parse
from agreements.rules.suggesting import GONE, Change, change_of, part_mark, place_mark, seen_mark
from agreements.workflow.drafting import save_text
from agreements.workflow.suggesting import accept, in_the_way, propose, reject, withdraw
from tests import factories

TODAY = factories.today()


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


@pytest.fixture
def lawyer(db):
    return factories.user(Role.HKM).actor(TODAY)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def other_words(agreement, place=1, words="(1) Kata usulan."):
    """A change of the pasal at that place."""
    pasal = text_of(agreement).pasal[place]
    return change_of(replace(pasal, body=parse(words)), digest_of(pasal))


def suggested(agreement, by, *changes, **given):
    return propose(agreement, by=by, changes=changes or [other_words(agreement)], **given)


def stored(agreement):
    return text_of(Agreement.objects.get(pk=agreement.pk))


def rewrite(agreement, by, place, words):
    """Somebody writes other words meanwhile."""
    naskah = stored(agreement)
    pasal = list(naskah.pasal)
    pasal[place] = replace(pasal[place], body=parse(words))
    save_text(agreement, by=by, base=digests(naskah), mine=replace(naskah, pasal=tuple(pasal)))


def test_a_proposal_keeps_who_what_why_and_tells_it_once(draft, lawyer):
    (row,) = suggested(draft, lawyer, note=" Rumusan lebih tepat. ", source=SuggestionSource.WORD)
    assert (row.part, row.part_name, row.kind) == ("p2", "Pasal 2 OBJEK", "ubah")
    assert (row.reason, row.author, row.side, row.source) == (
        "Rumusan lebih tepat.",
        lawyer.name,
        Side.OURS,
        "word",
    )
    event = draft.events.get()
    assert event.sentence == "mengusulkan 1 perubahan: Pasal 2 OBJEK"
    assert (event.note, event.data["usulan"]) == ("Rumusan lebih tepat.", [str(row.uid)])
    assert stored(draft) == text_of(draft)


def test_many_changes_are_one_event(draft, lawyer):
    goes = Change("p3", SuggestionKind.REMOVE, digest_of(text_of(draft).pasal[2]), reason="Berlebih.")
    rows = suggested(draft, lawyer, other_words(draft), goes, note="Semua.")
    assert [row.reason for row in rows] == ["Semua.", "Berlebih."]
    assert draft.events.count() == 1


@pytest.mark.parametrize("state", [State.FINAL, State.SIGNED, State.IN_FORCE])
def test_a_text_that_is_settled_takes_no_proposal(opd, lawyer, state):
    settled = factories.agreement(state, agency=opd, text=factories.text("A", "B"))
    with pytest.raises(NotReady, match="tidak sedang dibahas"):
        suggested(settled, lawyer)


def test_what_does_not_fit_is_refused_whole(draft, lawyer):
    with pytest.raises(NotReady, match="sudah tidak ada"):
        suggested(draft, lawyer, other_words(draft), replace(other_words(draft), part="p9"))
    with pytest.raises(NotReady, match="Belum ada perubahan"):
        propose(draft, by=lawyer, changes=[])
    assert (Suggestion.objects.count(), Event.objects.count()) == (0, 0)


def test_a_stranger_proposes_nothing(draft):
    stranger = factories.user(Role.OPO).actor(TODAY)
    with pytest.raises(NotAllowed, match="Hanya OPD pemrakarsa"):
        suggested(draft, stranger)


def test_accepting_writes_the_words_the_decision_and_one_event(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    saved = accept(row, by=officer, answer="Setuju.")
    row.refresh_from_db()
    assert stored(draft).pasal[1].body == parse("(1) Kata usulan.")
    assert (row.state, row.decided_by_id, row.decided_name) == (
        SuggestionState.ACCEPTED,
        officer.user_id,
        officer.name,
    )
    assert (saved.version, saved.edited_by_id) == (2, officer.user_id)
    event = draft.events.first()
    assert event.sentence == f"menerima usul perubahan Pasal 2 OBJEK dari {lawyer.name}"
    assert (event.note, event.data["parts"]) == ("Setuju.", ["p2"])


def test_words_in_other_pasal_and_a_move_do_not_hinder(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    rewrite(draft, officer, 0, "Maksud baru.")
    naskah = stored(draft)
    save_text(draft, by=officer, base=digests(naskah), mine=replace(naskah, pasal=naskah.pasal[::-1]))
    accept(row, by=officer)
    assert [pasal.body for pasal in stored(draft).pasal] == [
        naskah.pasal[2].body,
        parse("(1) Kata usulan."),
        parse("Maksud baru."),
    ]


def test_words_changed_since_are_not_overwritten_until_the_reader_chose(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    rewrite(draft, officer, 1, "Kata yang baru ditulis.")
    with pytest.raises(Stale, match="sudah diubah sejak usul ini ditulis"):
        accept(row, by=officer)
    seen = part_mark(stored(draft), "p2")
    rewrite(draft, officer, 1, "Kata yang lebih baru lagi.")
    with pytest.raises(Stale):
        accept(row, by=officer, over=seen)
    assert stored(draft).pasal[1].body == parse("Kata yang lebih baru lagi.")
    row.refresh_from_db()
    assert row.is_open
    accept(row, by=officer, over=part_mark(stored(draft), "p2"))
    assert stored(draft).pasal[1].body == parse("(1) Kata usulan.")


def test_a_pasal_that_is_gone_comes_back_only_by_choice(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    naskah = text_of(draft)
    save_text(draft, by=officer, base=digests(naskah), mine=replace(naskah, pasal=naskah.pasal[::2]))
    with pytest.raises(Stale):
        accept(row, by=officer)
    accept(row, by=officer, over=GONE)
    assert [pasal.id for pasal in stored(draft).pasal] == ["p1", "p3", "p2"]


def test_what_the_text_says_already_is_not_accepted_again(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    rewrite(draft, officer, 1, "(1) Kata usulan.")
    with pytest.raises(Stale, match="sudah berbunyi"):
        accept(row, by=officer, over=part_mark(stored(draft), "p2"))


def test_who_may_not_write_may_not_accept(draft, lawyer):
    (row,) = suggested(draft, lawyer)
    with pytest.raises(NotAllowed):
        accept(row, by=lawyer)
    Agreement.objects.filter(pk=draft.pk).update(state=State.REVIEW)
    staff = factories.user(Role.STF).actor(TODAY)
    with pytest.raises(NotReady, match="hanya dapat diubah selama Draf"):
        accept(row, by=staff)
    assert stored(draft) == text_of(draft)


def test_a_rejection_needs_an_answer(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    with pytest.raises(NotReady, match="Alasan penolakan"):
        reject(row, by=officer, answer=" ")
    reject(row, by=officer, answer="Sudah diatur dalam Pasal 3.")
    row.refresh_from_db()
    assert (row.state, row.answer) == (SuggestionState.REJECTED, "Sudah diatur dalam Pasal 3.")
    event = draft.events.first()
    assert event.sentence.startswith("menolak usul perubahan Pasal 2 OBJEK")
    assert event.note == "Sudah diatur dalam Pasal 3."


def test_only_its_author_withdraws_a_suggestion(draft, lawyer, officer):
    (row,) = suggested(draft, lawyer)
    with pytest.raises(NotAllowed, match="Hanya pengusulnya"):
        withdraw(row, by=officer)
    withdraw(row, by=lawyer)
    with pytest.raises(Stale, match=f"sudah ditarik oleh {lawyer.name}"):
        reject(row, by=officer, answer="Terlambat.")


READERS = 8


@pytest.mark.django_db(transaction=True)
def test_of_many_who_accept_one_suggestion_at_once_one_does():
    agency = factories.agency()
    draft = factories.agreement(agency=agency, text=factories.text("MAKSUD", "OBJEK"))
    (row,) = suggested(draft, factories.user(Role.HKM).actor(TODAY))
    people = [factories.user(Role.OPO, agency).actor(TODAY) for _ in range(READERS)]
    start, told = threading.Barrier(READERS), []

    def decide(person):
        start.wait()
        try:
            accept(Suggestion.objects.get(pk=row.pk), by=person)
            told.append("accepted")
        except Stale as refusal:
            told.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row.refresh_from_db()
    assert sorted(told)[:-1] == [f"Usul ini sudah diterima oleh {row.decided_name}."] * (READERS - 1)
    assert (max(told), draft.events.count()) == ("accepted", 2)
    assert Agreement.objects.get(pk=draft.pk).version == 2


def test_words_as_people_read_them_get_their_references_and_fields_back(opd, lawyer, officer):
    text = factories.text("MAKSUD", "OBJEK")
    text["pasal"][1]["body"][0]["text"] = "Objek {{tentang}} menurut Pasal {{#p1}}."
    draft = factories.agreement(agency=opd, about="Air minum", text=text)
    kept, shown = text_of(draft).pasal[1], draft_of(draft).text.pasal[1]
    assert shown.body[0].text == "Objek Air minum menurut Pasal 1."
    proposed = replace(shown, body=(replace(shown.body[0], text=f"{shown.body[0].text} Tambahan."),))
    (row,) = suggested(draft, lawyer, change_of(proposed, digest_of(kept)))
    accept(row, by=officer)
    assert stored(draft).pasal[1].body[0].text == "Objek {{tentang}} menurut Pasal {{#p1}}. Tambahan."


def moved(agreement, part, after):
    naskah = stored(agreement)
    return Change(part, SuggestionKind.MOVE, place_mark(naskah, part), None, after)


def order(agreement):
    return [pasal.id for pasal in stored(agreement).pasal]


def test_a_move_is_told_with_its_two_places_and_taken_in(draft, officer, lawyer):
    (row,) = suggested(draft, lawyer, moved(draft, "p3", "p1"))
    assert draft.events.first().sentence == (
        "mengusulkan 1 perubahan: pindahkan Pasal 3 PENUTUP ke belakang Pasal 1 MAKSUD"
    )
    accept(row, by=officer)
    assert order(draft) == ["p1", "p3", "p2"]
    assert draft.events.first().data["pasal"] == ["URUTAN PASAL"]


def test_references_follow_a_move_that_is_taken_in(draft, officer, lawyer):
    rewrite(draft, officer, 0, "Lihat Pasal {{#p3}}.")
    (row,) = suggested(draft, lawyer, moved(draft, "p3", "p1"))
    accept(row, by=officer)
    printed = draft_of(Agreement.objects.get(pk=draft.pk)).text
    assert printed.pasal[0].body[0].text == "Lihat Pasal 2."


def test_of_two_moves_of_one_part_the_second_is_told_and_goes_in_only_knowingly(draft, officer, lawyer):
    first, second = suggested(draft, lawyer, moved(draft, "p3", "p1"), moved(draft, "p3", ""))
    assert in_the_way(first) == [second]
    accept(first, by=officer)
    with pytest.raises(Stale, match="berpindah tempat"):
        accept(second, by=officer)
    assert order(draft) == ["p1", "p3", "p2"]
    accept(second, by=officer, over=seen_mark(stored(draft), second))
    assert order(draft) == ["p3", "p1", "p2"]


def test_what_was_removed_is_not_moved(draft, officer, lawyer):
    last = text_of(draft).pasal[2]
    goes = Change("p3", SuggestionKind.REMOVE, digest_of(last))
    removal, move = suggested(draft, lawyer, goes, moved(draft, "p3", ""))
    accept(removal, by=officer)
    with pytest.raises(Stale, match="sudah dihapus"):
        accept(move, by=officer, over=seen_mark(stored(draft), move))
    assert order(draft) == ["p1", "p2"]


def test_a_proposal_of_ours_is_internal_unless_told(draft, lawyer):
    inside, shared = suggested(draft, lawyer)[0], suggested(draft, lawyer, shared=True)[0]
    assert (inside.visibility, shared.visibility) == (Visibility.INTERNAL, Visibility.SHARED)
    partner = factories.partner_link(draft).partner_id
    assert list(draft.suggestions.seen_by(partner)) == [shared]
