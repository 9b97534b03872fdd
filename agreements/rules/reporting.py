"""What a semester report must hold, and how it stands against its due day.

Source: Permendagri 22/2020 Ps 17, 39. The law names no day in the year; the day is the city's, kept as the
deadline `laporan_semester`. Where that is switched off, no report has a due day and none is late.
"""

from agreements.rules.enums import ClockKey, Instrument, Kind, ReportState

# A KSB and a letter of intent hold no duties to carry out, an addendum and a rencana kerja are reported with
# the instrument above them, and what is agreed abroad is reported yearly (Permendagri 25/2020 Ps 35).
OWING = (Instrument.PKS, Instrument.NK)
ABOVE = {
    Instrument.ADDENDUM: "Adendum dilaporkan dan dievaluasi bersama naskah yang diubahnya.",
    Instrument.RK: "Rencana kerja dilaporkan dan dievaluasi bersama nota kesepakatannya.",
    Instrument.LOI: "Pernyataan kehendak belum memuat kegiatan yang dilaporkan atau dievaluasi.",
}
DELIVERED = (ReportState.SUBMITTED, ReportState.ACCEPTED)
EDITABLE = (ReportState.DRAFT, ReportState.RETURNED)
REQUIRED = {
    "activities": "kegiatan yang dilaksanakan",
    "problems": "permasalahan",
    "efforts": "upaya penyelesaian",
}
LEGAL_MINIMUM = (
    "problems",
    "efforts",
)  # those of the nine items that are typed; the rest the agreement tells
IN_TIME, LATE, MISSING = "tepat", "terlambat", "belum"


def article(kind):
    """Take a kind of cooperation; return the article that says what its report holds at least."""
    if kind == Kind.SINERGI:
        return "Permendagri 22/2020 Pasal 60 ayat (1)"
    return f"Permendagri 22/2020 Pasal {39 if kind == Kind.KSDPK else 17} ayat (5)"


def missing(fields, kind):
    """Take `{name: text}` of a report and the kind; return `{name: sentence}` of what keeps it unsent."""
    empty = [name for name in REQUIRED if not str(fields.get(name) or "").strip()]
    return {name: f"Laporan belum memuat {REQUIRED[name]}{_hint(name, kind)}" for name in empty}


def _hint(name, kind):
    return f" ({article(kind)}). Bila tidak ada, tulis “Tidak ada”." if name in LEGAL_MINIMUM else "."


def due(semester, clocks):
    """Take a `Semester` and the `Clocks` of today; return the last day for its report, or None."""
    found = clocks.standing(ClockKey.SEMESTER_REPORT, semester.end)
    return found.due if found else None


def timeliness(semester, submitted_on, clocks):
    """Take a `Semester`, the day its report first came or None, and the `Clocks` of today.

    Return IN_TIME, LATE or MISSING.
    """
    if submitted_on is None:
        return MISSING
    last = due(semester, clocks)
    return IN_TIME if last is None or submitted_on <= last else LATE


def days_late(semester, clocks):
    """Take a `Semester` without a report; return whole days past its due day, negative before it, or None."""
    last = due(semester, clocks)
    return (clocks.today - last).days if last else None
