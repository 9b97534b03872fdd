"""Semesters, and the phase of an instrument as its dates tell it.

The law asks for reports by semester and names no day (Permendagri 22/2020 Ps 17, 39); the day on which one
is due is a row of the city's (rules.reporting.due).
"""

from dataclasses import dataclass
from datetime import date

from agreements.rules.enums import State

SOON = 90  # days before its end from which an instrument counts as ending
PHASES = {  # code: label, tone
    "": ("", "neutral"),
    "belum_berlaku": ("Belum berlaku", "info"),
    "berlaku": ("Berlaku", "success"),
    "akan_berakhir": ("Akan berakhir", "warning"),
    "berakhir": ("Berakhir", "neutral"),
}


@dataclass(frozen=True, order=True)
class Semester:
    """Half a calendar year: 1 = January to June, 2 = July to December."""

    year: int
    half: int

    def __str__(self):
        return f"Semester {'I' if self.half == 1 else 'II'} Tahun {self.year}"

    @property
    def start(self):
        """Its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def end(self):
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def following(self):
        """Return the next semester."""
        return Semester(self.year, 2) if self.half == 1 else Semester(self.year + 1, 1)

    def previous(self):
        """Return the semester before."""
        return Semester(self.year, 1) if self.half == 2 else Semester(self.year - 1, 2)


@dataclass(frozen=True, order=True)
class Year:
    """A calendar year."""

    year: int

    def __str__(self):
        return f"Tahun {self.year}"

    @property
    def start(self):
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def end(self):
        """Its last day."""
        return date(self.year, 12, 31)


def years_over(today, number):
    """Return the last `number` years that are over on `today`, oldest first."""
    return [Year(today.year - back) for back in range(number, 0, -1)]


def semester_of(day):
    """Return the `Semester` of a date."""
    return Semester(day.year, 1 if day.month <= 6 else 2)


def semesters_between(start, end, today):
    """Return the semesters that an agreement in force from `start` to `end` (None = open) reports on.

    Oldest first, those that have begun by `today`; the current one too, so that a report can be begun early.
    """
    if start is None or start > today:
        return []
    last = semester_of(min(today, end) if end else today)
    found, semester = [], semester_of(start)
    while semester <= last:
        found.append(semester)
        semester = semester.following()
    return found


def owed(start, end, today):
    """Return the semesters that are over and on which a report is owed (of those in `semesters_between`)."""
    return [semester for semester in semesters_between(start, end, today) if semester.end < today]


def days_left(end, today):
    """Whole days from `today` to `end`: 0 on the last day, negative after it; None without an end."""
    return None if end is None else (end - today).days


def phase(state, start, end, today, soon=SOON):
    """Return the phase of an instrument in state `state`: a key of PHASES, "" where it is not in force.

    `soon`: days before the end, the last of them counted, from which it is said to be ending.
    """
    if state != State.IN_FORCE:
        return ""
    if start and start > today:
        return "belum_berlaku"
    left = days_left(end, today)
    if left is None or left > soon:
        return "berlaku"
    return "akan_berakhir" if left >= 0 else "berakhir"


def phase_label(name):
    """Take a phase; return its Indonesian label."""
    return PHASES[name][0]


def phase_tone(name):
    """Take a phase; return the tone of its badge: info, success, warning or neutral."""
    return PHASES[name][1]
