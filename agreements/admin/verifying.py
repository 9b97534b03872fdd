"""Acts on the library and its deadlines: each one transaction, recorded by the history triggers."""

import pghistory
from django.db import connection, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from agreements.models import Article, DeadlineArticle, DeadlineRule, Regulation, Relation
from agreements.rules.enums import RelationKind
from agreements.rules.errors import NotReady, Stale
from agreements.rules.regulations import standing_after, verify_refusals

VERIFYING = "verifikasi"
STALE = "Entri ini berubah setelah Anda membukanya. Muat ulang halaman dan periksa kembali."


def lock_library():
    """Let nobody else write relations until this transaction ends, so that no circle slips in between."""
    table = connection.ops.quote_name(Relation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def rows_of_history(entry):
    """Return the history of a regulation or a deadline and of what belongs to it, as querysets."""
    if isinstance(entry, DeadlineRule):
        belongs = {DeadlineRule: {"id": entry.pk}, DeadlineArticle: {"rule_id": entry.pk}}
    else:
        belongs = {
            Regulation: {"id": entry.pk},
            Article: {"regulation_id": entry.pk},
            Relation: {"source_id": entry.pk},
        }
    return [model.pgh_event_model.objects.filter(**which) for model, which in belongs.items()]


def stamp(entry):
    """Return a word that changes with every change of the entry or of what belongs to it."""
    newest = [rows.aggregate(last=Max("pgh_id"))["last"] for rows in rows_of_history(entry)]
    return ".".join(str(key or 0) for key in newest)


def last_editor_id(entry):
    """Return the key of who last changed the entry's contents, or None (a command, or nobody)."""
    edits = [
        rows.exclude(pgh_context__metadata__contains={"act": VERIFYING}).select_related("pgh_context")
        for rows in rows_of_history(entry)
    ]
    newest = [rows.order_by("-pgh_id").first() for rows in edits]
    last = max((row for row in newest if row), key=lambda row: row.pgh_created_at, default=None)
    return (last.pgh_context.metadata.get("user") or None) if last and last.pgh_context else None


def is_verified(entry):
    """Whether the entry, and of a regulation every article, carries the mark."""
    if isinstance(entry, DeadlineRule):
        return entry.verified
    return entry.verified and not entry.articles.filter(verified=False).exists()


def refusals_to_verify(entry, user_id):
    """Return why this person may not mark the entry verified; empty = may."""
    return verify_refusals(is_verified(entry), last_editor_id(entry), user_id)


def verify(regulation_id, *, by, seen=None):
    """Mark an entry and all its articles verified by the user `by`, today.

    `seen`: the `stamp` shown to that person, or None. Raises `Stale` where the entry changed since,
    `NotReady` where it is verified already or `by` made the last change. Returns the entry.
    """
    with transaction.atomic(), pghistory.context(act=VERIFYING):
        lock_library()
        regulation = Regulation.objects.select_for_update().get(pk=regulation_id)
        _mark(regulation, by, seen)
        regulation.articles.filter(verified=False).update(verified=True)
    return regulation


def verify_deadline(rule_id, *, by, seen=None):
    """Mark a deadline verified by the user `by`, today; return it. Raises as `verify` does."""
    with transaction.atomic(), pghistory.context(act=VERIFYING):
        rule = DeadlineRule.objects.select_for_update().get(pk=rule_id)
        _mark(rule, by, seen)
    return rule


def _mark(entry, by, seen):
    if seen is not None and seen != stamp(entry):
        raise Stale(STALE)
    reasons = refusals_to_verify(entry, by.pk)
    if reasons:
        raise NotReady(*reasons)
    entry.verified, entry.verified_by, entry.verified_on = True, by, localdate()
    entry.save(update_fields=["verified", "verified_by", "verified_on"])


def unverify(entry):
    """Take the mark off an entry that changed; return whether it bore one."""
    bore = entry.verified
    entry.verified, entry.verified_by, entry.verified_on = False, None, None
    return bore


def carry_over(relation, today):
    """Give the target of a relation the status that the relation brings.

    Nothing happens while the source is not yet in force. Returns Indonesian sentences on what was done.
    """
    source, target = relation.source, Regulation.objects.select_for_update().get(pk=relation.target_id)
    status = standing_after(relation.kind, target.status)
    if status == target.status:
        return []
    if source.in_force_on and source.in_force_on > today:
        verb = RelationKind(relation.kind).label
        return [f"{source} belum berlaku: status {target} yang akan di-{verb} belum diubah."]
    target.status = status.value
    bore = unverify(target)
    target.save(update_fields=["status", "verified", "verified_by", "verified_on"])
    again = " Tanda verifikasinya dilepas." if bore else ""
    return [f"Status {target} menjadi “{status.label}”.{again}"]
