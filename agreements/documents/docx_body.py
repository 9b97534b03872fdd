"""The body of our own Word files: a draft as w:p and w:tbl, in the order of the paper."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from agreements.documents.docx_pictures import inline, picture_relation, png_of, sizes_of
from agreements.documents.docx_styles import (
    FIRST_FREE,
    indent,
    section_xml,
    style_id,
    text_width,
)
from agreements.documents.layout import sheet
from agreements.rules.naskah import Table, label, lampiran_label, numbered
from agreements.rules.word_roles import (
    ACTIVITY_HEADS,
    DEEPEST,
    NOT_XML,
    SIDE_HEADS,
    SUM_OF_ACTIVITIES,
    activity_mark,
    mark_name,
    printable,
    style_name,
)

LAST_LETTER = 26  # beyond it Word counts bb, cc where the law counts ab, ac: the label is written out
WIDE_FROM = 7  # so many columns of a lampiran lie on a turned page


def run(text, *, bold=False, capitals=False):
    """Return a w:r with these words; `capitals`: shown so, kept as they are."""
    looks = f"{'<w:b/>' if bold else ''}{'<w:caps/>' if capitals else ''}"
    look = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(NOT_XML.sub("", text))}</w:t></w:r>'


def paragraph(style, *runs, more=""):
    """Return a w:p of the style of that name; `more`: insides of w:pPr that come behind the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"
GAP = paragraph("Pemisah")


