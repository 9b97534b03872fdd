"""What a semester report must hold, and how it stands against its due day.

Source: Permendagri 22/2020 Ps 17, 39. The law names no day in the year; the day is the city's (periods.due).
"""

from agreements.rules.enums import Instrument, Kind, ReportState
from agreements.rules.periods import due

# A KSB holds no duties to carry out, and an addendum is carried out with its PKS.
OWING = (Instrument.PKS,)
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
    return f"Permendagri 22/2020 Pasal {39 if kind == Kind.KSDPK else 17} ayat (5)"


def missing(fields, kind):
    """Take `{name: text}` of a report and the kind; return `{name: sentence}` of what keeps it unsent."""
    empty = [name for name in REQUIRED if not str(fields.get(name) or "").strip()]
    return {name: f"Laporan belum memuat {REQUIRED[name]}{_hint(name, kind)}" for name in empty}


def _hint(name, kind):
    return f" ({article(kind)}). Bila tidak ada, tulis “Tidak ada”." if name in LEGAL_MINIMUM else "."


def timeliness(semester, submitted_on):
    """Take a `Semester` and the day its report first came, or None; return IN_TIME, LATE or MISSING."""
    if submitted_on is None:
        return MISSING
    return IN_TIME if submitted_on <= due(semester) else LATE


def days_late(semester, today):
    """Take a `Semester` without a report; return whole days past its due day, negative before it."""
    return (today - due(semester)).days
