"""Many counts in one question."""

import pytest

from agreements.models import Agreement, Cooperation
from agreements.reports.counting import counts
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_set_is_counted_in_one_question(django_assert_num_queries):
    for state in ("draf", "draf", "telaah"):
        factories.agreement(state)
    rows = Agreement.objects.order_by("-pk")
    sets = {
        "all": rows,
        "drafts": rows.filter(state="draf"),
        "none": rows.none(),
        "dossiers": Cooperation.objects.select_related("agency"),
    }
    with django_assert_num_queries(1):
        assert counts(sets) == {"all": 3, "drafts": 2, "none": 0, "dossiers": 3}


def test_more_than_the_most_is_none():
    for _ in range(3):
        factories.agreement()
    assert counts({"all": Agreement.objects.all()}, most=2) == {"all": None}
    assert counts({"all": Agreement.objects.all()}, most=3) == {"all": 3}


def test_nothing_to_count_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts({"none": Agreement.objects.none()}) == {"none": 0}
