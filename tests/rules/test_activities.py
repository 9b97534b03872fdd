"""The rows of a rencana kerja: what they lack, when they are, their sums, and two years side by side."""

import pytest

from agreements.rules.activities import CHANGED, DROPPED, NEW, SAME, compare, gaps, quarters, total
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


def test_years_meet_by_the_name_of_the_programme():
    before = (activity(1), activity(2), activity(3, programme="Sensus"))
    after = (activity(2, programme="pendaftaran  tanah aset pemerintah daerah TAHAP 2", year=2027),)
    after += (activity(1, target="50 bidang", estimate_ours=1), activity(4))
    found = compare(before, after)
    assert [(row.standing, row.changed) for row in found] == [
        (SAME, ()),
        (CHANGED, ("target", "perkiraan biaya pemerintah daerah")),
        (NEW, ()),
        (DROPPED, ()),
    ]
    assert found[3].programme == "Sensus"
    assert (found[2].before, found[3].after) == (None, None)


def test_a_name_that_stands_twice_meets_in_order():
    before = (activity(1, target="a"), activity(1, target="b"))
    found = compare(before, (activity(1, target="a"), activity(1, target="c")))
    assert [row.standing for row in found] == [SAME, CHANGED]
    assert compare((), ()) == ()
