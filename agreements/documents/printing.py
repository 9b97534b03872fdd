"""An instrument as a PDF file, from its rows: made once, then served from the store while it is unchanged."""

from agreements.documents.agreement_pages import agreement_pdf
from agreements.documents.content import draft_of
from agreements.documents.store import rendition
from agreements.rules.draft import as_printed
from agreements.rules.enums import Instrument, State


def agreement_file(agreement, *, signing_copy=False):
    """Take an `Agreement`; return the bytes of its PDF. `signing_copy`: without watermark, to be signed.

    Raises NotReady with everything that is missing.
    """
    draft, stamp = draft_of(agreement), stamp_of(agreement)
    material = {"draft": as_printed(draft), "stamp": stamp, "signing_copy": signing_copy}
    return rendition(material, lambda: agreement_pdf(draft, stamp=stamp, signing_copy=signing_copy))


def stamp_of(agreement):
    """Return the moment that the PDF carries: of the frozen text, else of the last edit."""
    frozen = agreement.revision if agreement.state not in (State.DRAFT, State.RETURNED) else None
    return frozen.at if frozen else agreement.edited_at or agreement.created_at


def file_name(agreement):
    """Return a name for the download: "PKS Pengolahan Sampah.pdf"."""
    return f"{Instrument(agreement.instrument).name} {agreement.about[:80].strip()}.pdf"
