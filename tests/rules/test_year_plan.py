"""The yearly plan: its table leads to the Keputusan, and what became of a row is told by its dossiers."""

from datetime import date
from types import SimpleNamespace

import pytest

from agreements.rules.enums import Instrument, Kind, Role, Stage, State
from agreements.rules.plan_words import PlanAction, PlanState, Reality
from agreements.rules.transitions import find, moves_from
from agreements.rules.year_plan import (
    CHECKS,
    PLAN_TABLE,
    has_rows,
    is_late,
    not_in_revision,
    quarter_end,
    reality,
    rows_whole,
)

ROW = {"order": 1, "object": "Air", "kind": "ksdpk", "quarter": 2, "code": "1.03"}


def plan(*rows, revision=False):
    return SimpleNamespace(rows_kept=[SimpleNamespace(**row) for row in rows], is_in_revision=revision)


def test_an_empty_list_is_not_discussed():
    assert has_rows(plan(ROW)) == []
    assert "masih kosong" in has_rows(plan())[0]


def test_each_row_has_kind_quarter_and_place_in_planning():
    assert rows_whole(plan(ROW)) == []
    assert rows_whole(plan(ROW | {"kind": "", "quarter": None, "code": ""})) == [
        "Nomor 1, Air: jenis, triwulan, kaitan perencanaan belum diisi."
    ]


def test_there_is_one_revision_at_a_time():
    assert not_in_revision(plan()) == []
    assert "sudah dibuka" in not_in_revision(plan(revision=True))[0]


def test_the_table_reaches_the_keputusan_and_every_state_has_a_way_on():
    seen, front = set(), [PlanState.DRAFT]
    while front:
        state = front.pop()
        if state not in seen:
            seen.add(state)
            front += [row.target for row in moves_from(PLAN_TABLE, state)]
    assert seen == set(PlanState) - {PlanState.REPLACED}
    assert moves_from(PLAN_TABLE, PlanState.REPLACED) == []


def test_rows_name_known_checks_a_basis_and_one_move_an_action():
    for row in PLAN_TABLE:
        assert set(row.ready) <= set(CHECKS)
        assert all([row.event, row.basis, row.who])
        assert row.note or not row.note_required
    for state in PlanState:
        actions = [row.action for row in moves_from(PLAN_TABLE, state)]
        assert len(actions) == len(set(actions))


def test_only_the_head_of_region_approves_and_only_the_section_records_the_keputusan():
    assert set(find(PLAN_TABLE, PlanAction.APPROVE, PlanState.PROPOSED).who) == {Role.WKT}
    assert set(find(PLAN_TABLE, PlanAction.FIX, PlanState.APPROVED).who) == {Role.STF, Role.KBG}
    assert find(PLAN_TABLE, PlanAction.FIX, PlanState.PROPOSED) is None


KSB, PKS = Instrument.KSB, Instrument.PKS


@pytest.mark.parametrize(
    ("dossiers", "word"),
    [
        ([], Reality.NONE),
        ([(Kind.KSDPK, Stage.IDEA, [])], Reality.IDEA),
        ([(Kind.KSDPK, Stage.ACCEPTED, [(KSB, State.CANCELLED, "")])], Reality.IDEA),
        ([(Kind.KSDPK, Stage.ACCEPTED, [(KSB, State.DRAFT, "")])], Reality.AGREED),
        ([(Kind.KSDPK, Stage.ACCEPTED, [(KSB, State.IN_FORCE, "berlaku")])], Reality.AGREED),
        (
            [(Kind.KSDPK, Stage.ACCEPTED, [(KSB, State.IN_FORCE, "berlaku"), (PKS, State.REVIEW, "")])],
            Reality.CONTRACT,
        ),
        ([(Kind.KSDPK, Stage.ACCEPTED, [(PKS, State.IN_FORCE, "akan_berakhir")])], Reality.RUNNING),
        ([(Kind.KSDPK, Stage.ACCEPTED, [(PKS, State.IN_FORCE, "berakhir")])], Reality.OVER),
        ([(Kind.KSDPK, Stage.ACCEPTED, [(PKS, State.TERMINATED, "")])], Reality.OVER),
        ([(Kind.KSDPK, Stage.CLOSED, [(KSB, State.IN_FORCE, "berakhir")])], Reality.OVER),
        ([(Kind.KSDPK, Stage.CANCELLED, [])], Reality.DROPPED),
        ([(Kind.KSDPK, Stage.CANCELLED, []), (Kind.KSDPK, Stage.IDEA, [])], Reality.IDEA),
        ([(Kind.SINERGI, Stage.ACCEPTED, [(Instrument.NK, State.IN_FORCE, "berlaku")])], Reality.RUNNING),
    ],
)
def test_what_became_of_a_row_is_the_furthest_of_its_dossiers(dossiers, word):
    assert reality(dossiers) == word


def test_a_quarter_ends_with_its_third_month():
    assert [quarter_end(2028, quarter) for quarter in (1, 2, 3, 4)] == [
        date(2028, 3, 31),
        date(2028, 6, 30),
        date(2028, 9, 30),
        date(2028, 12, 31),
    ]


@pytest.mark.parametrize(
    ("quarter", "reached", "today", "late"),
    [
        (1, Reality.NONE, date(2026, 3, 31), False),
        (1, Reality.NONE, date(2026, 4, 1), True),
        (1, Reality.IDEA, date(2026, 4, 1), True),
        (1, Reality.AGREED, date(2026, 4, 1), False),
        (1, Reality.DROPPED, date(2026, 4, 1), False),
        (None, Reality.NONE, date(2027, 1, 1), False),
    ],
)
def test_a_row_is_late_once_its_quarter_is_over(quarter, reached, today, late):
    assert is_late(2026, quarter, reached, today) == late