@dataclass
class Body:
    """Collects the blocks, and the lists that they need."""

    draft: object
    found: list = field(default_factory=list)
    lists: list = field(default_factory=list)  # (kind, depth, foreign) of each w:num from FIRST_FREE on
    marks: int = 0
    drawn: int = 0  # pictures so far
    initials: tuple = ()  # what stands in each paraf box of the foot
    pictures: dict = field(default_factory=dict)  # {key of an emblem: PNG}, in the order of their parts
    foreign: bool = False  # whether the column of the other language is being made

    def xml(self):
        """Return the insides of w:body, the last section among them."""
        paper = sheet(self.draft)
        self.initials = paper.initials
        self._front(paper)
        for number, pasal in enumerate(self.draft.text.pasal, 1):
            self._pasal(pasal, number)
        self._back(paper)
        sections = [self._lampiran(part, at) for at, part in enumerate(self.draft.text.lampiran, 1)]
        turned = bool(sections) and sections[-1]
        if paper.plan:
            self._turn(turned, True)
            self._plan(paper)
            turned = True
        self.found.append(section_xml(self.draft.paper, turned=turned))
        return "".join(self.found)

    def _add(self, style, *runs, more=""):
        self.found.append(paragraph(style, *runs, more=more))

    def _front(self, paper):
        self._title(paper)
        self._numbers(paper)
        self._add("Pembuka", run(paper.opening))
        self._komparisi(paper.parties)
        self._add("Penyebutan", run(paper.together))
        if paper.recitals:
            self._add("Pengantar", run("PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:"))
        for text in paper.recitals:
            self._add("Konsiderans", run(printable(text)))
        if paper.legal_basis:
            self._add("Pengantar", run("Dengan memperhatikan ketentuan peraturan perundang-undangan:"))
        for text in paper.legal_basis:
            self._add("Dasar Hukum", run(text))
        self._add("Rumusan", run(paper.formula))

    def _title(self, paper):
        self._emblems(paper.emblems)
        for line in [*paper.title, paper.about]:
            self._add("Judul Naskah", run(line))

    def _emblems(self, emblems):
        """Add the emblems on their sides, above the title; those without a picture are left out."""
        centre, left, right = (self._pictures(side) for side in sizes_of(emblems))
        if centre:
            self._add("Lambang Naskah", *centre, more='<w:jc w:val="center"/>')
        if left or right:
            edge = f'<w:tabs><w:tab w:val="right" w:pos="{text_width(self.draft.paper)}"/></w:tabs>'
            self._add("Lambang Naskah", *left, TAB, *right, more=edge)

    def _pictures(self, side):
        found = []
        for emblem, size in side:
            if emblem.key not in self.pictures:
                self.pictures[emblem.key] = png_of(emblem.key)
            if self.pictures[emblem.key]:
                self.drawn += 1
                relation = picture_relation(list(self.pictures).index(emblem.key))
                found.append(inline(self.drawn, relation, emblem.alt, size))
        return found

    def _numbers(self, paper):
        for at, number in enumerate(paper.numbers):
            first = '<w:spacing w:before="160" w:after="0"/>' if at == 0 else ""
            self._add("Nomor Naskah", run(f"NOMOR : {number}"), more=first)

    def _komparisi(self, parties):
        widths = _shares(text_width(self.draft.paper), (7, 32, 4, 57))
        rows = [
            (
                paragraph("Komparisi", run(f"{_numeral(at)}.")),
                paragraph("Komparisi", run(party.name, bold=True), more='<w:jc w:val="left"/>'),
                paragraph("Komparisi", run(":")),
                paragraph("Komparisi", run(f"{party.description} "), run(party.label, bold=True), run(".")),
            )
            for at, party in enumerate(parties, 1)
        ]
        self._table("Tabel Komparisi", rows, widths)

    def _pasal(self, pasal, number):
        title = printable(pasal.title)
        words = (BREAK, run(title, capitals=True)) if title else ()
        self._add("Pasal", *self._marked(mark_name(pasal.id), *words))
        self._nodes(pasal.body, 1)

    def _marked(self, name, *runs):
        """Put a hidden bookmark around these runs; it says which part of the text they are."""
        self.marks += 1
        return (
            f'<w:bookmarkStart w:id="{self.marks}" w:name="{name}"/>',
            *runs,
            f'<w:bookmarkEnd w:id="{self.marks}"/>',
        )

    def _nodes(self, nodes, depth):
        self.found += self._blocks(nodes, depth)

    def _blocks(self, nodes, depth):
        """Return the XML of each node, with all beneath it."""
        series, at, found = {}, min(depth, DEEPEST), []
        for index, node in numbered(nodes):
            style, more, words = style_name(node.kind, at), "", run(printable(node.text))
            if node.kind != "teks":
                if node.kind not in series:
                    self.lists.append((node.kind, at, self.foreign))
                    series[node.kind] = FIRST_FREE + len(self.lists) - 1
                literal = node.kind == "huruf" and index > LAST_LETTER
                more = _in_list(0 if literal else series[node.kind])
                if literal:
                    left, hanging = indent(node.kind, at)
                    more += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
                    words = run(label(node.kind, index)) + TAB + words
            beneath = self._blocks(node.children, depth + 1)
            found.append(paragraph(style, words, more=more) + "".join(beneath))
        return found

    def _back(self, paper):
        self._add("Penutup Naskah", run(paper.closing))
        self._signatures(paper)

    def _signatures(self, paper):
        for row in paper.signatures:
            self._signing([self._signature(place) for place in row])
        if paper.witnesses:
            self._add("Tanda Tangan", run(f"{paper.witness_word},", bold=True))
            self._signing([_signed(name, office) for name, office in paper.witnesses])

    def _signing(self, cells):
        """Add one row of places to sign; one alone stands in the middle."""
        width = text_width(self.draft.paper) // max(len(cells), 2)
        self._table("Tabel Tanda Tangan", [cells], [width] * len(cells), centred=len(cells) == 1)

    def _signature(self, place):
        label = paragraph("Tanda Tangan", run(f"{place.label},", bold=True))
        return label + "".join(_signed(name, office) for name, office in place.people)

    def _lampiran(self, part, number):
        """Add one lampiran; return whether it lies on turned pages."""
        wide = max((len(block.rows[0]) for block in part.body if isinstance(block, Table)), default=0)
        turned, before = wide >= WIDE_FROM, self._turned(number - 1)
        self._turn(before, turned)
        name, title = lampiran_label(number, len(self.draft.text.lampiran)), printable(part.title)
        words = (run(name), BREAK, run(title, capitals=True)) if title else (run(name),)
        self._add("Lampiran", *self._marked(mark_name(part.id), *words))
        nodes = []
        for block in part.body:
            if isinstance(block, Table):
                nodes = self._flush(nodes)
                self._attached(block, turned)
            else:
                nodes.append(block)
        self._flush(nodes)
        return turned

    def _turned(self, number):
        """Whether the lampiran of that number lies turned; the text before the first does not."""
        if not number:
            return False
        body = self.draft.text.lampiran[number - 1].body
        return any(isinstance(block, Table) and len(block.rows[0]) >= WIDE_FROM for block in body)

    def _turn(self, before, after):
        """End the section before where the paper is turned now, and was not, or the other way round."""
        if before != after:
            section = section_xml(self.draft.paper, turned=before)
            self.found.append(f'<w:p><w:pPr><w:pStyle w:val="Pemisah"/>{section}</w:pPr></w:p>')

    def _flush(self, nodes):
        self._nodes(nodes, 1)
        return []

    def _attached(self, table, turned, style="Tabel Lampiran"):
        width = text_width(self.draft.paper, turned=turned)
        rows = [
            [paragraph("Sel Tabel", *_broken(cell, bold=at < table.heads)) for cell in row]
            for at, row in enumerate(table.rows)
        ]
        columns = len(table.rows[0])
        self._table(style, rows, [width // columns] * columns, heads=table.heads)

    def _plan(self, paper):
        plan, width = paper.plan, text_width(self.draft.paper, turned=True)
        self._add("Judul Naskah", run("TABEL KEGIATAN RENCANA KERJA"))
        self._add("Judul Naskah", run(paper.about))
        sides = [f"{label}: {what}" for label in plan.labels for what in SIDE_HEADS]
        cells = [[_plain(head, bold=True) for head in (*ACTIVITY_HEADS, *sides)]]
        cells += [self._activity(at, row) for at, row in enumerate(plan.rows, 1)]
        if any(plan.sums):
            sums = ("", SUM_OF_ACTIVITIES, "", "", "", plan.sums[0], "", plan.sums[1])
            cells.append([_plain(words) for words in sums])
        self._table("Tabel Kegiatan", cells, _shares(width, (4, 18, 15, 13, 15, 10, 15, 10)), heads=1)

    def _activity(self, at, row):
        """Return the cells of one activity: a paragraph for each thing that it says, empty ones too."""
        programme = self._marked(activity_mark(at), run(printable(row.programme)))
        cells = [
            _plain(f"{at}."),
            paragraph("Kegiatan Program", *programme),
            _told(("Kegiatan Keluaran", row.output), ("Kegiatan Target", row.target)),
            _told(("Kegiatan Lokasi", row.location), ("Kegiatan Waktu", row.when)),
        ]
        for side in row.sides:
            cells.append(_told(("Kegiatan Tugas", side.task), ("Kegiatan Penanggung Jawab", side.unit)))
            money = (("Kegiatan Sumber Biaya", side.source), ("Kegiatan Perkiraan Biaya", side.estimate))
            cells.append(_told(*money))
        return cells

    def _table(self, style, rows, widths, *, heads=0, centred=False, split=False):
        """Add a w:tbl; each cell is the XML of its paragraphs. `split`: a row may go on overleaf."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        made = "".join(_row(row, widths, at < heads, split) for at, row in enumerate(rows))
        place = '<w:jc w:val="center"/>' if centred else ""
        self.found.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(style)}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}<w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>{GAP}"
        )


def _signed(name, office):
    """Return room for a stamp and a signature, the name, and the office where it is printed."""
    room = '<w:spacing w:before="1400" w:after="0"/>'
    held = paragraph("Tanda Tangan", run(office)) if office else ""
    return paragraph("Tanda Tangan", run(name, bold=True), more=room) + held


def _row(cells, widths, head, split=False):
    told = f"{'' if split else '<w:cantSplit/>'}{'<w:tblHeader/>' if head else ''}"
    told = f"<w:trPr>{told}</w:trPr>" if told else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{told}{made}</w:tr>"


def _in_list(number):
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _broken(words, *, bold):
    """Return the runs of a cell, a break between its lines."""
    runs = [run(printable(line), bold=bold) for line in words.split("\n")]
    return [piece for each in runs for piece in (BREAK, each)][1:]


def _plain(words, *, bold=False):
    return paragraph("Sel Tabel", run(words, bold=bold))


def _told(*pairs):
    return "".join(paragraph(style, run(printable(words))) for style, words in pairs)


def _numeral(at):
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[at - 1]


def _shares(width, parts):
    """Split a width by parts of a hundred."""
    return [width * part // 100 for part in parts]
