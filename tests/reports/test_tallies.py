"""The counters say what a count of the visible rows says, for everybody."""

from collections import Counter

import pytest

from agreements.models import Agreement, Cooperation
from agreements.reports.statuses import BUCKETS, bucket, orphan, running
from agreements.reports.tallies import ORPHANS, RUNNING, running_seen, seen, states_seen
from agreements.rules.enums import Role, State
from tests import factories
from tests.reports.asking import actor

pytestmark = pytest.mark.django_db
days = factories.days


@pytest.fixture
def register(opd):
    for agency in (opd, None):
        for state in State:
            factories.agreement(state, agency=agency)
        for left in (-3, 0, 30, 31, 90, 91, 180, 181, 900):
            factories.agreement("berlaku", agency=agency, instrument="pks", ends_on=days(left))
        factories.agreement("berlaku", agency=agency, ends_on=None)
        factories.agreement("berlaku", agency=agency, starts_on=days(5), ends_on=days(20))
        factories.evaluation(
            factories.agreement("berlaku", agency=agency, instrument="pks", ends_on=days(5)), "disetujui"
        )
        factories.cooperation("usulan", agency=agency)


ACTORS = [*Role, "reg+opo", "nobody"]


def person(code, opd):
    if code == "nobody":
        return factories.user().actor(factories.today())
    if code == "reg+opo":
        both = factories.user("reg")
        factories.post(both, "opo", opd)
        return both.actor(factories.today())
    return actor(code, opd if code in (Role.OPO, Role.OPH) else None)


def test_states(register, opd):
    for code in ACTORS:
        by = person(code, opd)
        rows = Agreement.objects.visible_to(by).values_list("instrument", "state", "evaluated")
        assert (code, {key: n for key, n in states_seen(by).items() if n}) == (code, Counter(rows))


def test_what_runs(register, opd):
    today = factories.today()
    for code in ACTORS:
        by = person(code, opd)
        rows = Agreement.objects.visible_to(by)
        counted = {key: rows.filter(bucket(key, today)).count() for key in BUCKETS}
        carried = ("pks", "nk", "naskah_ln")
        counted[RUNNING] = rows.filter(running(today), instrument__in=carried).count()
        counted[ORPHANS] = rows.filter(orphan(today)).count()
        assert (code, dict(running_seen(by, today))) == (code, counted)


def test_dossiers(register, opd):
    for code in Role:
        if code in (Role.REG, Role.ADM):
            continue
        by = person(code, opd)
        stages = Counter(Cooperation.objects.visible_to(by).values_list("stage", flat=True))
        states, found = seen(by)
        assert (code, {stage: n for stage, n in found.items() if n}) == (code, stages)
        assert states == states_seen(by)


def test_the_buckets_together_are_what_runs(register):
    by, today = actor(), factories.today()
    found = running_seen(by, today)
    assert sum(found[code] for code in BUCKETS) == Agreement.objects.filter(running(today)).count()
