"""The demo's mapping: potentials of the OPD and their coordination, through the acts that people do."""

from datetime import timedelta

from agreements.management.demo_clock import days_ago
from agreements.management.demo_papers import planning_paper
from agreements.models import Affair, Agency, MappingItem, PartnerCategory, PlanCode
from agreements.rules.enums import Role
from agreements.rules.plan_words import MappingState, PlanAction
from agreements.workflow.mapping import move, record_coordination, save_item

PLAIN = ("object", "need", "kind", "benefit", "priority", "document", "code")


def replay_mapping(row, cast, partners):
    """Replay one OPD's mapping up to the state that its story names."""
    agency = Agency.objects.get(code=row["agency"])
    year, begun = cast.today.year + row["year"], row["begun"]
    with days_ago(begun):
        officer = cast.actor(Role.OPO, agency)
        for item in row["items"]:
            fields = fields_of(item, cast.today.year, partners)
            mapping = save_item(agency, year, by=officer, fields=fields).mapping
    if row["state"] == MappingState.DRAFT:
        return
    with days_ago(begun - 5):
        mapping = move(mapping, PlanAction.SUBMIT, by=cast.actor(Role.OPH, agency))
    if row["state"] == MappingState.SUBMITTED:
        return
    accepted = row["state"] == MappingState.ACCEPTED
    action = PlanAction.ACCEPT if accepted else PlanAction.RETURN
    with days_ago(begun - 9):
        move(mapping, action, by=cast.actor(Role.STF), note=row.get("reason", ""))


def fields_of(item, this_year, partners):
    """Return the fields of a story's potential; `this_year`: its years are counted from it."""
    partner = partners[item["partner"]] if "partner" in item else None
    category = partner.category if partner else PartnerCategory.objects.get(code=item["category"])
    first, last = (this_year + year for year in item["years"])
    known = PlanCode.objects.filter(document=item["document"], code=item["code"]).first()
    return {name: item[name] for name in PLAIN} | {
        "affair": Affair.objects.get(code=item["affair"]),
        "partner": partner,
        "candidate": partner.name if partner else item.get("candidate", ""),
        "category": category,
        "programme": known.name if known else "",
        "first_year": first,
        "last_year": last,
    }


def replay_coordination(row, cast):
    """Record what a forum of the story agreed."""
    year = cast.today.year + row["year"]
    items = MappingItem.objects.filter(mapping__year=year, object__in=row["objects"])
    paper = planning_paper("Berita acara koordinasi teknis", row["result"])
    fields = {name: row[name] for name in ("forum", "place", "result")}
    fields |= {"minutes_number": row["number"], "held_on": cast.today - timedelta(days=row["days"])}
    with days_ago(row["days"] - 3):
        record_coordination(year, by=cast.actor(Role.STF), fields=fields, items=list(items), paper=paper)
