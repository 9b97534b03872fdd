"""A text of two languages as the body of a Word file: Indonesian left, the other language right.

Left are the styles and bookmarks of the text of one language, so that it is read in the same way. Each part
of the translation has a bookmark of its own.
"""

from dataclasses import dataclass

from agreements.documents.bilingual import (
    ENGLISH,
    NAMES,
    annex_label,
    fillings,
    parts_of,
    prevailing,
)
from agreements.documents.docx_body import BREAK, Body, paragraph, run
from agreements.documents.docx_styles import text_width
from agreements.rules.naskah import RECITALS, Table, parse
from agreements.rules.naskah.structure import blocks
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran
from agreements.rules.translating import pairs
from agreements.rules.word_roles import SIDE_BY_SIDE, mark_name, printable, translation_mark
from agreements.rules.word_translation import filled

EMPTY = paragraph("Pemisah")


@dataclass
class BilingualBody(Body):
    """Collects the blocks of both languages. What is not translated yet is an empty cell."""

    def __post_init__(self):
        self.pairs = {pair.source.id: pair for pair in pairs(self.draft.translation, parts_of(self.draft))}
        self.language = self.draft.translation.get("language", "")

    def _front(self, paper):
        self._title(paper)
        if self.language == ENGLISH and self.draft.instrument in NAMES:
            self._add("Judul Naskah", run(NAMES[self.draft.instrument].upper()))
        self.found.append(self._one("judul", "Judul Terjemahan", capitals=True))
        self._numbers(paper)
        rows = [self._heads(), self._row("pembuka", paragraph("Pembuka", run(paper.opening)))]
        rows += [self._party(at, party) for at, party in enumerate(paper.parties, 1)]
        rows += [self._row("bersama", paragraph("Penyebutan", run(paper.together)))]
        rows += self._recitals()
        rows += [self._row("rumusan", paragraph("Rumusan", run(paper.formula)))]
        self._columns(rows, heads=1)

    def _heads(self):
        language = self.language or "…"
        return [paragraph("Kepala Kolom", run(f"Bahasa {each}")) for each in ("Indonesia", language)]

    def _party(self, at, party):
        words = (run(party.name, bold=True), run(f": {party.description} "), run(party.label, bold=True))
        return self._row(f"pihak_{at}", paragraph("Komparisi", *words, run(".")))

    def _row(self, ident, left):
        return (left, self._one(ident, "Terjemahan"))

    def _one(self, ident, style, *, capitals=False):
        """Return a sentence of the frame in the other language, on one line."""
        words = printable(filled(self.pairs[ident].words, fillings(self.draft)))
        return paragraph(style, *self._marked(translation_mark(ident), run(words, capitals=capitals)))

    def _recitals(self):
        """Item beside item where both languages have as many, else all beside all."""
        ours = [paragraph("Konsiderans", run(printable(text))) for text in self.draft.text.recitals]
        theirs = [line for line in self.pairs[RECITALS].words.splitlines() if line.strip()]
        theirs = [self._item(line, at) for at, line in enumerate(theirs)]
        if len(ours) == len(theirs):
            return list(zip(ours, theirs, strict=True))
        return [("".join(ours) or EMPTY, "".join(theirs) or self._item("", 0))]

    def _item(self, line, at):
        words = run(printable(line))
        return paragraph("Konsiderans Terjemahan", *(self._begun(RECITALS, words) if at == 0 else (words,)))

    def _begun(self, ident, *runs):
        return self._marked(translation_mark(ident), *runs)

    def _pasal(self, pasal, number):
        pair, title = self.pairs[pasal.id], printable(pasal.title)
        heads = (
            paragraph("Pasal", *self._marked(mark_name(pasal.id), *_title(title))),
            paragraph("Pasal Terjemahan", *self._begun(pasal.id, *_title(printable(pair.title)))),
        )
        self._columns([heads, *self._beside(pasal.body, parse(pair.words))])

    def _beside(self, ours, theirs):
        """Node beside node where both languages are built alike, else all beside all."""
        left, self.foreign = self._blocks(ours, 1), True
        right, self.foreign = self._blocks(theirs, 1), False
        if [node.kind for node in ours] == [node.kind for node in theirs]:
            return list(zip(left, right, strict=True))
        return [("".join(left) or EMPTY, "".join(right) or EMPTY)]

    def _lampiran(self, part, number):
        """The lampiran, and behind it the other language: paragraphs as they are typed, tables as tables."""
        turned, pair = super()._lampiran(part, number), self.pairs[part.id]
        label = annex_label(number, len(self.draft.text.lampiran), self.language)
        words = (run(label), *_title(printable(pair.title)))
        self._add("Lampiran Terjemahan", *self._begun(part.id, *words))
        for block in blocks(parse_lampiran(pair.words)):
            if isinstance(block, Table):
                self._attached(block, turned, "Tabel Terjemahan")
            else:
                for line in write_lampiran(block).splitlines():
                    self._add("Terjemahan", run(printable(line)))
        return turned

    def _back(self, paper):
        ours, theirs = prevailing(self.draft)
        left = paragraph("Penutup Naskah", run(paper.closing)) + paragraph("Kekuatan Bahasa", run(ours))
        right = self._one("penutup", "Terjemahan")
        right += paragraph("Kekuatan Bahasa", run(theirs)) if theirs else ""
        self._columns([(left, right)])
        self._signatures(paper)

    def _columns(self, rows, *, heads=0):
        half = text_width(self.draft.paper) // 2
        self._table(SIDE_BY_SIDE, rows, [half, half], heads=heads, split=True)


def _title(title):
    return (BREAK, run(title, capitals=True)) if title else ()
