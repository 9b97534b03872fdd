from datetime import date
from types import SimpleNamespace as Row

import pytest

from agreements.rules.posts import overlaps, post_complaints


def test_a_post_in_order():
    assert post_complaints("opo", "Dinkes", date(2026, 1, 1), None) == []
    assert post_complaints("stf", None, date(2026, 1, 1), date(2026, 1, 1)) == []


def test_a_post_that_cannot_be():
    assert [column for column, _ in post_complaints("oph", None, date(2026, 1, 1), None)] == ["agency"]
    assert [column for column, _ in post_complaints("stf", None, date(2026, 2, 1), date(2026, 1, 1))] == [
        "until"
    ]


def held(start, until=None, role="stf", agency=None):
    return Row(role=role, agency=agency, start=date(2026, start, 1), until=until and date(2026, until, 1))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (held(1), held(5), True),
        (held(1, 5), held(5), True),
        (held(1, 4), held(5), False),
        (held(5), held(1, 4), False),
        (held(1), held(5, role="kbg"), False),
        (held(1, role="opo", agency="A"), held(5, role="opo", agency="B"), False),
    ],
)
def test_the_same_post_twice(one, other, meet):
    assert overlaps(one, other) is meet
