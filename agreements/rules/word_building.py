"""From cells to the structure: pasal, recitals, lampiran, and what each cell became in them."""

import re
from dataclasses import dataclass, field, replace

from agreements.rules.naskah import Table, label, one_line
from agreements.rules.word_labels import mismatch, number_of
from agreements.rules.word_pieces import Piece, pasal_parts
from agreements.rules.word_roles import (
    APART,
    BODY,
    DROPPED,
    GOES_ON,
    LAMPIRAN,
    LAMPIRAN_TITLE,
    PASAL,
    PLAIN,
    RECITAL,
    TABLE,
    TITLE,
    TRANSLATION,
)
from agreements.rules.word_tongues import Tongue, Tongues
from agreements.rules.word_trees import seats, tree_of


@dataclass
class Part:
    """One pasal or lampiran as read: `cells` are the places of what it was made of."""

    kind: str  # PASAL or LAMPIRAN
    title: str = ""
    body: tuple = ()
    marks: tuple[str, ...] = ()
    cells: list = field(default_factory=list)


@dataclass(frozen=True)
class Built:
    """The structure of a file, without ids. `cells`: settled, with what they became and where."""

    cells: tuple
    recitals: tuple[str, ...] = ()
    pasal: tuple[Part, ...] = ()
    lampiran: tuple[Part, ...] = ()
    tongues: tuple[Tongue, ...] = ()  # the column of the other language

    @property
    def unsure(self):
        """The cells that somebody should look at."""
        return [cell for cell in self.cells if not cell.sure]


@dataclass
class _Entry:
    """A paragraph or table on its way into a part."""

    cell: object
    text: str
    chosen: str = ""  # the kind that a person chose
    table: Table | None = None


def build(cells, choices=None):
    """Take `Cell`s and {place: role} that a person chose; return what becomes of them as `Built`.

    A role that does not fit a cell is taken as far as it goes: no word is lost but where DROPPED is chosen.
    """
    builder = _Builder(list(cells), dict(choices or {}))
    for cell in cells:
        builder.take(cell)
    return builder.done()


