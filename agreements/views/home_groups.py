"""The tiles of the home page in their groups: what holds something first, what is empty folded away."""

from agreements.reports.keyset import CAP
from agreements.rules.indonesian import number

MINE, LATE, ENDING, PLANNING, DATA = "menunggu", "terlambat", "berakhir", "perencanaan", "data"
LABELS = {
    MINE: "Menunggu Anda",
    LATE: "Terlambat",
    ENDING: "Akan berakhir",
    PLANNING: "Perencanaan",
    DATA: "Data",
}
COUNTED = {MINE: "antrean", LATE: "daftar", ENDING: "daftar", PLANNING: "antrean", DATA: "daftar"}


def tile(count, label, hint, icon, tone, url):
    """Return the dict of `tile`; `count` None: more than CAP. What is empty is told apart."""
    many = f"{number(CAP)}+" if count is None else number(count)
    quiet = {"tone": "neutral"} if count == 0 else {"tone": tone}
    return {
        "number": many,
        "label": label,
        "hint": hint,
        "icon": icon,
        "url": url,
        "empty": count == 0,
        **quiet,
    }


def grouped(tiles):
    """Take {key of LABELS: its tiles}; return the groups in order, those without any tile left out.

    A group with something in it is open; its empty tiles, and whole empty groups, are folded.
    """
    found = []
    for key, label in LABELS.items():
        if not tiles.get(key):
            continue
        full = [each for each in tiles[key] if not each["empty"]]
        found.append(
            {
                "key": key,
                "label": label,
                "tiles": full,
                "quiet": [each for each in tiles[key] if each["empty"]],
                "open": bool(full),
                "words": f"{len(full)} {COUNTED[key]}" if full else "kosong",
            }
        )
    return found
