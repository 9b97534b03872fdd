"""The demo's yearly plans: this year's is fixed and carried out, next year's is being compiled."""

from datetime import timedelta
from decimal import Decimal

from agreements.management.demo_clock import days_ago
from agreements.management.demo_papers import planning_paper
from agreements.models import Cooperation, YearPlanRow
from agreements.rules.enums import Role
from agreements.rules.plan_words import PlanAction
from agreements.workflow.year_plan import FIELDS, add_rows, begin_plan, move_plan, offered, save_row

FIXED_AGO = 330  # days before today on which this year's list was fixed
COMPILED_AGO = 20
OWN_CODE = {"document": "rkpd", "code": "4.01.02.2.01", "programme": "Administrasi tata pemerintahan"}


def replay_plans(story, cast):
    """Replay the list of this year up to its Keputusan, and that of next year up to TKKSD."""
    this_year = cast.today.year
    plan = compiled(this_year, FIXED_AGO + 40, story, cast)
    fixed(plan, story["decree"], cast)
    link_dossiers(plan, story)
    following = compiled(this_year + 1, COMPILED_AGO, story, cast)
    with days_ago(COMPILED_AGO - 8):
        move_plan(
            following, PlanAction.TO_TEAM, by=cast.actor(Role.KBG), note="Mohon dibahas dalam rapat teknis."
        )


def compiled(year, ago, story, cast):
    """Compile the list of a year from the accepted mappings of the story; return the `YearPlan`."""
    section = cast.actor(Role.STF)
    wanted = planned_items(story, year - cast.today.year)
    with days_ago(ago):
        plan = begin_plan(year, by=section)
        chosen = [item for item in offered(plan).select_related("mapping") if item.object in wanted]
        add_rows(plan, sorted(chosen, key=lambda item: list(wanted).index(item.object)), by=section)
        for row in plan.rows.all():
            given = {name: getattr(row, name) for name in FIELDS} | filled(wanted[row.object])
            save_row(row, by=section, fields=given, seen=row.version)
    plan.refresh_from_db()
    return plan


def planned_items(story, offset):
    """Return {object: its place in the plan} of the story's potentials of a year that enter the list."""
    items = (item for row in story["mappings"] if row["year"] == offset for item in row["items"])
    return {item["object"]: item["plan"] | {"code": item["code"]} for item in items if "plan" in item}


def filled(given):
    """Return the fields of a row that the compilers fill in."""
    budget = Decimal(given["budget"])
    found = {"quarter": given["quarter"], "budget": budget, "funding": "apbd" if budget else "mitra"}
    return found if given["code"] else found | OWN_CODE


def fixed(plan, decree, cast):
    """Let TKKSD discuss a list, the head of region approve it and the section record its Keputusan."""
    with days_ago(FIXED_AGO + 30):
        move_plan(plan, PlanAction.TO_TEAM, by=cast.actor(Role.KBG))
    with days_ago(FIXED_AGO + 20) as day:
        words = "Seluruh rencana sesuai RPJMD; urutan menurut prioritas layanan perbatasan."
        data = {
            "discussed_on": day,
            "discussion": words,
            "file": planning_paper("Berita acara rapat TKKSD", words),
        }
        move_plan(plan, PlanAction.DISCUSS, by=cast.actor(Role.SEK), data=data)
    with days_ago(FIXED_AGO + 10):
        move_plan(plan, PlanAction.APPROVE, by=cast.actor(Role.WKT))
    with days_ago(FIXED_AGO):
        data = {
            "decree_number": decree,
            "decree_on": cast.today - timedelta(days=FIXED_AGO + 2),
            "file": planning_paper("Keputusan daftar rencana kerja sama", f"Keputusan Nomor {decree}"),
        }
        move_plan(plan, PlanAction.FIX, by=cast.actor(Role.STF), data=data)


def link_dossiers(plan, story):
    """Tell of each dossier of the story which row of the list it carries out."""
    items = (item for row in story["mappings"] for item in row["items"])
    grown = {item["object"]: item["dossier"] for item in items if "dossier" in item}
    for row in YearPlanRow.objects.filter(plan=plan, object__in=grown):
        Cooperation.objects.filter(title=grown[row.object]).update(plan_row=row)
