"""Which tiles stand open on the home page, and what a folded line tells of the others."""

from agreements.views.home_groups import MOST, folded, foremost, tile


def tiles(*tones, count=1):
    return [tile(count, f"{tone} {at}", "", "inbox", tone, "/") for at, tone in enumerate(tones)]


def test_late_goes_before_owed_before_the_own_turn_and_equals_keep_their_order():
    first, rest = foremost(tiles("info", "accent", "danger", "accent", "warning"))
    assert [each["label"] for each in first] == ["danger 2", "warning 4", "accent 1", "accent 3", "info 0"]
    assert rest == []


def test_what_is_empty_is_not_shown():
    assert foremost(tiles("danger", "accent", count=0)) == ([], [])
    assert folded({"data": tiles("info", count=0)}) == []


def test_one_more_is_shown_rather_than_folded():
    assert [len(part) for part in foremost(tiles(*["accent"] * (MOST + 1)))] == [MOST + 1, 0]
    assert [len(part) for part in foremost(tiles(*["accent"] * (MOST + 2)))] == [MOST, 2]


def test_a_folded_line_names_few_and_counts_many():
    (few,) = folded({"data": tiles("info", "neutral", count=4)})
    assert few["words"] == "info 0 4 · neutral 1 4"
    (many,) = folded({"antrean": tiles("info", "info", "info", "info", count=1200)})
    assert many["words"] == "4 antrean, 4.800 hal"


def test_more_than_can_be_counted_is_told():
    assert tile(None, "x", "", "inbox", "info", "/")["number"].endswith("+")
