"""Five criteria, and three more for a third party's proposal (Permendagri 22/2020 Ps 7, 31)."""

from agreements.rules.enums import Initiative, Kind
from agreements.rules.studying import FIVE, criteria_of


def test_criteria_follow_the_kind_and_who_began():
    assert criteria_of(Kind.KSDD_WAJIB, Initiative.THEIRS) == FIVE
    assert criteria_of(Kind.KSDPK, Initiative.OURS) == FIVE
    third = criteria_of(Kind.KSDPK, Initiative.THEIRS)
    assert len(third) == 8
    assert len({code for code, _ in third}) == 8
