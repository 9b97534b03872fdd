"""What waits in planning, as tiles of the home page; only those with something in them."""

from django.urls import reverse
from django.utils.http import urlencode

from agreements.reports.planning import OWED, agencies_without, to_judge, to_submit
from agreements.reports.year_plan import plans_waiting
from agreements.rules.enums import Role
from agreements.rules.mapping import reminds
from agreements.rules.plan_words import MappingState
from agreements.views.access import today
from agreements.views.home_groups import tile

SECTION = frozenset({Role.STF, Role.KBG})
LEADERS = SECTION | {Role.TKS, Role.SEK, Role.WKT}
TILES = {  # label, hint, icon, tone
    "terima": ("Pemetaan menunggu diterima", "Diajukan kepala OPD", "tree", "accent"),
    "ajukan": ("Pemetaan menunggu diajukan", "Disusun petugas OPD", "tree", "accent"),
    "daftar": ("Daftar rencana menunggu Anda", "Langkah berikutnya", "target", "accent"),
    "belum": ("OPD belum mengajukan pemetaan", "Sebelum akhir tahun", "alert", "warning"),
    "belum_sendiri": ("Pemetaan belum diajukan", "Sebelum akhir tahun", "alert", "warning"),
}


def planning_sets(actor, day):
    """Return `{key of TILES: set}` of what waits for an actor in planning, to be counted."""
    sets = {}
    if actor.roles & SECTION:
        sets["terima"] = to_judge(actor)
    if Role.OPH in actor.roles:
        sets["ajukan"] = to_submit(actor)
    if actor.roles & LEADERS:
        sets["daftar"] = plans_waiting(actor)
    if reminds(day):
        unmapped = agencies_without(day.year + 1)
        if actor.roles & SECTION:
            sets["belum"] = unmapped
        elif actor.agency_ids:
            sets["belum_sendiri"] = unmapped.filter(pk__in=actor.agency_ids)
    return sets


def planning_tiles(sets, found):
    """Take `planning_sets` and how many are in each (None: more than CAP); return the tiles."""
    return [_tile(key, found[key], rows) for key, rows in sets.items() if found[key] != 0]


def _tile(key, count, rows):
    label, hint, icon, tone = TILES[key]
    if key in ("belum", "belum_sendiri"):
        year = today().year + 1
        return tile(count, label, f"{hint}, untuk {year}", icon, tone, _unmapped_address(key, rows, year))
    first = rows.order_by("year", "pk").first()
    return tile(count, label, hint, icon, tone, _address(key, first))


def _unmapped_address(key, rows, year):
    if key == "belum":
        return f"{reverse('planning')}?{urlencode({'tahun': year, 'keadaan': OWED})}"
    return reverse("mapping", args=[rows.values_list("code", flat=True)[:1].get(), year])


def _address(key, first):
    if key == "daftar":
        return reverse("year-plan", args=[first.uid])
    query = (
        {"tahun": first.year, "keadaan": MappingState.SUBMITTED} if key == "terima" else {"tahun": first.year}
    )
    return f"{reverse('planning')}?{urlencode(query)}"
