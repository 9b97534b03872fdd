"""The register's filtered list on paper (A4 landscape): what the filter says and every row of it."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from agreements.documents.glyphs import printable
from agreements.documents.pdf import to_pdf
from agreements.documents.wording import metadata_moment, moment
from agreements.rules import indonesian
from agreements.rules.errors import NotReady

MAX_ROWS = 2000
MAX_CELL = 300  # characters of one cell


@dataclass(frozen=True)
class RegisterRow:
    """One instrument, as text."""

    number: str
    instrument: str
    about: str
    partners: str
    agency: str
    signed: str
    ends: str
    state: str
    days_left: str = ""


@dataclass(frozen=True)
class RegisterList:
    """The list: who keeps it, what was asked for, the rows in the order asked for."""

    government: str
    rows: tuple[RegisterRow, ...]
    filters: tuple[tuple[str, str], ...] = ()  # ("Status", "Berlaku")
    order: str = ""  # "Berakhir paling dekat"
    total: int | None = None  # how many the filter holds, where `rows` may be cut


def register_pdf(listing, *, stamp):
    """Print a `RegisterList`; return the bytes of a tagged A4 landscape PDF.

    `stamp`: aware datetime of the list, printed and written into the metadata.
    Raises NotReady where the filter holds more than MAX_ROWS rows.
    """
    count = len(listing.rows) if listing.total is None else listing.total
    if count > MAX_ROWS:
        raise NotReady(
            f"Daftar memuat {indonesian.number(count)} naskah, paling banyak {indonesian.number(MAX_ROWS)} "
            "yang dapat dicetak. Persempit penyaringnya, atau unduh sebagai XLSX."
        )
    html = render_to_string("pdf/register.html", register_context(listing, stamp))
    return to_pdf(printable(html), sheets=("paper-body", "tables"), size="A4-landscape")


def register_context(listing, stamp):
    """Return what the template of the list needs."""
    return {
        "listing": listing,
        "rows": [[_lines(cell) for cell in _cells(row)] for row in listing.rows],
        "count": indonesian.number(len(listing.rows)),
        "title": f"Daftar naskah kerja sama {listing.government}",
        "author": listing.government,
        "description": "; ".join(f"{name}: {value}" for name, value in listing.filters),
        "stamp": metadata_moment(stamp),
        "made": moment(stamp),
    }


def _cells(row):
    """Return the cells of one row, each as its lines."""
    return (
        (row.number, row.instrument),
        (row.about,),
        (row.partners,),
        (row.agency,),
        (row.signed,),
        (row.ends, row.days_left),
        (row.state,),
    )


def _lines(cell):
    return [_cut(line) for line in cell if line] or ["–"]


def _cut(text):
    return text if len(text) <= MAX_CELL else f"{text[:MAX_CELL].rsplit(' ', 1)[0]} …"
