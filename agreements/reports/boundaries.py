"""Figures of boundary points: how many stand where, the largest distance, the people concerned."""

from django.db.models import Count, Max, Q, Sum

from agreements.models.boundary import at_standing
from agreements.rules.boundaries import BoundaryState, Standing

COUNTED = [standing for standing in Standing if standing != Standing.VOID]


def figures(points, tolerance):
    """Take a set of points and metres allowed; return dict of counts by `Standing`, total, metres and people.

    One query. What was withdrawn counts for nothing but its own number.
    """
    living = ~Q(state=BoundaryState.VOID.value)
    found = points.aggregate(
        **{standing.value: Count("pk", filter=at_standing(standing, tolerance)) for standing in Standing},
        metres=Max("distance", filter=living),
        people=Sum("people", filter=living),
    )
    return {
        "counts": {standing: found[standing.value] for standing in Standing},
        "total": sum(found[standing.value] for standing in COUNTED),
        "metres": found["metres"],
        "people": found["people"] or 0,
    }


def services_by_affair(services):
    """Take a set of border services; return a row of figures for each urusan, by its code. One query."""
    rows = (
        services.filter(void=False)
        .values("affair__code", "affair__name")
        .annotate(
            total=Count("pk"),
            agreed_count=Count("pk", filter=Q(agreed=True)),
            served=Sum("people"),
            dossiers=Count("cooperation", distinct=True),
        )
        .order_by("affair__code")
    )
    return list(rows)
