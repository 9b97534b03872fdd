"""Acts on the regulation library: each one transaction, under one lock, recorded by the history triggers."""

import pghistory
from django.db import connection, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from agreements.models import Article, Regulation, Relation
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


def rows_of_history(regulation):
    """Return the history of an entry, its articles and its own relations, as querysets."""
    return [
        Regulation.pgh_event_model.objects.filter(id=regulation.pk),
        Article.pgh_event_model.objects.filter(regulation_id=regulation.pk),
        Relation.pgh_event_model.objects.filter(source_id=regulation.pk),
    ]


def stamp(regulation):
    """Return a word that changes with every change of the entry, an article or a relation of it."""
    newest = [rows.aggregate(last=Max("pgh_id"))["last"] for rows in rows_of_history(regulation)]
    return ".".join(str(key or 0) for key in newest)


def last_editor_id(regulation):
    """Return the key of who last changed the entry's contents, or None (a command, or nobody)."""
    edits = [
        rows.exclude(pgh_context__metadata__contains={"act": VERIFYING}).select_related("pgh_context")
        for rows in rows_of_history(regulation)
    ]
    newest = [rows.order_by("-pgh_id").first() for rows in edits]
    last = max((row for row in newest if row), key=lambda row: row.pgh_created_at, default=None)
    return (last.pgh_context.metadata.get("user") or None) if last and last.pgh_context else None


def is_verified(regulation):
    """Whether the entry and every article carry the mark."""
    return regulation.verified and not regulation.articles.filter(verified=False).exists()


def refusals_to_verify(regulation, user_id):
    """Return why this person may not mark the entry verified; empty = may."""
    return verify_refusals(is_verified(regulation), last_editor_id(regulation), user_id)


def verify(regulation_id, *, by, seen=None):
    """Mark an entry and all its articles verified by the user `by`, today.

    `seen`: the `stamp` shown to that person, or None. Raises `Stale` where the entry changed since,
    `NotReady` where it is verified already or `by` made the last change. Returns the entry.
    """
    with transaction.atomic(), pghistory.context(act=VERIFYING):
        lock_library()
        regulation = Regulation.objects.select_for_update().get(pk=regulation_id)
        if seen is not None and seen != stamp(regulation):
            raise Stale(STALE)
        reasons = refusals_to_verify(regulation, by.pk)
        if reasons:
            raise NotReady(*reasons)
        regulation.verified, regulation.verified_by, regulation.verified_on = True, by, localdate()
        regulation.save(update_fields=["verified", "verified_by", "verified_on"])
        regulation.articles.filter(verified=False).update(verified=True)
    return regulation


def unverify(regulation):
    """Take the mark off an entry that changed; return whether it bore one."""
    bore = regulation.verified
    regulation.verified, regulation.verified_by, regulation.verified_on = False, None, None
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
