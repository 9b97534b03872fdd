"""The sheet of a dossier's boundary points (A4 across): map, figures and a table of every point."""

from dataclasses import dataclass
from urllib.parse import quote

from django.template.loader import render_to_string

from agreements.documents.glyphs import printable
from agreements.documents.pdf import to_pdf
from agreements.documents.wording import metadata_moment
from agreements.rules.boundary_map import MapPoint, draw
from agreements.rules.indonesian import long_date

MOST_ON_MAP = 500
MAP_WIDTH = 640.0


@dataclass(frozen=True)
class BoundaryLine:
    """One point, its coordinates and dates already written out."""

    code: str
    name: str
    official: str
    source: str
    field: str
    measured: str
    distance: str
    standing: str
    agreed: str = ""
    sides: str = ""


@dataclass(frozen=True)
class BoundarySheet:
    """Everything on the sheet, as text, and the marks of the map."""

    government: str
    title: str
    partners: tuple[str, ...]
    tolerance: str
    figures: tuple[tuple[str, int], ...]
    largest: str
    people: str
    lines: tuple[BoundaryLine, ...]
    marks: tuple[MapPoint, ...] = ()
    reference: str = ""


def boundary_pdf(sheet, *, stamp):
    """Print a `BoundarySheet`; return the bytes of a tagged PDF. `stamp`: aware datetime of its day."""
    html = render_to_string("pdf/boundaries.html", boundary_context(sheet, stamp))
    return to_pdf(printable(html), sheets=("paper-body", "tables"), size="A4-landscape")


def boundary_context(sheet, stamp):
    """Return what the template of the sheet needs."""
    drawn = draw(list(sheet.marks[:MOST_ON_MAP]), MAP_WIDTH) if sheet.marks else None
    return {
        "sheet": sheet,
        "map": _image(drawn) if drawn else "",
        "factor": drawn["factor"] if drawn else 1,
        "title": f"Titik batas: {sheet.title}",
        "author": sheet.government,
        "description": "Titik batas wilayah",
        "stamp": metadata_moment(stamp),
        "made": long_date(stamp.date()),
    }


def _image(drawn):
    """Return a drawn map as a data address."""
    svg = render_to_string("pdf/boundary_map.svg", {"map": drawn, "font": "Liberation Sans"})
    return f"data:image/svg+xml,{quote(svg)}"
