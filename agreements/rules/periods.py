"""Semesters, and the phase of an instrument as its dates tell it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Semester:
    """Half a calendar year."""

    year: int
    half: int

    def __str__(self):
        return f"Semester {'I' if self.half == 1 else 'II'} Tahun {self.year}"


def days_left(end, today):
    """Whole days from `today` to `end`, negative after it; None without an end."""
    return None if end is None else (end - today).days


def phase(state, start, end, today, soon=90):
    """Return '', 'belum_berlaku', 'berlaku', 'akan_berakhir' or 'berakhir' of an instrument."""
    if state != "berlaku":
        return ""
    if start and start > today:
        return "belum_berlaku"
    left = days_left(end, today)
    if left is None or left > soon:
        return "berlaku"
    return "akan_berakhir" if left >= 0 else "berakhir"
