"""Rows of planning for the tests, as `tests.factories` writes the rest."""

from agreements import models
from agreements.rules.enums import Kind
from tests import factories


def plan_code(**given):
    """A code of the RKPD of 2026."""
    given = {
        "document": "rkpd",
        "year": 2026,
        "code": f"7.{next(factories.SERIAL)}",
        "name": "Kegiatan contoh",
    } | given
    return models.PlanCode.objects.create(**given)


def mapping(agency=None, state="draf", **given):
    """An OPD's mapping of next year; one that was judged has its people."""
    given = {"year": factories.today().year + 1, "created_by": factories.user()} | given
    if state != "draf":
        given = {"submitted_by": factories.user()} | given
    return models.Mapping.objects.create(agency=agency or factories.agency(), state=state, **given)


_mapping = mapping


def mapping_item(mapping=None, *, state="draf", **given):
    """A potential cooperation; its mapping is given `state` after it."""
    mapping = mapping or _mapping()
    given = {
        "object": f"Potensi contoh {next(factories.SERIAL)}",
        "need": "Kebutuhan contoh",
        "candidate": "Calon contoh",
        "kind": Kind.KSDD_SUKARELA.value,
        "first_year": mapping.year,
        "last_year": mapping.year,
        "benefit": "Manfaat contoh",
    } | given
    given["affair"] = given.get("affair") or factories.affair()
    given["category"] = given.get("category") or factories.category()
    row = models.MappingItem.objects.create(mapping=mapping, **given)
    if state != mapping.state:
        mapping.state, mapping.submitted_by = state, mapping.submitted_by or factories.user()
        mapping.save()
    return row


def year_plan(state="disusun", *, rows=1, year=None, **given):
    """The list of this year in `state`, with that many whole rows."""
    year = year or factories.today().year
    plan = models.YearPlan.objects.create(year=year, created_by=factories.user(), **given)
    for order in range(1, rows + 1):
        plan_row(plan, order=order)
    facts = {"state": state, "discussed_on": factories.days(-9)}
    if state in ("disetujui", "ditetapkan", "diubah"):
        facts["approved_by"] = factories.user()
    if state in ("ditetapkan", "diubah"):
        facts |= {
            "decree_number": "188/1",
            "decree_on": factories.days(-5),
            "fixed_by": factories.user(),
        }
    for name, value in facts.items():
        setattr(plan, name, value)
    if state != "disusun":
        plan.save()
    return plan


def plan_row(plan, **given):
    """A whole row of a list that is being compiled, from an accepted potential."""
    agency = given.pop("agency", None) or factories.agency()
    beginning = models.Mapping.objects.filter(agency=agency, year=plan.year).first()
    item = given.pop("item", None) or mapping_item(beginning or mapping(agency, year=plan.year))
    given = {
        "order": plan.rows.count() + 1,
        "object": item.object,
        "kind": item.kind,
        "quarter": 4,
        "document": "rkpd",
        "code": "1.02",
        "priority": item.priority,
        "candidate": item.candidate,
        "budget": 1_000_000,
    } | given
    return models.YearPlanRow.objects.create(plan=plan, item=item, agency=agency, affair=item.affair, **given)
