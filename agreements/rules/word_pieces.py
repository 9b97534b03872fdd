"""The blocks of a Word file cut into pieces that each become one thing, and what a piece looks like."""

import re
from dataclasses import dataclass, replace

from agreements.rules.naskah import one_line
from agreements.rules.word_activities import lines_of
from agreements.rules.word_blocks import Grid, Run
from agreements.rules.word_columns import indonesian_column, names_languages, other_heading
from agreements.rules.word_roles import (
    HEADING_OF,
    NODE_STYLES,
    OWN_STYLES,
    OWN_TABLES,
    SIDE_BY_SIDE,
    TRANSLATED,
    TRANSLATION,
    WORDS_OF,
)

PASAL = re.compile(r"pasal\s*\.?\s*(\d{1,3}|[IVXLC]{1,6})\b(\s*[.:)\-–—]*\s*)(.*)", re.IGNORECASE | re.DOTALL)
LAMPIRAN = re.compile(
    r"(LAMPIRAN|Lampiran)\b\s*([IVXLC]{1,6}|\d{1,2}|[A-Z])?(?=$|[\s.:\-–—])\s*[.:\-–—]*\s*(.*)", re.DOTALL
)
LABEL = re.compile(
    r"(\(\s*\d{1,3}\s*\)|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\([a-z]{1,3}\)|[a-zA-Z]{1,2}[.)]|[ivxIVX]{1,5}[.)]"
    r"|[-–—•·●○▪■*‣◦➢\uf0b7\uf0a7]|[Aa]yat\s*\(\s*\d{1,3}\s*\)[.:]?)(?:\s+|$|(?<=\))(?=\S))"
)
BAB = re.compile(r"BAB\s+[IVXLC\d]{1,6}\b")
PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:hal(?:aman)?\.?\s*)?\d{1,3}(?:\s*(?:/|dari)\s*\d{1,3})?[-–—\s]*", re.IGNORECASE
)
UPPER_ENOUGH = 0.7
LONG_HEADING, SHORT_HEADING = 160, 90
HEADINGS = (
    "Pasal",
    "Lampiran",
    "Pasal Terjemahan",
    "Lampiran Terjemahan",
)  # a number, and the title behind a soft break
BOXED = "Berasal dari kotak teks di berkas; periksa tempatnya."
MERGED = "{} sel digabung di berkas: isinya hanya di sel pertama, sel lain yang digabung menjadi kosong."
COLUMNS = "Dua bahasa bersebelahan: kolom ini dibaca sebagai terjemahan, sejajar per pasal. Periksa."


@dataclass(frozen=True)
class Piece:
    """One line or table of the file. `text` is on one line; `label` is what Word's own numbering shows."""

    text: str
    label: str = ""
    style: str = ""
    bold: bool = False
    centred: bool = False
    marks: tuple[str, ...] = ()
    notes: tuple = ()
    hands: tuple = ()  # who changed something in it, and when
    new_page: bool = False
    rows: tuple[tuple[str, ...], ...] = ()  # of a table
    heads: int = 0
    lines: tuple = ()  # of the table of activities: `word_activities.Line`
    merged: tuple[tuple[int, int], ...] = ()  # (row, column) of what belongs to a cell beside or above
    odd: str = ""  # what is odd about a table, or about the column that it stands in, as a sentence
    foreign: str = ""  # of the other language: HEADING_OF, RECITAL_OF or WORDS_OF

    @property
    def own(self):
        """Whether a style of our own files says what it is."""
        return self.style in OWN_STYLES or self.style in NODE_STYLES or self.style in OWN_TABLES

    @property
    def is_table(self):
        """Whether it is a table."""
        return bool(self.rows)

    @property
    def labelled(self):
        """Whether a number, letter or bullet stands before it."""
        return bool(self.label) or bool(LABEL.match(self.text))


def pieces_of(blocks):
    """Take settled blocks (`word_blocks.accepted`); return the `Piece`s in order, empty lines left out."""
    found = []
    for block in blocks:
        if isinstance(block, Grid):
            found += _of_grid(block)
        else:
            found += _of_paragraph(block)
    return found


def _of_paragraph(block):
    look = {
        "style": block.style,
        "bold": block.bold,
        "centred": block.centred,
        "hands": block.hands,
        "odd": BOXED if block.boxed else "",
    }
    letter, block = _letter_taken(block)
    lines = _lines(block)
    whole = {"marks": block.marks, "notes": block.notes, "new_page": block.new_page, "label": letter}
    for at, line in enumerate(lines):
        foreign = TRANSLATED.get(block.style, WORDS_OF) if OWN_STYLES.get(block.style) == TRANSLATION else ""
        piece = Piece(line, **look, **(whole if at == 0 else {}), foreign=foreign)
        if line or _stands_empty(piece):
            yield piece


