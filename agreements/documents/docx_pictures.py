"""The emblems of a paper as pictures of a Word file, where the paper has them."""

from functools import lru_cache
from xml.sax.saxutils import quoteattr

from agreements.documents.pdf import Typeset, emblem_exists, kept_picture
from agreements.rules.word_roles import OWN_PICTURE, printable

EMU = 36_000  # of a millimetre
CENTRE, FLANK, FULL = 25, 19, 14  # millimetres of an emblem alone, at a side, and among many
MANY = 6
DRAWN = 100  # millimetres of the page that an emblem is drawn on, so that it stays sharp
SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def png_of(key):
    """Take the key of an emblem; return it as PNG, None where there is no such emblem."""
    if kept := kept_picture(key):
        return kept
    return _drawn(key) if emblem_exists(key) else None


@lru_cache(maxsize=16)
def _drawn(key):
    """Our own example emblems are SVG, which not every Word shows."""
    side = f"{DRAWN}mm"
    html = f'<html lang="id"><body><img src="emblem:{key}" alt=""></body></html>'
    page = f"@page {{ size: {side} {side}; margin: 0 }}"
    look = f"{page} body {{ margin: 0 }} img {{ display: block; width: {side} }}"
    return Typeset(html, sheets=(), size="A4", extra=look).drawn([0])[0]


def picture_relation(place):
    """Return the id by which the document names its picture in that place, from 0."""
    return f"rIdLambang{place + 1}"


def sizes_of(emblems):
    """Take `layout.Emblems`; return [(emblem, millimetres)] of the centre, the left and the right."""
    left = FULL if len(emblems.left) >= MANY else FLANK
    return (
        [(emblem, CENTRE) for emblem in emblems.centre],
        [(emblem, left) for emblem in emblems.left],
        [(emblem, FLANK) for emblem in emblems.right],
    )


def inline(number, relation, alt, size):
    """Return the w:r of a picture. `number`: its own in the file; `relation`: of its part; `size`: mm."""
    side, told = size * EMU, quoteattr(printable(alt))
    extent = f'cx="{side}" cy="{side}"'
    return (
        f'<w:r><w:drawing><wp:inline {SPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{OWN_PICTURE} {number}" descr={told}/>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{OWN_PICTURE} {number}" descr={told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
