"""Codes of planning and budget documents: reading a table of them, and finding the nearest to a wrong one.

Source: PP 28/2018 Ps 4(2), 16(2); the shape of a code follows the tables of urusan (Permendagri 90/2019).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher, get_close_matches

from agreements.rules.enums import PlanDocument
from agreements.rules.indonesian import number

COLUMNS = ("dokumen", "tahun", "kode", "nama", "opd", "halaman")
NEEDED = COLUMNS[:4]
SPELLINGS = {
    "jenis dokumen": "dokumen",
    "dokumen perencanaan": "dokumen",
    "kode program/kegiatan": "kode",
    "kode rekening": "kode",
    "uraian": "nama",
    "nama program/kegiatan": "nama",
    "perangkat daerah": "opd",
    "kode opd": "opd",
    "hal": "halaman",
    "hal.": "halaman",
}
OF_AN_AGENCY = (PlanDocument.RENSTRA, PlanDocument.RENJA, PlanDocument.DPA)
CODE = re.compile(r"[0-9A-Za-z]{1,6}(?:\.[0-9A-Za-z]{1,6}){0,11}")
LIMITS = {"kode": 40, "nama": 200, "halaman": 20}
MOST_ROWS = 5_000
FIRST_YEAR, YEARS_AHEAD = 2000, 25
MATCHED, UNMATCHED, UNKNOWN = "cocok", "belum_dicocokkan", "tidak_ada"


@dataclass(frozen=True)
class CodeRow:
    """One code as a table gives it. `line`: where it stands; `agency`: code of the OPD or ""."""

    line: int
    document: str
    year: int
    code: str
    name: str
    agency: str = ""
    page: str = ""

    @property
    def key(self):
        """What makes it one code."""
        return (self.document, self.year, self.code, self.agency)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell (or a whole line: `column` ""), as a sentence."""

    line: int
    column: str
    sentence: str


@dataclass
class Reading:
    """What a table says: its rows that are right, and every fault."""

    rows: list = field(default_factory=list)
    faults: list = field(default_factory=list)


def read_codes(table, agencies, today):
    """Take a table (list of lines of cells, heads first) and today's date; return its `Reading`.

    `agencies`: {any spelling in lower case: code of the OPD}. Empty lines count for nothing. Every line is
    looked at, so that all faults are told at once.
    """
    lines = [(at, line) for at, line in enumerate(table, 1) if any(_plain(cell) for cell in line)]
    if not lines:
        return Reading(faults=[Fault(1, "", "Tabel kosong. Baris pertama memuat kepala kolom.")])
    places, faults = _heads(*lines[0])
    if faults:
        return Reading(faults=faults)
    if len(lines) == 1:
        return Reading(
            faults=[Fault(lines[0][0], "", "Tabel hanya memuat kepala kolom, belum ada barisnya.")]
        )
    if len(lines) - 1 > MOST_ROWS:
        many = f"Tabel memuat {number(len(lines) - 1)} baris, paling banyak {number(MOST_ROWS)} sekali muat."
        return Reading(faults=[Fault(lines[0][0], "", f"{many} Bagi per dokumen atau per OPD.")])
    found = Reading()
    for at, line in lines[1:]:
        _read_line(
            found,
            at,
            {name: line[place] for name, place in places.items() if place < len(line)},
            agencies,
            today,
        )
    _find_twins(found)
    return found


def _heads(at, line):
    heads = [_plain(cell).lower() for cell in line]
    names = [SPELLINGS.get(head, head) for head in heads]
    faults = [
        Fault(at, name, f"Kepala kolom “{name}” tidak ada. Kolom yang dikenal: {', '.join(COLUMNS)}.")
        for name in NEEDED
        if name not in names
    ]
    twice = [name for name, times in Counter(names).items() if name in COLUMNS and times > 1]
    faults += [Fault(at, name, f"Kepala kolom “{name}” tertulis lebih dari sekali.") for name in twice]
    return {name: names.index(name) for name in COLUMNS if name in names}, faults


def _read_line(found, at, cells, agencies, today):
    faults = []

    def wrong(column, sentence):
        faults.append(Fault(at, column, sentence))

    document = _document(cells.get("dokumen"), wrong)
    row = {
        "document": document,
        "year": _year(cells.get("tahun"), wrong, today),
        "code": _code(cells.get("kode"), wrong),
        "name": _words(cells.get("nama"), "nama", wrong, needed=True),
        "agency": _agency(cells.get("opd"), document, agencies, wrong),
        "page": _words(cells.get("halaman"), "halaman", wrong),
    }
    found.faults += faults
    if not faults:
        found.rows.append(CodeRow(at, **row))


