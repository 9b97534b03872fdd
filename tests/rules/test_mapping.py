"""What a mapping must hold, and its table: every state leads on, nobody judges what they may not."""

from collections import namedtuple
from datetime import date
from types import SimpleNamespace

import pytest

from agreements.rules.enums import Kind, Role
from agreements.rules.mapping import (
    CHECKS,
    MAPPING_TABLE,
    carried,
    carried_years,
    has_items,
    items_whole,
    needs_coordination,
    reminds,
    years_complaint,
)
from agreements.rules.plan_words import MappingState, PlanAction
from agreements.rules.transitions import find, moves_from


def mapping(*items):
    return SimpleNamespace(items_kept=[SimpleNamespace(**item) for item in items])


WHOLE = {"object": "Air", "kind": "ksdpk", "benefit": "Air bersih"}


def test_a_mapping_without_potentials_is_not_submitted():
    assert has_items(mapping(WHOLE)) == []
    assert "belum memuat potensi" in has_items(mapping())[0]


def test_each_potential_has_its_kind_and_benefit():
    assert items_whole(mapping(WHOLE)) == []
    assert items_whole(mapping(WHOLE, WHOLE | {"kind": "", "benefit": ""}, WHOLE | {"benefit": ""})) == [
        "Air: jenis dan manfaat belum diisi.",
        "Air: manfaat belum diisi.",
    ]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2027, 2027, ""),
        (2028, 2030, ""),
        (2028, 2027, "mendahului"),
        (2026, 2027, "mulai tahun 2027"),
        (2027, 2037, "lebih dari 10 tahun"),
    ],
)
def test_years_are_in_order_and_of_the_mapping(first, last, said):
    complaint = years_complaint(first, last, 2027)
    assert said in complaint
    assert bool(complaint) == bool(said)


def test_only_what_is_shared_with_neighbours_is_coordinated():
    assert [kind for kind in Kind if needs_coordination(kind)] == [Kind.KSDD_WAJIB]


def test_the_table_reaches_every_state_and_an_end():
    seen, front = set(), [MappingState.DRAFT]
    while front:
        state = front.pop()
        if state not in seen:
            seen.add(state)
            front += [row.target for row in moves_from(MAPPING_TABLE, state)]
    assert seen == set(MappingState)


def test_rows_name_known_checks_a_basis_and_who_may():
    for row in MAPPING_TABLE:
        assert set(row.ready) <= set(CHECKS)
        assert all([row.event, row.basis, row.who])
        assert row.note or not row.note_required


def test_the_head_submits_and_the_section_judges():
    assert set(find(MAPPING_TABLE, PlanAction.SUBMIT, MappingState.DRAFT).who) == {Role.OPH}
    assert set(find(MAPPING_TABLE, PlanAction.ACCEPT, MappingState.SUBMITTED).who) == {Role.STF, Role.KBG}
    assert find(MAPPING_TABLE, PlanAction.RETURN, MappingState.SUBMITTED).note_required
    assert find(MAPPING_TABLE, PlanAction.ACCEPT, MappingState.DRAFT) is None


Potential = namedtuple("Potential", "affair_id object")


@pytest.mark.parametrize(("month", "due"), [(1, False), (9, False), (10, True), (12, True)])
def test_the_mapping_of_next_year_is_due_in_the_last_quarter(month, due):
    assert reminds(date(2026, month, 1)) == due


@pytest.mark.parametrize(
    ("first", "last", "carried_to"),
    [
        (2025, 2028, (2027, 2028)),
        (2026, 2027, (2027, 2027)),
        (2028, 2029, (2028, 2029)),
        (2026, 2026, (2027, 2027)),
    ],
)
def test_the_years_of_a_copied_potential(first, last, carried_to):
    assert carried_years(first, last, 2027) == carried_to


def test_what_is_there_already_is_not_copied_however_it_is_spelt():
    old = [
        Potential(1, "Air bersih"),
        Potential(2, "Air bersih"),
        Potential(1, "Sampah"),
        Potential(1, "sampah "),
    ]
    fresh, left = carried(old, [Potential(1, "AIR  bersih")])
    assert [(each.affair_id, each.object) for each in fresh] == [(2, "Air bersih"), (1, "Sampah")]
    assert [each.object for each in left] == ["Air bersih", "sampah "]
