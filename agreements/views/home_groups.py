"""The tiles of the home page: a few that are the most pressing, the rest folded away with what it holds."""

from agreements.reports.keyset import CAP
from agreements.rules.indonesian import number

MINE, ENDING, DATA = "menunggu", "berakhir", "data"
REST = "antrean"
LABELS = {REST: "Antrean lain", ENDING: "Akan berakhir", DATA: "Data"}
MOST = 6  # of what waits; the rest is one key press away
PRESSING = ("danger", "warning", "accent", "info", "neutral")  # late, sent back or owed, one's turn, followed
FEW = 3  # so many are told by name in the line of a folded group


def tile(count, label, hint, icon, tone, url):
    """Return the dict of `tile`; `count` None: more than CAP. What is empty is told apart."""
    return {
        "number": f"{number(CAP)}+" if count is None else number(count),
        "count": CAP if count is None else count,
        "label": label,
        "hint": hint,
        "icon": icon,
        "url": url,
        "tone": tone,
    }


def foremost(tiles):
    """Take the tiles of what waits; return those shown first and the rest, the most pressing before all.

    What is empty is left out. One more than MOST is shown too, since a fold for one would save nothing.
    """
    full = sorted((each for each in tiles if each["count"]), key=lambda each: PRESSING.index(each["tone"]))
    most = MOST + 1 if len(full) == MOST + 1 else MOST
    return full[:most], full[most:]


def folded(tiles):
    """Take {key of LABELS: its tiles}; return the folded groups in order, without what is empty."""
    full = {key: [each for each in tiles.get(key, ()) if each["count"]] for key in LABELS}
    return [
        {"key": key, "label": label, "tiles": full[key], "words": _words(full[key])}
        for key, label in LABELS.items()
        if full[key]
    ]


def _words(tiles):
    if len(tiles) <= FEW:
        return " · ".join(f"{each['label']} {each['number']}" for each in tiles)
    return f"{len(tiles)} antrean, {number(sum(each['count'] for each in tiles))} hal"
