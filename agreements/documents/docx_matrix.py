"""The table of old and new of an addendum as the body of a Word file, for talking about it."""

from dataclasses import dataclass, field

from agreements.documents.docx_body import Body, paragraph, run
from agreements.documents.docx_styles import section_xml, text_width
from agreements.documents.wording import instrument_name
from agreements.rules.amending import HEADS
from agreements.rules.indonesian import long_date
from agreements.rules.word_roles import printable

SHARES = (12, 44, 44)  # of a hundred: pasal, old, new


@dataclass
class MatrixBody(Body):
    """Collects the blocks. `rows`: `rules.amending.Amendment`s."""

    rows: tuple = field(default_factory=tuple)

    def xml(self):
        """Return the insides of w:body: title and table, on turned pages."""
        draft = self.draft
        self._add("Judul Naskah", run("MATRIKS SANDINGAN"))
        self._add("Judul Naskah", run(printable(f"{instrument_name(draft)} tentang {draft.about}").upper()))
        if draft.parent:
            signed = f" tanggal {long_date(draft.parent.signed_on)}" if draft.parent.signed_on else ""
            self._add("Nomor Naskah", run(f"Atas naskah Nomor {draft.parent.number or '–'}{signed}"))
        width = text_width(draft.paper, turned=True)
        cells = [[_cell([head], bold=True) for head in HEADS], *map(_row, self.rows)]
        widths = [width * share // 100 for share in SHARES]
        self._table("Tabel Matriks", cells, widths, heads=1, split=True)
        self.found.append(section_xml(draft.paper, turned=True))
        return "".join(self.found)


def _row(row):
    return [_cell([row.label, row.deed]), _cell(row.old), _cell(row.new)]


def _cell(lines, *, bold=False):
    return "".join(paragraph("Sel Tabel", run(printable(line), bold=bold)) for line in lines or [""])
