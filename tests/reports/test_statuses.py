"""The conditions agree with the words that the rules give a row."""

from datetime import date, timedelta

import pytest

from agreements.models import Agreement
from agreements.reports.statuses import DERIVED, STATUSES, condition
from agreements.rules.enums import State
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2028, 2, 29)
PHASES = {
    "belum_berlaku": ["belum_berlaku"],
    "berjalan": ["berlaku", "akan_berakhir"],
    "akan_berakhir": ["akan_berakhir"],
    "berakhir": ["berakhir"],
}


@pytest.fixture
def rows():
    for start in (-400, 0, 1):
        for end in (None, -1, 0, 1, 90, 91, 500):
            if end is None or end >= start:
                factories.agreement(
                    "berlaku",
                    parties=False,
                    starts_on=TODAY + timedelta(days=start),
                    ends_on=None if end is None else TODAY + timedelta(days=end),
                )
    factories.agreement("draf", parties=False)


@pytest.mark.parametrize("status", list(PHASES))
def test_a_status_told_by_dates_is_the_phase_of_the_rules(rows, status):
    expected = {row.pk for row in Agreement.objects.all() if row.phase(TODAY) in PHASES[status]}
    found = Agreement.objects.filter(condition(status, TODAY)).values_list("pk", flat=True)
    assert expected
    assert set(found) == expected


def test_every_state_but_in_force_can_be_asked_for():
    codes = [code for code, _ in STATUSES]
    assert set(codes) == {*DERIVED, *(state.value for state in State)} - {"berlaku"}
    assert len(codes) == len(set(codes))
