"""Writing an instrument: nobody's words are lost, and the history says it once."""

import threading
from dataclasses import replace

import pytest
from django.db import connections

from agreements.documents.content import draft_of, text_of
from agreements.models import Event
from agreements.rules.enums import Instrument, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import MAX_PASAL_CHARS, RECITALS, Node, Pasal, digests, parse
from agreements.workflow.beginning import begin
from agreements.workflow.drafting import (
    data_mark,
    parties_mark,
    save_data,
    save_parties,
    save_text,
    writing_refusals,
)
from tests import factories

TODAY = factories.today()


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def rewritten(naskah, place, words):
    """The naskah with other words in the pasal at that place."""
    pasal = list(naskah.pasal)
    pasal[place] = replace(pasal[place], body=parse(words))
    return replace(naskah, pasal=tuple(pasal))


def save(agreement, by, mine, base=None):
    return save_text(agreement, by=by, base=base or digests(text_of(agreement)), mine=mine)


def test_a_save_writes_the_words_the_version_and_one_event(draft, officer):
    mine = rewritten(text_of(draft), 0, "(1) Kata baru.")
    saved, conflicts = save(draft, officer, mine)
    draft.refresh_from_db()
    assert (conflicts, text_of(draft)) == ((), mine)
    assert (draft.version, draft.edited_by_id) == (2, officer.user_id)
    event = draft.events.get()
    assert (event.sentence, event.data["pasal"]) == ("mengubah naskah", ["MAKSUD"])
    assert saved.version == 2


def test_saving_the_same_words_changes_nothing(draft, officer):
    save(draft, officer, text_of(draft))
    draft.refresh_from_db()
    assert (draft.version, Event.objects.count()) == (1, 0)


def test_the_history_says_once_what_a_person_writes_at_one_sitting(draft, officer, staff):
    for words in ("satu", "dua", "tiga"):
        save(draft, officer, rewritten(text_of(draft), 0, words))
        draft.refresh_from_db()
    save(draft, officer, rewritten(text_of(draft), 1, "empat"))
    draft.refresh_from_db()
    save(draft, officer, rewritten(text_of(draft), 0, "lima"))
    draft.refresh_from_db()
    save(draft, staff, rewritten(text_of(draft), 0, "enam"))
    draft.refresh_from_db()
    save(draft, officer, rewritten(text_of(draft), 0, "tujuh"))
    draft.refresh_from_db()
    told = [(event.actor_id, event.data["pasal"]) for event in draft.events.order_by("pk")]
    assert told == [
        (officer.user_id, ["MAKSUD"]),
        (officer.user_id, ["OBJEK"]),
        (staff.user_id, ["MAKSUD"]),
        (officer.user_id, ["MAKSUD"]),
    ]
    assert (draft.version, text_of(draft).pasal[0].body) == (8, parse("tujuh"))


def test_recitals_and_order_are_named_too(draft, officer):
    stored = text_of(draft)
    save(draft, officer, replace(stored, recitals=("bahwa lain",)))
    draft.refresh_from_db()
    save(draft, officer, replace(text_of(draft), pasal=stored.pasal[::-1]))
    assert [event.data["pasal"] for event in draft.events.order_by("pk")] == [
        ["KONSIDERANS"],
        ["URUTAN PASAL"],
    ]


def test_two_people_in_different_pasal_are_merged(draft, officer, staff):
    loaded = text_of(draft)
    save(draft, staff, rewritten(loaded, 2, "Penutup staf."))
    _, conflicts = save(draft, officer, rewritten(loaded, 0, "Maksud OPD."), base=digests(loaded))
    draft.refresh_from_db()
    assert conflicts == ()
    assert [p.body for p in text_of(draft).pasal] == [
        parse("Maksud OPD."),
        loaded.pasal[1].body,
        parse("Penutup staf."),
    ]


def test_two_people_in_one_pasal_are_a_conflict_and_nothing_is_written(draft, officer, staff):
    loaded = text_of(draft)
    save(draft, staff, rewritten(loaded, 0, "Kata staf."))
    mine = rewritten(loaded, 0, "Kata OPD.")
    saved, conflicts = save(draft, officer, mine, base=digests(loaded))
    ((ident, own, theirs),) = conflicts
    assert (ident, own.body, theirs.body) == ("p1", parse("Kata OPD."), parse("Kata staf."))
    assert text_of(saved).pasal[0].body == parse("Kata staf.")
    assert draft.events.count() == 1


def test_a_text_beyond_the_limit_is_refused(draft, officer):
    loaded = text_of(draft)
    long = replace(loaded, pasal=(Pasal("p1", "", "MAKSUD", (Node("teks", "x" * (MAX_PASAL_CHARS + 1)),)),))
    with pytest.raises(NotReady, match="terlalu panjang"):
        save(draft, officer, long)
    draft.refresh_from_db()
    assert text_of(draft) == loaded


