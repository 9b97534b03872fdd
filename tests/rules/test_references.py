"""Every rule, outline and move of the program names its articles."""

import pytest

from agreements.rules.outlines import TITLES
from agreements.rules.outlines.basis import PASAL
from agreements.rules.references import Use, UseGroup, own_uses

HOUSE = {"Naskah: “Bubuhkan paraf”"}  # the practice of the house, on no article


def test_every_use_of_law_names_a_regulation():
    assert {use.name for use in own_uses() if not use.cited} == HOUSE


def test_every_pasal_of_the_outlines_names_its_articles():
    assert set(TITLES) <= set(PASAL), "a new pasal of an outline has its line in rules/outlines/basis.py"


def test_checker_outlines_and_moves_are_all_told():
    groups = {use.group for use in own_uses()}
    assert groups == {UseGroup.OUTLINE, UseGroup.CHECK, UseGroup.MOVE}
    assert len({(use.group, use.name, use.basis) for use in own_uses()}) == len(own_uses())


@pytest.mark.parametrize(
    ("key", "numbers", "rests"),
    [
        ("PP-28-2018", (), True),
        ("PP-28-2018", ("8",), True),
        ("PP-28-2018", ("9",), False),
        ("PERMENDAGRI-22-2020", ("9",), True),
        ("PP-50-2007", (), False),
    ],
)
def test_what_a_use_rests_on(key, numbers, rests):
    use = Use(UseGroup.CHECK, "X-01", "PP 28/2018 Pasal 8 dan 21; Permendagri 22/2020")
    assert use.rests_on(key, numbers) is rests
