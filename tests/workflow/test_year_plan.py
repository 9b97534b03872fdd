"""The yearly plan: compiled from accepted mappings, discussed, approved, fixed, then locked; revised anew."""

import pytest
from django.db import IntegrityError, InternalError, transaction

from agreements.documents.archive import store
from agreements.models import YearPlan
from agreements.rules.enums import Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.plan_words import PlanAction, PlanState
from agreements.workflow.dossier import start
from agreements.workflow.year_plan import (
    FIELDS,
    add_rows,
    begin_plan,
    drop_row,
    move_plan,
    offered,
    save_row,
    shift_row,
)
from tests import factories, planned
from tests.rules.test_files import pdf

TODAY = factories.today()


def actor(role, agency=None):
    return factories.user(role, agency).actor(TODAY)


@pytest.fixture
def staff(db):
    return actor(Role.STF)


def decree(**given):
    paper = store(pdf(), name="Keputusan.pdf")
    return {"decree_number": "188/7", "decree_on": TODAY, "file": paper} | given


def discussion(**given):
    return {"discussed_on": factories.days(-1), "discussion": "Sepakat", "file": None} | given


def test_a_list_is_begun_once_a_year_by_the_section(staff):
    plan = begin_plan(2026, by=staff)
    assert (plan.state, plan.ordinal, plan.events.get().actor_name) == (PlanState.DRAFT, 0, staff.name)
    with pytest.raises(Stale):
        begin_plan(2026, by=staff)
    with pytest.raises(NotAllowed):
        begin_plan(2027, by=actor(Role.OPH, factories.agency()))


def test_only_accepted_potentials_of_the_year_are_offered_and_enter(staff):
    plan = planned.year_plan(rows=0)
    good = planned.mapping_item(planned.mapping(year=plan.year), state="diterima")
    draft = planned.mapping_item(planned.mapping(year=plan.year))
    later = planned.mapping_item(state="diterima")
    assert list(offered(plan)) == [good]
    for wrong in (draft, later):
        with pytest.raises(NotReady, match="sudah diterima"):
            add_rows(plan, [good, wrong], by=staff)
    rows = add_rows(plan, [good], by=staff)
    assert [(row.order, row.object, row.agency, row.kind) for row in rows] == [
        (1, good.object, good.mapping.agency, good.kind)
    ]
    assert add_rows(plan, [good], by=staff) == []
    assert not offered(plan).exists()
    with pytest.raises(NotAllowed):
        add_rows(plan, [good], by=actor(Role.TKS))


def test_rows_are_filled_in_moved_and_taken_out(staff):
    plan = planned.year_plan(rows=3)
    first, second, third = plan.rows.all()
    given = {name: getattr(first, name) for name in FIELDS}
    kept = save_row(first, by=staff, fields=given | {"quarter": 1, "object": "Air"}, seen=1)
    assert (kept.quarter, kept.object, kept.version) == (1, "Air", 2)
    with pytest.raises(Stale):
        save_row(first, by=staff, fields=given, seen=1)
    shift_row(third, -1, by=staff, seen=1)
    assert list(plan.rows.values_list("pk", flat=True)) == [first.pk, third.pk, second.pk]
    shift_row(first, -1, by=staff, seen=2)
    drop_row(third, by=staff, seen=1)
    assert list(plan.rows.values_list("pk", "order")) == [(first.pk, 1), (second.pk, 2)]
    with pytest.raises(Stale):
        drop_row(third, by=staff, seen=1)


def test_the_whole_way_to_the_keputusan(staff):
    plan = planned.year_plan()
    plan = move_plan(plan, PlanAction.TO_TEAM, by=actor(Role.KBG))
    minutes = store(pdf(), name="BA.pdf")
    plan = move_plan(plan, PlanAction.DISCUSS, by=actor(Role.TKS), data=discussion(file=minutes))
    mayor = actor(Role.WKT)
    plan = move_plan(plan, PlanAction.APPROVE, by=mayor, note="Laksanakan")
    plan = move_plan(plan, PlanAction.FIX, by=staff, data=decree(), seen=plan.version)
    assert (plan.state, plan.decree_number, plan.fixed_by_id) == (PlanState.FIXED, "188/7", staff.user_id)
    assert set(plan.papers.values_list("kind", flat=True)) == {"berita_acara", "daftar_rencana"}
    told = plan.events.order_by("pk").values_list("act", "from_state", "to_state")
    assert list(told) == [
        ("ajukan_tkksd", "disusun", "dibahas"),
        ("catat_pembahasan", "dibahas", "diusulkan"),
        ("setujui", "diusulkan", "disetujui"),
        ("tetapkan", "disetujui", "ditetapkan"),
    ]


@pytest.mark.parametrize(
    ("state", "action", "role"),
    [
        ("disusun", PlanAction.TO_TEAM, Role.STF),
        ("dibahas", PlanAction.DISCUSS, Role.WKT),
        ("diusulkan", PlanAction.APPROVE, Role.SEK),
        ("disetujui", PlanAction.FIX, Role.WKT),
        ("ditetapkan", PlanAction.REVISE, Role.OPH),
    ],
)
def test_each_move_is_one_role_s(db, state, action, role):
    agency = factories.agency() if role == Role.OPH else None
    with pytest.raises(NotAllowed):
        move_plan(planned.year_plan(state), action, by=actor(role, agency), note="x", data=decree())


