"""The table: every state leads on, every row names known checks, and the drawn page agrees with it."""

from pathlib import Path

import pytest

from agreements.rules.drawing import workflow_page
from agreements.rules.enums import Action, Instrument, Role, State
from agreements.rules.moves import EVERY
from agreements.rules.readiness import CHECKS
from agreements.rules.transitions import (
    AGREEMENT_TABLE,
    FINAL_STATES,
    PARAF_ORDER,
    ends,
    find,
    moves_from,
    next_paraf,
    turn_of,
)


def reachable(table, start, instrument=None):
    """States that can be reached from `start`."""
    seen, front = set(), [start]
    while front:
        state = front.pop()
        if state not in seen:
            seen.add(state)
            rows = moves_from(table, state, instrument)
            front += [target for row in rows for target in (row.target, row.completes) if target]
    return seen


@pytest.mark.parametrize("instrument", EVERY)
def test_every_state_of_every_instrument_is_reached_and_leads_to_an_end(instrument):
    assert reachable(AGREEMENT_TABLE, State.DRAFT, instrument) == set(State)
    for state in State:
        assert reachable(AGREEMENT_TABLE, state, instrument) & set(FINAL_STATES)


def test_ends_lead_nowhere():
    assert set(ends(AGREEMENT_TABLE)) == set(FINAL_STATES)
    for state in FINAL_STATES:
        assert moves_from(AGREEMENT_TABLE, state) == []


def test_an_action_leaves_a_state_by_one_row_only():
    table = AGREEMENT_TABLE
    for state in {source for row in table for source in row.sources}:
        for instrument in EVERY:
            actions = [row.action for row in moves_from(table, state, instrument)]
            assert len(actions) == len(set(actions)), (state, instrument)


def test_rows_name_known_checks_somebody_who_may_and_a_basis():
    for row in AGREEMENT_TABLE:
        assert set(row.ready) <= set(CHECKS), row.action
        assert set() < set(row.who) <= set(Role), row.action
        assert all([row.event, row.basis, row.label]), row.action
        assert row.note or not row.note_required, row.action


def test_what_cannot_be_undone_asks_for_confirmation_and_a_reason():
    for row in AGREEMENT_TABLE:
        if row.target in (State.CANCELLED, State.TERMINATED):
            assert row.confirm, row.action
            assert row.note_required, row.action


def test_only_the_opd_submits_a_pks_and_the_section_may_submit_a_ksb():
    pks = find(AGREEMENT_TABLE, Action.SUBMIT, State.DRAFT, Instrument.PKS)
    ksb = find(AGREEMENT_TABLE, Action.SUBMIT, State.DRAFT, Instrument.KSB)
    assert set(pks.who) == {Role.OPO, Role.OPH}
    assert Role.STF in ksb.who


def test_find_knows_no_row_for_an_action_that_the_state_does_not_allow():
    assert find(AGREEMENT_TABLE, Action.SIGN, State.DRAFT, Instrument.KSB) is None


def test_paraf_go_round_in_order_and_end():
    given = []
    for role in PARAF_ORDER:
        assert next_paraf(given) == role
        assert turn_of(AGREEMENT_TABLE, State.FINAL, Instrument.KSB, given) == (role,)
        given.append(role)
    assert next_paraf(given) is None
    assert turn_of(AGREEMENT_TABLE, State.FINAL, Instrument.KSB, given) == ()


def test_whose_turn_leaves_out_who_could_only_return_or_cancel():
    assert turn_of(AGREEMENT_TABLE, State.REVIEW, Instrument.PKS) == (Role.KBG,)
    assert turn_of(AGREEMENT_TABLE, State.IN_FORCE, Instrument.PKS) == ()


def test_the_drawn_page_is_the_table():
    page = Path(__file__).parents[2] / "docs" / "workflow.md"
    assert page.read_text() == workflow_page(), "run: manage.py draw_workflow"
