"""A sheet holds what was given, and never a formula."""

import io
import zipfile
from datetime import date

import pytest
from python_calamine import load_workbook

from agreements.reports.spreadsheet import LONGEST, write_sheet


def made(columns=("A",), rows=(), title="Judul", remarks=()):
    file = io.BytesIO()
    write_sheet(file, title=title, remarks=remarks, columns=columns, rows=rows)
    return file


def read(file):
    return load_workbook(io.BytesIO(file.getvalue())).get_sheet_by_index(0).to_python(skip_empty_area=False)


def xml(file):
    return zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()


def test_what_goes_in_comes_out():
    file = made(
        ("Teks", "Angka", "Tanggal"), [("Air", 12, date(2028, 2, 29)), ("", None, None)], remarks=["a", "b"]
    )
    assert [row[0] for row in read(file)[:3]] == ["Judul", "a", "b"]
    assert read(file)[4:6] == [["Teks", "Angka", "Tanggal"], ["Air", 12.0, date(2028, 2, 29)]]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "{=", "\n="])
def test_a_cell_that_begins_like_a_formula_stays_text(begins):
    text = f'{begins}HYPERLINK("http://x","y")'
    file = made((text,), [(text,)], title=text, remarks=[text])
    assert "<f>" not in xml(file)
    assert "<hyperlink" not in xml(file)
    cells = [row[0].replace("_x000D_", "\r") for row in read(file) if row[0]]
    assert len(cells) == 4
    assert all(cell.startswith((begins[0], "\n")) for cell in cells)


def test_addresses_and_markup_stay_text():
    file = made(("A",), [("http://example.go.id",), ("<b>&amp;</b>",), ("\x0b\x00",)])
    assert "<hyperlink" not in xml(file)
    assert read(file)[3:5] == [["http://example.go.id"], ["<b>&amp;</b>"]]


def test_a_text_longer_than_a_cell_is_cut():
    (*_, [cell]) = read(made(("A",), [("x" * (LONGEST + 1000),)]))
    assert len(cell) == LONGEST + 2
    assert cell.endswith(" …")
