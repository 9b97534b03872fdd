"""Loading codes: all of a table, each change kept, nobody but the section and the admins."""

import pytest

from agreements.models import PlanCode
from agreements.rules.enums import Role
from agreements.rules.errors import NotAllowed
from agreements.rules.plan_codes import CodeRow
from agreements.workflow.plan_codes import load_codes
from tests import factories

TODAY = factories.today()


def row(code="1.02", name="Kesehatan", **given):
    return CodeRow(**({"line": 2, "document": "rkpd", "year": 2026, "code": code, "name": name} | given))


def actor(role, agency=None):
    return factories.user(role, agency).actor(TODAY)


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.ADM, Role.REG])
def test_the_section_and_the_admins_load(db, role):
    done = load_codes([row(), row("1.03", "Air")], by=actor(role))
    assert (len(done.new), len(done.changed), done.same) == (2, 0, 0)
    assert PlanCode.objects.count() == 2


@pytest.mark.parametrize("role", [Role.OPO, Role.OPH, Role.HKM, Role.AUD])
def test_others_do_not(db, role):
    with pytest.raises(NotAllowed):
        load_codes([row()], by=actor(role))
    assert not PlanCode.objects.exists()


def test_a_second_table_changes_what_differs_and_takes_nothing_away(db, opd):
    staff = actor(Role.STF)
    load_codes([row(), row("1.03", "Air"), row("1.04", "Rumah", agency=opd.code)], by=staff)
    done = load_codes(
        [row(name="Kesehatan warga", page="9"), row("1.03", "Air"), row("1.05", "Aman")], by=staff
    )
    assert ([code.code for code in done.new], [code.code for code in done.changed], done.same) == (
        ["1.05"],
        ["1.02"],
        1,
    )
    assert list(PlanCode.objects.order_by("code").values_list("code", "name", "page")) == [
        ("1.02", "Kesehatan warga", "9"),
        ("1.03", "Air", ""),
        ("1.04", "Rumah", ""),
        ("1.05", "Aman", ""),
    ]
    kept = PlanCode.pgh_event_model.objects.filter(code="1.02").order_by("pgh_id")
    assert list(kept.values_list("pgh_label", "name")) == [
        ("insert", "Kesehatan"),
        ("update", "Kesehatan warga"),
    ]


def test_the_same_code_may_stand_for_two_opd(db, opd):
    other = factories.agency()
    load_codes([row(agency=opd.code), row(agency=other.code), row()], by=actor(Role.STF))
    assert PlanCode.objects.count() == 3
