"""Headings of the kajian and the rencana kerja sama abroad."""

import pytest

from agreements.rules.enums import Kind, Stage
from agreements.rules.foreign_papers import (
    PLAN,
    PLAN_HEADINGS,
    STUDY,
    closed_reasons,
    code_of,
    gaps,
    headings_of,
)
from tests.rules.books import seeded_rows


def test_the_plan_has_the_seven_of_the_regulation_whatever_the_study_says():
    assert headings_of(PLAN, ("x",)) == PLAN_HEADINGS
    assert len(PLAN_HEADINGS) == 7


def test_the_study_has_the_six_that_the_seeded_rule_names():
    (row,) = [row for row in seeded_rows() if row["code"] == "dokumen-kajian-ln"]
    found = headings_of(STUDY, row["headings"])
    assert len({code for code, _ in found}) == 6
    assert found[1] == ("maksud_dan_tujuan", "maksud dan tujuan")
    assert not row["verified"]


def test_a_code_is_a_plain_word_however_long_the_heading():
    assert code_of("Maksud, tujuan & sasaran") == "maksud_tujuan_sasaran"
    assert len(code_of("panjang " * 40)) <= 60


def test_what_is_not_ticked_is_named():
    headings = (("a", "subjek"), ("b", "objek"))
    assert gaps(headings, {"a": "hal. 1"}) == ["objek"]
    assert gaps(headings, {"a": "hal. 1", "b": "hal. 2"}) == []


@pytest.mark.parametrize(
    ("kind", "stage", "paper", "closed"),
    [
        (Kind.KSDPL, Stage.PLANNING, PLAN, False),
        (Kind.KSDLL, Stage.TALKS, PLAN, False),
        (Kind.KSDPL, Stage.DPRD, PLAN, True),
        (Kind.KSDPL, Stage.STUDY, STUDY, False),
        (Kind.KSDPL, Stage.PLANNING, STUDY, True),
        (Kind.KSDPK, Stage.STUDY, STUDY, True),
    ],
)
def test_they_are_ticked_while_the_paper_may_change(kind, stage, paper, closed):
    assert bool(closed_reasons(kind, stage, paper)) == closed
