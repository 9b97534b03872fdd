"""Boundary points as CSV: out and in again the same, hostile files refused with the reason."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.boundary_csv import HEADS, as_text, read_csv, write_csv
from agreements.rules.boundary_imports import Verdict, decoded, judge, read_file
from agreements.rules.boundary_records import texts_of
from agreements.rules.errors import BadFile
from tests.borders import boundary_record
from tests.rules.test_boundaries import PATIENT, records

TODAY = date(2026, 11, 28)
RECORD = boundary_record(code="PBU 001")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def exported(*made):
    return write_csv([(record, "Selisih", record.metres) for record in made])


def judged(text, *known):
    return judge(read_file(text), {record.code: (record, ()) for record in known}, TODAY)


@PATIENT
@given(st.lists(records(), max_size=5, unique_by=lambda record: record.code))
def test_what_is_exported_comes_in_the_same(made):
    text = exported(*made)
    if not made:
        assert read_csv(text) == []
        return
    assert [row.record for row in judged(text)] == made
    assert {row.verdict for row in judged(text, *made)} == {Verdict.SAME}
    assert exported(*(row.record for row in judged(text))) == text


@PATIENT
@given(records())
def test_no_text_that_is_exported_is_a_formula(record):
    for column, text in texts_of(record).items():
        if column in ("official_lat", "official_lon", "field_lat", "field_lon"):
            continue
        assert not as_text(text).startswith(DANGEROUS)


def test_the_file_has_semicolons_decimal_commas_and_what_it_tells():
    lines = exported(RECORD).split("\r\n")
    assert lines[0] == ";".join([*HEADS, "status", "selisih_m"])
    assert ";-7,47236111;112,43361111;" in lines[1]
    assert lines[1].endswith(";Selisih;24,72")


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_each_usual_separator_is_understood(mark):
    cells = ["PBU 9", "Nama", '"-7,47"', "112.43", "Permendagri"]
    heads = ["Kode", "NAMA", "Lintang resmi", "bujur-resmi", "sumber_resmi"]
    (row,) = judged(f"{mark.join(heads)}\n{mark.join(cells)}\n")
    assert (row.verdict, row.place, row.record.official.lat) == (Verdict.NEW, "Baris 2", Decimal("-7.47"))


def test_a_column_that_is_not_there_changes_nothing():
    (row,) = judged("kode;warga_terdampak\npbu 001;7\n", RECORD)
    assert (row.verdict, row.changes) == (Verdict.CHANGED, (("Warga terdampak", "120", "7"),))


def test_status_and_distance_are_told_and_never_taken_in():
    (row,) = judged("kode;status;selisih_m\nPBU 001;Disepakati;0\n", RECORD)
    assert row.verdict == Verdict.SAME


def test_what_is_locked_may_stay_as_it_is_but_not_change():
    known = {"PBU 001": (RECORD, ("Terkunci.",))}
    same, changed = (
        judge(read_file(f"kode;warga_terdampak\nPBU 001;{people}\n"), known, TODAY)[0] for people in (120, 7)
    )
    assert same.verdict == Verdict.SAME
    assert (changed.verdict, changed.faults) == (Verdict.WRONG, ("Terkunci.",))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("PBU 2;=cmd|' /C calc'!A0;-7,4;112,4;P", "Nama: Tampak seperti rumus"),
        ("PBU 2; @SUM(A1);-7,4;112,4;P", "Nama: Tampak seperti rumus"),
        ("PBU 2;Nama;=1+1;112,4;P", "Lintang resmi: Tampak seperti rumus"),
        ("PBU 2;Nama;-7,4;112,4", "memuat 4 sel, sedangkan kolomnya 5"),
        ("PBU 2;Nama;NaN;112,4;P", "Lintang tidak terbaca"),
        ("PBU 2;Nama;-9999999999999;112,4;P", "Lintang tidak terbaca"),
        ("PBU 2;Nama;112,4;-7,4;P", "tampaknya tertukar"),
        (";Nama;-7,4;112,4;P", "Kode titik wajib diisi"),
    ],
)
def test_a_wrong_row_says_what_is_wrong(line, sentence):
    (row,) = judged(f"kode;nama;lintang_resmi;bujur_resmi;sumber_resmi\n{line}\n")
    assert row.verdict == Verdict.WRONG
    assert any(sentence in fault for fault in row.faults)


def test_a_code_that_stands_twice_is_wrong_both_times():
    rows = judged("kode;warga_terdampak\nPBU 001;1\npbu  001;2\n", RECORD)
    assert [row.verdict for row in rows] == [Verdict.WRONG, Verdict.WRONG]
    assert "lebih dari sekali" in rows[0].faults[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nama;bujur\na;b\n", "Kolom “kode” tidak ada"),
        ("kode;lintang_resm\na;b\n", "Kolom tidak dikenal: “lintang_resm”"),
        ("kode;nama;nama\na;b;c\n", "tertulis dua kali: nama"),
        ('kode;nama\nA;"tak ditutup\n', "tanda kutip tidak berpasangan"),
        ("kode\n" + "A\n" * 2001, "lebih dari 2000 titik"),
        ("kode;nama\nA;" + "x" * 200_000, "CSV tidak terbaca"),
    ],
)
def test_what_is_no_table_of_points_is_refused_as_a_whole(text, sentence):
    with pytest.raises(BadFile, match=sentence):
        read_csv(text)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Berkas kosong"),
        (b" \n ", "Berkas kosong"),
        (b"PK\x03\x04rest", "Ini berkas Excel"),
        ("kode\nä".encode("latin-1"), "bukan teks UTF-8"),
        ("kode\nA".encode("utf-16"), "bukan teks UTF-8"),
        (b"kode\nA\0", "karakter nol"),
        (b"x" * (2 * 1024 * 1024 + 1), "paling besar 2 MB"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data, sentence):
    with pytest.raises(BadFile, match=sentence):
        decoded(data)


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    assert decoded("kode\nA".encode("utf-8-sig")) == "kode\nA"
