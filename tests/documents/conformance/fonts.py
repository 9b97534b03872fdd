"""Fonts: embedded, with the widths that the file says, with letters behind the shapes (A 6.2.11; M 31)."""

import io
import re

import pikepdf
from fontTools.ttLib import TTFont

from tests.documents.conformance.walking import every, operators

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
BAD = {"0000", "feff", "fffe"}


def embedded(file):
    """A 6.2.11.3, 6.2.11.4; M 31: two-byte fonts with their program, encoding and order of letters."""
    for font in _fonts(file):
        kind = str(font.get("/Subtype"))
        if kind == "/Type3":
            continue
        inner = font.DescendantFonts[0] if kind == "/Type0" else font
        if not any(name in inner.get("/FontDescriptor", {}) for name in FILES):
            yield f"A 6.2.11.4: {font.get('/BaseFont')} is not embedded (M 31-009)"
        if kind == "/Type0":
            if "/Encoding" not in font or "/CIDSystemInfo" not in inner:
                yield "A 6.2.11.3: encoding or order of letters missing (M 31-001)"
            if inner.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
                yield "A 6.2.11.3.2: no map to the shapes (M 31-005)"


def _fonts(file):
    return [
        thing
        for thing in every(file)
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
        and str(thing.get("/Subtype")) not in ("/CIDFontType0", "/CIDFontType2")
    ]  # fmt: skip


def shown(file):
    """A 6.2.11.5 to 6.2.11.8: a shape that is drawn exists, is as wide as told, and stands for a letter."""
    for font, codes in _used(file):
        if font.get("/Subtype") != "/Type0":
            yield f"A 6.2.11.7: {font.get('/Subtype')} is none of our fonts"
            continue
        name = str(font.BaseFont)
        if 0 in codes:
            yield f"A 6.2.11.8: {name} draws the shape of no letter (M 31-030)"
        letters = _letters(font)
        if any(code not in letters for code in codes):
            yield f"A 6.2.11.7.2: {name} has shapes without letters (M 31-027)"
        if any(letters.get(code) in BAD for code in codes):
            yield f"A 6.2.11.7.2: {name} has shapes that stand for no letter (M 31-028)"
        yield from _widths(font, codes, name)


def _used(file):
    """Return [(font, codes drawn)]."""
    found, font, holder_now = {}, None, None
    for holder, operands, operator in operators(file):
        if holder is not holder_now:
            holder_now, font = holder, None
        if operator == "Tf":
            font = holder.Resources.Font[str(operands[0])]
            found.setdefault(font.objgen, (font, set()))
        elif operator in ("Tj", "TJ", "'", '"') and font is not None:
            texts = operands[0] if operator == "TJ" else [operands[-1]]
            for text in texts:
                if isinstance(text, pikepdf.String):
                    raw = bytes(text)
                    found[font.objgen][1].update(
                        int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)
                    )
    return list(found.values())


def _letters(font):
    """Return {code: letters in hex}, from the table of letters of a font."""
    found = {}
    text = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= {int(a, 16): b.lower() for a, b in re.findall(r"<(\w+)>\s*<(\w+)>", part)}
    return found


def _widths(font, codes, name):
    inner = font.DescendantFonts[0]
    descriptor = inner.FontDescriptor
    data = next(descriptor[each] for each in FILES if each in descriptor).read_bytes()
    with TTFont(io.BytesIO(data)) as program:
        order, metrics = program.getGlyphOrder(), program["hmtx"].metrics
        scale = 1000 / program["head"].unitsPerEm
        told, usual = _told(inner), float(inner.get("/DW", 1000))
        for code in codes:
            if code >= len(order):
                yield f"A 6.2.11.4.1: {name} lacks a shape that is drawn (M 31-011)"
            elif abs(told.get(code, usual) - metrics[order[code]][0] * scale) > 1:
                yield f"A 6.2.11.5: a width of {name} does not agree (M 31-013)"


def _told(inner):
    """Return {code: width} of the W array."""
    found, entries = {}, list(inner.get("/W", []))
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            found |= {first + at: float(width) for at, width in enumerate(second)}
            entries = entries[2:]
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(entries[2]))
            entries = entries[3:]
    return found


CHECKS = (embedded, shown)
