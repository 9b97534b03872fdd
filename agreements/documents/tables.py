"""A table that somebody uploads, CSV or XLSX, as lines of cells. No formula is worked out."""

import csv
import io
import zipfile

from python_calamine import CalamineError, CalamineWorkbook

from agreements.rules.errors import BadFile

MAX_BYTES = 2 * 1024 * 1024
MAX_INFLATED = 40 * 1024 * 1024
MAX_CELLS = 200_000
ZIP = b"PK\x03\x04"


def lines_of(data):
    """Take the bytes of an uploaded table; return its lines, each a list of cells (text, number, date).

    Of a workbook the first sheet is read. Raises `BadFile` with the reason.
    """
    if not data.strip():
        raise BadFile("Berkas kosong. Pilih berkas yang benar.")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1048576:.1f}".replace(".", ",")
        raise BadFile(f"Berkas terlalu besar: {size} MB, paling besar {MAX_BYTES // 1048576} MB.")
    return _workbook(data) if data.startswith(ZIP) else lines_of_text(_decoded(data))


def lines_of_text(text):
    """Take the text of a table, its cells parted by tab, semicolon or comma; return its lines.

    Raises `BadFile` where it cannot be read as a table.
    """
    text = text.removeprefix("\ufeff")
    head = next((line for line in text.splitlines() if line.strip()), "")
    mark = max("\t;,", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise BadFile(f"Tabel tidak dapat dibaca: tanda petik tidak berpasangan ({error}).") from None


def text_of_lines(lines):
    """Take lines of cells; return them as text that `lines_of_text` reads back."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(
        ["" if cell is None else _written(cell) for cell in line] for line in lines
    )
    return out.getvalue()


def _written(cell):
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _decoded(data):
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadFile("Berkas bukan tabel. Simpan sebagai XLSX atau CSV (UTF-8) lalu unggah kembali.")


def _workbook(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            inflated = sum(entry.file_size for entry in package.infolist())
            is_sheet = "xl/workbook.xml" in package.namelist()
        if not is_sheet:
            raise BadFile("Berkas bukan XLSX. Simpan sebagai XLSX atau CSV lalu unggah kembali.")
        if inflated > MAX_INFLATED:
            raise BadFile("Isi XLSX terlalu besar setelah dibuka. Simpan lembar yang diperlukan saja.")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        if sheet.height * sheet.width > MAX_CELLS:
            raise BadFile("Lembar pertama terlalu besar. Simpan kolom dan baris yang diperlukan saja.")
        return sheet.to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError, ValueError, IndexError):
        raise BadFile(
            "XLSX rusak atau terkunci sehingga tidak dapat dibuka. Simpan ulang lalu unggah."
        ) from None