@dataclass
class _Builder:
    cells: list
    choices: dict
    recitals: list = field(default_factory=list)
    pasal: list = field(default_factory=list)
    lampiran: list = field(default_factory=list)
    apart: list = field(default_factory=list)  # lampiran made of tables that stood in a pasal
    entries: list = field(default_factory=list)  # of the part that is open
    open: Part | None = None
    tongues: Tongues = field(default_factory=Tongues)

    def take(self, cell):
        """Put one cell where it belongs."""
        role = self.choices.get(cell.at, cell.role)
        chosen = role if cell.at in self.choices else ""
        if chosen:
            self.cells[cell.at] = cell = replace(cell, role=role, sure=True, reason="Dipilih oleh Anda.")
        if role in (PASAL, LAMPIRAN):
            self._begin(cell, role, chosen)
        elif role in (TITLE, LAMPIRAN_TITLE) and self.open:
            self.open.title = one_line(f"{self.open.title} {cell.text}")
            self.open.cells.append(cell.at)
        elif role == RECITAL:
            self.recitals.append(cell.text)
        elif role == TRANSLATION:
            self._translation(cell)
        elif role == TABLE and cell.is_table:
            self._table(cell)
        elif cell.is_table and role == PLAIN:
            for row in cell.rows:
                self._entry(cell, " | ".join(filter(None, row)), PLAIN)
        elif role == GOES_ON and self.entries and self.entries[-1].table is None:
            self.entries[-1].text = one_line(f"{self.entries[-1].text} {cell.text}")
            self._of(cell)
        elif role not in (*APART, DROPPED):
            self._entry(cell, cell.text, chosen if chosen in BODY else "")

    def _translation(self, cell):
        where = self.cells[self.open.cells[0]].where if self.open else ""
        reason = self.tongues.take(cell, self.open)
        about = f"Terjemahan {where}".strip() if not cell.marks else cell.where
        self.cells[cell.at] = replace(
            cell, where=about, sure=cell.sure and not reason, reason=reason or cell.reason
        )

    def _begin(self, cell, role, chosen):
        self._close()
        title = cell.text
        if chosen and role == PASAL:
            parts = pasal_parts(Piece(cell.text, label=cell.label, bold=True))
            title = parts[0] if parts else cell.text
        self.open = Part(role, one_line(title), marks=cell.marks, cells=[cell.at])
        (self.pasal if role == PASAL else self.lampiran).append(self.open)
        where = f"Pasal {len(self.pasal)}" if role == PASAL else f"Lampiran {len(self.lampiran)}"
        self.cells[cell.at] = replace(self.cells[cell.at], where=where)

    def _of(self, cell):
        """Note that a cell belongs to the open part."""
        if self.open is None:
            self._begin(replace(cell, text="", label=""), PASAL, "")
        elif cell.at not in self.open.cells:
            self.open.cells.append(cell.at)

    def _entry(self, cell, text, chosen):
        self._of(cell)
        self.entries.append(_Entry(cell, text, chosen))

    def _table(self, cell):
        table = Table(cell.rows, min(cell.heads, len(cell.rows)))
        if self.open and self.open.kind == LAMPIRAN:
            self._of(cell)
            self.entries.append(_Entry(cell, "", table=table))
            return
        number = len(self.pasal)
        of = f"Tabel Pasal {number} {self.pasal[-1].title}" if self.pasal else "Tabel"
        self.apart.append(Part(LAMPIRAN, one_line(of), (table,), cells=[cell.at]))
        self.cells[cell.at] = replace(cell, where=one_line(of))

    def _close(self):
        """Settle the tree of the part that ends."""
        run, body = [], []
        for entry in [*self.entries, None]:
            if entry is not None and entry.table is None:
                run.append(entry)
                continue
            body += self._settled(run)
            run = []
            if entry is not None:
                body.append(entry.table)
        if self.open:
            self.open.body = tuple(body)
        self.entries = []

    def _settled(self, run):
        """Return the nodes of neighbouring paragraphs; note in their cells what they became."""
        if not run:
            return ()
        run, remarks, nodes, exact = tree_of(run)
        where = self.cells[self.open.cells[0]].where
        for (entry, remark), seat in zip(zip(run, remarks, strict=True), seats(nodes, where), strict=True):
            self._note(entry, remark, seat, exact)
        return nodes

    def _note(self, entry, remark, seat, exact):
        cell = self.cells[entry.cell.at]
        if cell.is_table:
            return
        found = replace(cell, role=seat.node.kind, where=seat.path, text=seat.node.text)
        reason = "" if exact or entry.chosen else remark or _remark(entry.cell, seat)
        if cell.sure and reason:
            found = replace(found, sure=False, reason=reason)
        self.cells[cell.at] = found

    def done(self):
        """Return what was built."""
        self._close()
        recitals = tuple(one_line(text) for text in self.recitals)
        lampiran = (*self.lampiran, *self.apart)
        return Built(tuple(self.cells), recitals, tuple(self.pasal), lampiran, self.tongues.done())


def _remark(cell, seat):
    """Return why a cell should be looked at: another kind or number than its label in the file tells."""
    shown = label(seat.node.kind, seat.index)
    typed = cell.label or _typed(cell.text, seat.node.text)
    if not typed:
        return ""
    if seat.first and (reason := mismatch(typed, seat.node.kind)):
        return reason
    number = number_of(typed)
    if seat.first and number not in (None, seat.index):
        return f"Di berkas bernomor “{typed}”; di sini menjadi “{shown}” menurut urutannya."
    return ""


def _typed(whole, rest):
    """Return the label that was typed before the words."""
    found = whole[: len(whole) - len(rest)].strip() if rest and whole.endswith(rest) else whole
    return found if re.fullmatch(r"\S{1,6}|[Aa]yat\s*\(\s*\d+\s*\).?|\(\s*\d+\s*\)", found) else ""
