"""Boundary points as rules: standing, who holds them, the record read from texts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.rules import boundaries as rules
from agreements.rules.boundaries import (
    BOUNDARY_TABLE,
    BoundaryState,
    PointCase,
    Standing,
    by_second_person,
    complaints,
    has_minutes,
    holding_refusals,
    is_measured,
    moves,
    standing,
)
from agreements.rules.boundary_records import LABELS, PointRecord, differences, read_record, texts_of
from agreements.rules.coordinates import Position
from agreements.rules.enums import Kind, Stage
from tests.borders import boundary_record
from tests.rules.test_coordinates import POSITIONS

TODAY = date(2026, 11, 28)
LINES = st.text("aZ9éß界🤝 ;,\"'=+-@.\\", min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = LINES.map(lambda line: " ".join(line.split()))
PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def records(draw):
    """Every record that can be written, with the texts that tempt a spreadsheet among them."""
    tempting = st.sampled_from(["=1+1", "-2", "+3", "@x", "'=1", "''-", "a;b", 'a"b', "1,5", "'"])
    word = LINES | tempting
    measured = draw(st.booleans())
    code = st.from_regex(r"[A-Z0-9][A-Z0-9./_-]{0,8}( [A-Z0-9]{1,5})?", fullmatch=True)
    return PointRecord(
        code=draw(code),
        name=draw(word),
        official=draw(POSITIONS),
        source=draw(word),
        field=draw(POSITIONS) if measured else None,
        measured_on=draw(st.dates(date(1990, 1, 1), TODAY)) if measured else None,
        measured_by=draw(word) if measured else "",
        method=draw(st.sampled_from(["gnss_rtk", "peta"])) if measured else "",
        accuracy=draw(st.none() | st.decimals(0, 9999, places=2)) if measured else None,
        our_side=draw(word | st.just("")),
        their_side=draw(word | st.just("")),
        people=draw(st.none() | st.integers(0, 2**31 - 1)),
        description=draw(st.lists(word, max_size=3).map("\n".join)),
    )


def texts(**changed):
    return texts_of(boundary_record(code="PBU 001")) | changed


@PATIENT
@given(records())
def test_a_record_written_as_texts_is_read_back_the_same(record):
    assert read_record(texts_of(record), TODAY) == (record, [])


def test_distance_comes_with_the_record():
    assert boundary_record().metres == Decimal("24.72")
    assert replace(boundary_record(), field=None).metres is None


@pytest.mark.parametrize(
    ("changed", "column", "sentence"),
    [
        ({"code": ""}, "code", "wajib diisi"),
        ({"code": "=1"}, "code", "Kode hanya memuat"),
        ({"code": "X" * 31}, "code", "Terlalu panjang: 31 karakter, paling banyak 30"),
        ({"name": " "}, "name", "wajib diisi"),
        ({"name": "a\x07b"}, "name", "karakter kendali"),
        ({"name": "a\u202eb"}, "name", "karakter kendali"),
        ({"description": "\ud800"}, "description", "karakter kendali"),
        ({"source": ""}, "source", "Sebutkan sumbernya"),
        ({"official_lat": ""}, "official_lat", "Lintang resmi wajib diisi"),
        ({"official_lat": "7 61 LS"}, "official_lat", "menit harus kurang dari 60"),
        ({"official_lon": "200"}, "official_lon", "di luar Indonesia"),
        ({"official_lat": "112,4", "official_lon": "-7,4"}, "official_lat", "tampaknya tertukar"),
        ({"field_lon": ""}, "field_lon", "Bujur lapangan wajib diisi"),
        ({"measured_on": ""}, "measured_on", "Wajib diisi bila koordinat lapangan diisi"),
        ({"measured_by": ""}, "measured_by", "Wajib diisi"),
        ({"method": ""}, "method", "Wajib diisi"),
        ({"method": "teropong"}, "method", "Cara ukur tidak dikenal"),
        ({"measured_on": "31-02-2026"}, "measured_on", "Tanggal tidak terbaca"),
        ({"measured_on": "2026-11-29"}, "measured_on", "belum tiba"),
        ({"measured_on": "0026-01-01"}, "measured_on", "terlalu lama"),
        ({"accuracy": "-1"}, "accuracy", "dalam meter"),
        ({"accuracy": "1e9"}, "accuracy", "dalam meter"),
        ({"people": "-3"}, "people", "bilangan bulat"),
        ({"people": "99999999999"}, "people", "terlalu besar"),
        ({"field_lat": "", "field_lon": ""}, "field_lat", "koordinat lapangannya belum"),
    ],
)
def test_each_fault_is_told_on_its_column(changed, column, sentence):
    record, faults = read_record(texts(**changed), TODAY)
    assert record is None
    assert [name for name, _ in faults] == [column]
    assert sentence in faults[0][1]


@pytest.mark.parametrize(
    ("changed", "column", "value"),
    [
        ({"code": " pbu   001 "}, "code", "PBU 001"),
        ({"measured_on": "04-03-2026"}, "measured_on", date(2026, 3, 4)),
        ({"measured_on": "4/3/2026"}, "measured_on", date(2026, 3, 4)),
        ({"method": "GNSS RTK"}, "method", "gnss_rtk"),
        ({"accuracy": "3.5"}, "accuracy", Decimal("3.50")),
        ({"people": "1.234"}, "people", 1234),
        ({"description": "a\r\nb"}, "description", "a\nb"),
        ({"name": "a \n b"}, "name", "a b"),
    ],
)
def test_what_people_write_is_read_as_meant(changed, column, value):
    record, faults = read_record(texts(**changed), TODAY)
    assert (faults, getattr(record, column)) == ([], value)


def test_all_faults_are_told_at_once():
    _, faults = read_record(dict.fromkeys(LABELS, ""), TODAY)
    assert [name for name, _ in faults] == ["code", "name", "official_lat", "official_lon", "source"]


def test_differences_name_what_was_and_what_is():
    before = boundary_record(code="A")
    after = replace(before, people=None, official=Position(Decimal("-7.4"), before.official.lon))
    assert differences(before, after) == [
        ("Lintang resmi", "-7,47236111", "-7,40000000"),
        ("Warga terdampak", "120", ""),
    ]
    assert differences(before, before) == []


@pytest.mark.parametrize(
    ("state", "distance", "found"),
    [
        ("selisih", None, Standing.UNMEASURED),
        ("selisih", Decimal("5.00"), Standing.FITS),
        ("selisih", Decimal("5.01"), Standing.DIFFERS),
        ("dibahas", Decimal("1.00"), Standing.DISCUSSED),
        ("disepakati", Decimal("99.00"), Standing.AGREED),
        ("dibatalkan", None, Standing.VOID),
    ],
)
def test_where_a_point_stands(state, distance, found):
    assert standing(state, distance, Decimal("5.00")) == found


def case(**given):
    return PointCase(**({"measured": True, "edited_by": 1, "user_id": 2, "today": TODAY} | given))


def test_checks_of_a_move():
    assert is_measured(case()) == by_second_person(case()) == has_minutes(case()) == []
    assert is_measured(case(measured=False)) == [
        "Koordinat lapangan belum diisi; ukur dan catat lebih dahulu."
    ]
    assert "orang kedua" in by_second_person(case(user_id=1))[0]
    whole = {"number": "1", "day": TODAY, "paper": (b"x", "x.pdf")}
    assert has_minutes(case(data=whole)) == []
    assert len(has_minutes(case(data={}))) == 3
    assert has_minutes(case(data=whole | {"day": date(2026, 11, 29)})) == ["Tanggal berita acara belum tiba."]


def test_agreeing_asks_for_all_of_them():
    agree = next(row for row in BOUNDARY_TABLE if row.target == BoundaryState.AGREED)
    assert len(complaints(agree, case(measured=False, user_id=1, data={}))) == 5


def test_each_row_says_what_happened_and_on_what_it_rests():
    for row in BOUNDARY_TABLE:
        assert row.event
        assert row.basis
        assert row.note_required
    assert moves(BoundaryState.VOID) == []


def test_only_a_mandatory_cooperation_that_lives_holds_points():
    assert holding_refusals(Kind.KSDD_WAJIB, Stage.ACCEPTED) == []
    assert "hanya dicatat dalam KSDD wajib" in holding_refusals(Kind.KSDPK, Stage.ACCEPTED)[0]
    assert "tahap “Ditutup”" in holding_refusals(Kind.KSDD_WAJIB, Stage.CLOSED)[0]


@pytest.mark.parametrize(
    ("kind", "points", "refused"),
    [("ksdd_sukarela", 2, True), ("ksdd_wajib", 2, False), ("ksdd_sukarela", 0, False)],
)
def test_a_dossier_with_points_keeps_its_kind(kind, points, refused):
    assert bool(rules.kind_refusals(kind, points)) == refused
