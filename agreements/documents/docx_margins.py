"""What of a Word file stands outside its paragraphs: text boxes, notes, heads and feet of pages."""

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from lxml import etree

from agreements.rules.naskah import one_line

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = (f"{MC}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
BOX, WORD_ART = qn("w:txbxContent"), "{urn:schemas-microsoft-com:vml}textpath"
P, T, VAL = qn("w:p"), qn("w:t"), qn("w:val")
OWN = "KeteranganHalaman"  # style of the heads and feet of our own files
NOTES = ((RT.FOOTNOTES, "w:footnote", "Catatan kaki"), (RT.ENDNOTES, "w:endnote", "Catatan akhir"))
PAGES = ((RT.HEADER, "Kepala halaman"), (RT.FOOTER, "Kaki halaman"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWN = ((f"{OFFICE}/diagramData", "Tulisan pada bagan"), (f"{OFFICE}/chart", "Tulisan pada grafik"))
DRAWN_WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
# What the common symbol fonts show for a place in the private area of Unicode.
SYMBOLS = {
    "wingdings": {0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠"},
}
PRIVATE = range(0xF000, 0xF100)


def branch(element):
    """Take an mc:AlternateContent; return the branch that is read: one choice, or what stands in for it."""
    choices = element.findall(CHOICE)
    fallback = element.find(FALLBACK)
    held = next((each for each in choices if next(each.iter(BOX), None) is not None), None)
    if held is None and fallback is not None and next(fallback.iter(BOX), None) is not None:
        held = fallback
    return next((each for each in (held, *choices, fallback) if each is not None), element)


def boxes_of(element):
    """Return the w:txbxContent within a drawing, each once, none that lies within another."""
    chosen = branch(element) if element.tag == ALTERNATE else element
    found = []
    for box in chosen.iter(BOX):
        outer = any(above.tag in (BOX, FALLBACK) for above in box.iterancestors() if _below(above, chosen))
        found += [] if outer else [box]
    return found


def _below(element, top):
    return element is not top and top in element.iterancestors()


def word_art(element):
    """Return the words that are drawn as a picture."""
    return [words for each in element.iter(WORD_ART) if (words := one_line(each.get("string", "")))]


def symbol(element):
    """Take a w:sym; return the sign that it shows, "" where it is not known."""
    try:
        code = int(element.get(qn("w:char"), ""), 16)
    except ValueError:
        return ""
    if code not in PRIVATE:
        return chr(code) if 0x20 <= code < 0xD800 else ""
    known = SYMBOLS.get((element.get(qn("w:font")) or "").lower(), {})
    return known.get(code - PRIVATE.start, "")


def entry(element):
    """Take a w:fldChar; return the words that its drop-down field shows, which stand in no run."""
    choice = element.find(f"{qn('w:ffData')}/{qn('w:ddList')}")
    if choice is None:
        return ""
    entries = [each.get(VAL, "") for each in choice.findall(qn("w:listEntry"))]
    at = [each.get(VAL, "") for name in ("w:result", "w:default") for each in choice.findall(qn(name))]
    place = int(at[0]) if at and at[0].isdecimal() else 0
    return entries[place] if place < len(entries) else ""


def margin_sentences(part):
    """Take the part of the document; yield sentences with the words of notes, page heads and feet, charts."""
    for kind, tag, name in NOTES:
        for root in _roots(part, kind):
            for note in root.findall(qn(tag)):
                if note.get(qn("w:type"), "normal") == "normal" and (words := _words(note)):
                    yield f"{name}: “{words}”."
    for kind, name in DRAWN:
        for root in _roots(part, kind):
            if words := one_line(" ".join(each.text or "" for each in root.iter(DRAWN_WORDS))):
                yield f"{name}: “{words}”."
    for kind, name in PAGES:
        for words in dict.fromkeys(_words(root) for root in _roots(part, kind)):
            if any(char.isalpha() for char in words):
                yield f"{name}: “{words}”."


def _roots(part, kind):
    """The roots of the parts of that kind, in the order of their names."""
    rels = [rel for rel in part.rels.values() if rel.reltype == kind and not rel.is_external]
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for rel in sorted(rels, key=lambda rel: str(rel.target_part.partname)):
        yield etree.fromstring(rel.target_part.blob, parser)


def _words(element):
    """Return the words of all paragraphs within that are not those of our own files, on one line."""
    found = []
    for paragraph in element.iter(P):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None or style.get(qn("w:val")) != OWN:
            found.append("".join(each.text or "" for each in paragraph.iter(T)))
    return one_line(" ".join(found))
