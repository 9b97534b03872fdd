"""The rows of a rencana kerja: what each must say, their times and sums, and one year beside another.

Source: PP 28/2018 Ps 46(3)-(4): each side carries out and pays its own part. Permendagri 22/2020 gives the
rencana kerja no contents, so the columns are the house's (law.md 3.3).
"""

from dataclasses import dataclass, fields

from agreements.rules.draft import ActivityFacts

ROMAN = ("I", "II", "III", "IV")
MOST = 100
NEEDED = (
    ("programme", "program atau kegiatan"),
    ("output", "keluaran"),
    ("target", "target"),
    ("location", "lokasi"),
    ("task_ours", "tugas pemerintah daerah"),
    ("unit_ours", "penanggung jawab pemerintah daerah"),
    ("budget_ours", "sumber biaya pemerintah daerah"),
    ("task_theirs", "tugas kementerian/lembaga"),
    ("unit_theirs", "penanggung jawab kementerian/lembaga"),
    ("budget_theirs", "sumber biaya kementerian/lembaga"),
)
WORDS = dict(NEEDED) | {
    "estimate_ours": "perkiraan biaya pemerintah daerah",
    "estimate_theirs": "perkiraan biaya kementerian/lembaga",
    "first_quarter": "waktu",
    "last_quarter": "waktu",
}
SAME, CHANGED, NEW, DROPPED = "sama", "berubah", "baru", "tidak_dilanjutkan"


def gaps(activity):
    """Take `ActivityFacts`; return in words what it does not say yet."""
    return [words for name, words in NEEDED if not str(getattr(activity, name)).strip()]


def quarters(activity):
    """Take `ActivityFacts`; return when in the year: "Triwulan I–III", "Triwulan II", "Sepanjang tahun"."""
    first, last = activity.first_quarter, activity.last_quarter
    if (first, last) == (1, 4):
        return "Sepanjang tahun"
    span = ROMAN[first - 1] if first == last else f"{ROMAN[first - 1]}–{ROMAN[last - 1]}"
    return f"Triwulan {span}"


def total(activities, name):
    """Return the sum of one side's estimates (`estimate_ours`, `estimate_theirs`); None where none is."""
    known = [value for row in activities if (value := getattr(row, name)) is not None]
    return sum(known) if known else None


@dataclass(frozen=True)
class Compared:
    """One programme in two years: how it stands, and what is said of it otherwise."""

    programme: str
    standing: str  # SAME, CHANGED, NEW, DROPPED
    before: ActivityFacts | None = None
    after: ActivityFacts | None = None
    changed: tuple[str, ...] = ()  # in words


def compare(before, after):
    """Take the activities of an earlier and a later year; return `Compared` rows, the later year's first.

    Programmes meet by their name, however it is spelt; where a name stands twice, in order.
    """
    waiting = {}
    for row in before:
        waiting.setdefault(_key(row), []).append(row)
    found = []
    for row in after:
        known = waiting.get(_key(row))
        found.append(_beside(known.pop(0), row) if known else Compared(row.programme, NEW, after=row))
    left = {id(row) for rows in waiting.values() for row in rows}
    return tuple(found) + tuple(
        Compared(row.programme, DROPPED, before=row) for row in before if id(row) in left
    )


def _key(row):
    return " ".join(row.programme.casefold().split())


def _beside(old, new):
    names = [field.name for field in fields(ActivityFacts) if field.name not in ("programme", "year")]
    other = dict.fromkeys(WORDS[name] for name in names if getattr(old, name) != getattr(new, name))
    return Compared(new.programme, CHANGED if other else SAME, old, new, tuple(other))
