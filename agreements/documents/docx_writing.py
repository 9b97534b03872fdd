"""An agreement as a Word file: the same words as on paper, for people who work in Word.

The XML is written here and not through python-docx, whose template brings styles, dates and a thumbnail of
its own: the same draft shall give the same bytes, and every style in the file shall be one that comes back.
"""

import io
import json
import zipfile
from datetime import UTC
from xml.sax.saxutils import escape

from agreements.documents.bilingual import article_words, kept_of
from agreements.documents.docx_bilingual import BilingualBody
from agreements.documents.docx_body import Body
from agreements.documents.docx_matrix import MatrixBody
from agreements.documents.docx_pictures import picture_relation
from agreements.documents.docx_styles import (
    FONTS,
    HEAD,
    NAMESPACES,
    SETTINGS,
    footer_xml,
    header_xml,
    numbering_xml,
    styles_xml,
    text_width,
)
from agreements.documents.layout import sides_of
from agreements.documents.wording import instrument_name, watermark
from agreements.rules.enums import Instrument
from agreements.rules.naskah import digest_of
from agreements.rules.word_roles import MARKS, MATRIX, mark_name, printable
from agreements.rules.word_translation import marks_of_translation
from agreements.rules.word_year import marks_of_activities

EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of every entry of the package
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = {
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/header1.xml": f"{WORD}.header+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
}
OF_DOCUMENT = ("styles", "numbering", "settings", "fontTable", "header", "footer")
STORE = "{6F0C2C1E-5A0B-4B0E-9B6B-3D0C9F1A7E52}"  # names our own item among the custom XML of a file


def agreement_docx(draft, *, stamp):
    """Take a `rules.draft.Draft` and the aware moment of its text; return the bytes of a DOCX.

    The same input gives the same bytes. Nothing is refused: a text with gaps is what people work on.
    """
    return _package(draft, Body(draft), _item(marks_of(draft)), stamp)


def bilingual_docx(draft, *, stamp):
    """As `agreement_docx`, in both languages: two columns, pasal beside pasal."""
    told = marks_of(draft) | {"translation": marks_of_translation(kept_of(draft))}
    article = article_words(draft.translation.get("language", ""))
    return _package(draft, BilingualBody(draft), _item(told), stamp, article)


def matrix_docx(draft, rows, *, stamp):
    """Take an addendum's `Draft` and its `rules.amending.Amendment`s; return the bytes of their table.

    It is for talking about: what is changed in it is not read back, and a file that is one says so.
    """
    return _package(draft, MatrixBody(draft, rows=rows), _item({"kind": MATRIX}), stamp)


def _package(draft, body, item, stamp, article="Pasal {}"):
    document = f"{HEAD}<w:document {NAMESPACES}><w:body>{body.xml()}</w:body></w:document>"
    pictures = list(body.pictures.values())
    title = f"{instrument_name(draft)} tentang {draft.about}"
    reference = draft.reference or instrument_name(draft)
    return packed(
        {
            **{picture_part(at): data for at, data in enumerate(pictures) if data},
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations(
                ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
            ),
            "customXml/_rels/item1.xml.rels": _relations(
                ("rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml")
            ),
            "customXml/item1.xml": item,
            "customXml/itemProps1.xml": _item_props(),
            "docProps/app.xml": _app(),
            "docProps/core.xml": _core(title, draft, stamp),
            "word/_rels/document.xml.rels": _of_document(pictures),
            "word/document.xml": document,
            "word/fontTable.xml": FONTS,
            "word/footer1.xml": footer_xml(reference, text_width(draft.paper), body.initials),
            "word/header1.xml": header_xml(watermark(draft)),
            "word/numbering.xml": numbering_xml(body.lists, article),
            "word/settings.xml": SETTINGS,
            "word/styles.xml": styles_xml(narrow=isinstance(body, BilingualBody)),
        }
    )


def packed(parts):
    """Take {name: text or bytes}; return the bytes of a package, the same for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o600 << 16
            data = parts[name]
            package.writestr(entry, data if isinstance(data, bytes) else data.encode())
    return out.getvalue()


def marks_of(draft):
    """Return what the file tells of the text that it was made from: parts by bookmark, with their digests."""
    text = draft.text
    pasal = {mark_name(p.id): {"id": p.id, "key": p.key, "digest": digest_of(p)} for p in text.pasal}
    lampiran = {mark_name(p.id): {"id": p.id, "digest": digest_of(p)} for p in text.lampiran}
    return {
        "version": 1,
        "reference": draft.reference,
        "recitals": digest_of(text.recitals),
        "parts": pasal | lampiran,
    } | _marks_of_year(draft)


def _marks_of_year(draft):
    if draft.instrument != Instrument.RK:
        return {}
    sides = [side for side, _ in sides_of(draft)]
    return {"activities": marks_of_activities(draft.activities, sides)}


def _item(told):
    told = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return f'{HEAD}<n:naskah xmlns:n="{MARKS}">{escape(told)}</n:naskah>'


def _item_props():
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{space}" ds:itemID="{STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{MARKS}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _types():
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in TYPES.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(*rows):
    made = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def picture_part(place):
    """Return the name of the part of the picture in that place, from 0."""
    return f"word/media/lambang{place + 1}.png"


def _of_document(pictures):
    files = {name: f"{name}1.xml" if name in ("header", "footer") else f"{name}.xml" for name in OF_DOCUMENT}
    rows = [(f"rId{at}", f"{OFFICE}/{name}", file) for at, (name, file) in enumerate(files.items(), 1)]
    drawn = [
        (picture_relation(at), f"{OFFICE}/image", picture_part(at).removeprefix("word/"))
        for at, data in enumerate(pictures)
        if data
    ]
    return _relations(*rows, ("rId7", f"{OFFICE}/customXml", "../customXml/item1.xml"), *drawn)


def _app():
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{space}"><Application>Kerjasama</Application></Properties>'


def _core(title, draft, stamp):
    moment = stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    bodies = "; ".join(party.body for party in draft.parties)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(printable(title))}</dc:title><dc:creator>{escape(printable(bodies))}</dc:creator>"
        f"<dc:language>id-ID</dc:language>{made}</cp:coreProperties>"
    )
