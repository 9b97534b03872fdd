"""The column of the other language: gathered part by part while the file is read."""

from dataclasses import dataclass, field

from agreements.rules.naskah import Table, one_line
from agreements.rules.naskah.tables import write_lampiran
from agreements.rules.word_roles import HEADING_OF, RECITAL_OF, TRANSLATION_FRONT
from agreements.rules.word_trees import tree_of

UNKNOWN = "Tidak diketahui ini terjemahan bagian yang mana; tidak diambil."


@dataclass
class Said:
    """A paragraph on its way into a part."""

    cell: object
    text: str
    chosen: str = ""


@dataclass
class Tongue:
    """What a file says of one part in the other language.

    `mark`: the bookmark of our own file; `beside`: the `Part` that it stands beside; both may be lacking.
    """

    mark: str = ""
    beside: object = None
    recitals: bool = False
    title: str = ""
    said: list = field(default_factory=list)
    nodes: tuple = ()
    cells: list = field(default_factory=list)

    @property
    def lines(self):
        """Its paragraphs as they stand, without labels."""
        return [each.text for each in self.said]


@dataclass
class Tongues:
    """Gathers the cells; the last of `found` that was spoken of is open."""

    found: list = field(default_factory=list)
    open: Tongue | None = None

    def take(self, cell, beside):
        """Take a cell and the `Part` that is open beside it; return what is unsure about it, or ""."""
        self._turn(cell, beside)
        self.open.cells.append(cell.at)
        if cell.foreign == HEADING_OF:
            self.open.title = one_line(f"{self.open.title} {cell.text}")
        else:
            rows = write_lampiran((Table(cell.rows, min(cell.heads, len(cell.rows))),)) if cell.rows else ""
            self.open.said.append(Said(cell, rows or cell.text))
        known = self.open.mark or self.open.recitals or self.open.beside
        return "" if known else UNKNOWN

    def _turn(self, cell, beside):
        """Open the part that a cell belongs to."""
        mark = next((each for each in cell.marks if each.startswith(TRANSLATION_FRONT)), "")
        recital, last = cell.foreign == RECITAL_OF, self.open
        if not mark and last is not None:
            goes_on = last.recitals if recital else not last.recitals and last.beside is beside
            if goes_on and (cell.foreign != HEADING_OF or not last.said):
                return
        same = (each for each in self.found if self._is_of(each, mark, beside, recital))
        self.open = next(same, None)
        if self.open is None:
            self.open = Tongue(mark, beside, recital)
            self.found.append(self.open)

    @staticmethod
    def _is_of(tongue, mark, beside, recital):
        if mark or tongue.mark:
            return bool(mark) and tongue.mark == mark
        return tongue.recitals if recital else tongue.beside is beside

    def done(self):
        """Return what was gathered, the trees settled."""
        for tongue in self.found:
            tongue.nodes = tuple(tree_of(tongue.said)[2]) if tongue.said else ()
        return tuple(self.found)
