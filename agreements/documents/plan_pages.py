"""The yearly plan on paper (A4 landscape): the annex of the Keputusan that fixes it."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from agreements.documents.glyphs import printable
from agreements.documents.pdf import to_pdf
from agreements.documents.wording import metadata_moment, moment

MAX_CELL = 400  # characters of one cell


@dataclass(frozen=True)
class PlanLine:
    """One planned cooperation, as text."""

    number: str
    object: str
    agency: str
    affair: str
    partner: str
    kind: str
    quarter: str
    plan: str
    budget: str
    benefit: str = ""


@dataclass(frozen=True)
class PlanSheet:
    """The list: whose, of which year, by which Keputusan ("" while it is none), who signs."""

    government: str
    head_office: str
    head_name: str
    year: int
    revision: int
    decree_number: str
    decree_date: str
    lines: tuple[PlanLine, ...]
    total: str  # of the budgets, in rupiah


def plan_pdf(sheet, *, stamp):
    """Print a `PlanSheet`; return the bytes of a tagged A4 landscape PDF.

    A list that no Keputusan fixed says so. `stamp`: aware datetime of the sheet, printed and written into
    the metadata.
    """
    html = render_to_string("pdf/plan.html", plan_context(sheet, stamp))
    return to_pdf(printable(html), sheets=("paper-body", "tables"), size="A4-landscape")


def plan_context(sheet, stamp):
    """Return what the template of the list needs."""
    names = ("number", "object", "agency", "affair", "partner", "kind", "quarter", "plan", "budget")
    return {
        "sheet": sheet,
        "rows": [[_cut(getattr(line, name)) or "–" for name in names] for line in sheet.lines],
        "title": f"Daftar rencana kerja sama {sheet.government} tahun {sheet.year}",
        "author": sheet.government,
        "description": f"Keputusan Nomor {sheet.decree_number}" if sheet.decree_number else "Rancangan",
        "stamp": metadata_moment(stamp),
        "made": moment(stamp),
    }


def _cut(text):
    return text if len(text) <= MAX_CELL else f"{text[:MAX_CELL].rsplit(' ', 1)[0]} …"
