"""Holes for day and place, and what comes of choices on a translation."""

import pytest

from agreements.rules.word_beside import Beside, choice_of
from agreements.rules.word_plan import ADDED, AHEAD, FILE, GONE, NOW, REPLACED, SAME
from agreements.rules.word_translation import filled, said, taken, unfilled

FILLINGS = {"{tanggal}": "…", "{tempat}": "…"}


@pytest.mark.parametrize(
    ("kept", "changed", "back"),
    [
        ("On {tanggal} in {tempat}.", "At … in …!", "At {tanggal} in {tempat}!"),
        ("In {tempat}, {tanggal}.", "In …, ….", "In {tempat}, {tanggal}."),
        ("On {tanggal}.", "On 3 May.", "On 3 May."),
        ("No hole.", "Still … none.", "Still … none."),
        ("On {lain}.", "On {lain}!", "On {lain}!"),
    ],
)
def test_holes_come_back_from_left_to_right(kept, changed, back):
    assert unfilled(changed, kept, FILLINGS) == back


def test_what_is_filled_and_not_changed_comes_back_as_it_was():
    kept = "Done in {tempat} on {tanggal}."
    assert unfilled(filled(kept, FILLINGS), kept, FILLINGS) == kept


def test_words_are_compared_as_a_file_can_hold_them():
    assert said("pembuka", "On  this\nday", frame={"pembuka"}) == "On this day"
    assert said("konsiderans", "one;\n\n two. ") == "one;\ntwo."
    assert said("p1", "(1)  One.\n(2) Two.") == "(1) One.\n(2) Two."


@pytest.mark.parametrize(
    ("fate", "choices", "closed", "holds"),
    [
        (REPLACED, {}, "", FILE),
        (ADDED, {}, "", FILE),
        (GONE, {}, "", NOW),
        (AHEAD, {"x": FILE}, "", FILE),
        (REPLACED, {"x": NOW}, "", NOW),
        (REPLACED, {"x": FILE}, "Terlalu panjang.", NOW),
        (REPLACED, {"x": "lain"}, "", NOW),
    ],
)
def test_what_holds(fate, choices, closed, holds):
    assert choice_of("x", fate, choices, closed) == holds


def test_only_what_was_chosen_comes_in():
    value = {"title": "", "words": "New.", "of": "d"}
    rows = [
        Beside("terjemahan-a", "a", REPLACED, "", value=value, choice=FILE),
        Beside("terjemahan-b", "b", REPLACED, "", value=value, choice=NOW),
        Beside("terjemahan-c", "c", GONE, "", choice=FILE),
        Beside("terjemahan-d", "d", SAME, "", value=value, choice=FILE),
    ]
    old = {"title": "", "words": "Old.", "of": "d"}
    kept = taken({"parts": dict.fromkeys("abcd", old)}, rows, "Jepang")
    assert kept == {"language": "Jepang", "parts": {"a": value, "b": old, "d": old}}
