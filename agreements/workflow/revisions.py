"""Freezing a text: a numbered revision with its hash, kept for ever."""

from django.db.models import Max

from agreements.documents.content import content_of, draft_of
from agreements.documents.dressing import layout_to_freeze
from agreements.models import Revision
from agreements.rules.naskah import digest


def freeze(agreement, *, by, note, occasion):
    """Freeze the instrument as it stands; return its `Revision` (the last one where no word differs).

    `by`: `Actor`; `note`: what happened, in words; `occasion`: enums.FrozenAs. To be called inside the
    act's transaction, with the agreement's row locked; sets `agreement.revision`, which the caller saves.
    The act's event keeps `{"revision": sha256}` in its data: so the list of versions knows every occasion
    on which the same words were frozen.
    """
    draft = draft_of(agreement)
    content = content_of(draft)
    sha256 = digest(content)
    last = agreement.revisions.order_by("-ordinal").first()
    if last is None or last.sha256 != sha256:
        ordinal = (agreement.revisions.aggregate(last=Max("ordinal"))["last"] or 0) + 1
        last = Revision.objects.create(
            agreement=agreement,
            ordinal=ordinal,
            content=content,
            sha256=sha256,
            layout=layout_to_freeze(draft),
            author_id=by.user_id,
            note=note,
            occasion=occasion,
        )
    agreement.revision = last
    return last
