"""The rows of a rencana kerja: what each must say, their times and sums.

Source: PP 28/2018 Ps 46(3)-(4): each side carries out and pays its own part. Permendagri 22/2020 gives the
rencana kerja no contents, so the columns are the house's (law.md 3.3).
"""

import re

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
LIMITS = {
    "programme": 300,
    "output": 300,
    "target": 150,
    "location": 200,
    **{f"task_{side}": 400 for side in ("ours", "theirs")},
    **{f"{name}_{side}": 150 for name in ("unit", "budget") for side in ("ours", "theirs")},
}
QUARTER = re.compile(r"(IV|I{1,3}|[1-4])", re.IGNORECASE)
SPAN = re.compile(
    rf"(?:triwulan|tw\.?|kuartal|q)?\s*{QUARTER.pattern}"
    rf"(?:\s*(?:[-–—]|s\.?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:triwulan|tw\.?|q)?\s*{QUARTER.pattern})?",
    re.IGNORECASE,
)
ALL_YEAR = re.compile(r"(?:sepanjang|selama|satu|1)\s+tahun", re.IGNORECASE)


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


def read_quarters(text):
    """Take what people write of a time in the year; return (first, last) quarter, None where it is none."""
    text = " ".join(text.split()).rstrip(".")
    if ALL_YEAR.fullmatch(text):
        return 1, 4
    found = SPAN.fullmatch(text)
    if not found:
        return None
    first, last = (_quarter(mark) for mark in (found[1], found[2] or found[1]))
    return (first, last) if first <= last else None


def _quarter(mark):
    return int(mark) if mark.isdecimal() else ROMAN.index(mark.upper()) + 1


def faults(values):
    """Take {field: value} of an activity; return in sentences why it cannot be kept."""
    found = [] if values["programme"].strip() else ["Program atau kegiatan belum diisi."]
    for name, most in LIMITS.items():
        if len(values[name]) > most:
            found.append(f"{dict(NEEDED)[name].capitalize()} terlalu panjang: paling banyak {most} karakter.")
    if values["last_quarter"] < values["first_quarter"]:
        found.append("Triwulan akhir mendahului triwulan mulai.")
    return found


def total(activities, name):
    """Return the sum of one side's estimates (`estimate_ours`, `estimate_theirs`); None where none is."""
    known = [value for row in activities if (value := getattr(row, name)) is not None]
    return sum(known) if known else None
