"""What a report must hold, and whether it came in time."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.deadlines import Clock, Clocks
from agreements.rules.enums import Kind
from agreements.rules.periods import Semester, Year
from agreements.rules.reporting import (
    IN_TIME,
    LATE,
    LEGAL_MINIMUM,
    MISSING,
    REQUIRED,
    article,
    days_late,
    delivery_complaints,
    due,
    missing,
    timeliness,
)

FULL = dict.fromkeys(REQUIRED, "Tidak ada.")
YEARS = st.integers(2016, 2060)
RULE = Clock("laporan_semester", "Laporan semester", 31, "hari")


def clocks(today=date(2026, 11, 28), rule=RULE):
    """The deadlines of a day, with a report due 31 days after its semester."""
    return Clocks(today, ZoneInfo("Asia/Jakarta"), {rule.key: rule} if rule else {})


def test_reports_are_due_when_the_rule_says():
    assert due(Semester(2026, 1), clocks()) == date(2026, 7, 31)
    assert due(Semester(2026, 2), clocks()) == date(2027, 1, 31)
    ten = Clock("laporan_semester", "Laporan semester", 10, "hari")
    assert due(Semester(2026, 1), clocks(rule=ten)) == date(2026, 7, 10)


def test_without_a_rule_no_report_is_due_and_none_is_late():
    nothing = clocks(rule=None)
    assert due(Semester(2026, 1), nothing) is None
    assert days_late(Semester(2020, 1), nothing) is None
    assert timeliness(Semester(2020, 1), date(2026, 1, 1), nothing) == IN_TIME
    assert timeliness(Semester(2020, 1), None, nothing) == MISSING


def test_a_full_report_misses_nothing():
    assert missing(FULL, Kind.KSDD_WAJIB) == {}


@pytest.mark.parametrize("name", list(REQUIRED))
@pytest.mark.parametrize("empty", ["", "  \n", None])
def test_each_empty_item_is_named_on_its_field(name, empty):
    found = missing(FULL | {name: empty}, Kind.KSDD_SUKARELA)
    assert list(found) == [name]
    assert REQUIRED[name] in found[name]
    assert ("Pasal 17 ayat (5)" in found[name]) == (name in LEGAL_MINIMUM)


def test_the_article_follows_the_kind():
    assert article(Kind.KSDPK) == "Permendagri 22/2020 Pasal 39 ayat (5)"


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2027, 1, 31), IN_TIME), (date(2027, 2, 1), LATE), (None, MISSING)],
)
def test_the_turn_of_the_year_is_counted_from_the_end_of_december(day, said):
    assert timeliness(Semester(2026, 2), day, clocks()) == said


@given(YEARS, st.sampled_from([1, 2]), st.integers(-400, 400))
def test_late_is_exactly_after_the_due_day(year, half, days):
    semester = Semester(year, half)
    day = due(semester, clocks()) + timedelta(days=days)
    assert days_late(semester, clocks(day)) == days
    assert timeliness(semester, day, clocks()) == (LATE if days > 0 else IN_TIME)


def test_a_leap_day_lies_within_the_first_semester_and_is_in_time_for_it():
    assert timeliness(Semester(2028, 1), date(2028, 2, 29), clocks()) == IN_TIME
    assert days_late(Semester(2027, 2), clocks(date(2028, 2, 29))) == 29


@pytest.mark.parametrize(
    ("today", "sent_on", "ran", "said"),
    [
        (date(2026, 1, 8), date(2026, 1, 5), True, ""),
        (date(2026, 1, 5), date(2026, 1, 5), True, ""),
        (date(2025, 12, 31), date(2025, 12, 30), True, "belum berakhir"),
        (date(2026, 1, 8), date(2025, 12, 31), True, "sesudah 31 Desember 2025"),
        (date(2026, 1, 8), date(2026, 1, 9), True, "belum tiba"),
        (date(2026, 1, 8), date(2026, 1, 5), False, "tidak ada naskah luar negeri"),
    ],
)
def test_a_delivery_abroad_comes_after_its_year_and_not_in_the_future(today, sent_on, ran, said):
    found = delivery_complaints(Year(2025), sent_on, today, ran=ran)
    assert (bool(found), said in " ".join(found)) == (bool(said), True)
