"""What a semester report must hold, and how it stands against its due day.

Source: Permendagri 22/2020 Ps 17, 39. The law names no day in the year; the day is the city's, kept as the
deadline `laporan_semester`. Where that is switched off, no report has a due day and none is late.
"""

from agreements.rules.enums import ClockKey, Instrument, Kind, ReportState, Word
from agreements.rules.indonesian import long_date


class ReportRecipient(Word):
    """To whom the yearly report on cooperation abroad goes (Permendagri 25/2020 Ps 35; PP 28/2018 Ps 43)."""

    GOVERNOR = "gubernur", "Gubernur"
    MINISTER = "menteri", "Menteri Dalam Negeri"


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


ABROAD_YEARS = 3  # years back whose report on cooperation abroad is followed
ABROAD_BASIS = "Permendagri 25/2020 Pasal 35–38"


def abroad_standing(year, clocks):
    """Take a `Year` and the `Clocks` of today; return how the deadline of its report abroad stands, or None.

    The first week of January to the governor: Permendagri 25/2020 Ps 35.
    """
    return clocks.standing(ClockKey.YEARLY_REPORT_ABROAD, year.end)


def delivery_complaints(year, sent_on, today, *, ran):
    """Return the reasons why a delivery of a `Year`'s report on `sent_on` cannot be recorded; empty = can.

    `ran`: whether a text abroad was in force that year.
    """
    if year.end >= today:
        return [f"Tahun {year.year} belum berakhir; laporannya disampaikan pada Januari tahun berikutnya."]
    if not ran:
        return [f"Pada tahun {year.year} tidak ada naskah luar negeri yang berlaku; laporannya tidak ada."]
    if sent_on <= year.end:
        return [f"Laporan tahun {year.year} disampaikan sesudah {long_date(year.end)}. Periksa tanggalnya."]
    return ["Tanggal penyampaian belum tiba. Periksa tanggalnya."] if sent_on > today else []
