"""The way to the DPRD: every state leads on, silence counts only by a rule, checks pass and fail."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

import pytest

from agreements.rules.dprd_readiness import DPRD_CHECKS, dprd_settled_for_text
from agreements.rules.enums import Action, ApprovalState, Instrument, Kind, Role
from agreements.rules.paths.dprd import (
    APPROVAL_TABLE,
    AT_DPRD,
    RUNNING,
    SETTLED,
    SPENT,
    WAITS,
    deemed_by,
    standings,
)
from agreements.rules.readiness import CHECKS, Case
from agreements.rules.transitions import ends, moves_from, turn_of

S = ApprovalState
TODAY = date(2026, 8, 4)


def reachable(start):
    seen, front = set(), [start]
    while front:
        state = front.pop()
        if state not in seen:
            seen.add(state)
            front += [row.target for row in moves_from(APPROVAL_TABLE, state)]
    return seen


def test_every_state_is_reached_and_ends_in_a_verdict():
    assert reachable(S.TESTED) == set(S)
    assert set(ends(APPROVAL_TABLE)) == {S.VOID, S.FREE, S.APPROVED, S.DEEMED, S.REJECTED}
    for state in S:
        assert reachable(state) & set(ends(APPROVAL_TABLE))


def test_every_open_state_says_what_it_waits_for_and_whose_turn_it_is():
    for state in set(S) - set(ends(APPROVAL_TABLE)):
        assert WAITS[state]
        assert turn_of(APPROVAL_TABLE, state), state


def test_rows_are_whole():
    for row in APPROVAL_TABLE:
        assert set(row.ready) <= set(CHECKS)
        assert all([row.event, row.basis, row.label, row.who])
    assert set(SETTLED) | set(SPENT) == set(ends(APPROVAL_TABLE))
    assert set(RUNNING) == set(AT_DPRD)


def test_that_silence_is_approval_is_stated_by_the_head_of_the_section_with_reason_and_confirmation():
    rows = [row for row in APPROVAL_TABLE if row.action == Action.DEEM]
    assert [set(row.who) for row in rows] == [{Role.KBG}]
    assert all(row.confirm and row.note_required and "silence_is_approval" in row.ready for row in rows)


@dataclass
class Row:
    state: str = S.SENT
    needed: bool = True
    kind: str = Kind.KSDPK
    tested_by_id: int = 1
    instrument: str = Instrument.PKS
    legacy: bool = False
    sent_on: date | None = TODAY
    opinion_on: date | None = None
    followed_on: date | None = None
    last_letter_on: date | None = TODAY


class Clocks:
    """Clocks of which all are over, or none."""

    def __init__(self, over):
        self.over = over

    def standing(self, key, since, kind):
        clock = SimpleNamespace(deemed_basis=f"Pasal dari {key}")
        return SimpleNamespace(clock=clock, deemed=self.over and key != "dprd_jawab_ksdd") if since else None


def test_silence_counts_only_once_the_clock_that_says_so_is_over():
    assert deemed_by(Row(), Clocks(over=False)) == ""
    assert deemed_by(Row(), Clocks(over=True)) == "Pasal dari dprd_total"
    assert (
        deemed_by(Row(state=S.FOLLOWED, followed_on=TODAY), Clocks(over=True))
        == "Pasal dari dprd_setuju_ksdd"
    )
    assert deemed_by(Row(state=S.OPINION), Clocks(over=True)) == ""
    assert standings(Row(state=S.TO_SEND), Clocks(over=True)) == []


def letter(day):
    return {"papers": {"surat_dprd": {"dated": day}}}


CASES = {
    "not_own_test": ({"user_id": 2}, {"user_id": 1}, "orang lain"),
    "test_says_needed": ({}, {"subject": Row(needed=False)}, "tidak diperlukan"),
    "test_says_free": ({"subject": Row(needed=False)}, {}, "diperlukan"),
    "enclosures_there": ({"enclosures": (("KSB", True),)}, {"enclosures": (("KSB", False),)}, "KSB"),
    "after_last_letter": ({"data": letter(TODAY)}, {"data": letter(date(2026, 8, 3))}, "mendahului"),
    "silence_is_approval": ({"deemed_by": "Pasal 12 ayat (4)"}, {}, "belum lewat"),
    "dprd_settled": ({"approval": Row(state=S.DEEMED)}, {"approval": Row()}, "Menunggu persetujuan DPRD"),
    "dprd_settled_for_text": ({"approval": Row(state=S.FREE)}, {}, "Uji beban belum disusun"),
    "plan_approved": ({"approval": Row(state=S.APPROVED)}, {"approval": Row(state=S.FREE)}, ""),
    "plan_refused": ({"approval": Row(state=S.REJECTED)}, {"approval": Row()}, "tidak menolak"),
}


def test_every_check_has_its_two_cases():
    assert set(CASES) == set(DPRD_CHECKS)


@pytest.mark.parametrize("name", [name for name in CASES if name != "plan_approved"])
def test_a_check_passes_and_complains(name):
    passes, fails, words = CASES[name]
    base = {"subject": Row(), "today": TODAY}
    assert DPRD_CHECKS[name](Case(**(base | passes))) == []
    assert words in DPRD_CHECKS[name](Case(**(base | fails)))[0]


def test_a_plan_abroad_needs_the_approval_itself():
    assert DPRD_CHECKS["plan_approved"](Case(subject=Row(), today=TODAY, approval=Row(state=S.DEEMED))) == []
    assert DPRD_CHECKS["plan_approved"](Case(subject=Row(), today=TODAY, approval=Row()))
    assert DPRD_CHECKS["plan_approved"](Case(subject=Row(), today=TODAY))


def test_of_sinergi_only_the_signature_waits():
    text = Case(subject=Row(instrument=Instrument.NK), today=TODAY)
    assert dprd_settled_for_text(text) == []
    assert DPRD_CHECKS["dprd_settled"](text)


def test_a_ksb_and_what_is_from_before_the_rules_need_no_test():
    assert DPRD_CHECKS["dprd_settled"](Case(subject=Row(instrument=Instrument.KSB), today=TODAY)) == []
    assert DPRD_CHECKS["dprd_settled"](Case(subject=Row(legacy=True), today=TODAY)) == []
