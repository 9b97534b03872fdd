"""An agreement as PDF and as preview, from one body template."""

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

from agreements.documents.completeness import UNFILLED, missing
from agreements.documents.layout import sheet
from agreements.documents.pdf import emblem_exists, to_pdf
from agreements.documents.qr import code_image
from agreements.documents.wording import instrument_name, metadata_moment, watermark
from agreements.rules.enums import State
from agreements.rules.errors import NotReady

SHEETS = ("paper-body", "agreement")
PAPERS = ("F4", "A4")


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
    return to_pdf(html, sheets=SHEETS, size=draft.paper, watermark=mark)


def agreement_html(draft, *, stamp, mark=""):
    """Return the whole HTML page that becomes the PDF. `mark`: words of the watermark, for the footer."""
    context = {
        "sheet": sheet(draft),
        "title": f"{instrument_name(draft)} tentang {draft.about}",
        "author": "; ".join(party.body for party in draft.parties),
        "description": "; ".join(party.number for party in draft.parties if party.number),
        "stamp": metadata_moment(stamp),
        "code": code_image(draft.address) if draft.address else "",
        "address": draft.address,
        "reference": draft.reference,
        "footer": {"reference": draft.reference or instrument_name(draft), "state": mark},
    }
    return render_to_string("pdf/agreement.html", context)


def preview_html(draft):
    """Return the body of a `Draft` as safe HTML for the editor; nothing is refused, gaps are marked.

    Root element: `article.naskah`; places still to fill are `mark.isian`. Style: static/css/paper-body.css.
    """
    return render_to_string("pdf/_body.html", {"sheet": sheet(draft, dress=_marked, source=_on_screen)})


def _on_screen(key):
    return static(f"img/emblems/{key}.svg") if emblem_exists(key) else ""


def _marked(text):
    """Take typed text; return it escaped, with every unfilled place in a `mark`."""
    pieces, end = [], 0
    for gap in UNFILLED.finditer(text):
        pieces += [(text[end : gap.start()],), (format_html('<mark class="isian">{}</mark>', gap[0]),)]
        end = gap.end()
    return format_html_join("", "{}", [*pieces, (text[end:],)])
