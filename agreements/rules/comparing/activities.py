"""The activities of two rencana kerja against each other, one by one and cell by cell."""

from types import SimpleNamespace

from agreements.rules.activities import quarters
from agreements.rules.comparing.aligning import item
from agreements.rules.comparing.matching import likeliest, moved
from agreements.rules.comparing.result import ADDED, CHANGED, REMOVED, SAME, ActivityChange, Cell, status_of
from agreements.rules.comparing.words import changed_words
from agreements.rules.indonesian import money

CELLS = (
    *(("programme", "Kegiatan"), ("output", "Keluaran"), ("target", "Target"), ("location", "Lokasi")),
    *(("when", "Waktu"), ("task_ours", "Tugas pemerintah daerah"), ("unit_ours", "Unit pemerintah daerah")),
    *(("budget_ours", "Sumber biaya pemerintah daerah"), ("estimate_ours", "Perkiraan pemerintah daerah")),
    *(("task_theirs", "Tugas kementerian/lembaga"), ("unit_theirs", "Unit kementerian/lembaga")),
    ("budget_theirs", "Sumber biaya kementerian/lembaga"),
    ("estimate_theirs", "Perkiraan kementerian/lembaga"),
)


def changed_activities(old, new):
    """Take the activities of two versions (as dicts); return their `ActivityChange`s.

    They come in the order of the newer; what is gone stands where it stood. One name, however it is
    spelt, is one activity; then the likest name, wherever it stands.
    """
    before, after = ([_said(row) for row in rows] for rows in (old, new))
    pairs = _pairs(before, after)
    went = moved(pairs, lambda place: str(before[place]), lambda place: str(after[place]))
    found = []
    for j, row in enumerate(after):
        was = pairs.get(j)
        known = {} if was is None else {"old": was + 1, "moved": j in went}
        found.append(_change({} if was is None else before[was], row, new=j + 1, **known))
    gone = [i for i in range(len(before)) if i not in pairs.values()]
    stays = [(i, j) for j, i in pairs.items() if j not in went]
    for i in reversed(gone):
        behind = max((j + 1 for at, j in stays if at < i), default=0)
        found.insert(behind, _change(before[i], {}, old=i + 1))
    return tuple(found)


def _said(row):
    """Return {name: words} of the cells of one activity, without those that say nothing."""
    told = row | {
        name: money(row[name]) for name in row if name.startswith("estimate") and row[name] is not None
    }
    if row.get("first_quarter") and row.get("last_quarter"):
        told["when"] = quarters(SimpleNamespace(**row))
    return {name: str(told[name]) for name, _ in CELLS if told.get(name) not in (None, "")}


def _pairs(before, after):
    """Return {place in `after`: place in `before`}."""
    theirs, ours = dict(enumerate(map(_item, before))), dict(enumerate(map(_item, after)))
    pairs = {}
    for j, other in list(ours.items()):
        i = next((i for i, one in theirs.items() if one.name == other.name), None)
        if i is not None:
            pairs[j] = i
            del theirs[i], ours[j]
    return pairs | likeliest(theirs, ours)


def _item(row):
    # By its name alone: units, sources of money and places are the same in many.
    name = row.get("programme", "")
    return item(name, name=" ".join(name.casefold().split()))


def _change(before, after, old=None, new=None, **more):
    cells = tuple(
        Cell(label, status_of(pieces), pieces)
        for name, label in CELLS
        if (pieces := changed_words(before.get(name, ""), after.get(name, "")))
    )
    status = REMOVED if new is None else ADDED if old is None else SAME
    if status == SAME and any(cell.status != SAME for cell in cells):
        status = CHANGED
    return ActivityChange(status, old, new, cells, **more)