def _stands_empty(piece):
    """An empty numbered line or heading of our own file is still one."""
    numbered = piece.style in NODE_STYLES and NODE_STYLES[piece.style][0] != "teks"
    return (numbered and bool(piece.label)) or piece.style in HEADINGS


def _lines(block):
    """Return the lines of a paragraph: soft breaks part what begins anew and join what goes on."""
    raw = block.text.split("\n")
    if block.style in HEADINGS:
        first, rest = one_line(raw[0]), one_line(" ".join(raw[1:]))
        return [f"{first}\n{rest}" if first or rest else ""]
    if block.style in NODE_STYLES or block.style in OWN_STYLES:
        return [one_line(" ".join(raw))]
    lines = []
    for line in filter(None, map(one_line, raw)):
        if lines and not _begins(line, lines):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines or [""]


def _letter_taken(block):
    """Return `(label, paragraph)`: our own file writes a letter out where Word cannot count it."""
    if block.style not in NODE_STYLES or block.label:
        return block.label, block
    letter, tab, rest = block.text.partition("\t")
    written = NODE_STYLES[block.style][0] == "huruf" and tab and re.fullmatch(r"[a-z]{2,3}\.", letter.strip())
    return (letter.strip(), replace(block, runs=(Run(rest),))) if written else ("", block)


def _begins(line, before):
    """Whether a line behind a soft break is a thing of its own."""
    if LABEL.match(line) or is_pasal(Piece(line)) or LAMPIRAN.fullmatch(line):
        return True
    heading = len(before) == 1 and (PASAL.fullmatch(before[0]) or LAMPIRAN.fullmatch(before[0]))
    return bool(heading) or (is_upper(line) and is_upper(before[-1]))


def _of_grid(grid):
    """Return the table as one piece, or its paragraphs where it is only there to place them."""
    if (ours := 0 if grid.style == SIDE_BY_SIDE else indonesian_column(grid)) is not None:
        return _of_columns(grid, ours)
    paragraphs = [each for each in grid.paragraphs if each.text.strip()]
    if grid.style not in OWN_TABLES and _places_words(paragraphs):
        return [piece for each in paragraphs for piece in _of_paragraph(each)]
    own = grid.style in OWN_TABLES
    of_cell = _lines_of_cell if grid.style in ("Tabel Lampiran", "Tabel Terjemahan") else _cell
    rows = [tuple(of_cell(cell) for cell in row.cells) for row in grid.rows]
    wide = max((len(row) for row in rows), default=0)
    ragged = len({len(row) for row in rows}) > 1
    padded = [row + ("",) * (wide - len(row)) for row in rows]
    places = [at for at, row in enumerate(padded) if own or any(row) or grid.rows[at].merged]
    kept = [padded[at] for at in places]
    if not kept or not wide:
        return []
    merged = tuple((at, column) for at, place in enumerate(places) for column in grid.rows[place].merged)
    odd = _odd(grid, ragged, merged)
    notes = tuple(note for each in grid.paragraphs for note in each.notes)
    text = " | ".join(filter(None, kept[0]))
    hands = tuple(dict.fromkeys(hand for each in grid.paragraphs for hand in each.hands))
    look = {
        "style": grid.style,
        "odd": odd,
        "lines": lines_of(grid),
        "merged": merged,
        "notes": notes,
        "hands": hands,
        "foreign": WORDS_OF if OWN_TABLES.get(grid.style) == TRANSLATION else "",
    }
    return [Piece(text, rows=tuple(kept), heads=_heads(grid, kept, own), **look)]


def _odd(grid, ragged, merged):
    """Return what somebody should look at in a table, as sentences."""
    found = ["Barisnya tidak sama panjang."] if ragged else []
    found += [MERGED.format(len(merged))] if merged else []
    found += ["Ada tabel di dalam tabel; isinya digabung ke satu sel."] if grid.nested else []
    return " ".join(found)


def _of_columns(grid, ours):
    """Return the paragraphs row by row: those of the Indonesian column, then those beside it."""
    own, found, told = grid.style == SIDE_BY_SIDE, [], False
    for row in grid.rows:
        columns = [[piece for each in cell for piece in _of_paragraph(each)] for cell in row.cells]
        if not own and names_languages(row):
            found += [replace(piece, style="Kepala Kolom") for pieces in columns for piece in pieces]
            continue
        for place, pieces in enumerate(columns):
            if place == ours:
                found[len(found) :] = pieces
        for place, pieces in enumerate(columns):
            if place == ours:
                continue
            for piece in _beside(pieces, own):
                told, odd = True, "" if own or told else COLUMNS
                found.append(replace(piece, odd=odd))
    return found


