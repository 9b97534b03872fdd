"""The rows of a rencana kerja: what each must say, their times and sums.

Source: PP 28/2018 Ps 46(3)-(4): each side carries out and pays its own part. Permendagri 22/2020 gives the
rencana kerja no contents, so the columns are the house's (law.md 3.3).
"""

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
