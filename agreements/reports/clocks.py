"""What is over its deadline, as conditions on instruments and dossiers; told by dates, by no nightly job."""

from datetime import datetime, time, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q

from agreements.models import Approval
from agreements.reports.statuses import orphan
from agreements.rules.deadlines import STAGE_CLOCKS, STATE_CLOCKS, key_for, late_start
from agreements.rules.enums import ClockKey, Kind
from agreements.rules.paths.dprd import RUNNING

NOTHING = Q(pk__in=())
EVERY_KIND = frozenset(kind.value for kind in Kind)


def late_agreements(clocks, roles=None):
    """Take the `Clocks` of today; return the condition on instruments whose waiting is over its deadline.

    `roles`: only those whose rule brings lateness to one of these roles. A KSB without PKS waits too,
    and a text for which the DPRD takes too long.
    """
    found = _late(clocks, STATE_CLOCKS, "state", roles) | _late_at_dprd(clocks, roles, "agreement")
    promise = clocks.rule(ClockKey.KSB_TO_PKS)
    if promise is None or not _told(promise, roles):
        return found
    last = late_start(clocks.today, promise.amount, promise.unit, clocks.days_off)
    return found | (orphan(clocks.today) & Q(signed_key__lte=last) & _of(frozenset(promise.kinds)))


def late_cooperations(clocks, roles=None):
    """As `late_agreements`, of dossiers by their stage, or by a DPRD that takes too long."""
    return _late(clocks, STAGE_CLOCKS, "stage", roles) | _late_at_dprd(clocks, roles, "cooperation")


def _late_at_dprd(clocks, roles, column):
    """Return the condition on what `column` of a late burden test names.

    As an array: beside other conditions a subquery keeps the planner from every index, and all is read.
    """
    late = _late_approvals(clocks, roles)
    if late == NOTHING:
        return NOTHING
    keys = ArraySubquery(Approval.objects.filter(late).order_by().values(column))
    one_of = Func(keys, template="ANY (%(expressions)s)")
    return Q(Func(F("pk"), one_of, template="%(expressions)s", arg_joiner=" = ", output_field=BooleanField()))


def _late_approvals(clocks, roles):
    """Burden tests of which a deadline of the DPRD track is over, as a `Q`."""
    found = NOTHING
    for state, running in RUNNING.items():
        for key, since in running:
            clock = clocks.rule(key)
            if clock is not None and _told(clock, roles):
                last = late_start(clocks.today, clock.amount, clock.unit, clocks.days_off)
                found |= Q(state=state, cooperation__kind__in=clock.kinds, **{f"{since}__lte": last})
    return found


def _late(clocks, table, column, roles):
    """Group the places of a table by when lateness began and for which kinds: one condition a group."""
    groups = {}
    for place in table:
        for key, kinds in _clocks_of(table, place).items():
            clock = clocks.rule(key)
            if clock is None or not _told(clock, roles):
                continue
            edge = _moment_after(late_start(clocks.today, clock.amount, clock.unit, clocks.days_off), clocks)
            groups.setdefault((edge, frozenset(kinds & set(clock.kinds))), []).append(str(place))
    found = NOTHING
    for (edge, kinds), places in groups.items():
        found |= Q(**{f"{column}__in": places, f"{column}_since__lt": edge}) & _of(kinds)
    return found


def _clocks_of(table, place):
    """Return `{key: kinds}` of the clocks of a place."""
    found = {}
    for kind in EVERY_KIND:
        if key := key_for(table, place, kind):
            found.setdefault(key, set()).add(kind)
    return found


def _told(clock, roles):
    return roles is None or bool(set(roles) & set(clock.roles))


def _of(kinds):
    return Q() if kinds == EVERY_KIND else Q(kind__in=sorted(kinds))


def _moment_after(day, clocks):
    """Return the first moment after a day, in the government's time zone."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=clocks.zone)