def _beside(pieces, own):
    """Return the pieces of the other language; a heading of another hand is put together from its lines."""
    if own:
        return [replace(each, foreign=_foreign(each)) for each in pieces]
    first = f"{pieces[0].label} {pieces[0].text}".strip() if pieces else ""
    if number := other_heading(first):
        title = [first[len(number) :].strip(" .:-–—")]
        rest = pieces[1:]
        while rest and not rest[0].labelled and (rest[0].bold or rest[0].centred or is_upper(rest[0].text)):
            title.append(rest.pop(0).text)
        text = f"{number}\n{' '.join(filter(None, title))}"
        pieces = [replace(pieces[0], text=text, label="", foreign=HEADING_OF), *rest]
    return [replace(each, foreign=each.foreign or WORDS_OF) for each in pieces]


def _foreign(piece):
    """What a piece of our own file is in the column of the other language; "" for what is apart there too."""
    if piece.style in OWN_STYLES and OWN_STYLES[piece.style] != TRANSLATION:
        return ""
    return piece.foreign or WORDS_OF


def _cell(paragraphs):
    """Return the words of a cell on one line, with the labels of its lists."""
    return one_line(" ".join(f"{each.label} {each.text}" for each in paragraphs))


def _lines_of_cell(paragraphs):
    """As `_cell`, each line for itself: in our own tables a line that ends was meant to."""
    lines = [line for each in paragraphs for line in f"{each.label} {each.text}".split("\n")]
    return "\n".join(map(one_line, lines))


def _places_words(paragraphs):
    starts = [one_line(each.text).lower() for each in paragraphs]
    recitals = any(start.startswith(("bahwa ", "menimbang", "mengingat")) for start in starts)
    return recitals or any(
        is_pasal(Piece(one_line(p.text), bold=p.bold, centred=p.centred)) for p in paragraphs
    )


def _heads(grid, rows, own):
    told = 0
    for row in grid.rows:
        if not row.head:
            break
        told += 1
    if told or own:
        return min(told, len(rows))
    first = [each for cell in grid.rows[0].cells for each in cell if each.text.strip()]
    bold = bool(first) and all(each.bold for each in first)
    numbers = any(re.fullmatch(r"[\d.,Rp\s%]+", cell) for cell in rows[0] if cell)
    return 1 if bold or (len(rows) > 1 and not numbers and all(rows[0])) else 0


def is_upper(text):
    """Whether most letters of a text are capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= UPPER_ENOUGH * len(letters)


def is_pasal(piece):
    """Whether a piece is the heading of a pasal, and not a sentence that begins by citing one."""
    return bool(pasal_parts(piece))


def pasal_parts(piece):
    """Return `(title, whether it is sure)` of the heading of a pasal, or None where it is none."""
    match = PASAL.fullmatch(f"{piece.label} {piece.text}".strip())
    if not match:
        return None
    between, title = match[2], one_line(match[3])
    if not title:
        return "", True
    if title[0].islower() or len(title) > LONG_HEADING or re.match(r"(?:ayat|huruf|angka)\b", title, re.I):
        return None
    if is_upper(title) or piece.label:
        return title, True
    sentence = title.endswith((".", ";", ":", ",")) or len(title) > SHORT_HEADING
    if sentence and not (piece.bold or piece.centred):
        return None
    told = piece.bold or piece.centred or bool(between.strip())
    return title.rstrip(".:"), told and not sentence


def title_trust(piece):
    """Take the piece behind a bare heading; return True (its title), False (perhaps) or None (it is not)."""
    if piece.is_table or piece.labelled or is_pasal(piece) or len(piece.text) > LONG_HEADING:
        return None
    closed = piece.text.endswith((".", ";", ":", ","))
    if is_upper(piece.text) and not closed:
        return True
    if closed:
        return None
    if piece.centred or piece.bold:
        return True
    short = len(piece.text) <= SHORT_HEADING and len(piece.text.split()) <= 10
    return False if short and piece.text[:1].isupper() else None


def lampiran_parts(piece):
    """Return the words behind "LAMPIRAN II" where a piece is the heading of a lampiran, or None."""
    match = LAMPIRAN.fullmatch(f"{piece.label} {piece.text}".strip())
    if not match or len(piece.text) > 2 * LONG_HEADING or piece.is_table:
        return None
    rest = one_line(match[3])
    strong = match[1] == "LAMPIRAN" or piece.centred or piece.bold or piece.new_page
    sentence = rest[:1].islower() or rest.endswith((".", ";"))
    return rest if strong and not sentence else None
