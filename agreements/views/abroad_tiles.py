"""The yearly report on cooperation abroad as tiles of the home page."""

from django.urls import reverse

from agreements.reports.abroad import owed_sets
from agreements.rules.enums import ClockKey
from agreements.rules.permissions import Act, refusals
from agreements.views.home_groups import tile

TILES = {  # label, hint, icon, tone
    "ln": ("Laporan luar negeri ditunggu", "Naskah yang dilaporkan ke gubernur", "report", "warning"),
    "ln_lewat": ("Laporan luar negeri terlambat", "Naskah yang belum dilaporkan", "alert", "danger"),
}


def abroad_sets(actor, clocks):
    """Return `{key of TILES: texts}` for an actor: the section's all, for others what is brought to them."""
    waits, late = owed_sets(actor, clocks)
    if not refusals(actor, Act.DELIVER_ABROAD):
        return {"ln": waits, "ln_lewat": late}
    rule = clocks.rule(ClockKey.YEARLY_REPORT_ABROAD)
    return {"ln_lewat": late} if rule and set(rule.roles) & actor.roles else {}


def abroad_tiles(found):
    """Take how many texts are in each set; return the tiles."""
    url = reverse("abroad-reports")
    return [tile(found[key], *words, url) for key, words in TILES.items() if key in found]
