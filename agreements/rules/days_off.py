"""Which days are not worked: weekends, national holidays, cuti bersama, and the days that the admin keeps.

National days come from the `holidays` package; what it does not know yet (cuti bersama is decided a year
ahead) is said, not guessed.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import holidays

FIRST_SHARED = 2002  # before it there was no cuti bersama
WEEKEND = {5: "Sabtu", 6: "Minggu"}
SHARED = holidays.GOVERNMENT


@cache
def national(year):
    """Take a year; return `{date: name}` of its national holidays and cuti bersama, as far as known."""
    days = holidays.country_holidays("ID", years=year, categories=(holidays.PUBLIC, SHARED), language="id")
    return dict(sorted(days.items()))


@cache
def is_known(year):
    """Return whether the national days of a year are decided and known, cuti bersama among them."""
    return year < FIRST_SHARED or bool(holidays.country_holidays("ID", years=year, categories=(SHARED,)))


@dataclass(frozen=True)
class OwnDay:
    """A day that the admin keeps: `off`, or worked although it would be a day off."""

    day: date
    name: str
    off: bool = True


@dataclass(frozen=True)
class DaysOff:
    """The days that are not worked. `day in days_off` tells of one day; `own` goes before all others."""

    own: tuple[OwnDay, ...] = ()

    def why(self, day):
        """Return why a day is not worked: "Hari Raya Natal", "Sabtu"; "" where it is worked."""
        own = next((each for each in self.own if each.day == day), None)
        if own is not None:
            return own.name if own.off else ""
        return national(day.year).get(day) or WEEKEND.get(day.weekday(), "")

    def __contains__(self, day):
        return bool(self.why(day))

    def worked(self, after, until):
        """Return how many days are worked after `after` up to and with `until`; 0 where that is not later."""
        if until <= after:
            return 0
        first, last = after.toordinal(), until.toordinal()
        years = (_worked(self, year) for year in range(after.year, until.year + 1))
        return sum(bisect_right(days, last) - bisect_right(days, first) for days in years)

    def nth_after(self, day, number):
        """Return the `number`-th worked day after `day`."""
        year = day.year
        days = _worked(self, year)
        place = bisect_right(days, day.toordinal()) + number - 1
        while place >= len(days):
            place, year = place - len(days), year + 1
            days = _worked(self, year)
        return date.fromordinal(days[place])

    def nth_before(self, day, number):
        """Return the `number`-th worked day before `day`, counted back."""
        year = day.year
        days = _worked(self, year)
        place = bisect_left(days, day.toordinal()) - number
        while place < 0:
            year -= 1
            days = _worked(self, year)
            place += len(days)
        return date.fromordinal(days[place])

    def unknown(self, first, last):
        """Return the years from `first` to `last` (dates) whose national days are not known yet."""
        return tuple(year for year in range(first.year, last.year + 1) if not is_known(year))


@lru_cache(maxsize=64)
def _worked(days_off, year):
    """Return the worked days of a year as sorted ordinals; counted once for the same days off."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(n for n in range(first, last + 1) if date.fromordinal(n) not in days_off)


def first_unknown(year):
    """Return the first year from `year` on whose national days are not known yet."""
    while is_known(year):
        year += 1
    return year
