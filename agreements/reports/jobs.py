"""How far the work in the background is."""

from django.db.models import Count, Q

from agreements.models import Job
from agreements.rules.enums import ItemState

LATEST = 50


def jobs_of(person):
    """Take a `User`; return their newest jobs, each with `total` and `handled` instruments."""
    handled = Count("items", filter=~Q(items__state=ItemState.WAITING))
    return (
        Job.objects.filter(owner=person)
        .annotate(total=Count("items"), handled=handled)
        .order_by("-pk")[:LATEST]
    )


def tally(job):
    """Take a `Job`; return {ItemState: how many of its instruments}."""
    found = dict(job.items.order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state.value, 0) for state in ItemState}
