"""Taking a file in."""

from django.db import transaction

from agreements.documents import archive
from agreements.models import Attachment
from agreements.rules import files
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import BadFile, NotAllowed
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.workflow.history import record

ALLOWED = (files.PDF, files.PNG, files.JPEG, files.DOCX)


def take_in(data, *, name, allowed=ALLOWED):
    """Check and store the bytes of an upload; return a `StoredFile`. Raises `BadFile` with the reasons."""
    complaints = files.complaints(data, allowed=allowed)
    if complaints:
        raise BadFile(*complaints)
    return archive.store(data, name=name)


def keep(stored, *, kind, by, cooperation, agreement=None, report=None, number="", dated=None):
    """Write the row of a stored file; to be called inside an act's transaction. Returns the `Attachment`.

    `number`, `dated`: of a letter.
    """
    return Attachment.objects.create(
        cooperation=cooperation,
        agreement=agreement,
        report=report,
        kind=kind,
        number=number,
        dated=dated,
        name=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
        pages=stored.pages,
        by_id=by.user_id,
    )


def attach(*, by, cooperation, kind, data, name, agreement=None):
    """Attach a file to a dossier or one of its instruments: one event. Returns the `Attachment`.

    Raises `NotAllowed` or `BadFile`. A scan of the signed text comes with the act of signing, not here.
    """
    reasons = refusals(by, Act.ATTACH, cooperation.agency_id)
    if kind == AttachmentKind.SCAN:
        reasons = ["Pindaian naskah bertanda tangan diunggah saat mencatat penandatanganan."]
    if reasons:
        raise NotAllowed(*reasons)
    stored = take_in(data, name=name)
    with transaction.atomic():
        return keep_told(stored, kind=kind, by=by, cooperation=cooperation, agreement=agreement)


def keep_told(stored, *, kind, by, cooperation, agreement=None):
    """As `keep`, with its event; to be called inside an act's transaction. Returns the `Attachment`."""
    row = keep(stored, kind=kind, by=by, cooperation=cooperation, agreement=agreement)
    record(
        cooperation_id=cooperation.pk,
        agreement=agreement,
        by=by,
        post=entitled_post(by, MAY[Act.ATTACH], cooperation.agency_id),
        act=Act.ATTACH,
        sentence=f"mengunggah {AttachmentKind(kind).label.lower()}: {stored.name}",
        data={"sha256": stored.sha256},
    )
    return row
