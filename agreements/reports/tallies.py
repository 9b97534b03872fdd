"""What the counters of the database say to a person: of all OPD, or of their own."""

from collections import Counter
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateField, Func, IntegerField, Q, Sum, Value

from agreements.models import Agreement, EndTally, StageTally, StateTally
from agreements.models.tally import EVERY_AGENCY
from agreements.reports.statuses import BUCKETS, SIGNED, running
from agreements.rules.enums import Instrument, Role, State
from agreements.rules.kinds import CARRIED_OUT
from agreements.rules.permissions import CITYWIDE

SIGNED_ONLY = frozenset({Role.REG, Role.ADM})
RUNNING, ORPHANS = "pelaksanaan", "tanpa_pks"


def sees_all(actor):
    """Return whether every instrument exists for this actor (AgreementQuerySet.visible_to)."""
    return bool(actor.roles & CITYWIDE)


def sees_all_signed(actor):
    """Return whether every signed instrument exists for this actor."""
    return bool(actor.roles & (CITYWIDE | SIGNED_ONLY))


def states_seen(actor):
    """Return a Counter of the instruments that exist for an actor by (instrument, state, evaluated)."""
    return _added(actor, _states(actor))[0]


def seen(actor):
    """Return two Counters of what exists for an actor: instruments as `states_seen`, dossiers by stage.

    Dossiers of those who see only what is signed are left out: no counter knows them.
    """
    scopes = [EVERY_AGENCY] if sees_all(actor) else actor.agency_ids
    stages = StageTally.objects.filter(scope__in=scopes).annotate(form=Value(""), done=Value(False))
    return _added(
        actor, _states(actor).union(stages.values_list("scope", "form", "stage", "done", "rows"), all=True)
    )


def _states(actor):
    scopes = [EVERY_AGENCY] if sees_all_signed(actor) else []
    scopes += [] if sees_all(actor) else actor.agency_ids
    cells = StateTally.objects.filter(scope__in=scopes)
    return cells.values_list("scope", "instrument", "state", "evaluated", "rows")


def _added(actor, cells):
    whole, signed = sees_all(actor), sees_all_signed(actor)
    states, stages = Counter(), Counter()
    for scope, form, state, evaluated, rows in cells:
        if not form:
            stages[state] += rows
        # Whoever sees all that is signed finds the signed of the own OPD among them already.
        elif whole or not signed or (scope == EVERY_AGENCY) == (state in SIGNED):
            states[form, state, evaluated] += rows
    return states, stages


def running_seen(actor, today):
    """Return a Counter of the instruments in force on `today` that exist for an actor.

    Keys: the codes of BUCKETS by days left, RUNNING (PKS and what else is carried out), ORPHANS (KSB without
    PKS).
    """
    if not sees_all_signed(actor):
        return _summed(_alive(Agreement.objects.filter(running(today), agency__in=actor.agency_ids), today))
    cells = EndTally.objects.filter(day__gte=today).values_list(_bucket("day", today), "instrument", "orphan")
    early = Agreement.objects.filter(state=State.IN_FORCE, starts_on__gt=today)
    every = _summed(cells.annotate(Sum("rows")).order_by())
    every.subtract(_summed(_alive(early, today)))
    return every


def _alive(rows, today):
    """Return [(place in BUCKETS, instrument, orphan, how many)] of a set of instruments."""
    orphan = Q(instrument=Instrument.KSB, signed_children=0)
    cells = rows.annotate(orphan=orphan).values_list(_bucket("end_key", today), "instrument", "orphan")
    return cells.annotate(Count("pk")).order_by()


def _bucket(column, today):
    """Return the expression that tells the place in BUCKETS of a last day not before `today`."""
    firsts = [first for _, first, _, _ in BUCKETS.values()][1:]
    edges = [date.max if first is None else today + timedelta(days=first) for first in firsts]
    edges = Value(edges, ArrayField(DateField()))
    return Func(column, edges, function="width_bucket", output_field=IntegerField())


def _summed(cells):
    found = Counter(dict.fromkeys((*BUCKETS, RUNNING, ORPHANS), 0))
    codes = list(BUCKETS)
    for place, form, orphan, rows in cells:
        found[codes[place]] += rows
        found[RUNNING] += rows if form in CARRIED_OUT else 0
        found[ORPHANS] += rows if orphan else 0
    return found
