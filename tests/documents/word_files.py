"""Word files built by code, in the manner of Word, LibreOffice and Google Docs, as OPD hand them in."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/comments.xml": f"{WORD}.comments+xml",
}
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>'
)


def t(text):
    """A w:t with these words."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text, bold=False):
    """A run; tabs and line breaks as Word writes them."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inner = text.replace("\t", "\0<w:tab/>\0").replace("\n", "\0<w:br/>\0").split("\0")
    return (
        f"<w:r>{look}{''.join(part if part.startswith('<w:') else t(part) for part in inner if part)}</w:r>"
    )


def p(*texts, num=None, style="", bold=False, centre=False, inside="", mark=""):
    """A paragraph. `num`: (w:num, level); `inside`: XML behind the words; `mark`: insides of its mark."""
    numbering = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    centred = '<w:jc w:val="center"/>' if centre else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    words = "".join(r(each, bold) for each in texts)
    return f"<w:p><w:pPr>{styled}{numbering}{centred}{marked}</w:pPr>{words}{inside}</w:p>"


def head(text):
    """A centred, bold line."""
    return p(text, bold=True, centre=True)


def tbl(*rows, head=0):
    """A table; a cell is text, or ready paragraphs."""
    made = ""
    for at, row in enumerate(rows):
        cells = "".join(f"<w:tc>{cell if cell.startswith('<w:') else p(cell)}</w:tc>" for cell in row)
        made += f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if at < head else ''}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def ins(text, author="Rina Mitra", at="2026-11-20T08:00:00Z"):
    """Words inserted with tracked changes."""
    return f'<w:ins w:id="1" w:author="{author}" w:date="{at}">{r(text)}</w:ins>'


def dele(text, author="Rina Mitra", at="2026-11-20T08:00:00Z"):
    """Words deleted with tracked changes."""
    inner = f'<w:delText xml:space="preserve">{escape(text)}</w:delText>'
    return f'<w:del w:id="2" w:author="{author}" w:date="{at}"><w:r>{inner}</w:r></w:del>'


def mark(kind="ins", author="Rina Mitra"):
    """The insides of a paragraph mark that was inserted or deleted."""
    return f'<w:{kind} w:id="3" w:author="{author}" w:date="2026-11-20T08:00:00Z"/>'


def numbering(**lists):
    """numbering.xml: `n1=[("decimal", "(%1)"), ...]` is w:num 1 with its levels."""
    abstract, series = "", ""
    for at, levels in enumerate(lists.values(), 1):
        made = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{words}"/></w:lvl>'
            for i, (form, words) in enumerate(levels)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{at}">{made}</w:abstractNum>'
        series += f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
    return f'<w:numbering xmlns:w="{W}">{abstract}{series}</w:numbering>'


def comments(*notes):
    """comments.xml of (author, text), numbered from 0."""
    made = "".join(
        f'<w:comment w:id="{at}" w:author="{author}" w:date="2026-11-20T08:00:00Z">{p(text)}</w:comment>'
        for at, (author, text) in enumerate(notes)
    )
    return f'<w:comments xmlns:w="{W}">{made}</w:comments>'


def body(*blocks):
    """word/document.xml."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:r="{R}">'
        f"<w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    )


def parts(*blocks, lists=None, styles=STYLES, notes=None, more=None):
    """The parts of a package as {name: text}; `more` adds or replaces."""
    found = {
        "word/document.xml": body(*blocks),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    if lists:
        found["word/numbering.xml"] = numbering(**lists)
    if notes:
        found["word/comments.xml"] = comments(*notes)
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{TYPES[name]}"/>' for name in found)
    found["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )
    found["_rels/.rels"] = relations(("officeDocument", "word/document.xml"))
    own = [
        (name, f"{name}.xml") for name in ("styles", "numbering", "comments") if f"word/{name}.xml" in found
    ]
    found["word/_rels/document.xml.rels"] = relations(*own)
    return {**found, **(more or {})}


def relations(*rows):
    """A .rels part of (kind, target) or (kind, target, "External")."""
    made = ""
    for at, (kind, target, *outside) in enumerate(rows, 1):
        mode = ' TargetMode="External"' if outside else ""
        made += f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{escape(target)}"{mode}/>'
    return f'<Relationships xmlns="{RELATIONS}">{made}</Relationships>'


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """The bytes of a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def docx(*blocks, **given):
    """The bytes of a Word file."""
    return zipped(parts(*blocks, **given))


def unzipped(data):
    """The parts of a package as {name: bytes}."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}
