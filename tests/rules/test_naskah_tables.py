"""A lampiran as typed: paragraphs and tables, exact both ways."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.naskah import Node, Table, complaints, from_json, to_json
from agreements.rules.naskah.structure import Lampiran, Naskah
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran
from tests.rules.strategies import bodies, lampirans, tables

TYPED = r"""(1) Rincian biaya:
| No. | Kegiatan | Biaya |
|---|---|---|
| 1 | Rapat \| koordinasi | Rp500 |
| 2 | Pelatihan |
Keterangan di bawah tabel."""


def test_a_table_stands_between_paragraphs():
    lead, table, rest = parse_lampiran(TYPED)
    assert lead == Node("ayat", "Rincian biaya:")
    assert table == Table(
        (
            ("No.", "Kegiatan", "Biaya"),
            ("1", "Rapat | koordinasi", "Rp500"),
            ("2", "Pelatihan", ""),
        ),
        1,
    )
    assert rest == Node("teks", "Keterangan di bawah tabel.")


def test_a_table_without_a_rule_has_no_head_and_a_blank_line_parts_two():
    assert parse_lampiran("| a | b |\n\n| c |") == (Table((("a", "b"),), 0), Table((("c",),), 0))


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("| a", ("a",)),
        ("|", ("",)),
        ("|  |", ("",)),
        ("| a | |", ("a", "")),
        (r"| a\nb \\ c |", ("a\nb \\ c",)),
        (r"| \--- |", ("---",)),
    ],
)
def test_odd_rows(typed, row):
    assert parse_lampiran(typed) == (Table((row,), 0),)


def test_a_rule_alone_is_no_table_and_a_second_one_says_nothing():
    assert parse_lampiran("|---|---|") == ()
    assert parse_lampiran("| a |\n|---|\n| b |\n|---|\n| c |") == (Table((("a",), ("b",), ("c",)), 1),)


def test_what_excel_gives_becomes_a_table():
    pasted = "Rincian:\nNo.\tKegiatan\tBiaya\n1\tRapat | kecil\tRp500\r\n2\tPelatihan\t\nSelesai."
    lead, table, rest = parse_lampiran(pasted)
    assert table.heads == 1
    assert table.rows[1] == ("1", "Rapat | kecil", "Rp500")
    assert table.rows[2] == ("2", "Pelatihan", "")
    assert (lead.text, rest.text) == ("Rincian:", "Selesai.")
    assert parse_lampiran("satu\tdua") == (Node("teks", "satu dua"),)


def test_a_paragraph_that_begins_with_a_bar_stays_one():
    body = (Node("teks", "| bukan tabel"),)
    assert write_lampiran(body) == r"\| bukan tabel"
    assert parse_lampiran(write_lampiran(body)) == body


@settings(max_examples=300, deadline=None)
@given(st.one_of(bodies, st.lists(st.one_of(tables()), max_size=4).map(tuple), lampirans().map(list)))
def test_written_and_read_is_the_same(body):
    for each in [part.body for part in body] if isinstance(body, list) else [body]:
        assert parse_lampiran(write_lampiran(each)) == each


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="|-\\ :abn\t\n(1).", max_size=60))
def test_what_was_read_once_is_read_the_same_again(typed):
    body = parse_lampiran(typed)
    assert parse_lampiran(write_lampiran(body)) == body
    naskah = Naskah((), (), (Lampiran("l1", "", body),))
    assert from_json(to_json(naskah)) == naskah


def test_too_wide_a_table_is_told():
    wide = parse_lampiran("|" + " a |" * 13)
    assert "13 kolom" in complaints(Naskah((), (), (Lampiran("l1", "A", wide),)))[0]
