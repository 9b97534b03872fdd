"""What the pages of planning share: the tabs, years, how states look, links to codes, history."""

from django.urls import reverse
from django.utils import timezone

from agreements.models import PlanCode, YearPlan, YearPlanRow
from agreements.reports.planning import NOT_BEGUN
from agreements.rules.indonesian import long_date
from agreements.rules.permissions import Act, refusals
from agreements.rules.plan_codes import MATCHED, UNKNOWN, UNMATCHED
from agreements.rules.plan_words import MappingState
from agreements.rules.planning import outside_list
from agreements.rules.progress import OVER
from agreements.views.access import actor_of

TABS = {  # key: label, url name, act that one must be able to do to see it (None: everyone)
    "pemetaan": ("Pemetaan", "planning", Act.READ_MAPPING),
    "daftar": ("Daftar rencana", "year-plans", Act.READ_MAPPING),
    "potensi": ("Potensi", "mapping-items", Act.READ_MAPPING),
    "koordinasi": ("Koordinasi teknis", "coordinations", Act.READ_MAPPING),
    "kode": ("Kode perencanaan", "plan-codes", None),
}
STANDINGS = {
    MATCHED: {"label": "cocok", "tone": "success"},
    UNMATCHED: {"label": "belum dicocokkan", "tone": "neutral", "icon": "help"},
    UNKNOWN: {"label": "kode tidak ditemukan", "tone": "warning"},
}
MAPPING_CHIPS = {
    NOT_BEGUN: {"label": "Belum memetakan", "tone": "danger", "icon": "alert"},
    MappingState.DRAFT: {"label": "Draf", "tone": "neutral", "icon": "write"},
    MappingState.SUBMITTED: {"label": "Diajukan", "tone": "info"},
    MappingState.RETURNED: {"label": "Dikembalikan", "tone": "warning", "icon": "return"},
    MappingState.ACCEPTED: {"label": "Diterima", "tone": "success"},
}
FIRST_YEAR, LAST_YEAR = 2000, 2100


def tabs(request, current, year=None):
    """Return the items of `tabs` that this person may open; `year` goes along."""
    actor, query = actor_of(request), f"?tahun={year}" if year else ""
    return [
        {"label": label, "url": reverse(name) + (query if act else ""), "current": key == current}
        for key, (label, name, act) in TABS.items()
        if act is None or not refusals(actor, act)
    ]


def year_asked(request, day):
    """Return the year of `?tahun=`, else the one that is planned now: next year's."""
    given = request.GET.get("tahun", "")
    if given.isascii() and given.isdecimal() and len(given) == 4 and FIRST_YEAR <= int(given) <= LAST_YEAR:
        return int(given)
    return day.year + 1


def year_links(name, year, there, day):
    """Return the years to choose from as dicts of `tabs`, newest first; `there`: years that have rows."""
    known = sorted({*there, day.year, day.year + 1, year}, reverse=True)
    return [
        {"label": str(each), "url": f"{reverse(name)}?tahun={each}", "current": each == year}
        for each in known
    ]


def plan_rows(links):
    """Take `PlanLink`s; return each in words, with the chip that says how it stands in the loaded codes."""
    links = list(links)
    return [
        {"words": str(link), "name": link.name, "page": link.page, "chip": STANDINGS[how]}
        for link, how in zip(links, PlanCode.objects.standings(links), strict=True)
    ]


def plan_row_of(dossier):
    """Return the row of the yearly plan that a dossier carries out, or None."""
    if not dossier.plan_row_id:
        return None
    return YearPlanRow.objects.select_related("plan").get(pk=dossier.plan_row_id)


def row_told(row, by):
    """Take what `plan_row_of` gave and an `Actor`; return its words, address, what is open; or None."""
    if row is None:
        return None
    seen = YearPlan.objects.visible_to(by).filter(pk=row.plan_id).exists()
    return {
        "words": row.place_words,
        "object": row.object,
        "url": f"{reverse('year-plan', args=[row.plan.uid])}#nomor-{row.order}" if seen else "",
        "open": "" if row.plan.decree_number else f"belum ditetapkan: {row.plan.get_state_display().lower()}",
    }


def list_warning(dossier, row):
    """Return what the page says where a dossier should stand in a yearly list and does not; else None.

    `row`: what `plan_row_of` gave. What is over, or came in as an old agreement, is left alone.
    """
    year = timezone.localtime(dossier.created_at).year
    words = outside_list(dossier.kind, dossier.initiative, year, listed=row is not None)
    if not words or dossier.legacy or dossier.stage in OVER:
        return None
    return {"text": words, "url": f"{reverse('year-plans')}?tahun={year}", "label": f"Daftar rencana {year}"}


def told(events):
    """Take `PlanEvent`s; return the dicts of `timeline`."""
    found = []
    for event in events:
        at = timezone.localtime(event.at)
        found.append(
            {
                "when": f"{long_date(at)} pukul {at:%H.%M}",
                "when_iso": at.isoformat(),
                "who": event.actor_name,
                "post": event.post,
                "sentence": event.sentence,
                "note": event.note,
            }
        )
    return found
