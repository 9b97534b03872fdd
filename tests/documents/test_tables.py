"""Uploaded tables: CSV in its usual dialects, XLSX by its first sheet, everything else refused in words."""

import io
import zipfile

import pytest
from xlsxwriter import Workbook

from agreements.documents import tables
from agreements.documents.tables import MAX_BYTES, lines_of, lines_of_text, text_of_lines
from agreements.rules.errors import BadFile


def workbook(*lines):
    out = io.BytesIO()
    with Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
    return out.getvalue()


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_the_mark_between_cells_is_found(mark):
    text = f'kode{mark}nama\r\n1.10{mark}"Air{mark} bersih"\r\n'
    assert lines_of(text.encode("utf-8-sig")) == [["kode", "nama"], ["1.10", f"Air{mark} bersih"]]


def test_a_table_of_an_old_program_is_read_too():
    assert lines_of("kode;nama\n1;Café".encode("cp1252"))[1] == ["1", "Café"]


def test_of_a_workbook_the_first_sheet_is_read_with_its_types():
    assert lines_of(workbook(["kode", "tahun"], ["1.10", 2026])) == [["kode", "tahun"], ["1.10", 2026.0]]


def test_what_is_read_can_be_written_and_read_again():
    lines = lines_of(workbook(["kode", "nama"], ["=1+1", "a;b"], [1.5, 2026]))
    assert lines_of_text(text_of_lines(lines)) == [["kode", "nama"], ["=1+1", "a;b"], ["1.5", "2026"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b" \n", "kosong"),
        (b"x" * (MAX_BYTES + 1), "terlalu besar"),
        (b"a\0b;c", "bukan tabel"),
        (b'kode;nama\n1;"Air', "tanda petik"),
        (b"PK\x03\x04xxxx", "rusak"),
        (packed(word__document="x"), "bukan XLSX"),
        (packed(xl__workbook_xml="x").replace(b"workbook_xml", b"workbook.xml"), "rusak"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(data, said):
    with pytest.raises(BadFile) as refused:
        lines_of(data)
    assert said in refused.value.reasons[0]


def test_a_workbook_that_swells_or_is_too_wide_is_refused(monkeypatch):
    sheet = workbook(["kode", "nama"], ["1", "Air"])
    monkeypatch.setattr(tables, "MAX_CELLS", 3)
    with pytest.raises(BadFile, match="Lembar pertama"):
        lines_of(sheet)
    monkeypatch.setattr(tables, "MAX_INFLATED", 10)
    with pytest.raises(BadFile, match="setelah dibuka"):
        lines_of(sheet)
