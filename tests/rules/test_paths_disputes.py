"""Disputes go up by the levels of the law and end."""

import itertools

import pytest

from agreements.rules.enums import Action, DisputeRoute, DisputeState, Kind
from agreements.rules.paths.disputes import DISPUTE_TABLES, LEVELS, route_of
from agreements.rules.transitions import ends, find, moves_from, turn_of

S, R = DisputeState, DisputeRoute


@pytest.mark.parametrize("route", R)
def test_every_level_is_reached_and_ends(route):
    table, levels = DISPUTE_TABLES[route], LEVELS[route]
    for here, there in itertools.pairwise(levels):
        assert find(table, Action.ESCALATE, here).target == there
    for level in levels:
        assert find(table, Action.SETTLE, level).target == S.SETTLED
        assert turn_of(table, level)
    assert set(ends(table)) == ({S.SETTLED, S.DECIDED} if levels[1:] else {S.SETTLED})
    assert all(moves_from(table, end) == [] for end in ends(table))
    assert all(row.note_required and row.papers and row.basis for row in table)


def test_the_route_follows_kind_and_province():
    assert route_of(Kind.KSDD_WAJIB, same_province=True) == R.PROVINCE
    assert route_of(Kind.KSDD_SUKARELA, same_province=False) == R.REGIONS
    assert route_of(Kind.KSDPK, same_province=True) == R.CONTRACT
    assert route_of(Kind.SINERGI, same_province=False) == R.SYNERGY
    assert route_of(Kind.KSDLL, same_province=False) == R.ABROAD


def test_only_the_last_level_decides():
    table = DISPUTE_TABLES[R.PROVINCE]
    assert find(table, Action.DECIDE, S.MINISTER).confirm
    assert find(table, Action.DECIDE, S.GOVERNOR) is None
    assert find(table, Action.ESCALATE, S.MINISTER) is None
