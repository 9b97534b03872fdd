"""A Word document as plain data: paragraphs and tables in order, tracked changes still in them.

`accepted` and `rejected` give the same blocks with all tracked changes taken or left; only those have
plain text.
"""

from dataclasses import dataclass, replace

INSERTED, DELETED = "ins", "del"


@dataclass(frozen=True)
class Run:
    """A piece of text of one paragraph. `change`: "", "ins" or "del"; `moved`: as part of a move."""

    text: str
    change: str = ""
    author: str = ""
    at: str = ""  # ISO moment, as the file has it
    moved: bool = False


@dataclass(frozen=True)
class Note:
    """A comment in the margin."""

    author: str
    at: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `runs` hold soft line breaks as `\\n` and tabs as `\\t`."""

    runs: tuple[Run, ...]
    label: str = ""  # what Word's numbering shows before it
    style: str = ""  # name of the paragraph style
    bold: bool = False  # all its words
    centred: bool = False
    marks: tuple[str, ...] = ()  # names of bookmarks that begin in it
    ending: Run = Run("")  # the paragraph mark: whether it was inserted or deleted, by whom
    notes: tuple[Note, ...] = ()
    new_page: bool = False
    boxed: bool = False  # it stood in a text box

    @property
    def text(self):
        """The words, without those that were deleted."""
        return "".join(run.text for run in self.runs if run.change != DELETED)

    @property
    def hands(self):
        """Who changed something in it, and when: (author, moment), each once."""
        found = [(run.author, run.at) for run in [*self.runs, self.ending] if run.author]
        return tuple(dict.fromkeys(found))

    @property
    def changes(self):
        """The runs that were inserted or deleted, the paragraph's end among them."""
        return [run for run in [*self.runs, self.ending] if run.change]


@dataclass(frozen=True)
class Row:
    """One row of a table: cells, each a tuple of paragraphs; a row may itself be inserted or deleted."""

    cells: tuple[tuple[Paragraph, ...], ...]
    head: bool = False
    change: Run = Run("")
    merged: tuple[int, ...] = ()  # columns that belong to the cell left of or above them


@dataclass(frozen=True)
class Grid:
    """One table."""

    rows: tuple[Row, ...]
    style: str = ""
    nested: bool = False  # another table stood within; its words are in the cell

    @property
    def changes(self):
        """All tracked changes within."""
        found = [row.change for row in self.rows if row.change.change]
        return found + [run for each in self.paragraphs for run in each.changes]

    @property
    def paragraphs(self):
        """All paragraphs within, row by row."""
        return [each for row in self.rows for cell in row.cells for each in cell]


@dataclass(frozen=True)
class Source:
    """What was read from a file. `told`: Indonesian sentences on what is in it but is not taken."""

    blocks: tuple[Paragraph | Grid, ...]
    told: tuple[str, ...] = ()
    marks: dict | None = None  # what our own export left in the file, None for any other file

    @property
    def changes(self):
        """All tracked changes, in order."""
        return [run for block in self.blocks for run in block.changes]


def accepted(blocks):
    """Take blocks; return them as if every tracked change were accepted."""
    return _settled(blocks, DELETED)


def rejected(blocks):
    """Take blocks; return them as if every tracked change were rejected."""
    return _settled(blocks, INSERTED)


def _settled(blocks, goes):
    """Leave out what is marked `goes`; join paragraphs whose mark goes with the one behind them."""
    found, open_one = [], None
    for block in blocks:
        if isinstance(block, Grid):
            if open_one:
                found.append(_plain(open_one))
            open_one = None
            found += _grid(block, goes)
            continue
        runs = tuple(run for run in block.runs if run.change != goes)
        block = _joined(open_one, replace(block, runs=runs)) if open_one else replace(block, runs=runs)
        if block.ending.change == goes:
            open_one = block
        else:
            found.append(_plain(block))
            open_one = None
    return tuple([*found, _plain(open_one)] if open_one and open_one.runs else found)


def _joined(before, after):
    """Return both as one paragraph; it looks as the first does, unless nothing is left of that."""
    if not any(run.text.strip() for run in before.runs):
        return replace(after, marks=(*before.marks, *after.marks), notes=(*before.notes, *after.notes))
    runs, notes = (*before.runs, *after.runs), (*before.notes, *after.notes)
    return replace(before, runs=runs, notes=notes, ending=after.ending)


def _plain(block):
    runs = tuple(replace(run, change="", moved=False) for run in block.runs)
    return replace(block, runs=runs, ending=replace(block.ending, change="", moved=False))


def _grid(grid, goes):
    rows = [row for row in grid.rows if row.change.change != goes]
    rows = [
        replace(row, cells=tuple(_settled(cell, goes) for cell in row.cells), change=Run("")) for row in rows
    ]
    return [replace(grid, rows=tuple(rows))] if rows else []
