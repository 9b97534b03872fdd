"""Counting days: the one function, its inverse, and where a deadline stands."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.days_off import DaysOff, OwnDay
from agreements.rules.deadlines import (
    BACKWARD,
    KINDS_OF,
    STAGE_CLOCKS,
    STATE_CLOCKS,
    Clock,
    Clocks,
    counted,
    due_before,
    due_on,
    key_for,
    late_start,
    local_day,
    rule_complaints,
    standing,
)
from agreements.rules.enums import ClockKey, ClockUnit, Kind, Stage, State

NATIONAL = DaysOff()
DAYS, WORKING, MONTHS = ClockUnit.DAYS, ClockUnit.WORKING_DAYS, ClockUnit.MONTHS
STARTS = st.dates(date(2019, 1, 1), date(2031, 12, 31))
AMOUNTS = st.integers(1, 90)
UNITS = st.sampled_from(list(ClockUnit))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        (date(2026, 11, 2), 15, DAYS, date(2026, 11, 17)),
        (date(2028, 2, 28), 1, DAYS, date(2028, 2, 29)),  # leap day
        (date(2027, 2, 28), 1, DAYS, date(2027, 3, 1)),
        (date(2026, 12, 20), 30, DAYS, date(2027, 1, 19)),  # turn of the year
        (date(2026, 11, 27), 1, WORKING, date(2026, 11, 30)),  # over a weekend
        (date(2026, 11, 28), 1, WORKING, date(2026, 11, 30)),  # begun on a Saturday
        (date(2026, 3, 17), 1, WORKING, date(2026, 3, 25)),  # Nyepi, Lebaran and cuti bersama
        (date(2026, 12, 23), 5, WORKING, date(2027, 1, 4)),  # Natal, cuti bersama, New Year
        (date(2026, 1, 31), 1, MONTHS, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, MONTHS, date(2029, 2, 28)),
        (date(2026, 11, 28), 12, MONTHS, date(2027, 11, 28)),
    ],
)
def test_the_first_counted_day_is_the_day_after_the_start(start, amount, unit, due):
    assert due_on(start, amount, unit, NATIONAL) == due


@pytest.mark.parametrize("amount", [0, -1, -45])
@pytest.mark.parametrize("count", [due_on, due_before, late_start])
def test_nothing_is_counted_in_less_than_one(count, amount):
    with pytest.raises(ValueError, match="sekurang-kurangnya 1"):
        count(date(2026, 1, 1), amount, DAYS, NATIONAL)


@given(STARTS, AMOUNTS, UNITS)
def test_more_is_later_and_a_later_start_is_no_earlier(start, amount, unit):
    due = due_on(start, amount, unit, NATIONAL)
    assert start < due < due_on(start, amount + 1, unit, NATIONAL)
    assert due <= due_on(start + timedelta(1), amount, unit, NATIONAL)


@given(STARTS, AMOUNTS, st.sampled_from([DAYS, WORKING]))
def test_counting_is_the_inverse_of_the_due_day(start, amount, unit):
    due = due_on(start, amount, unit, NATIONAL)
    assert counted(start, due, unit, NATIONAL) == amount
    assert counted(start, due - timedelta(1), unit, NATIONAL) == amount - 1


@given(STARTS, AMOUNTS, UNITS)
def test_the_latest_late_start_is_over_and_the_next_day_is_not(today, amount, unit):
    start = late_start(today, amount, unit, NATIONAL)
    assert due_on(start, amount, unit, NATIONAL) < today
    assert due_on(start + timedelta(1), amount, unit, NATIONAL) >= today


@given(STARTS, st.integers(1, 40), st.sampled_from([DAYS, WORKING]))
def test_counted_back_the_whole_deadline_lies_before_the_end(end, amount, unit):
    due = due_before(end, amount, unit, NATIONAL)
    assert due < end
    assert counted(due - timedelta(1), end - timedelta(1), unit, NATIONAL) == amount


@given(STARTS, STARTS, AMOUNTS, UNITS)
def test_left_late_and_over_agree(since, today, amount, unit):
    found = standing(Clock("paraf", "Paraf", amount, unit), since, today, NATIONAL)
    assert found.over == (today > found.due)
    assert not (found.left and found.late)
    assert (found.left == 0) or not found.over
    assert found.words


CLOCK = Clock("dprd_jawab_ksdd", "Jawaban", 15, DAYS)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 2), "tersisa 15 hari"),
        (date(2026, 11, 6), "hari ke-4 dari 15; tersisa 11 hari"),
        (date(2026, 11, 17), "hari ke-15 dari 15; hari terakhir"),
        (date(2026, 11, 18), "lewat 1 hari"),
    ],
)
def test_a_deadline_in_words(today, words):
    assert standing(CLOCK, date(2026, 11, 2), today, NATIONAL).words == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 26), "hari kerja ke-3 dari 4; tersisa 1 hari kerja"),
        (date(2026, 11, 27), "hari kerja ke-4 dari 4; hari terakhir"),
        (date(2026, 11, 28), "lewat 1 hari"),
        (date(2026, 12, 2), "lewat 3 hari kerja"),
    ],
)
def test_a_deadline_in_working_days_in_words(today, words):
    clock = Clock("paraf", "Paraf", 4, WORKING)
    assert standing(clock, date(2026, 11, 23), today, NATIONAL).words == words


def test_months_are_told_in_days():
    clock = Clock("berlaku_loi", "Masa berlaku", 12, MONTHS)
    found = standing(clock, date(2026, 1, 15), date(2026, 12, 31), NATIONAL)
    assert (found.due, found.words) == (date(2027, 1, 15), "tersisa 15 hari")
    assert standing(clock, date(2026, 1, 15), date(2027, 1, 15), NATIONAL).words == "hari terakhir"
    assert standing(clock, date(2026, 1, 15), date(2027, 1, 18), NATIONAL).words == "lewat 3 hari"


def test_an_extension_is_counted_back_from_the_end():
    clock = Clock("perpanjangan_ln", "Perpanjangan", 6, MONTHS)
    assert clock.backward
    found = standing(clock, date(2027, 8, 31), date(2027, 2, 20), NATIONAL)
    assert (found.due, found.words, found.over) == (date(2027, 2, 28), "tersisa 8 hari", False)
    assert standing(clock, date(2027, 8, 31), date(2027, 3, 1), NATIONAL).over


def test_a_deadline_in_a_year_without_known_holidays_says_so():
    clock = Clock("dprd_ln", "DPRD", 45, WORKING)
    found = standing(clock, date(2039, 12, 20), date(2039, 12, 21), NATIONAL)
    assert found.doubt == "libur nasional 2039 dan 2040 belum dikenal"
    assert standing(CLOCK, date(2039, 12, 20), date(2039, 12, 21), NATIONAL).doubt == ""


def test_silence_is_approval_only_where_the_rule_says_so_and_the_time_is_over():
    start = date(2026, 11, 2)
    deems = Clock("dprd_total", "DPRD", 45, DAYS, deems_approved=True, deemed_basis="Pasal 12 ayat (4)")
    assert standing(deems, start, date(2026, 12, 17), NATIONAL).deemed_from is None
    assert standing(deems, start, date(2026, 12, 18), NATIONAL).deemed_from == date(2026, 12, 18)
    assert standing(deems, start, date(2027, 12, 18), NATIONAL).deemed_from == date(2026, 12, 18)
    assert standing(CLOCK, start, date(2027, 12, 18), NATIONAL).deemed_from is None


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Asia/Jakarta", 2), ("Asia/Makassar", 3), ("Asia/Jayapura", 3)],
)
def test_a_moment_falls_on_the_day_of_the_set_time_zone(zone, day):
    moment = datetime(2026, 11, 2, 16, 30, tzinfo=UTC)  # 23.30 WIB, 00.30 WITA, 01.30 WIT
    assert local_day(moment, ZoneInfo(zone)) == date(2026, 11, day)
    clocks = Clocks(date(2026, 11, 4), ZoneInfo(zone), {"paraf": Clock("paraf", "Paraf", 5, DAYS)})
    assert clocks.of_state(State.FINAL, Kind.KSDPK, moment).nth == 4 - day


def test_a_day_of_ones_own_moves_the_due_day():
    own = DaysOff((OwnDay(date(2026, 12, 1), "Libur setempat"),))
    assert due_on(date(2026, 11, 30), 1, WORKING, own) == date(2026, 12, 2)


class TestWhichClockRuns:
    clocks = Clocks(
        date(2026, 11, 28),
        ZoneInfo("Asia/Jakarta"),
        {"telaah_usulan": Clock("telaah_usulan", "Telaah", 5, DAYS, kinds=("ksdpk",))},
    )

    def test_it_runs_for_its_kinds_only(self):
        since = date(2026, 11, 20)
        assert self.clocks.of_stage(Stage.SUBMITTED, Kind.KSDPK, since).words == "lewat 3 hari"
        assert self.clocks.of_stage(Stage.SUBMITTED, Kind.SINERGI, since) is None

    def test_a_stage_without_clock_or_rule_has_none(self):
        since = date(2026, 11, 20)
        assert self.clocks.of_stage(Stage.CLOSED, Kind.KSDPK, since) is None
        assert self.clocks.of_state(State.FINAL, Kind.KSDPK, since) is None
        assert self.clocks.standing("telaah_usulan", None) is None

    def test_each_kind_may_have_its_own_clock_in_a_stage(self):
        table = {"dprd": {Kind.KSDPK: ClockKey.DPRD_WHOLE, Kind.KSDPL: ClockKey.DPRD_ABROAD}}
        assert key_for(table, "dprd", "ksdpl") == ClockKey.DPRD_ABROAD
        assert key_for(table, "dprd", "sinergi") == ""
        assert key_for(table, "lain", "ksdpl") == ""

    def test_every_waiting_place_names_a_known_clock(self):
        for found in [*STATE_CLOCKS.values(), *STAGE_CLOCKS.values()]:
            keys = found.values() if isinstance(found, dict) else [found]
            assert set(keys) <= set(ClockKey)


def row(**changes):
    columns = {
        "key": "dprd_total",
        "amount": 45,
        "unit": "hari",
        "kinds": ["ksdpk"],
        "escalate_to": ["kbg"],
        "deems_approved": True,
        "article": object(),
        "deemed_citation": "Permendagri 22/2020 Pasal 34 ayat (6)",
        "active": True,
    }
    return SimpleNamespace(**columns | changes)


def columns(found):
    return [column for column, _ in found]


def test_a_sound_rule_stands():
    assert rule_complaints(row()) == []
    assert rule_complaints(row(active=False), twin=True) == []


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"amount": 0}, "amount", "sekurang-kurangnya 1"),
        ({"amount": -3}, "amount", "sekurang-kurangnya 1"),
        ({"amount": 9999}, "amount", "melebihi 3650 hari"),
        ({"unit": "minggu"}, "unit", "tidak dikenal"),
        ({"kinds": []}, "kinds", "tidak berlaku untuk jenis apa pun"),
        ({"kinds": ["ksdpl"]}, "kinds", "tidak ada pada KSDPL"),
        ({"escalate_to": []}, "escalate_to", "jabatan"),
        ({"article": None}, "deemed_article", "pilih pasalnya"),
        ({"deemed_citation": " "}, "deemed_citation", "pasal dan ayatnya"),
        ({"deems_approved": False}, "deems_approved", "tidak dinyatakan sebagai setuju"),
        ({"key": "paraf"}, "deems_approved", "tidak menunggu persetujuan"),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused_with_the_reason(changes, column, words):
    found = dict(rule_complaints(row(**changes)))
    assert words in found[column]


def test_two_active_rules_of_one_deadline_are_refused():
    assert columns(rule_complaints(row(), twin=True)) == ["key"]


def test_every_lawful_kind_and_backward_key_is_known():
    assert set(KINDS_OF) | BACKWARD <= set(ClockKey)
