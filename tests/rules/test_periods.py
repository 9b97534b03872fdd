"""Semesters, due days and phases, as the dates tell them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.periods import (
    PHASES,
    Semester,
    days_left,
    owed,
    phase,
    phase_label,
    phase_tone,
    semester_of,
    semesters_between,
)

DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))
SPANS = st.integers(0, 3000)


def test_a_year_has_two_semesters():
    assert semester_of(date(2028, 2, 29)) == Semester(2028, 1)
    assert semester_of(date(2026, 6, 30)) == Semester(2026, 1)
    assert semester_of(date(2026, 7, 1)) == Semester(2026, 2)
    assert str(Semester(2026, 2)) == "Semester II Tahun 2026"
    assert (Semester(2026, 2).start, Semester(2026, 2).end) == (date(2026, 7, 1), date(2026, 12, 31))


@given(DAYS)
def test_a_day_lies_within_its_semester_and_semesters_follow_without_gap(day):
    semester = semester_of(day)
    assert semester.start <= day <= semester.end
    assert semester.following().start == semester.end + timedelta(days=1)
    assert semester.following().previous() == semester
    assert semester < semester.following()


def test_an_agreement_reports_on_every_semester_that_it_touches():
    start, end = date(2025, 9, 1), date(2026, 8, 31)
    assert semesters_between(start, end, date(2030, 1, 1)) == [
        Semester(2025, 2),
        Semester(2026, 1),
        Semester(2026, 2),
    ]
    assert semesters_between(start, None, date(2026, 1, 5)) == [Semester(2025, 2), Semester(2026, 1)]


@pytest.mark.parametrize("start", [None, date(2027, 1, 1)])
def test_nothing_is_reported_before_it_runs(start):
    assert semesters_between(start, None, date(2026, 12, 31)) == []
    assert owed(start, None, date(2026, 12, 31)) == []


def test_only_semesters_that_are_over_are_owed():
    assert owed(date(2026, 3, 1), None, date(2026, 6, 30)) == []
    assert owed(date(2026, 3, 1), None, date(2026, 7, 1)) == [Semester(2026, 1)]


@given(DAYS, SPANS, DAYS)
def test_semesters_are_in_order_within_the_term_and_none_is_missing(start, length, today):
    end = start + timedelta(days=length)
    found = semesters_between(start, end, today)
    assert found == sorted(set(found))
    assert all(semester.start <= min(end, today) and semester.end >= start for semester in found)
    assert all(after == before.following() for before, after in pairwise(found))
    assert (semester_of(min(end, today)) in found) == (start <= today)
    assert set(owed(start, end, today)) <= set(found)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 1, 1), "belum_berlaku"),
        (date(2026, 1, 2), "berlaku"),
        (date(2026, 9, 30), "berlaku"),
        (date(2026, 10, 1), "akan_berakhir"),
        (date(2026, 12, 30), "akan_berakhir"),
        (date(2026, 12, 31), "berakhir"),
    ],
)
def test_the_phase_follows_the_dates(today, name):
    assert phase("berlaku", date(2026, 1, 2), date(2026, 12, 30), today) == name


def test_what_is_not_validated_has_no_phase_and_what_has_no_end_runs_on():
    assert phase("draf", date(2020, 1, 1), date(2020, 2, 1), date(2026, 1, 1)) == ""
    assert phase("berlaku", None, None, date(2026, 1, 1)) == "berlaku"
    assert phase("berlaku", None, date(2026, 1, 20), date(2026, 1, 1), soon=10) == "berlaku"


@given(DAYS, SPANS, DAYS, st.integers(0, 400))
def test_every_phase_is_known_and_agrees_with_the_days_left(start, length, today, soon):
    end = start + timedelta(days=length)
    name = phase("berlaku", start, end, today, soon)
    assert name in PHASES
    assert (name == "berakhir") == (end < today and start <= today)
    assert (name == "belum_berlaku") == (today < start)
    assert days_left(end, today) == (end - today).days


def test_phases_have_words_and_tones():
    assert (phase_label("akan_berakhir"), phase_tone("akan_berakhir")) == ("Akan berakhir", "warning")
    assert phase_label("") == ""
    assert days_left(None, date(2026, 1, 1)) is None
