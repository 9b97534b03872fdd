"""What the counters of the database say to a person: of all OPD, or of their own."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Count, Q, Sum, Value

from agreements.models import Agreement, EndTally, StageTally, StateTally
from agreements.models.tally import EVERY_AGENCY
from agreements.reports.statuses import BUCKETS, SIGNED, running
from agreements.rules.enums import Instrument, Role, State
from agreements.rules.permissions import CITYWIDE

SIGNED_ONLY = frozenset({Role.REG, Role.ADM})
PKS, ORPHANS = "pks", "tanpa_pks"


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

    Keys: the codes of BUCKETS by days left, PKS, ORPHANS (KSB without PKS).
    """
    if not sees_all_signed(actor):
        own = Agreement.objects.filter(running(today), agency__in=actor.agency_ids)
        return Counter(own.aggregate(**_figures(today, "end_key", _count, _orphan)))
    every = EndTally.objects.filter(day__gte=today).aggregate(**_figures(today, "day", _sum, Q(orphan=True)))
    not_begun = Agreement.objects.filter(state=State.IN_FORCE, starts_on__gt=today)
    early = not_begun.aggregate(**_figures(today, "end_key", _count, _orphan))
    return Counter({name: (rows or 0) - early[name] for name, rows in every.items()})


_orphan = Q(instrument=Instrument.KSB, signed_children=0)


def _count(condition):
    return Count("pk", filter=condition)


def _sum(condition):
    return Sum("rows", filter=condition)


def _figures(today, day, figure, orphan):
    """Build the aggregates; `day`: the column of the last day, `figure`: makes one of a condition."""
    wanted = {PKS: Q(instrument=Instrument.PKS), ORPHANS: orphan}
    for code, (_, first, last, _tone) in BUCKETS.items():
        if first is None:
            wanted[code] = Q(**{day: date.max})
        else:
            until = date.max - timedelta(days=1) if last is None else today + timedelta(days=last)
            wanted[code] = Q(**{f"{day}__range": (today + timedelta(days=first), until)})
    return {name: figure(condition) for name, condition in wanted.items()}
