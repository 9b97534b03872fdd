"""A paper beside the agreement as PDF: letterhead, heads, body, signatures, copies."""

from django.template.loader import render_to_string

from agreements.documents.completeness import ENDLESS
from agreements.documents.glyphs import undrawable
from agreements.documents.pdf import to_pdf
from agreements.documents.wording import metadata_moment
from agreements.rules.errors import NotReady

SHEETS = ("paper-body", "letter")


def official_pdf(sheet, *, stamp):
    """Print the data of `documents.official.official_sheet`; return the bytes of a tagged PDF.

    `stamp`: aware datetime of when it was first printed. The same data and stamp give the same bytes.
    Raises NotReady where a letter cannot be drawn or a word is endless.
    """
    if reasons := sheet_complaints(sheet):
        raise NotReady(*reasons)
    html = render_to_string(
        "pdf/letter.html",
        {
            "sheet": sheet,
            "title": sheet["about"],
            "author": sheet["author"],
            "description": sheet["number"],
            "stamp": metadata_moment(stamp),
        },
    )
    return to_pdf(html, sheets=SHEETS, size=sheet["paper"])


def sheet_complaints(sheet):
    """Return why the words of a paper cannot be printed as they are, or nothing."""
    words = list(_texts(sheet))
    found = [
        f"Ada kata yang lebih panjang dari 200 huruf: “{odd[0][:40]}…”."
        for odd in map(ENDLESS.search, words)
        if odd
    ]
    if odd := undrawable("".join(words)):
        shown = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in odd[:8])
        found.append(f"Ada huruf yang tidak dapat dicetak dengan huruf naskah dinas: {shown}.")
    return found


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
