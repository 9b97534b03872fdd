"""Keeping the other language of a text abroad, part by part."""

from django.db import transaction

from agreements.documents.bilingual import parts_of
from agreements.documents.content import draft_of
from agreements.models import Agreement
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.layout import ABROAD
from agreements.rules.moves import EDITABLE
from agreements.rules.naskah import digest
from agreements.rules.permissions import MAY, Act, entitled_post
from agreements.rules.translating import complaints, kept_translation
from agreements.workflow.drafting import writing_refusals
from agreements.workflow.history import record


def translation_mark(agreement):
    """Return the digest of the translation as kept: what `save_translation` is given back as `seen`."""
    return digest(agreement.translation)


def save_translation(agreement, *, by, seen, language, typed):
    """Save the translation of a text abroad; return the agreement. One event where something changed.

    `typed`: {part id: (title, words, confirmed)}; `seen`: the `translation_mark` of what was edited.
    Raises `NotAllowed`, `NotReady` (no text abroad, not editable now, too long) or `Stale`.
    """
    if agreement.kind not in ABROAD:
        raise NotReady("Terjemahan hanya untuk naskah dengan pihak luar negeri.")
    if reasons := [sentence for _, sentence in complaints(language, typed)]:
        raise NotReady(*reasons)
    with transaction.atomic():
        rows = Agreement.objects.select_for_update(of=("self",)).select_related("cooperation", "agency")
        locked = rows.get(pk=agreement.pk)
        if reasons := writing_refusals(locked, by):
            raise (NotReady if locked.state not in EDITABLE else NotAllowed)(*reasons)
        if seen != translation_mark(locked):
            raise Stale("Terjemahan sudah diubah orang lain sejak Anda membukanya. Isian Anda masih ada.")
        parts = parts_of(draft_of(locked))
        kept = kept_translation(language, typed, parts, locked.translation)
        if kept == locked.translation:
            return locked
        before, locked.translation = locked.translation.get("parts", {}), kept
        locked.version += 1
        locked.save(update_fields=["translation", "version"])
        _tell(locked, by, parts, before)
    return locked


def _tell(locked, by, parts, before):
    now = locked.translation.get("parts", {})
    changed = [part.label for part in parts if now.get(part.id) != before.get(part.id)]
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=by,
        post=entitled_post(by, MAY[Act.EDIT_TEXT], locked.agency_id),
        act=Act.EDIT_TEXT,
        sentence=f"mengubah terjemahan bahasa {locked.translation.get('language', '')}".strip(),
        data={"pasal": changed},
    )
