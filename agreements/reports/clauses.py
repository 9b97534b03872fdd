"""Which clauses a writer is offered."""

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Value, When

from agreements.models import Clause, ClauseVariant

MOST = 30


def offered(key="", words=""):
    """Return clauses with their live variants: those of the subject `key` first, holding all `words`."""
    live = ClauseVariant.objects.filter(archived=False)
    rows = Clause.objects.filter(archived=False).filter(Exists(live.filter(clause=OuterRef("pk"))))
    for word in words.split()[:8]:
        inside = live.filter(clause=OuterRef("pk")).filter(
            Q(name__icontains=word) | Q(text__icontains=word) | Q(when__icontains=word)
        )
        rows = rows.filter(Q(title__icontains=word) | Q(note__icontains=word) | Exists(inside))
    first = Case(When(key=key, then=Value(0)), default=Value(1))
    return rows.order_by(first, "title").prefetch_related(Prefetch("variants", live))[:MOST]
