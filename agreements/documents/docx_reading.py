"""A Word file as plain blocks: the only file that imports python-docx to read.

The file was looked through by `rules.word_safety` before anything here parses it; python-docx reads XML
with entities off, and nothing here follows a link.
"""

import io
import json
from collections import Counter as Tally
from dataclasses import dataclass, field, replace

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from lxml import etree

from agreements.documents.docx_lists import looks_of, numbering_of, on, value, whole
from agreements.documents.docx_margins import (
    ALTERNATE,
    boxes_of,
    branch,
    entry,
    margin_sentences,
    symbol,
    word_art,
)
from agreements.rules import word_safety
from agreements.rules.errors import BadFile
from agreements.rules.word_blocks import DELETED, INSERTED, Grid, Note, Paragraph, Row, Run, Source
from agreements.rules.word_numbering import Counter
from agreements.rules.word_roles import MARKS, OWN_PICTURE

MERGES = (qn("w:vMerge"), qn("w:hMerge"))
WIDEST = 64  # columns that one cell may span
MAX_BLOCKS = 8_000  # paragraphs and table cells; a PKS of 60 pages has about 1,500
CHANGES = {
    qn("w:ins"): (INSERTED, False),
    qn("w:moveTo"): (INSERTED, True),
    qn("w:del"): (DELETED, False),
    qn("w:moveFrom"): (DELETED, True),
}
THROUGH = {
    *(qn(f"w:{name}") for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")),
    *(qn(f"w:{name}") for name in ("dir", "bdo")),
}
P, R, T, TBL, TR, TC = (qn(f"w:{name}") for name in ("p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, TR_PR, TBL_PR = (qn(f"w:{name}") for name in ("pPr", "rPr", "trPr", "tblPr"))
BREAKS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
BOOKMARK, NOTE_START, NOTE_REF = (
    qn(f"w:{name}") for name in ("bookmarkStart", "commentRangeStart", "commentReference")
)
TOLD = {
    "picture": "{} gambar",
    "box": "{} kotak teks (isinya dibaca sesudah paragrafnya)",
    "object": "{} objek",
    "symbol": "{} lambang khusus (font simbol)",
    "ruby": "{} ejaan kecil di atas kata",
    "vanish": "{} bagian tersembunyi",
    "nested": "{} tabel di dalam tabel (isinya digabung ke selnya)",
    "math": "{} rumus (diambil sebagai teks)",
}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWN = {ALTERNATE, qn("w:drawing"), qn("w:pict"), qn("w:object")}
RUBY, FIELD, DOC_PROPERTIES = qn("w:ruby"), qn("w:fldChar"), qn("wp:docPr")


def read_docx(data):
    """Take the bytes of an upload; return its `Source`. Raises `BadFile` with the reason."""
    parts = word_safety.opened(data)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        blocks = tuple(reader.blocks(document.element.body))
    except (KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError) as problem:
        # python-docx meets a package that hangs together in another way than it takes for granted
        raise BadFile(word_safety.BROKEN) from problem
    return Source(blocks, tuple(reader.sentences()), _marks(parts))


def _marks(parts):
    """Return what our own export left in the file, None where there is nothing of ours."""
    for name, data in parts.items():
        if not name.startswith("customXml/item") or MARKS.encode() not in data:
            continue
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        try:
            found = json.loads(root.text or "")
        except ValueError:
            continue
        if root.tag == f"{{{MARKS}}}naskah" and isinstance(found, dict):
            return found
    return None


@dataclass
class _Reader:
    """Walks the body once, in order."""

    document: object
    told: Tally = field(default_factory=Tally)
    count: int = 0
    boxes: list = field(default_factory=list)  # text boxes met in the paragraph that is read
    drawn: list = field(default_factory=list)  # words that are drawn as a picture

    def __post_init__(self):
        part = self.document.part
        self.looks, self.default = looks_of(self.document.styles.element)
        self.numbering = numbering_of(_related(part, RT.NUMBERING))
        self.counter = Counter(self.numbering)
        self.notes = {}
        if _has(part, RT.COMMENTS):
            self.notes = {
                str(each.comment_id): Note(
                    each.author or "", each.timestamp.isoformat() if each.timestamp else "", each.text.strip()
                )
                for each in self.document.comments
            }

    def sentences(self):
        """Return what is in the file but is not taken, one sentence a kind."""
        for key, words in TOLD.items():
            if self.told[key]:
                yield f"{words.format(self.told[key])}."
        yield from (f"Tulisan hias: “{words}”." for words in self.drawn)
        yield from margin_sentences(self.document.part)

    def blocks(self, parent):
        """Yield the paragraphs and tables of a body, cell or content control."""
        for child in parent:
            if child.tag == P:
                yield self.paragraph(child)
                yield from self._boxed()
            elif child.tag == TBL:
                yield self.grid(child)
            elif child.tag in THROUGH or child.tag in CHANGES:
                yield from self.blocks(child)
            elif child.tag == ALTERNATE:
                yield from self.blocks(branch(child))

    def _boxed(self):
        """Yield what stands in the text boxes of the paragraph before."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            for block in self.blocks(box):
                yield replace(block, boxed=True) if isinstance(block, Paragraph) else block

    def _counted(self):
        self.count += 1
        if self.count > MAX_BLOCKS:
            raise BadFile(
                f"Berkas memuat lebih dari {MAX_BLOCKS:,} paragraf dan sel. ".replace(",", ".")
                + "Pisahkan lampiran yang besar ke berkas lain."
            )

    def paragraph(self, element):
        """Return one `Paragraph`."""
        self._counted()
        properties = element.find(P_PR)
        look = self.looks.get(value(properties, qn("w:pStyle")) or self.default)
        seen = _Seen()
        self._inline(element, seen, "", Run(""))
        words = [run for run in seen.runs if run.text.strip()]
        jc = value(properties, qn("w:jc"))
        return Paragraph(
            runs=tuple(seen.runs),
            label=self._label(properties, look) if words or seen.runs or look else "",
            style=look.name if look else "",
            bold=bool(words) and (all(seen.bold) if seen.said else bool(look and look.bold)),
            centred=jc == "center" if jc else bool(look and look.centred),
            marks=tuple(seen.marks),
            ending=_ending(properties),
            notes=tuple(self.notes[each] for each in dict.fromkeys(seen.notes) if each in self.notes),
            new_page=seen.new_page or bool(on(properties, qn("w:pageBreakBefore"))),
        )

    def _label(self, properties, look):
        own = properties.find(qn("w:numPr")) if properties is not None else None
        number = value(own, qn("w:numId")) if own is not None else None
        level = value(own, qn("w:ilvl")) if own is not None else None
        if number is None and look and look.number:
            number = look.number
            level = look.level if level is None else level
            if level is None:
                style = value(properties, qn("w:pStyle")) or self.default
                level = self.numbering.level_of_style(number, style)
        if not number or number == "0":
            return ""
        return self.counter.label(number, whole(level))

    def _inline(self, parent, seen, change, by):
        """Go through what stands in a paragraph; `by`: who made the change that we are in."""
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child, seen, change, by)
            elif tag in CHANGES:
                kind, moved = CHANGES[tag]
                author, at = child.get(qn("w:author"), ""), child.get(qn("w:date"), "")
                # what one person inserted and another deleted again is deleted
                kind = DELETED if change == DELETED else kind
                self._inline(child, seen, kind, Run("", kind, author, at, moved))
            elif tag in THROUGH:
                self._inline(child, seen, change, by)
            elif tag == ALTERNATE:
                self._inline(branch(child), seen, change, by)
            elif tag == BOOKMARK:
                seen.marks.append(child.get(qn("w:name"), ""))
            elif tag == NOTE_START:
                seen.notes.append(child.get(qn("w:id"), ""))
            elif isinstance(tag, str) and tag.startswith(MATH):
                self.told["math"] += tag == f"{MATH}oMath"
                text = "".join(each.text or "" for each in child.iter(f"{MATH}t"))
                seen.add(text, change, by, None)

    def _run(self, element, seen, change, by):
        properties = element.find(R_PR)
        if on(properties, qn("w:vanish")):
            self.told["vanish"] += 1
            return
        bold = on(properties, qn("w:b"))
        for child in element:
            tag = child.tag
            if tag in (T, qn("w:delText")):
                seen.add(child.text or "", change, by, bold)
            elif tag == qn("w:br"):
                page = child.get(qn("w:type")) == "page"
                seen.new_page = seen.new_page or (page and not seen.runs)
                seen.add("" if page else "\n", change, by, None)
            elif tag in BREAKS:
                seen.add(BREAKS[tag], change, by, None)
            elif tag == NOTE_REF:
                seen.notes.append(child.get(qn("w:id"), ""))
            elif tag in DRAWN:
                self._drawing(child, change)
            elif tag == qn("w:sym"):
                self.told["symbol"] += not (sign := symbol(child))
                seen.add(sign, change, by, None)
            elif tag == FIELD:
                seen.add(entry(child), change, by, None)
            elif tag == RUBY:
                self.told["ruby"] += 1
                self._inline(child.find(qn("w:rubyBase")), seen, change, by)

    def _drawing(self, element, change):
        """Keep the text boxes of a drawing for behind its paragraph; tell of what is a picture."""
        boxes = boxes_of(element) if change != DELETED else []
        self.boxes += boxes
        self.told["box"] += len(boxes)
        self.drawn += word_art(element)
        own = any(each.get("name", "").startswith(OWN_PICTURE) for each in element.iter(DOC_PROPERTIES))
        kind = "object" if element.tag == qn("w:object") else "picture"
        self.told[kind] += not (boxes or own)

    def grid(self, element):
        """Return one `Grid`; a table within a cell gives its words to that cell."""
        rows, nested = [], False
        for row in _rows(element):
            properties = row.find(TR_PR)
            cells = [()] * min(whole(value(properties, qn("w:gridBefore"))), WIDEST)
            merged = list(range(len(cells)))
            for cell in _cells(row):
                found = list(self.blocks(cell))
                nested = nested or any(isinstance(each, Grid) for each in found)
                wide, goes_on = _span(cell.find(qn("w:tcPr")))
                merged += range(len(cells) + (not goes_on), len(cells) + wide)
                cells += [tuple(_flat(found)), *[()] * (wide - 1)]
            head = bool(on(properties, qn("w:tblHeader")))
            rows.append(Row(tuple(cells), head, _change(properties), tuple(merged)))
        self.told["nested"] += nested
        look = self.looks.get(value(element.find(TBL_PR), qn("w:tblStyle")) or "")
        return Grid(tuple(rows), look.name if look else "", nested)


def _span(properties):
    """Return (how many columns a cell is wide, whether it belongs to the cell above or left of it)."""
    wide = min(max(whole(value(properties, qn("w:gridSpan")), 1), 1), WIDEST)
    joined = (
        [properties.find(qn(f"w:{name}")) for name in ("vMerge", "hMerge")] if properties is not None else []
    )
    return wide, any(each is not None and each.get(qn("w:val")) != "restart" for each in joined)


@dataclass
class _Seen:
    """What was met in one paragraph so far."""

    runs: list = field(default_factory=list)
    marks: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    bold: list = field(default_factory=list)
    said: bool = False
    new_page: bool = False

    def add(self, text, change, by, bold):
        if not text:
            return
        if text.strip():
            self.bold.append(bool(bold))
            self.said = self.said or bold is not None
        last = self.runs[-1] if self.runs else None
        same = last and (last.change, last.author, last.at) == (change, by.author, by.at)
        if same:
            self.runs[-1] = Run(last.text + text, change, by.author, by.at, by.moved)
        else:
            self.runs.append(Run(text, change, by.author, by.at, by.moved))


def _rows(element):
    for child in element:
        if child.tag == TR:
            yield child
        elif child.tag in THROUGH or child.tag in CHANGES:
            yield from _rows(child)


def _cells(row):
    for child in row:
        if child.tag == TC:
            yield child
        elif child.tag in THROUGH:
            yield from _cells(child)


def _flat(blocks):
    """Return paragraphs; those of a table within come row by row."""
    for block in blocks:
        if isinstance(block, Grid):
            yield from block.paragraphs
        else:
            yield block


def _ending(properties):
    return _change(properties.find(R_PR) if properties is not None else None)


def _change(properties):
    """Return whether a paragraph mark or a row was inserted or deleted, by whom and when."""
    for tag, (kind, moved) in CHANGES.items():
        found = properties.find(tag) if properties is not None else None
        if found is not None:
            return Run("", kind, found.get(qn("w:author"), ""), found.get(qn("w:date"), ""), moved)
    return Run("")


def _has(part, kind):
    return any(relation.reltype == kind for relation in part.rels.values())


def _related(part, kind):
    if not _has(part, kind):
        return None
    related = part.part_related_by(kind)
    element = getattr(related, "element", None)
    return element if element is not None else etree.fromstring(related.blob)
