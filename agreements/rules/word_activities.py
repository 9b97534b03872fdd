"""The table of activities of a Word file: what each row says, as it is written there."""

import re
from dataclasses import dataclass

from agreements.rules.naskah import one_line
from agreements.rules.word_roles import ACTIVITY_HEADS, OF_ACTIVITY, SUM_OF_ACTIVITIES, activity_mark

COLUMNS = (
    ("programme",),
    ("output", "target"),
    ("location", "when"),
    *(("task_0", "unit_0"), ("budget_0", "estimate_0")),
    *(("task_1", "unit_1"), ("budget_1", "estimate_1")),
)
NAMES = {
    "programme": "Program atau kegiatan",
    "output": "Keluaran",
    "target": "Target",
    "location": "Lokasi",
    "when": "Waktu",
    "task": "Tugas",
    "unit": "Penanggung jawab",
    "budget": "Sumber biaya",
    "estimate": "Perkiraan biaya",
}
UNCUT = "Isi sel “{}” tidak terpisah menjadi {} dan {}; periksa."
MARK = re.compile(re.escape(activity_mark("")) + r"\d{1,3}")


@dataclass(frozen=True)
class Line:
    """One row as read. `said`: {name of COLUMNS: words}; `sides`: who the two sides are, as its head says."""

    mark: str
    said: dict
    sides: tuple[str, str]
    unsure: tuple[str, ...] = ()


def lines_of(grid):
    """Take a `Grid`; return its `Line`s, () where it is no table of activities."""
    heads = [_words(cell) for cell in grid.rows[0].cells]
    if len(heads) != len(COLUMNS) + 1 or [head.casefold() for head in heads[:4]] != KNOWN:
        return ()
    sides = tuple(heads[at].rpartition(":")[0].strip() for at in (4, 6))
    rows = [row for row in grid.rows[1:] if any(map(_words, row.cells))]
    return tuple(_line(row, sides) for row in rows if not _is_sum(row))


KNOWN = [head.casefold() for head in ACTIVITY_HEADS]


def _is_sum(row):
    return len(row.cells) > 1 and _words(row.cells[1]) == SUM_OF_ACTIVITIES


def _line(row, sides):
    said, unsure = {}, []
    for names, cell in zip(COLUMNS, [*row.cells[1:], *[()] * len(COLUMNS)], strict=False):
        found, doubt = _said(names, cell)
        said |= found
        unsure += [doubt] if doubt else []
    beyond = [words for cell in row.cells[len(COLUMNS) + 1 :] if (words := _words(cell))]
    unsure += [f"Kolom tambahan tidak diambil: “{words}”." for words in beyond]
    marks = [mark for cell in row.cells for each in cell for mark in each.marks if MARK.fullmatch(mark)]
    return Line(next(iter(marks), ""), said, sides, tuple(unsure))


def _said(names, cell):
    """Return ({name: words}, what is unsure): by the styles of our own file, else line by line."""
    said, own, last = dict.fromkeys(names, ""), False, names[0]
    for each in cell:
        name = OF_ACTIVITY.get(each.style, "")
        known = next((whole for whole in names if whole.partition("_")[0] == name), "")
        own, last = own or bool(known), known or last
        said[last] = one_line(f"{said[last]} {each.label} {each.text}")
    if own or len(names) == 1:
        return said, ""
    lines = [line for each in cell for line in f"{each.label} {each.text}".strip().split("\n")]
    lines = lines if len(lines) == len(names) else [line for line in lines if line.strip()]
    if len(lines) == len(names):
        return dict(zip(names, map(one_line, lines), strict=True)), ""
    words = one_line(" ".join(lines))
    labels = [NAMES[name.partition("_")[0]].lower() for name in names]
    return dict.fromkeys(names, "") | {names[0]: words}, UNCUT.format(words, *labels) if words else ""


def _words(cell):
    return one_line(" ".join(f"{each.label} {each.text}" for each in cell))
