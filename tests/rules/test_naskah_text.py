"""How a pasal body is typed: parse and write are exact both ways."""

import time
import unicodedata
from string import ascii_lowercase

import pytest
from hypothesis import given, settings

from agreements.rules.naskah import Node, normalise, one_line, parse, write
from tests.rules.strategies import bodies, lines, typed


def n(kind, text, *children):
    return Node(kind, text, children)


@settings(max_examples=100, deadline=None)
@given(bodies)
def test_what_is_written_is_read_back(body):
    assert parse(write(body)) == body


@settings(max_examples=100, deadline=None)
@given(typed)
def test_writing_what_was_read_changes_nothing_more(text):
    once = write(parse(text))
    assert parse(once) == parse(text)
    assert write(parse(once)) == once


@settings(max_examples=100, deadline=None)
@given(lines)
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)
    assert one_line(one_line(text)) == one_line(text)


def test_ayat_huruf_and_angka_nest_by_kind_whatever_the_indentation():
    text = "(1) PARA PIHAK:\na. satu:\n        1. x; dan\n2. y;\n    b. dua.\n\n   (2) Berikutnya."
    assert parse(text) == (
        n(
            "ayat",
            "PARA PIHAK:",
            n("huruf", "satu:", n("angka", "x; dan"), n("angka", "y;")),
            n("huruf", "dua."),
        ),
        n("ayat", "Berikutnya."),
    )


def test_writing_indents_by_depth_and_numbers_by_place():
    body = (n("ayat", "Satu:", n("huruf", "a"), n("huruf", "b", n("angka", "x"))), n("ayat", "Dua."))
    assert write(body) == "(1) Satu:\n    a. a\n    b. b\n        1. x\n(2) Dua."


def test_wrong_numbers_are_put_right_by_place():
    assert write(parse("(3) Satu.\n(3) Dua.\n(9) Tiga:\nc. x\nc. y")) == (
        "(1) Satu.\n(2) Dua.\n(3) Tiga:\n    a. x\n    b. y"
    )


def test_a_lead_paragraph_holds_its_list():
    assert parse("PIHAK KESATU wajib:\na. x;\nb. y.") == (
        n("teks", "PIHAK KESATU wajib:", n("huruf", "x;"), n("huruf", "y.")),
    )
    assert parse("Meliputi:\n1. x;\n2. y.") == (n("teks", "Meliputi:", n("angka", "x;"), n("angka", "y.")),)


def test_a_plain_line_after_items_stands_beside_their_list():
    assert parse("(1) Satu:\na. x.\nPenutup.\n(2) Dua.\nBiasa.") == (
        n("ayat", "Satu:", n("huruf", "x."), n("teks", "Penutup.")),
        n("ayat", "Dua."),
        n("teks", "Biasa."),
    )
    assert parse("Lead:\na. x.\nBiasa.") == (n("teks", "Lead:", n("huruf", "x.")), n("teks", "Biasa."))


def test_a_list_goes_on_after_a_plain_line_where_its_letter_says_so():
    assert parse("(1) Satu:\na. x.\nSisipan.\nb. y.") == (
        n("ayat", "Satu:", n("huruf", "x."), n("teks", "Sisipan."), n("huruf", "y.")),
    )


def test_a_backslash_sets_the_level_of_a_plain_line():
    assert parse("(1) Satu.\n\\> Dalam ayat.\n\\< Di luar.") == (
        n("ayat", "Satu.", n("teks", "Dalam ayat.")),
        n("teks", "Di luar."),
    )


def test_a_backslash_keeps_what_looks_like_a_number():
    body = (n("teks", "(1) bukan ayat"), n("teks", "a. bukan huruf"), n("teks", "\\garis miring"))
    assert write(body) == "\\(1) bukan ayat\n\\a. bukan huruf\n\\\\garis miring"
    assert parse(write(body)) == body


@pytest.mark.parametrize(
    "first", ["(1) Teks", "1) Teks", "ayat (1) Teks", "Ayat (1): Teks", "( 1 )Teks", "(1)\tTeks"]
)
def test_spellings_of_ayat(first):
    assert parse(f"{first}\n") == (n("ayat", "Teks"),)


