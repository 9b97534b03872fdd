"""The labels that Word shows before auto-numbered paragraphs."""

import pytest

from agreements.rules.word_numbering import Counter, Level, Numbering, Series, letter, shown

LEVELS = {0: Level(words="(%1)"), 1: Level("lowerLetter", "%2."), 2: Level(words="%3)")}


def labels(numbering, *steps):
    counter = Counter(numbering)
    return [counter.label(number, at) for number, at in steps]


def test_a_deeper_level_begins_anew_below_each_one():
    numbering = Numbering({"1": LEVELS}, {"1": Series("1")})
    steps = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    assert labels(numbering, *steps) == ["(1)", "a.", "b.", "1)", "(2)", "a."]


def test_two_series_of_one_list_count_on_unless_one_says_where_it_begins():
    numbering = Numbering({"1": LEVELS}, {"1": Series("1"), "2": Series("1"), "3": Series("1", {0: 1})})
    steps = [("1", 0), ("2", 0), ("3", 0), ("3", 0)]
    assert labels(numbering, *steps) == ["(1)", "(2)", "(1)", "(2)"]


def test_a_level_that_never_restarts_counts_through():
    numbering = Numbering({"1": LEVELS | {1: Level("lowerLetter", "%2.", restart=0)}}, {"1": Series("1")})
    steps = [("1", 0), ("1", 1), ("1", 0), ("1", 1)]
    assert labels(numbering, *steps) == ["(1)", "a.", "(2)", "b."]


def test_a_level_may_show_those_above_it_and_all_of_them_in_digits():
    levels = {0: Level("upperRoman", "%1"), 1: Level(words="%1.%2"), 2: Level(words="%1.%2.%3", legal=True)}
    numbering = Numbering({"1": levels}, {"1": Series("1")})
    assert labels(numbering, ("1", 0), ("1", 1), ("1", 2)) == ["I", "I.1", "1.1.1"]


def test_a_series_may_bring_levels_of_its_own_and_lists_begin_where_they_say():
    own = Series("1", {}, {0: Level("decimal", "Pasal %1", start=5)})
    assert labels(Numbering({"1": LEVELS}, {"1": own}), ("1", 0), ("1", 0)) == ["Pasal 5", "Pasal 6"]


def test_bullets_are_one_sign_and_what_is_not_there_has_no_label():
    numbering = Numbering({"1": {0: Level("bullet", "\uf0b7")}}, {"1": Series("1"), "2": Series("9")})
    assert labels(numbering, ("1", 0), ("2", 0), ("7", 0), ("1", 5)) == ["•", "", "", ""]


def test_the_level_of_a_style_is_found():
    numbering = Numbering({"1": {0: Level(), 1: Level(style="Ayat")}}, {"1": Series("1")})
    assert [numbering.level_of_style("1", style) for style in ("Ayat", "Lain")] == [1, 0]
    assert numbering.level_of_style("9", "Ayat") == 0


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        (3, "decimal", "3"),
        (3, "lowerLetter", "c"),
        (28, "lowerLetter", "bb"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (2, "upperLetter", "B"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "thaiLetters", "7"),
        (0, "lowerLetter", ""),
        (99_999_999_999, "lowerLetter", "99999999999"),
        (99_999_999_999, "upperRoman", "99999999999"),
        (-1, "upperRoman", "-1"),
    ],
)
def test_a_number_is_written_as_the_list_says(number, form, words):
    assert shown(number, form) == words


def test_letters_go_round_as_in_word():
    assert [letter(n) for n in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
