"""What waits in planning, as tiles of the home page; only those with something in them."""

from django.urls import reverse
from django.utils.http import urlencode

from agreements.reports.keyset import CAP
from agreements.reports.planning import to_judge, to_submit
from agreements.reports.year_plan import plans_waiting
from agreements.rules.enums import Role
from agreements.rules.indonesian import number
from agreements.rules.plan_words import MappingState

SECTION = frozenset({Role.STF, Role.KBG})
LEADERS = SECTION | {Role.TKS, Role.SEK, Role.WKT}
TILES = {  # label, hint, icon, tone
    "terima": ("Pemetaan menunggu diterima", "Diajukan kepala OPD", "tree", "accent"),
    "ajukan": ("Pemetaan menunggu diajukan", "Disusun petugas OPD", "tree", "accent"),
    "daftar": ("Daftar rencana menunggu Anda", "Langkah berikutnya", "target", "accent"),
}


def planning_sets(actor):
    """Return `{key of TILES: set}` of what waits for an actor in planning, to be counted."""
    sets = {}
    if actor.roles & SECTION:
        sets["terima"] = to_judge(actor)
    if Role.OPH in actor.roles:
        sets["ajukan"] = to_submit(actor)
    if actor.roles & LEADERS:
        sets["daftar"] = plans_waiting(actor)
    return sets


def planning_tiles(sets, found):
    """Take `planning_sets` and how many are in each (None: more than CAP); return the dicts of `tile`."""
    return [_tile(key, found[key], rows) for key, rows in sets.items() if found[key] != 0]


def _tile(key, count, rows):
    label, hint, icon, tone = TILES[key]
    first = rows.order_by("year", "pk").first()
    return {
        "number": f"{number(CAP)}+" if count is None else number(count),
        "label": label,
        "hint": hint,
        "icon": icon,
        "tone": tone,
        "url": _address(key, first, count),
    }


def _address(key, first, count):
    if key == "daftar":
        return reverse("year-plan", args=[first.uid])
    query = (
        {"tahun": first.year, "keadaan": MappingState.SUBMITTED} if key == "terima" else {"tahun": first.year}
    )
    return f"{reverse('planning')}?{urlencode(query)}"