@pytest.mark.parametrize(
    "first", ["a. Teks", "a) Teks", "(a) Teks", "- Teks", "• Teks", "\uf0b7 Teks", "–\u00a0Teks"]
)
def test_spellings_of_huruf(first):
    assert parse(f"(1) Lead:\n{first}") == (n("ayat", "Lead:", n("huruf", "Teks")),)


def test_a_bracketed_number_is_an_angka_where_ayat_are_written_in_full_or_a_lead_announces_it():
    assert parse("(1) Satu:\na. x:\n1) y") == (n("ayat", "Satu:", n("huruf", "x:", n("angka", "y"))),)
    assert parse("Lead:\n1) x") == (n("teks", "Lead:", n("angka", "x")),)
    assert parse("1) A:\na) x:\n1) y\n2) z\nb) w\n2) B") == (
        n("ayat", "A:", n("huruf", "x:", n("angka", "y"), n("angka", "z")), n("huruf", "w")),
        n("ayat", "B"),
    )


def test_numbers_over_letters_become_the_official_order():
    assert parse("1. A:\na. x\nb. y\n2. B") == (
        n("ayat", "A:", n("huruf", "x"), n("huruf", "y")),
        n("ayat", "B"),
    )
    assert parse("Lead:\n1. A:\na. x\n2. B") == (
        n("teks", "Lead:", n("huruf", "A:", n("angka", "x")), n("huruf", "B")),
    )


def test_bullets_beneath_a_letter_that_announces_them_are_angka():
    assert parse("a. satu:\n- x\n- y\nb. dua") == (
        n("huruf", "satu:", n("angka", "x"), n("angka", "y")),
        n("huruf", "dua"),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Ayat (1) tidak berlaku.",
        "dr. Andi hadir.",
        "a.n. Wali Kota",
        "1.500 orang",
        "2026. 5",
        "A. Yani",
        "-5 derajat",
    ],
)
def test_sentences_that_only_look_numbered_stay_sentences(sentence):
    assert parse(sentence) == (n("teks", sentence),)


def test_wrapped_lines_are_joined_but_not_after_closing_punctuation_or_a_blank_line():
    assert parse("(1) PARA PIHAK sepakat\nuntuk bekerja sama.") == (
        n("ayat", "PARA PIHAK sepakat untuk bekerja sama."),
    )
    assert parse("(1)\nPARA PIHAK.") == (n("ayat", "PARA PIHAK."),)
    assert parse("Satu.\ndua") == (n("teks", "Satu."), n("teks", "dua"))
    assert parse("Satu\n\ndua") == (n("teks", "Satu"), n("teks", "dua"))


def test_letters_go_on_after_z():
    body = parse("\n".join(["Lead:", *(f"{letter}. x" for letter in ascii_lowercase), "aa. y", "ab. z"]))
    assert len(body[0].children) == 28
    assert write(body).splitlines()[-2:] == ["    aa. y", "    ab. z"]


def test_pasted_text_is_cleaned_and_every_script_is_kept():
    text = "\ufeff(1)\u00a0Satu\u200b\x00 dua\r\n(2)\u2003条約 اتفاق 👩‍💼\r(3) e\u0301\u202e!\u2028(4) x"
    assert parse(text) == (
        n("ayat", "Satu dua"),
        n("ayat", "条約 اتفاق 👩‍💼"),
        n("ayat", "é!"),
        n("ayat", "x"),
    )
    assert unicodedata.is_normalized("NFC", normalise(text))


@pytest.mark.parametrize("text", ["", " \n\t\n", "\\", "\x00\x01"])
def test_nothing_typed_is_no_paragraph(text):
    assert parse(text) == ()


@pytest.mark.parametrize(
    "lines", ["(1) Para pihak sepakat bekerja sama;\n", "Lead:\na. x;\n", "- x\n", "x\n", "\\> x\n"]
)
def test_large_texts_are_read_without_harm(lines):
    started = time.process_time()
    assert parse(lines * (2_000_000 // len(lines) // 8))
    assert time.process_time() - started < 10