def test_what_is_not_whole_goes_nowhere(db):
    head = actor(Role.KBG)
    with pytest.raises(NotReady, match="masih kosong"):
        move_plan(planned.year_plan(rows=0), PlanAction.TO_TEAM, by=head)
    plan = planned.year_plan(rows=0, year=2031)
    planned.plan_row(plan, quarter=None)
    with pytest.raises(NotReady, match="triwulan belum diisi"):
        move_plan(plan, PlanAction.TO_TEAM, by=head)


def test_a_list_is_handed_back_with_its_reason(db):
    plan = planned.year_plan("diusulkan")
    with pytest.raises(NotReady, match="wajib diisi"):
        move_plan(plan, PlanAction.RETURN, by=actor(Role.WKT))
    plan = move_plan(plan, PlanAction.RETURN, by=actor(Role.WKT), note="Dahulukan air")
    assert (plan.state, plan.return_reason) == (PlanState.DRAFT, "Dahulukan air")
    again = move_plan(plan, PlanAction.TO_TEAM, by=actor(Role.KBG))
    assert again.return_reason == ""


def test_the_keputusan_does_not_precede_the_discussion_and_is_not_the_approver_s(db):
    plan = planned.year_plan("disetujui")
    with pytest.raises(NotReady, match="mendahului"):
        move_plan(plan, PlanAction.FIX, by=actor(Role.STF), data=decree(decree_on=factories.days(-30)))
    person = factories.user(Role.WKT)
    factories.post(person, Role.STF)
    both = person.actor(TODAY)
    plan = move_plan(planned.year_plan("diusulkan", year=2031), PlanAction.APPROVE, by=both)
    with pytest.raises(NotAllowed, match="orang lain"):
        move_plan(plan, PlanAction.FIX, by=both, data=decree())


def test_a_fixed_list_is_locked_down_to_the_database(staff):
    plan = planned.year_plan("ditetapkan")
    row = plan.rows.get()
    with pytest.raises(NotReady, match="selama disusun"):
        save_row(row, by=staff, fields={}, seen=1)
    changes = (row.save, row.delete, plan.save, lambda: planned.plan_row(plan))
    for change in changes:
        with pytest.raises(InternalError), transaction.atomic():
            change()


def test_the_database_asks_for_number_date_and_people_of_a_keputusan(db):
    plan = planned.year_plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        YearPlan.objects.filter(pk=plan.pk).update(state="ditetapkan")
    with pytest.raises(IntegrityError), transaction.atomic():
        YearPlan.objects.create(year=plan.year, ordinal=1, created_by=plan.created_by)


def test_a_revision_begins_as_a_copy_and_replaces_the_list_by_its_own_keputusan(staff):
    plan = planned.year_plan("ditetapkan", rows=2)
    with pytest.raises(NotReady, match="wajib diisi"):
        move_plan(plan, PlanAction.REVISE, by=staff)
    fresh = move_plan(plan, PlanAction.REVISE, by=staff, note="Tambah banjir")
    assert (fresh.ordinal, fresh.state, fresh.reason) == (1, PlanState.DRAFT, "Tambah banjir")
    assert list(fresh.rows.values_list("lineage", "order")) == list(plan.rows.values_list("lineage", "order"))
    with pytest.raises(NotReady, match="sudah dibuka"):
        move_plan(plan, PlanAction.REVISE, by=staff, note="Lagi")
    drop_row(fresh.rows.first(), by=staff, seen=1)
    fresh = move_plan(YearPlan.objects.get(pk=fresh.pk), PlanAction.TO_TEAM, by=actor(Role.KBG))
    fresh = move_plan(fresh, PlanAction.DISCUSS, by=actor(Role.SEK), data=discussion())
    fresh = move_plan(fresh, PlanAction.APPROVE, by=actor(Role.WKT))
    fresh = move_plan(fresh, PlanAction.FIX, by=staff, data=decree(decree_number="188/9"))
    plan.refresh_from_db()
    assert (plan.state, fresh.state) == (PlanState.REPLACED, PlanState.FIXED)
    assert (plan.rows.count(), fresh.rows.count()) == (2, 1)


def test_a_dossier_carries_out_a_row_of_its_own_opd_s_fixed_list(opd):
    plan = planned.year_plan("disusun", rows=0)
    row = planned.plan_row(plan, agency=opd)
    officer = actor(Role.OPO, opd)
    fields = dict.fromkeys(("scope", "background", "benefit", "location", "plan_exception"), "")
    fields |= {"kind": "ksdd_sukarela", "title": "Air", "object": "air", "plan_exception_note": ""}
    given = {"by": officer, "agency": opd, "partners": [], "affairs": [], "plans": [], "fields": fields}
    with pytest.raises(NotReady):
        start(**given, plan_row=row)
    YearPlan.objects.filter(pk=plan.pk).update(
        state="ditetapkan",
        decree_number="1",
        decree_on=TODAY,
        discussed_on=TODAY,
        approved_by=factories.user(),
        fixed_by=factories.user(),
    )
    row.plan.refresh_from_db()
    assert start(**given, plan_row=row).plan_row == row
