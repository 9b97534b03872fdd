"""An agreement as PDF and as preview, from one body template."""

from dataclasses import dataclass
from functools import partial

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from agreements.documents.completeness import UNFILLED, missing
from agreements.documents.content import content_of
from agreements.documents.layout import sheet
from agreements.documents.pdf import KEPT_EMBLEM, Source, emblem_exists, to_pdf
from agreements.documents.qr import code_image
from agreements.documents.wording import instrument_name, metadata_moment, watermark
from agreements.rules.citations import citations
from agreements.rules.enums import State
from agreements.rules.errors import NotReady
from agreements.rules.layout import BY_KEY, value_of
from agreements.rules.naskah import canonical, digest

SHEETS = ("paper-body", "agreement")
PAPERS = ("F4", "A4")
USUAL_MARGINS = next(iter(BY_KEY["tepi"].options))


def agreement_pdf(draft, *, stamp, signing_copy=False):
    """Print a `rules.draft.Draft`; return the bytes of a tagged PDF. The same input gives the same bytes.

    `stamp`: aware datetime of the text (its last change, or the revision's), written into the metadata.
    `signing_copy`: without watermark, for the signing table; only for a text ready to be signed.
    Raises NotReady with everything that is missing. Basis: Permendagri 22/2020 Ps 40-44 and annex.
    """
    lacking = missing(draft, signing_copy=signing_copy)
    if signing_copy and draft.state != State.READY:
        lacking.insert(
            0, "Cetakan untuk ditandatangani hanya dapat dibuat dari naskah yang siap ditandatangani."
        )
    if draft.paper not in PAPERS:
        lacking.append(f"Ukuran kertas “{draft.paper}” tidak dikenal.")
    if lacking:
        raise NotReady(*lacking)
    mark = "" if signing_copy else watermark(draft)
    html = agreement_html(draft, stamp=stamp, mark=mark)
    return to_pdf(
        html,
        sheets=SHEETS,
        size=draft.paper,
        watermark=mark,
        source=structure_of(draft, stamp),
        extra=margins(draft),
    )


def margins(draft):
    """Return the style sheet of the margins that the layout chose, "" for the usual ones."""
    chosen = value_of(draft, "tepi")
    if chosen == USUAL_MARGINS:
        return ""
    return f"@page {{ margin: {' '.join(f'{side}mm' for side in chosen.split())}; }}"


def structure_of(draft, stamp):
    """Return the text of a `Draft` as the file that lies within its PDF: the frozen content and its hash.

    Whoever has only the paper can read the structure again, and see that no word differs.
    """
    content = content_of(draft)
    kept = {"format": "kerjasama/naskah", "sha256": digest(content), "content": content}
    return Source("naskah.json", canonical(kept), stamp, "Struktur naskah (JSON) dengan sidik jari SHA-256")


def agreement_html(draft, *, stamp, mark=""):
    """Return the whole HTML page that becomes the PDF. `mark`: words of the watermark, for the footer."""
    context = {
        "sheet": sheet(draft),
        "title": f"{instrument_name(draft)} tentang {draft.about}",
        "author": "; ".join(party.body for party in draft.parties),
        "description": "; ".join(party.number for party in draft.parties if party.number),
        "stamp": metadata_moment(stamp),
        "code": code_image(draft.address) if draft.address and value_of(draft, "qr") == "ya" else "",
        "address": draft.address,
        "reference": draft.reference,
        "footer": {"reference": draft.reference or instrument_name(draft), "state": mark},
    }
    return render_to_string("pdf/agreement.html", context)


def preview_html(draft, library=None):
    """Return the body of a `Draft` as safe HTML for the screen; nothing is refused, gaps are marked.

    Root element: `article.naskah`; places still to fill are `mark.isian`, citations `a.kutipan`, or
    `span.kutipan` where the library does not know them. `library`: {key of a citation: `Shelf`}; without it
    citations stay plain. Style: static/css/paper-body.css.
    """
    dress = _marked if library is None else partial(_linked, library=library)
    return render_to_string("pdf/_body.html", {"sheet": sheet(draft, dress=dress, source=_on_screen)})


def _on_screen(key):
    if KEPT_EMBLEM.fullmatch(key):
        return reverse("emblem", args=[key])
    return static(f"img/emblems/{key}.svg") if emblem_exists(key) else ""


@dataclass(frozen=True)
class Shelf:
    """Where a cited regulation stands in the library, and what a reader must know of it."""

    url: str
    title: str
    status: str = ""  # in words, where it is no longer whole
    revoked: bool = False


def _linked(text, library):
    """As `_marked`, with every citation of a regulation as a link to its entry."""
    pieces, end = [], 0
    for cited in citations(text):
        pieces += [_marked(text[end : cited.start]), _link(text[cited.start : cited.end], cited, library)]
        end = cited.end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, _marked(text[end:])]))


def _link(words, cited, library):
    shelf = library.get(cited.key)
    if shelf is None:
        return format_html('<span class="kutipan" title="Belum ada di pustaka peraturan">{}</span>', words)
    told = format_html(' <span class="kutipan-status">({})</span>', shelf.status) if shelf.status else ""
    kind = "kutipan kutipan-dicabut" if shelf.revoked else "kutipan"
    return format_html(
        '<a class="{}" href="{}" title="{}">{}</a>{}', kind, shelf.url, shelf.title, words, told
    )


def _marked(text):
    """Take typed text; return it escaped, with every unfilled place in a `mark`."""
    pieces, end = [], 0
    for gap in UNFILLED.finditer(text):
        pieces += [(text[end : gap.start()],), (format_html('<mark class="isian">{}</mark>', gap[0]),)]
        end = gap.end()
    return format_html_join("", "{}", [*pieces, (text[end:],)])
