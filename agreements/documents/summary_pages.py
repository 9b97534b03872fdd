"""The summary sheet of a dossier (A4): what it is, where it stands, what came of it."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from agreements.documents.glyphs import printable
from agreements.documents.pdf import to_pdf
from agreements.documents.qr import code_image
from agreements.documents.wording import metadata_moment, moment

MAX_ROWS = {"instruments": 30, "results": 12, "history": 15}  # a sheet is no archive
MAX_TEXT = 1200  # characters of one text


@dataclass(frozen=True)
class InstrumentLine:
    """One instrument of the chain, its words and dates already written out."""

    instrument: str  # "Perjanjian Kerja Sama"
    about: str
    number: str
    state: str
    signed: str
    ends: str
    depth: int = 0  # 0 = the KSB, 1 = what stands beneath it, ...


@dataclass(frozen=True)
class ResultLine:
    """One semester: the OPD's report and the section's evaluation."""

    semester: str
    instrument: str
    report: str
    score: str
    recommendation: str


@dataclass(frozen=True)
class HistoryLine:
    """One event."""

    when: str
    who: str
    what: str


@dataclass(frozen=True)
class DossierSummary:
    """Everything on the sheet, as text. Empty texts are left out, empty tables say so."""

    government: str  # who keeps the register
    title: str
    kind: str
    stage: str
    agency: str
    object: str = ""
    scope: str = ""
    location: str = ""
    affairs: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    instruments: tuple[InstrumentLine, ...] = ()
    results: tuple[ResultLine, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    next_step: str = ""
    reference: str = ""
    address: str = ""


def summary_pdf(summary, *, stamp):
    """Print a `DossierSummary`; return the bytes of a tagged A4 PDF.

    `stamp`: aware datetime of the sheet, printed and written into the metadata.
    Tables are cut after MAX_ROWS and texts after MAX_TEXT characters, and say so.
    """
    html = render_to_string("pdf/summary.html", summary_context(summary, stamp))
    return to_pdf(printable(html), sheets=("paper-body", "tables"), size="A4")


def summary_context(summary, stamp):
    """Return what the template of the sheet needs."""
    return {
        "summary": summary,
        "facts": [(name, short(text)) for name, text in _facts(summary) if text],
        "lists": [(name, items) for name, items in _lists(summary)],
        **{name: getattr(summary, name)[:most] for name, most in MAX_ROWS.items()},
        "more": {name: max(len(getattr(summary, name)) - most, 0) for name, most in MAX_ROWS.items()},
        "code": code_image(summary.address) if summary.address else "",
        "title": f"Ringkasan kerja sama: {summary.title}",
        "author": summary.government,
        "description": summary.kind,
        "stamp": metadata_moment(stamp),
        "made": moment(stamp),
    }


def _facts(summary):
    yield "Jenis kerja sama", summary.kind
    yield "Tahap", summary.stage
    yield "Langkah berikut", summary.next_step
    yield "OPD pemrakarsa", summary.agency
    yield "Objek", summary.object
    yield "Ruang lingkup", summary.scope
    yield "Lokasi", summary.location


def _lists(summary):
    yield "Mitra", summary.partners
    yield "Urusan pemerintahan", summary.affairs
    yield "Kaitan perencanaan", summary.plans


def short(text):
    """Take a text; return it, cut at a word after MAX_TEXT characters with an ellipsis."""
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT].rsplit(' ', 1)[0]} …"
