"""The rows of a rencana kerja: what they lack, when they are and their sums."""

import pytest

from agreements.rules.activities import gaps, quarters, total
from agreements.rules.draft import ActivityFacts
from tests.rules.drafts import activity


def test_what_an_activity_does_not_say_is_named():
    assert gaps(activity()) == []
    assert gaps(activity(target=" ", unit_ours="")) == ["target", "penanggung jawab pemerintah daerah"]
    assert len(gaps(ActivityFacts())) == 10


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(1, 4, "Sepanjang tahun"), (2, 2, "Triwulan II"), (1, 3, "Triwulan I–III")],
)
def test_when_it_is(first, last, words):
    assert quarters(activity(first_quarter=first, last_quarter=last)) == words


def test_sums_leave_out_what_is_not_known():
    rows = (activity(estimate_ours=5), activity(estimate_ours=None), activity(estimate_ours=0))
    assert total(rows, "estimate_ours") == 5
    assert total((activity(estimate_ours=None),), "estimate_ours") is None
    assert total((activity(estimate_ours=0),), "estimate_ours") == 0
