"""Freezing a text: a numbered revision with its hash, kept for ever."""

from django.db.models import Max

from agreements.documents.content import content_of, draft_of
from agreements.models import Revision
from agreements.rules.naskah import digest


def freeze(agreement, *, by, note):
    """Freeze the instrument as it stands; return its `Revision` (the last one where no word differs).

    To be called inside the act's transaction, with the agreement's row locked. Sets `agreement.revision`.
    """
    content = content_of(draft_of(agreement))
    sha256 = digest(content)
    last = agreement.revisions.order_by("-ordinal").first()
    if last is None or last.sha256 != sha256:
        ordinal = (agreement.revisions.aggregate(last=Max("ordinal"))["last"] or 0) + 1
        last = Revision.objects.create(
            agreement=agreement,
            ordinal=ordinal,
            content=content,
            sha256=sha256,
            author_id=by.user_id,
            note=note,
        )
    agreement.revision = last
    return last
