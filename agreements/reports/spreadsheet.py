"""A list of instruments as an XLSX sheet, row by row, in little memory."""

from datetime import date

from xlsxwriter import Workbook

MOST_ROWS = 50_000
LONGEST = 32_000  # characters of one cell; the format takes 32,767
WIDTHS = {"Tentang": 60, "Mitra": 40, "OPD": 24, "Nomor": 24, "Status": 20}


def write_sheet(target, *, title, remarks, columns, rows, name="Register"):
    """Write a sheet into the binary file `target`.

    `title`: str; `remarks`: lines under it; `columns`: heads; `rows`: iterable of tuples of str, int, date or
    None; `name`: of the worksheet. Whatever a text begins with (= + - @ TAB CR), it stays text, heads too
    (trust: no formula comes from what people typed).
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        sheet = book.add_worksheet(name)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        for at, head in enumerate(columns):
            sheet.set_column(at, at, WIDTHS.get(head, 16))
        for line, text in enumerate([title, *remarks]):
            sheet.write_string(line, 0, _text(text), None if line else bold)
        first = len(remarks) + 2
        for at, head in enumerate(columns):
            sheet.write_string(first, at, _text(head), bold)
        sheet.freeze_panes(first + 1, 0)
        for line, row in enumerate(rows, first + 1):
            for at, cell in enumerate(row):
                _write(sheet, line, at, cell, day)


def _write(sheet, line, at, cell, day):
    if isinstance(cell, str):
        sheet.write_string(line, at, _text(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(line, at, cell, day)
    elif cell is not None:
        sheet.write_number(line, at, cell)


def _text(text):
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
