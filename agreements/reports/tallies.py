"""What the counters of the database say to a person: of all OPD, or of their own."""

from collections import Counter

from django.db.models import Sum

from agreements.models import StateTally
from agreements.models.tally import EVERY_AGENCY
from agreements.reports.statuses import SIGNED
from agreements.rules.enums import Role
from agreements.rules.permissions import CITYWIDE

SIGNED_ONLY = frozenset({Role.REG, Role.ADM})


def sees_all(actor):
    """Return whether every instrument exists for this actor (AgreementQuerySet.visible_to)."""
    return bool(actor.roles & CITYWIDE)


def sees_all_signed(actor):
    """Return whether every signed instrument exists for this actor."""
    return bool(actor.roles & (CITYWIDE | SIGNED_ONLY))


def states_seen(actor):
    """Return a Counter of the instruments that exist for an actor by (instrument, state, evaluated)."""
    scopes = [EVERY_AGENCY] if sees_all_signed(actor) else []
    scopes += [] if sees_all(actor) else actor.agency_ids
    seen = Counter()
    cells = StateTally.objects.filter(scope__in=scopes).values_list(
        "scope", "instrument", "state", "evaluated"
    )
    for scope, instrument, state, evaluated, rows in cells.annotate(total=Sum("rows")).order_by():
        if sees_all(actor) or not sees_all_signed(actor) or (scope == EVERY_AGENCY) == (state in SIGNED):
            seen[instrument, state, evaluated] += rows
    return seen
