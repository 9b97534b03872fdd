"""The score of an evaluation, and what keeps it from being scored."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.enums import Recommendation
from agreements.rules.scoring import (
    GUIDES,
    INDICATORS,
    MOST,
    category,
    complaints,
    draft_complaints,
    score,
    suggestion,
)


def row(name="Capaian", weight=100, score=4, evidence="Laporan semester"):
    return {"name": name, "weight": weight, "score": score, "evidence": evidence}


def test_the_default_indicators_weigh_a_hundred_and_each_has_a_guide():
    assert sum(weight for _, weight in INDICATORS) == 100
    assert {name for name, _ in INDICATORS} == set(GUIDES)


@pytest.mark.parametrize(
    ("given", "points"), [(1, "0.00"), (2, "25.00"), (3, "50.00"), (4, "75.00"), (5, "100.00")]
)
def test_the_same_score_everywhere_is_that_part_of_a_hundred(given, points):
    rows = [row(name, weight, given) for name, weight in INDICATORS]
    assert score(rows) == Decimal(points)
    assert complaints(rows) == []


def test_weights_count():
    assert score([row("a", 90, 5), row("b", 10, 1)]) == Decimal("90.00")
    assert score([row("a", 33, 2), row("b", 67, 4)]) == Decimal("58.50")


@given(st.lists(st.integers(1, 5), min_size=6, max_size=6))
def test_a_better_indicator_never_lowers_the_score(scores):
    rows = [row(name, weight, given) for (name, weight), given in zip(INDICATORS, scores, strict=True)]
    points = score(rows)
    assert 0 <= points <= 100
    for each in rows:
        if each["score"] < 5:
            better = [{**other, "score": other["score"] + (other is each)} for other in rows]
            assert score(better) > points


@pytest.mark.parametrize("rows", [[row(score=None)], [row(score=6)], [row(score=0)], [row(weight=90)], []])
def test_what_cannot_be_scored_is_refused(rows):
    with pytest.raises(ValueError, match="indikator"):
        score(rows)
    assert complaints(rows)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Evaluasi belum mempunyai indikator."),
        ([row(weight=60)], "Jumlah bobot indikator 60, seharusnya 100."),
        ([row(score=None)], "Indikator “Capaian” belum dinilai 1 sampai 5."),
        ([row(evidence=" ")], "Indikator “Capaian” belum disertai bukti."),
        ([row(name=" ")], "Ada indikator yang belum diberi nama."),
        ([row(weight=50), row("capaian ", weight=50)], "Ada indikator yang ditulis dua kali."),
        ([row(weight=-10), row("b", weight=110)], "Bobot indikator “Capaian” harus 1 sampai 100."),
        ([row(weight=None)], "Bobot indikator “Capaian” harus 1 sampai 100."),
    ],
)
def test_complaints_say_what_is_wrong(rows, sentence):
    assert sentence in complaints(rows)


@pytest.mark.parametrize(
    ("points", "word", "suggested"),
    [
        (Decimal("100.00"), "Sangat baik", Recommendation.EXPAND),
        (Decimal("85.00"), "Sangat baik", Recommendation.EXPAND),
        (Decimal("84.99"), "Baik", Recommendation.CONTINUE),
        (Decimal("50.00"), "Cukup", Recommendation.IMPROVE),
        (Decimal("49.99"), "Kurang", Recommendation.STOP),
        (Decimal("0.00"), "Kurang", Recommendation.STOP),
    ],
)
def test_words_and_suggestion(points, word, suggested):
    assert category(points) == word
    assert suggestion(points) == suggested


def test_no_score_has_no_word():
    assert category(None) == ""


def test_a_draft_may_be_half_scored_but_not_half_named():
    rows = [row("a", 60, None, ""), row("b", 20, 5, "")]
    assert draft_complaints(rows) == []
    assert complaints(rows) == [
        "Jumlah bobot indikator 80, seharusnya 100.",
        "Indikator “a” belum dinilai 1 sampai 5.",
        "Indikator “b” belum disertai bukti.",
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Evaluasi belum mempunyai indikator."),
        ([row(str(number), 1) for number in range(MOST + 1)], "Evaluasi mempunyai 1 sampai 20 indikator."),
        ([row(" ")], "Ada indikator yang belum diberi nama."),
        ([row("a"), row("A ")], "Ada indikator yang ditulis dua kali."),
        ([row("a", 0)], "Bobot indikator “a” harus 1 sampai 100."),
        ([row("a", None)], "Bobot indikator “a” harus 1 sampai 100."),
        ([row("a", score=6)], "Indikator “a” belum dinilai 1 sampai 5."),
    ],
)
def test_what_cannot_be_kept_as_a_draft_is_told(rows, sentence):
    assert draft_complaints(rows) == [sentence]
