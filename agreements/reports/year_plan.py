"""The yearly plan against what became of it: each row with the dossiers that grew from it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from agreements.models import Agreement, Cooperation, YearPlan, YearPlanRow
from agreements.rules.enums import Role
from agreements.rules.permissions import ALL
from agreements.rules.plan_words import PlanState, Reality
from agreements.rules.transitions import moves_from
from agreements.rules.year_plan import PLAN_TABLE, is_late, reality

LATE = "terlambat"


@dataclass(frozen=True)
class Planned:
    """One row, the dossiers that grew from it, how far they came, and whether its quarter went by."""

    row: YearPlanRow
    dossiers: tuple
    reached: Reality
    late: bool


def planned(plan, today):
    """Return `[Planned]` of a plan in its order. Three questions at any size."""
    rows = list(plan.rows.select_related("agency", "affair", "partner"))
    instruments = Prefetch("agreements", Agreement.objects.only(*SHOWN).order_by("pk"))
    grown = Cooperation.objects.filter(plan_row__lineage__in=[row.lineage for row in rows])
    grown = grown.select_related("plan_row").prefetch_related(instruments).order_by("pk")
    by_lineage = {}
    for dossier in grown:
        by_lineage.setdefault(dossier.plan_row.lineage, []).append(dossier)
    return [_planned(row, by_lineage.get(row.lineage, ()), plan.year, today) for row in rows]


SHOWN = (
    *("cooperation", "instrument", "state", "starts_on", "ends_on", "terminated_on", "signed_on"),
    *("no_parent_reason",),
)


def _planned(row, dossiers, year, today):
    facts = [
        (d.kind, d.stage, [(a.instrument, a.state, a.phase(today)) for a in d.agreements.all()])
        for d in dossiers
    ]
    reached = reality(facts)
    return Planned(row, tuple(dossiers), reached, is_late(year, row.quarter, reached, today))


def figures(lines):
    """Take `[Planned]`; return `{Reality: how many}` of all words, and how many are LATE."""
    counted = Counter(line.reached for line in lines)
    return {word: counted[word] for word in Reality} | {LATE: sum(line.late for line in lines)}


def latest(actor, year):
    """Return the plans of a year that exist for this actor, newest first."""
    return list(YearPlan.objects.visible_to(actor).filter(year=year).order_by("-ordinal"))


def plan_years(actor):
    """Return the years of which a plan exists for this actor."""
    return list(
        YearPlan.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct()
    )


def startable(actor):
    """Return the rows of fixed plans from which this actor may start a dossier."""
    rows = YearPlanRow.objects.filter(plan__state=PlanState.FIXED)
    rows = rows.select_related("plan", "agency", "partner", "affair")
    return rows if Role.STF in actor.roles else rows.filter(agency_id__in=actor.agency_ids)


def plans_waiting(actor):
    """Return the plans whose next move is one of this actor's."""
    states = [
        state
        for state in PlanState
        if any(_forward(row) and _mine(row, actor) for row in moves_from(PLAN_TABLE, state))
    ]
    return YearPlan.objects.filter(state__in=states)


def _forward(row):
    return row.target not in (PlanState.DRAFT, *row.sources)


def _mine(row, actor):
    return any(row.who.get(post.role) == ALL for post in actor.posts)