def _document(cell, wrong):
    words = _plain(cell).lower().replace("_", " ").replace("-", " ")
    for document in PlanDocument:
        spellings = {document.value.replace("_", " "), document.label.lower().replace("-", " ")}
        if words in spellings:
            return document.value
    known = ", ".join(document.label for document in PlanDocument)
    wrong(
        "dokumen",
        f"“{_plain(cell)}” bukan dokumen yang dikenal. Pilih: {known}." if words else "Dokumen belum diisi.",
    )
    return ""


def _year(cell, wrong, today):
    words, last = _plain(cell), today.year + YEARS_AHEAD
    if not words.isascii() or not words.isdecimal() or len(words) != 4:
        wrong(
            "tahun",
            f"“{words}” bukan tahun. Tulis empat angka, misalnya {today.year}."
            if words
            else "Tahun belum diisi.",
        )
        return 0
    if not FIRST_YEAR <= int(words) <= last:
        wrong("tahun", f"Tahun {words} di luar {FIRST_YEAR} sampai {last}.")
    return int(words)


def _code(cell, wrong):
    if isinstance(cell, float | int | date):
        kind = "tanggal" if isinstance(cell, date) else "angka"
        wrong(
            "kode",
            f"Kode terbaca sebagai {kind} ({_plain(cell)}), sehingga nol di belakang dapat hilang. "
            "Ubah format kolom kode menjadi teks, lalu tulis ulang kodenya.",
        )
        return ""
    words = clean_code(_plain(cell))
    if not words:
        wrong("kode", "Kode belum diisi.")
    elif len(words) > LIMITS["kode"] or not CODE.fullmatch(words):
        wrong(
            "kode",
            f"“{words[:60]}” bukan kode. Kode: angka atau huruf yang dipisah titik, 2.18.02.2.01.",
        )
    return words


def _words(cell, column, wrong, needed=False):
    words = _plain(cell)
    if needed and not words:
        wrong(column, f"{column.capitalize()} belum diisi.")
    if len(words) > LIMITS[column]:
        wrong(
            column,
            f"{column.capitalize()} terlalu panjang: {len(words)} karakter, paling banyak {LIMITS[column]}.",
        )
    return words


def _agency(cell, document, agencies, wrong):
    words = _plain(cell)
    if not words:
        if document in OF_AN_AGENCY:
            wrong(
                "opd", f"{PlanDocument(document).label} adalah dokumen satu OPD; isi kode atau nama OPD-nya."
            )
        return ""
    if words.lower() in agencies:
        return agencies[words.lower()]
    near = get_close_matches(words.lower(), agencies, n=1, cutoff=0.6)
    hint = f" Mungkin maksudnya {agencies[near[0]]}." if near else ""
    wrong("opd", f"OPD “{words[:80]}” tidak dikenal.{hint}")
    return ""


def _find_twins(found):
    seen = {}
    for row in found.rows:
        if row.key in seen:
            found.faults.append(
                Fault(row.line, "kode", f"Kode {row.code} sudah ada pada baris {seen[row.key]}.")
            )
        seen.setdefault(row.key, row.line)
    found.faults.sort(key=lambda fault: (fault.line, COLUMNS.index(fault.column) if fault.column else -1))


def _plain(cell):
    """Return a cell as text: whole numbers without decimals, one space between words."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def clean_code(text):
    """Take a typed code; return it without spaces and without a dot at its end."""
    return "".join(text.split()).rstrip(".")


def nearest(code, known, most=3):
    """Take a code and those that exist; return up to `most` of them, the nearest first.

    Codes that begin with the same parts come before those that merely look alike.
    """
    shared = [(_shared(code, each), each) for each in known]
    best = max((parts for parts, _ in shared), default=0)
    if best == 0:
        return get_close_matches(code, [each for _, each in shared][:2_000], n=most, cutoff=0.5)
    close = [each for parts, each in shared if parts >= max(1, best - 1)][:500]
    return sorted(close, key=lambda each: (-_shared(code, each), -_alike(code, each), each))[:most]


def _shared(one, other):
    pairs = zip(one.lower().split("."), other.lower().split("."), strict=False)
    count = 0
    for mine, theirs in pairs:
        if mine != theirs:
            break
        count += 1
    return count


def _alike(one, other):
    return SequenceMatcher(None, one, other).ratio()


def unknown_words(document, year, code, near):
    """Return the sentence that refuses a code; `near`: [(code, name)] of the nearest that exist."""
    said = f"Kode {code} tidak ada dalam {PlanDocument(document).label} {year}."
    if not near:
        return f"{said} Periksa kode dan tahunnya, atau minta Bagian Pemerintahan memuat kodenya."
    listed = "; ".join(f"{each} {name}".strip() for each, name in near)
    return f"{said} Yang paling dekat: {listed}."
