"""The instruments that rest on a regulation, or on some of its pasal, by what can still be done."""

from django.db.models import Q

from agreements.reports.citing import seen
from agreements.rules.enums import State


def agreements(actor, entry, numbers, today):
    """Return {"rancangan", "berjalan", "berakhir": instruments}: what rests on it and the actor may see."""
    rows = seen(actor).citing(entry, numbers)
    ended = Q(state=State.TERMINATED) | Q(state__in=(State.SIGNED, State.IN_FORCE), ends_on__lt=today)
    return {"rancangan": rows.unsigned(), "berjalan": rows.not_over(today), "berakhir": rows.filter(ended)}