@pytest.mark.parametrize("state", [State.SUBMITTED, State.FINAL, State.IN_FORCE])
def test_a_text_that_was_handed_in_is_not_written_any_more(opd, officer, state):
    agreement = factories.agreement(state, agency=opd, number="5/KSB/2026")
    assert "hanya dapat diubah selama Draf" in writing_refusals(agreement, officer)[0]
    with pytest.raises(NotReady):
        save(agreement, officer, rewritten(text_of(agreement), 0, "lain"))


def test_another_opd_may_not_write(draft):
    stranger = factories.user(Role.OPO).actor(TODAY)
    with pytest.raises(NotAllowed, match="Hanya OPD pemrakarsa"):
        save(draft, stranger, text_of(draft))


def test_data_is_saved_against_what_was_seen_of_the_data_alone(draft, officer, staff):
    seen = data_mark(draft)
    save(draft, staff, rewritten(text_of(draft), 0, "Kata staf."))
    saved = save_data(draft, by=officer, seen=seen, fields={"place": "Mojokerto"})
    assert (saved.place, saved.version) == ("Mojokerto", 3)
    assert saved.events.first().data == {"place": ["", "Mojokerto"]}
    with pytest.raises(Stale, match="Data naskah sudah diubah"):
        save_data(draft, by=staff, seen=seen, fields={"place": "Cimahi"})


def test_unchanged_data_is_no_news(draft, officer):
    seen = data_mark(draft)
    saved = save_data(draft, by=officer, seen=seen, fields={"place": draft.place}, bases=[])
    assert (saved.version, Event.objects.count()) == (1, 0)


def test_the_legal_basis_keeps_its_order_and_is_told(draft, officer):
    first, second = factories.regulation(), factories.regulation()
    save_data(draft, by=officer, seen=data_mark(draft), fields={}, bases=[second, first])
    assert [basis.regulation for basis in draft.bases.all()] == [second, first]
    assert draft.events.get().data == {"bases": [[], [str(second), str(first)]]}


def party(**given):
    return {"body": "Pihak", "authority": "kepala_daerah"} | given


def test_parties_are_replaced_in_order_and_a_stale_page_is_refused(draft, officer, staff):
    seen = parties_mark(draft)
    save_parties(draft, by=officer, seen=seen, parties=[party(body="Satu"), party(body="Dua")])
    assert [(row.order, row.body) for row in draft.parties.all()] == [(1, "Satu"), (2, "Dua")]
    with pytest.raises(Stale, match="Para pihak sudah diubah"):
        save_parties(draft, by=staff, seen=seen, parties=[party(), party()])
    assert [row.body for row in draft.parties.all()] == ["Satu", "Dua"]


@pytest.mark.parametrize("number", [1, 13])
def test_an_instrument_has_two_to_twelve_parties(draft, officer, number):
    with pytest.raises(NotReady, match="2 sampai 12 pihak"):
        save_parties(draft, by=officer, seen=parties_mark(draft), parties=[party()] * number)
    assert draft.parties.count() == 2


def test_new_facts_flow_into_what_nobody_has_rewritten(opd, officer):
    factories.government()
    ksb = begin(factories.cooperation(agency=opd, title="Air minum"), Instrument.KSB, by=officer)
    loaded = text_of(ksb)
    at = [pasal.id for pasal in loaded.pasal].index("objek")
    save(ksb, officer, rewritten(loaded, at, "Objek tulisan sendiri."))
    save_data(ksb, by=officer, seen=data_mark(ksb), fields={"about": "Air bersih"})
    ksb.refresh_from_db()
    now = {pasal.id: pasal for pasal in draft_of(ksb).text.pasal}
    assert now["objek"].body == parse("Objek tulisan sendiri.")
    assert "Air bersih" in now["maksud_tujuan"].body[0].text
    assert RECITALS in digests(text_of(ksb))


WRITERS = 12


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_lose_nothing():
    agency = factories.agency()
    draft = factories.agreement(agency=agency, text=factories.text(*(f"PASAL {at}" for at in range(WRITERS))))
    loaded = text_of(draft)
    people = [factories.user(Role.OPO, agency).actor(TODAY) for _ in range(WRITERS)]
    start, clashes = threading.Barrier(WRITERS), []

    def write(place):
        start.wait()
        mine = rewritten(loaded, place, f"(1) Kata dari penulis {place}.")
        clashes.extend(save(draft, people[place], mine, base=digests(loaded))[1])
        connections.close_all()

    threads = [threading.Thread(target=write, args=(place,)) for place in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    draft.refresh_from_db()
    written = [pasal.body for pasal in text_of(draft).pasal]
    assert written == [parse(f"(1) Kata dari penulis {place}.") for place in range(WRITERS)]
    assert (clashes, draft.version, draft.events.count()) == ([], WRITERS + 1, WRITERS)
