"""Acts on the library and its deadlines: each one transaction, recorded by the history triggers."""

import pghistory
from django.db import transaction
from django.utils.timezone import localdate

from agreements.models import DeadlineRule, Regulation
from agreements.models.library import STALE, lock_library, rows_of_history, stamp
from agreements.rules.errors import NotReady, Stale
from agreements.rules.regulations import verify_refusals

VERIFYING = "verifikasi"


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
