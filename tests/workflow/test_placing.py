"""A dossier gets its place in the yearly plan afterwards: on a fixed row, or on one of an amendment."""

import pytest

from agreements.models import YearPlan
from agreements.rules.enums import Kind, Role, Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import Act
from agreements.rules.plan_words import PlanAction, PlanState, Priority
from agreements.rules.year_plan import CHECKS
from agreements.workflow.placing import place, propose, release
from agreements.workflow.year_plan import drop_row, move_plan, offered
from tests import factories, planned
from tests.workflow.test_year_plan import actor, decree, discussion

GIVEN = {"priority": Priority.HIGH.value, "quarter": 3}


@pytest.fixture
def staff(db):
    return actor(Role.STF)


@pytest.fixture
def dossier(opd):
    row = factories.cooperation(Stage.SUBMITTED.value, agency=opd, kind=Kind.KSDPK.value, title="Air")
    row.affairs.set([factories.affair()])
    return row


def fixed_row(agency):
    plan = planned.year_plan(rows=0)
    row = planned.plan_row(plan, agency=agency)
    facts = {"decree_number": "1", "decree_on": factories.today(), "discussed_on": factories.today()}
    people = {"approved_by": factories.user(), "fixed_by": factories.user()}
    YearPlan.objects.filter(pk=plan.pk).update(state="ditetapkan", **facts, **people)
    return type(row).objects.select_related("plan").get(pk=row.pk)


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.OPO, Role.OPH])
def test_a_dossier_is_placed_on_a_row_of_the_fixed_list(dossier, opd, role):
    row = fixed_row(opd)
    by = actor(role, opd if role in (Role.OPO, Role.OPH) else None)
    kept = place(dossier, row, by=by, seen=dossier.version)
    assert (kept.plan_row, kept.version) == (row, dossier.version + 1)
    event = dossier.events.get(act=Act.PLACE_IN_PLAN)
    assert (event.actor_name, event.data["plan_row"][1]) == (by.name, row.place_words)
    assert row.plan.events.get().sentence.endswith(": Air")


def test_others_another_opd_s_row_and_a_list_in_the_making_are_refused(dossier, opd, staff):
    row = fixed_row(opd)
    for stranger in (actor(Role.TKS), actor(Role.OPO, factories.agency())):
        with pytest.raises(NotAllowed):
            place(dossier, row, by=stranger, seen=1)
    foreign = planned.plan_row(planned.year_plan(rows=0, year=2031), agency=opd)
    with pytest.raises(NotReady, match="tidak lagi berlaku"):
        place(dossier, foreign, by=staff, seen=1)
    other = planned.plan_row(planned.year_plan(rows=0, year=2032))
    with pytest.raises(NotReady, match="milik OPD lain"):
        place(dossier, other, by=staff, seen=1)
    dossier.refresh_from_db()
    assert dossier.plan_row is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"stage": Stage.CLOSED.value}, "sudah selesai"), ({"legacy": True}, "Naskah lama")],
)
def test_what_is_over_or_old_has_no_place(dossier, opd, staff, changes, words):
    type(dossier).objects.filter(pk=dossier.pk).update(**changes)
    with pytest.raises(NotReady, match=words):
        place(dossier, fixed_row(opd), by=staff, seen=1)


def test_it_is_placed_once_and_not_over_another_s_change(dossier, opd, staff):
    row = fixed_row(opd)
    with pytest.raises(Stale):
        place(dossier, row, by=staff, seen=7)
    kept = place(dossier, row, by=staff, seen=1)
    with pytest.raises(NotReady, match="sudah tercantum"):
        place(kept, row, by=staff, seen=2)


def test_it_leaves_its_row_with_a_reason(dossier, opd, staff):
    kept = place(dossier, fixed_row(opd), by=staff, seen=1)
    with pytest.raises(NotReady, match="Alasan wajib"):
        release(kept, by=staff, seen=2, note=" ")
    kept = release(kept, by=staff, seen=2, note="Salah pilih")
    assert kept.plan_row is None
    assert dossier.events.order_by("ordinal").last().note == "Salah pilih"
    with pytest.raises(NotReady, match="tidak tercantum"):
        release(kept, by=staff, seen=3, note="Lagi")


def test_a_new_row_goes_into_the_amendment_and_is_fixed_by_its_keputusan(dossier, opd, staff):
    row = fixed_row(opd)
    dossier.plans.create(document="rkpd", year=row.plan.year, code="2.18.01")
    dossier.plans.exclude(code="2.18.01").update(year=row.plan.year - 1)
    with pytest.raises(NotReady, match="tidak lagi disusun"):
        propose(dossier, row.plan, by=staff, seen=1, **GIVEN)
    fresh = move_plan(row.plan, PlanAction.REVISE, by=staff, note="Tambah air")
    added = propose(dossier, fresh, by=staff, seen=1, **GIVEN)
    assert (added.order, added.object, added.agency, added.kind) == (2, "Air", opd, Kind.KSDPK)
    assert (added.code, added.quarter, added.item) == ("2.18.01", 3, None)
    fresh.refresh_from_db()
    assert (CHECKS["rows_whole"](fresh), fresh.version) == ([], 2)
    fresh = move_plan(fresh, PlanAction.TO_TEAM, by=actor(Role.KBG))
    fresh = move_plan(fresh, PlanAction.DISCUSS, by=actor(Role.SEK), data=discussion())
    fresh = move_plan(fresh, PlanAction.APPROVE, by=actor(Role.WKT))
    fresh = move_plan(fresh, PlanAction.FIX, by=staff, data=decree(decree_number="188/9"))
    dossier.refresh_from_db()
    assert (dossier.plan_row, dossier.plan_row.plan.state) == (added, PlanState.FIXED)


def test_only_the_section_proposes_and_never_without_urusan(dossier, opd, staff):
    plan = planned.year_plan(rows=0)
    with pytest.raises(NotAllowed):
        propose(dossier, plan, by=actor(Role.OPO, opd), seen=1, **GIVEN)
    dossier.affairs.clear()
    with pytest.raises(NotReady, match="Urusan"):
        propose(dossier, plan, by=staff, seen=1, **GIVEN)
    assert plan.rows.count() == 0


def test_a_row_that_leaves_the_list_lets_its_dossier_go(dossier, opd, staff):
    plan = planned.year_plan(rows=0)
    potential = planned.mapping_item(planned.mapping(year=plan.year), state="diterima")
    row = propose(dossier, plan, by=staff, seen=1, **GIVEN)
    assert list(offered(plan)) == [potential]
    drop_row(row, by=staff, seen=1)
    dossier.refresh_from_db()
    assert (dossier.plan_row, plan.rows.count()) == (None, 0)
    assert "mengeluarkan" in dossier.events.order_by("ordinal").last().sentence
