"""Marking a regulation as revoked or amended, taking a mistaken mark back, and working off what follows."""

import pghistory
from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, Regulation, RegulationMark, Relation, ReviewTask
from agreements.models.library import STALE, lock_library, stamp, unverify, uses_of
from agreements.rules.citations import numbers_of
from agreements.rules.enums import RegulationStatus, TaskState
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.progress import short_name
from agreements.rules.regulations import marking_complaints, relation_complaints, standing_after
from agreements.workflow.history import record

DRAFT, RUNNING = "rancangan", "berjalan"
BATCH = 2_000
CLOSED = "Tindak lanjut ini sudah diubah orang lain; periksa dahulu, lalu ulangi."


def complaints(regulation, source, kind, on, articles, today):
    """Return [(field, sentence)] of what keeps this mark from being made; to be asked under the lock too."""
    known = list(Relation.objects.exclude(source=source, kind=kind, target=regulation).values_list(*RELATION))
    names = {row.pk: row.short for row in Regulation.objects.all()}
    found = marking_complaints(regulation, source, kind, on, articles, today)
    return [
        *(("source", sentence) for sentence in relation_complaints(source, kind, regulation, known, names)),
        *found,
    ]


RELATION = ("source", "kind", "target")


def affected(regulation, articles, today):
    """Return what must be reviewed if these pasal (empty: all) change: (drafts, running, uses).

    Drafts and running instruments as querysets of all there are, whoever may see them.
    """
    numbers = numbers_of(articles)
    rows = Agreement.objects.citing(regulation, numbers)
    return rows.unsigned(), rows.not_over(today), uses_of(regulation, numbers)


def mark(regulation, *, by, source, kind, on, reason, articles=(), seen=None, today=None):
    """Mark that `source` revokes or amends `regulation` from the day `on`; return the `RegulationMark`.

    Status and relation are set at once, and one task is written for each thing that rests on it.
    `articles`: numbers of the pasal; empty for the whole. `seen`: the `stamp` that the person looked at.
    Raises `NotAllowed`, `Stale` or `NotReady` with the reasons.
    """
    today = today or timezone.localdate()
    if reasons := refusals(by, Act.KEEP_REGULATIONS):
        raise NotAllowed(*reasons)
    with transaction.atomic(), pghistory.context(act="tandai"):
        lock_library()
        locked = Regulation.objects.select_for_update().get(pk=regulation.pk)
        if seen is not None and seen != stamp(locked):
            raise Stale(STALE)
        if found := complaints(locked, source, kind, on, list(articles), today):
            raise NotReady(*(sentence for _, sentence in found))
        before = locked.status
        made = _relate(source, kind, locked, reason)
        _set_status(locked, standing_after(kind, before))
        facts = {"source": source, "kind": kind, "on": on, "reason": reason, "articles": list(articles)}
        row = _written(locked, by, before=before, made_relation=made, **facts)
        _write_tasks(row, today)
    return row


def _relate(source, kind, target, note):
    """Write the relation, where it is not there yet; return whether it was written."""
    _, made = Relation.objects.get_or_create(
        source=source, kind=kind, target=target, defaults={"note": note[:500]}
    )
    if made and unverify(source):
        source.save(update_fields=["verified", "verified_by", "verified_on"])
    return made


def _set_status(regulation, status):
    if regulation.status != status:
        regulation.status = str(status)
        unverify(regulation)
        regulation.save(update_fields=["status", "verified", "verified_by", "verified_on"])


def _written(regulation, by, **facts):
    """Write the line of this act."""
    post = entitled_post(by, MAY[Act.KEEP_REGULATIONS])
    return RegulationMark.objects.create(
        regulation=regulation,
        after=regulation.status,
        by_id=by.user_id,
        post=post.label if post else "",
        at=timezone.now(),
        **facts,
    )


def _write_tasks(row, today):
    drafts, running, uses = affected(row.regulation, row.articles, today)
    found = [
        *_on_agreements(row, DRAFT, drafts),
        *_on_agreements(row, RUNNING, running),
        *(
            ReviewTask(mark=row, group=use.group, subject=use.name[:400], basis=use.basis[:400])
            for use in uses
        ),
    ]
    ReviewTask.objects.bulk_create(found, batch_size=BATCH)


def _on_agreements(row, group, agreements):
    columns = ("pk", "agency", "instrument", "about", "number")
    for pk, agency, instrument, about, number in agreements.order_by("pk").values_list(*columns).iterator():
        subject = f"{short_name(instrument)} {about}{f' ({number})' if number else ''}"
        yield ReviewTask(mark=row, agreement_id=pk, agency_id=agency, group=group, subject=subject[:400])


