"""Labels as people and Word write them."""

import pytest

from agreements.rules.word_labels import (
    LARGE_WORDS,
    MANY_WORDS,
    ROMAN_WORDS,
    line_of,
    mismatch,
    number_of,
    understood,
)


@pytest.mark.parametrize(
    ("label", "before", "known", "remark"),
    [
        ("(1)", "", "(1)", ""),
        ("ayat (2)", "", "(2)", ""),
        ("3)", "", "3)", ""),
        ("3.", "", "3.", ""),
        ("a.", "", "a.", ""),
        ("i.", "h.", "i.", ""),
        ("i.", "", "1.", ROMAN_WORDS),
        ("iv)", "3.", "4.", ROMAN_WORDS),
        ("v.", "u.", "v.", ""),
        ("v.", "4.", "5.", ROMAN_WORDS),
        ("II.", "1.", "2.", ROMAN_WORDS),
        ("B.", "a.", "b.", LARGE_WORDS),
        ("1.2", "", "2.", MANY_WORDS.format("1.2")),
        ("•", "", "•", ""),
        ("Bagian 1", "", "", "Penomoran ini tidak dikenal; ditulis apa adanya."),
    ],
)
def test_a_label_is_understood(label, before, known, remark):
    assert understood(label, before) == (known, remark)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (("(1)", "Isi", "", ""), "(1) Isi"),
        (("", "(1) Isi", "", ""), "(1) Isi"),
        (("", "Isi", "", ""), "Isi"),
        (("", "\\Isi", "", ""), "\\\\Isi"),
        (("", "A. Isi", "", ""), "a. Isi"),
        (("Bagian 1", "Isi", "", ""), "\\Bagian 1 Isi"),
        (("", "(1) Isi", "teks", ""), "\\(1) Isi"),
        (("", "= Isi", "teks", ""), "\\= = Isi"),
        (("•", "Isi", "huruf", "b."), "c. Isi"),
        (("", "1. Isi", "huruf", ""), "a. Isi"),
        (("", "Isi", "ayat", "(3)"), "(4) Isi"),
        (("a.", "Isi", "angka", "b."), "1. Isi"),
    ],
)
def test_a_paragraph_becomes_a_typed_line(given, line):
    assert line_of(*given)[0] == line


@pytest.mark.parametrize(
    ("label", "number"), [("(12)", 12), ("4.", 4), ("c)", 3), ("aa.", None), ("•", None)]
)
def test_the_number_of_a_label(label, number):
    assert number_of(label) == number


@pytest.mark.parametrize(
    ("label", "kind", "told"),
    [
        ("(1)", "ayat", False),
        ("1)", "ayat", False),
        ("1)", "angka", False),
        ("1.", "ayat", True),
        ("a.", "huruf", False),
        ("a.", "angka", True),
        ("•", "huruf", True),
        ("•", "teks", False),
        ("??", "ayat", False),
    ],
)
def test_another_kind_than_the_label_tells_is_said(label, kind, told):
    assert bool(mismatch(label, kind)) == told
