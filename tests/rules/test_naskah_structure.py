"""Numbering, paths, plain text and limits of the text."""

import pytest
from hypothesis import given, settings

from agreements.rules.naskah import (
    MAX_CHARS,
    MAX_PASAL,
    MAX_PASAL_CHARS,
    Naskah,
    Node,
    Pasal,
    complaints,
    label,
    numbered,
    parse,
    plain_text,
    text_complaints,
    walk,
    walk_all,
    words,
)
from tests.rules.strategies import texts


@pytest.mark.parametrize(
    ("kind", "index", "shown"),
    [
        ("ayat", 1, "(1)"),
        ("angka", 12, "12."),
        ("huruf", 1, "a."),
        ("huruf", 26, "z."),
        ("huruf", 27, "aa."),
        ("huruf", 52, "az."),
        ("huruf", 53, "ba."),
        ("huruf", 703, "aaa."),
        ("teks", 3, ""),
    ],
)
def test_labels(kind, index, shown):
    assert label(kind, index) == shown


def test_every_huruf_has_a_label_of_its_own():
    assert len({label("huruf", index) for index in range(1, 2000)}) == 1999


def test_numbers_count_each_kind_by_itself():
    body = parse("(1) a.\nSisipan.\n(2) b.")
    assert [(index, node.kind) for index, node in numbered(body)] == [(1, "ayat"), (1, "teks"), (2, "ayat")]


def test_paths_name_the_place_as_a_lawyer_would():
    body = parse("(1) Satu.\n(2) Dua:\na. x:\n1. y;\nb. z.")
    assert [path for path, _ in walk(body, "Pasal 5")] == [
        "Pasal 5 ayat (1)",
        "Pasal 5 ayat (2)",
        "Pasal 5 ayat (2) huruf a",
        "Pasal 5 ayat (2) huruf a angka 1",
        "Pasal 5 ayat (2) huruf b",
    ]
    assert [path for path, _ in walk(parse("Lead:\na. x."), "Pasal 2")] == ["Pasal 2", "Pasal 2 huruf a"]
    assert [path for path, _ in walk(parse("A.\nB.\na. x."), "Pasal 2")] == [
        "Pasal 2 paragraf 1",
        "Pasal 2 paragraf 2",
        "Pasal 2 paragraf 2 huruf a",
    ]


def test_walking_a_whole_text_names_its_pasal():
    text = Naskah((), (Pasal("a", "", "A", parse("Isi.")), Pasal("b", "", "B", parse("(1) Isi."))))
    assert [(path, pasal.id) for path, pasal, _ in walk_all(text)] == [
        ("Pasal 1", "a"),
        ("Pasal 2 ayat (1)", "b"),
    ]


@settings(max_examples=30, deadline=None)
@given(texts())
def test_paths_begin_with_their_pasal_and_plain_text_holds_every_word(text):
    for path, pasal, _ in walk_all(text):
        assert f"{path} ".startswith(f"Pasal {text.pasal.index(pasal) + 1} ")
    for pasal in text.pasal:
        shown = plain_text(pasal.body)
        assert all(node.text in shown for _, node in walk(pasal.body))


def test_plain_text_and_words():
    text = Naskah(("bahwa perlu;",), (Pasal("a", "", "OBJEK", parse("(1) Dua kata:\na. satu dua tiga.")),))
    assert plain_text(text.pasal[0].body) == "(1) Dua kata:\na. satu dua tiga."
    assert words(text) == 2 + 1 + 2 + 3
    assert words(Naskah()) == 0


def of_length(*lengths):
    return Naskah(
        (), tuple(Pasal(f"p{n}", "", "X", (Node("teks", "x" * size),)) for n, size in enumerate(lengths))
    )


def test_a_text_within_the_limits_is_fine():
    assert complaints(Naskah()) == []
    assert complaints(of_length(MAX_PASAL_CHARS)) == []


def test_what_is_too_long_is_said_with_its_size():
    assert "Pasal 2 terlalu panjang: 60.001 karakter" in complaints(of_length(1, MAX_PASAL_CHARS + 1))[0]
    (found,) = complaints(of_length(*[MAX_PASAL_CHARS] * 7))
    assert found.startswith("Naskah terlalu panjang: 420.007 karakter, paling banyak 400.000")
    assert str(MAX_PASAL) in complaints(of_length(*[1] * (MAX_PASAL + 1)))[0]
    assert "Judul Pasal 1" in complaints(Naskah((), (Pasal("a", "", "x" * 301),)))[0]
    assert "Konsiderans" in complaints(Naskah(("x",) * 61))[0]
    assert complaints(Naskah(("x" * (MAX_CHARS + 1),)))


def test_typed_text_is_measured_before_it_is_read():
    assert text_complaints("x" * MAX_PASAL_CHARS) == []
    (found,) = text_complaints("x" * 2_000_000)
    assert found.startswith("Isi pasal terlalu panjang: 2.000.000 karakter, paling banyak 60.000.")
