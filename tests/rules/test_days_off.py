"""Days that are not worked, and counting worked days between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.days_off import DaysOff, OwnDay, is_known, national

NATIONAL = DaysOff()
DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))
OWN = st.lists(
    st.builds(OwnDay, DAYS, st.just("Libur setempat"), st.booleans()), max_size=5, unique_by=lambda o: o.day
)


def naive(days_off, after, until):
    """Count worked days one by one."""
    return sum(after + timedelta(n + 1) not in days_off for n in range(max(0, (until - after).days)))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 25), "Hari Raya Natal"),
        (date(2026, 3, 20), "Cuti Bersama Hari Raya Idul Fitri"),
        (date(2026, 11, 28), "Sabtu"),
        (date(2026, 11, 29), "Minggu"),
        (date(2026, 11, 30), ""),
    ],
)
def test_a_day_off_says_why(day, why):
    assert (NATIONAL.why(day), day in NATIONAL) == (why, bool(why))


def test_a_day_of_ones_own_goes_before_all_others():
    own = DaysOff(
        (
            OwnDay(date(2026, 11, 30), "Libur setempat (contoh)"),
            OwnDay(date(2026, 11, 28), "Sabtu kerja", off=False),
            OwnDay(date(2026, 12, 25), "Tetap bekerja", off=False),
        )
    )
    assert own.why(date(2026, 11, 30)) == "Libur setempat (contoh)"
    assert date(2026, 11, 28) not in own
    assert date(2026, 12, 25) not in own
    assert date(2026, 11, 29) in own


def test_years_that_nobody_knows_yet_are_named():
    known_until = max(year for year in range(2020, 2090) if is_known(year))
    assert is_known(1999)
    assert not is_known(known_until + 1)
    assert NATIONAL.unknown(date(known_until, 12, 1), date(known_until + 1, 1, 5)) == (known_until + 1,)
    assert NATIONAL.unknown(date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert date(2026, 8, 17) in national(2026)


@given(OWN, DAYS, st.integers(-10, 200))
def test_worked_days_are_those_that_are_not_off(own, start, length):
    days_off = DaysOff(tuple(own))
    until = start + timedelta(length)
    assert days_off.worked(start, until) == naive(days_off, start, until)


@given(OWN, DAYS, st.integers(1, 120))
def test_the_nth_worked_day_is_worked_and_is_the_nth(own, start, number):
    days_off = DaysOff(tuple(own))
    after, before = days_off.nth_after(start, number), days_off.nth_before(start, number)
    assert after not in days_off
    assert before not in days_off
    assert naive(days_off, start, after) == number
    assert naive(days_off, before - timedelta(1), start - timedelta(1)) == number


def test_changed_days_are_counted_anew_at_once():
    start, end = date(2026, 11, 27), date(2026, 12, 4)
    assert NATIONAL.worked(start, end) == 5
    assert DaysOff((OwnDay(date(2026, 12, 1), "Pilkada"),)).worked(start, end) == 4
    assert DaysOff((OwnDay(date(2026, 12, 1), "Pilkada", off=False),)).worked(start, end) == 5
