"""What a comparison says: lines, tables, parts and their counts."""

from dataclasses import dataclass, fields
from functools import cached_property

from agreements.rules.comparing.words import ADDED as INS
from agreements.rules.comparing.words import RENUMBERED, STRUCK, Piece

SAME, CHANGED, ADDED, REMOVED, AWAY = "sama", "berubah", "baru", "dihapus", "dipindah"


@dataclass(frozen=True)
class Notice:
    """A reference that says what it said (`said`, of a `kind`: pasal, ayat ...) although its target moved.

    `now`: what the target is called now, "" where it is gone; `part`: the part where it stands ("p6", "l1").
    """

    said: str
    kind: str
    now: str
    part: str


@dataclass(frozen=True)
class Line:
    """One paragraph: its number before and after, and its words. `kind`, `depth`: of the newer text.

    A paragraph that went elsewhere stands twice, with the same number `move` (from 1): where it was as AWAY,
    with its old words; where it is with what changed in it, which alone is counted. `elsewhere` names the
    other place; it is "" for what only came along beneath another.
    """

    status: str
    kind: str
    depth: int
    old_label: str
    new_label: str
    pieces: tuple[Piece, ...]
    reshaped: bool = False  # it became another kind of paragraph, or stands under another
    move: int = 0
    elsewhere: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def arrived(self):
        """Whether it stood elsewhere in the older text."""
        return bool(self.move) and self.status != AWAY

    @property
    def renumbered(self):
        """Whether only its number differs."""
        return self.status == SAME and not self.move and self.old_label != self.new_label


@dataclass(frozen=True)
class RowChange:
    """One row of a table; `cells`: the pieces of each cell, over the columns of both tables."""

    status: str
    head: bool
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class TableChange:
    """A table; `columns`: the status of each column of both tables, in order."""

    status: str
    columns: tuple[str, ...]
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class Part:
    """One pasal or lampiran. `old`, `new`: its number before and after, None where it is not there.

    `status` AWAY marks the place that a moved part has left: `new` says where it went.
    """

    status: str
    id: str
    old: int | None
    new: int | None
    title: tuple[Piece, ...]
    blocks: tuple[Line | TableChange, ...] = ()
    moved: bool = False
    old_label: str = ""
    new_label: str = ""

    @property
    def renumbered(self):
        """Whether it has another number only because others came, went or moved."""
        stays = not self.moved and self.status != AWAY
        return stays and None not in (self.old, self.new) and self.old != self.new

    @property
    def differs(self):
        """Whether a reader must look at it."""
        seen = self.status in (CHANGED, ADDED, REMOVED) or (self.moved and self.status != AWAY)
        return seen or bool(self.notices)

    @property
    def notices(self):
        """The `Notice`s of its paragraphs."""
        return [notice for block in self.blocks if isinstance(block, Line) for notice in block.notices]


@dataclass(frozen=True)
class Fact:
    """One thing beside the text (a date, a name): its group, label and words."""

    status: str
    group: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Cell:
    """What one cell of an activity says: its label and words."""

    label: str
    status: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ActivityChange:
    """One activity of a rencana kerja. `old`, `new`: its number before and after, None where it is not."""

    status: str
    old: int | None
    new: int | None
    cells: tuple[Cell, ...]
    moved: bool = False

    @property
    def differs(self):
        """Whether a reader must look at it."""
        return self.status != SAME or self.moved


@dataclass(frozen=True)
class Counts:
    """How much differs. `changed`, `added`, `removed`, `moved`, `same`: pasal (moved ones in theirs too).

    A moved paragraph counts once in `paragraphs`, with what stands beneath it; its pasal before and after are
    changed; of its words only those that are struck or added in it count. Swapped texts give the same counts,
    added and struck the other way round, but for `stale`, which speaks of the newer text.
    """

    changed: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    same: int = 0
    lampiran: int = 0  # that differ
    facts: int = 0  # parties, dates, legal basis, considerations: paragraphs and entries that differ
    words_added: int = 0
    words_struck: int = 0
    renumbered: int = 0  # references that only follow
    paragraphs: int = 0  # that moved
    stale: int = 0  # references that did not follow
    activities: int = 0  # of a rencana kerja: changed, new, gone
    activities_moved: int = 0

    @property
    def nothing(self):
        """Whether the two say the same."""
        return all(getattr(self, field.name) == 0 for field in fields(self) if field.name != "same")


@dataclass(frozen=True)
class Comparison:
    """Two versions against each other, in the order of the newer; what is gone stands where it stood."""

    facts: tuple[Fact, ...]
    recitals: tuple[Line, ...]
    legal_basis: tuple[Line, ...]
    pasal: tuple[Part, ...]
    lampiran: tuple[Part, ...]
    activities: tuple[ActivityChange, ...] = ()
    quiet: bool = False  # the data differ, but no word does

    @cached_property
    def counts(self):
        """The `Counts` of all of it."""
        pasal = [part for part in self.pasal if part.status != AWAY]
        around = [*self.facts, *self.recitals, *self.legal_basis]
        pieces = list(self.pieces())
        return Counts(
            changed=sum(part.status == CHANGED for part in pasal),
            added=sum(part.status == ADDED for part in pasal),
            removed=sum(part.status == REMOVED for part in pasal),
            moved=sum(part.moved for part in pasal),
            same=sum(part.status == SAME and not part.moved for part in pasal),
            lampiran=sum(part.differs for part in self.lampiran),
            facts=sum(each.status != SAME for each in around),
            words_added=_words(pieces, INS),
            words_struck=_words(pieces, STRUCK),
            renumbered=sum(piece.kind == RENUMBERED for piece in pieces),
            activities=sum(each.status != SAME for each in self.activities),
            activities_moved=sum(each.moved for each in self.activities),
            paragraphs=sum(line.arrived and line.elsewhere != "" for line in self.lines()),
            stale=sum(len(line.notices) for line in self.lines()),
        )

    def lines(self):
        """Yield every `Line`, in order."""
        yield from (*self.recitals, *self.legal_basis)
        for part in [*self.pasal, *self.lampiran]:
            yield from (block for block in part.blocks if isinstance(block, Line))

    def pieces(self):
        """Yield every `Piece`, in order."""
        for entry in [*self.facts, *self.recitals, *self.legal_basis]:
            yield from entry.pieces
        for cell in (cell for each in self.activities for cell in each.cells):
            yield from cell.pieces
        for part in [*self.pasal, *self.lampiran]:
            if part.status != AWAY:
                yield from part_pieces(part)


def part_pieces(part):
    """Take a `Part`; yield its pieces: of its title, then of its body."""
    yield from part.title
    for block in part.blocks:
        yield from table_pieces(block) if isinstance(block, TableChange) else block.pieces


def table_pieces(table):
    """Take a `TableChange`; yield the pieces of its cells, row by row."""
    for row in table.rows:
        for cell in row.cells:
            yield from cell


def _words(pieces, kind):
    return sum(len(piece.text.split()) for piece in pieces if piece.kind == kind)


def status_of(pieces):
    """Take the pieces of something that stands in both; return SAME or CHANGED."""
    return CHANGED if any(piece.kind in (INS, STRUCK) for piece in pieces) else SAME


def whole(kind, text):
    """Take a kind of `Piece` and a text; return its pieces, none for an empty text."""
    words = " ".join(text.split())
    return (Piece(kind, words),) if words else ()
