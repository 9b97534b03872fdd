"""How a number is written, and which patterns are refused."""

from datetime import date

import pytest

from agreements.rules.numbering import DEFAULT, pattern_complaints, written


def test_the_pattern_of_a_city():
    pattern = "100.3.7/{ordinal:03d}/{instrument}/417.101/{year}"
    number = written(pattern, ordinal=7, instrument="PKS", day=date(2026, 8, 4))
    assert number == "100.3.7/007/PKS/417.101/2026"
    assert pattern_complaints(pattern) == []


def test_an_empty_pattern_falls_back():
    assert written("", ordinal=12, instrument="KSB", day=date(2026, 12, 31)) == "012/KSB/2026"
    assert pattern_complaints(DEFAULT) == []


def test_the_month_in_roman():
    pattern = "{ordinal}/{instrument}/{month_roman}/{year}"
    assert written(pattern, ordinal=1, instrument="KSB", day=date(2026, 8, 4)) == "1/KSB/VIII/2026"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{ordinal}/{instrument}", "belum memuat {year}"),
        ("{ordinal}/{instrument}/{year}/{secret}", "{secret} yang tidak dikenal"),
        ("{ordinal/{instrument}", "tidak berpasangan"),
    ],
)
def test_a_pattern_that_would_not_do(pattern, words):
    assert any(words in complaint for complaint in pattern_complaints(pattern))