def undo_reasons(row):
    """Return the reasons why a mark cannot be taken back; empty = it can."""
    if row.undoes_id or row.is_undone:
        return ["Penandaan ini sudah dibatalkan."]
    later = row.regulation.marks.filter(undoes=None, undone_by=None, pk__gt=row.pk)
    if later.exists():
        return [f"Batalkan dahulu penandaan yang lebih baru: {later.first()}."]
    return []


def undo(row, *, by, reason, today=None):
    """Take back a mark made by mistake; return the `RegulationMark` that tells so. History keeps both.

    Status and relation are as before, as far as no other regulation bears on it, and tasks that are still
    open need nothing more. Raises `NotAllowed` or `NotReady`.
    """
    if reasons := refusals(by, Act.KEEP_REGULATIONS):
        raise NotAllowed(*reasons)
    if not reason.strip():
        raise NotReady("Alasan pembatalan wajib diisi.")
    with transaction.atomic(), pghistory.context(act="batalkan penandaan"):
        lock_library()
        locked = Regulation.objects.select_for_update().get(pk=row.regulation_id)
        if reasons := undo_reasons(RegulationMark.objects.select_related("regulation").get(pk=row.pk)):
            raise NotReady(*reasons)
        if row.made_relation:
            Relation.objects.filter(source=row.source_id, kind=row.kind, target=locked).delete()
        before = locked.status
        _set_status(locked, _standing(locked, row.before, today or timezone.localdate()))
        facts = {name: getattr(row, name) for name in ("source", "kind", "on", "articles")}
        back = _written(locked, by, reason=reason.strip(), before=before, undoes=row, **facts)
        row.tasks.filter(state=TaskState.OPEN).update(
            state=TaskState.NOT_NEEDED,
            note=f"Penandaan dibatalkan: {reason.strip()}",
            closed_by_id=by.user_id,
            closed_at=timezone.now(),
        )
    return back


def _standing(regulation, status, today):
    """Return the status that the relations still on record bring, `status` at least."""
    status = RegulationStatus(status)
    for kind, since in regulation.borne_by.values_list("kind", "source__in_force_on"):
        if not since or since <= today:
            status = standing_after(kind, status)
    return status


def closing_refusals(task, by):
    """Return the reasons why this actor may not work off a task; empty = may."""
    if task.agreement_id:
        return refusals(by, Act.REVIEW_CITING, task.agency_id)
    return refusals(by, Act.KEEP_REGULATIONS)


def close(task, *, by, state, note="", seen=None):
    """Say that a task is done, not needed, or open again; return it. One event where it is on an instrument.

    `state`: `enums.TaskState`; anything but done needs a note. Raises `NotAllowed`, `Stale`, `NotReady`.
    """
    state, note = TaskState(state), note.strip()
    with transaction.atomic():
        locked = ReviewTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
        if reasons := closing_refusals(locked, by):
            raise NotAllowed(*reasons)
        if (seen is not None and seen != locked.version) or state == locked.state:
            raise Stale(CLOSED)
        if state != TaskState.DONE and not note:
            raise NotReady("Tulis alasannya.")
        if state == TaskState.OPEN and locked.mark.is_undone:
            raise NotReady("Penandaan peraturannya sudah dibatalkan.")
        is_open = state == TaskState.OPEN
        locked.state, locked.note = str(state), note
        locked.closed_by_id = None if is_open else by.user_id
        locked.closed_at = None if is_open else timezone.now()
        locked.version += 1
        locked.save()
        if locked.agreement_id:
            _tell(locked, by, state, note)
    return locked


SENTENCES = {
    TaskState.DONE: "meninjau naskah karena",
    TaskState.NOT_NEEDED: "menyatakan naskah tidak perlu disesuaikan karena",
    TaskState.OPEN: "membuka kembali tinjauan naskah karena",
}


def _tell(task, by, state, note):
    record(
        cooperation_id=task.agreement.cooperation_id,
        agreement=task.agreement,
        by=by,
        post=entitled_post(by, MAY[Act.REVIEW_CITING], task.agency_id),
        act=Act.REVIEW_CITING,
        sentence=f"{SENTENCES[state]} {task.mark}"[:300],
        note=note,
        data={"mark": task.mark_id, "state": str(state)},
    )
