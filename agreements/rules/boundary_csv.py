"""Boundary points as CSV: written for spreadsheets of Indonesian make, read from what they give back.

Semicolon, decimal comma, UTF-8 with its mark. A text that a spreadsheet could take for a formula gets an
apostrophe before it and loses it again when it is read; numbers of our own making keep their minus.
"""

import csv
import io
import re

from agreements.rules.boundary_records import texts_of
from agreements.rules.errors import BadFile

MOST_ROWS = 2_000
MOST_BYTES = 2 * 1024 * 1024
HEADS = {
    "kode": "code",
    "nama": "name",
    "lintang_resmi": "official_lat",
    "bujur_resmi": "official_lon",
    "sumber_resmi": "source",
    "lintang_lapangan": "field_lat",
    "bujur_lapangan": "field_lon",
    "tanggal_ukur": "measured_on",
    "pengukur": "measured_by",
    "cara_ukur": "method",
    "ketelitian_m": "accuracy",
    "kelurahan_kita": "our_side",
    "kelurahan_mitra": "their_side",
    "warga_terdampak": "people",
    "keterangan": "description",
}
TOLD = ("status", "selisih_m")  # written for the reader, never taken in
NUMBERS = frozenset({"official_lat", "official_lon", "field_lat", "field_lon", "accuracy", "people"})
FORMULA = re.compile(r"[=+\-@\t\r]")
ESCAPED = re.compile(r"'+[=+\-@\t\r]")
SIGNED_NUMBER = re.compile(r"[+\-]\s*\d")


def write_csv(rows):
    """Take `(PointRecord, status, metres)`s; return the text of the file."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([*HEADS, *TOLD])
    for record, status, metres in rows:
        texts = texts_of(record)
        cells = [texts[name] if name in NUMBERS else as_text(texts[name]) for name in HEADS.values()]
        writer.writerow(
            [*cells, as_text(status), "" if metres is None else f"{metres:.2f}".replace(".", ",")]
        )
    return target.getvalue()


def as_text(cell):
    """Take a text; return it so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if FORMULA.match(cell) or ESCAPED.match(cell) else cell


def read_csv(text):
    """Take the text of a file; return `[(place, {column: text}, [(column, sentence)])]` of its rows.

    Only columns that the file has are there. Raises BadFile where it is no table of boundary points.
    """
    rows = _rows(text)
    if not rows:
        raise BadFile("Berkas tidak memuat baris. Baris pertama memuat nama kolom, mulai dengan kode.")
    names = _names(rows[0][1])
    found = []
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        found.append(_row(f"Baris {line}", names, cells))
        if len(found) > MOST_ROWS:
            raise BadFile(f"Berkas memuat lebih dari {MOST_ROWS} titik. Bagi menjadi beberapa berkas.")
    return found


def _rows(text):
    """Return [(line, cells)], parted by the sign under which the first line names most columns."""
    first = text.split("\n", 1)[0]
    mark = max(";,\t", key=lambda mark: sum(_name(cell) in HEADS for cell in first.split(mark)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        place = f"sekitar baris {reader.line_num}"
        raise BadFile(
            f"CSV tidak terbaca {place}: tanda kutip tidak berpasangan, atau selnya rusak."
        ) from None


def _name(cell):
    return re.sub(r"[\s-]+", "_", cell.strip().strip('"').casefold())


def _names(cells):
    names = [_name(cell) for cell in cells]
    strange = [name for name in names if name not in HEADS and name not in TOLD]
    twice = {name for name in names if names.count(name) > 1}
    if "kode" not in names:
        raise BadFile("Kolom “kode” tidak ada. Baris pertama memuat nama kolom, seperti pada berkas unduhan.")
    if strange:
        shown = ", ".join(f"“{name[:40]}”" for name in strange[:5])
        raise BadFile(f"Kolom tidak dikenal: {shown}. Yang dikenal: {', '.join([*HEADS, *TOLD])}.")
    if twice:
        raise BadFile(f"Kolom tertulis dua kali: {', '.join(sorted(twice))}.")
    return names


def _row(place, names, cells):
    if len(cells) != len(names):
        what = f"Baris ini memuat {len(cells)} sel, sedangkan kolomnya {len(names)}."
        return place, {"code": cells[0]}, [("code", what)]
    texts, faults = {}, []
    for name, cell in zip(names, cells, strict=True):
        if name not in HEADS:
            continue
        column = HEADS[name]
        if ESCAPED.match(cell):
            cell = cell[1:]
        elif FORMULA.match(cell.lstrip(" ")) and not (
            column in NUMBERS and SIGNED_NUMBER.match(cell.strip())
        ):
            faults.append((column, "Tampak seperti rumus; hanya isian biasa yang diterima."))
        texts[column] = cell
    return place, texts, faults
