"""Two languages side by side in a table of another hand: which column is the Indonesian one."""

import re

from agreements.rules.amending import HEADS
from agreements.rules.naskah import one_line
from agreements.rules.word_blocks import Grid
from agreements.rules.word_roles import MATRIX

OURS = re.compile(r"bahasa\s+indonesia|indonesian?\b", re.IGNORECASE)
LANGUAGE = re.compile(
    r"bahasa\s+\w+|(?:in\s+)?(?:english|japanese|korean|chinese|arabic|french|german|dutch|spanish)\b",
    re.IGNORECASE,
)
PASAL = re.compile(r"pasal\s+\d{1,3}\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:article|artikel|art[ií]culo|artigo)\s+(?:\d{1,3}|[IVXLC]{1,6})\b", re.IGNORECASE)


def indonesian_column(grid):
    """Take a `Grid`; return 0 or 1 where its two columns hold two languages, None for any other table.

    They do where its head names both languages, or a heading "Pasal 1" stands beside an "Article 1".
    """
    pairs = [[_begin(cell) for cell in row.cells] for row in grid.rows if len(row.cells) == 2]
    if not pairs or len(pairs) != len(grid.rows):
        return None
    if names_languages(grid.rows[0]):
        return 0 if OURS.fullmatch(pairs[0][0]) else 1
    for left, right in pairs:
        if PASAL.match(left) and ARTICLE.match(right):
            return 0
        if ARTICLE.match(left) and PASAL.match(right):
            return 1
    return None


def names_languages(row):
    """Whether a row of two cells only names two languages, one of them Indonesian."""
    names = [_begin(cell) for cell in row.cells]
    ours = [bool(OURS.fullmatch(name)) for name in names]
    return len(names) == 2 and sum(ours) == 1 and bool(LANGUAGE.fullmatch(names[ours.index(False)]))


def is_matrix(source):
    """Take a `Source`; tell whether the file is the table of old and new of an addendum, and not its text."""
    if (source.marks or {}).get("kind") == MATRIX:
        return True
    return any(isinstance(block, Grid) and _heads(block) == HEADS for block in source.blocks)


def _heads(grid):
    return tuple(_begin(cell) for cell in grid.rows[0].cells) if grid.rows else ()


def other_heading(text):
    """Return the "Article 1" that a line begins with, or ""."""
    found = ARTICLE.match(text)
    return found[0] if found else ""


def _begin(cell):
    """Return the first words of a cell, with the label that Word shows."""
    first = next((each for each in cell if each.text.strip() or each.label), None)
    return one_line(f"{first.label} {first.text}") if first else ""
