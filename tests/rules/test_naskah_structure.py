"""Numbering, paths, plain text and limits of the text."""

import pytest
from hypothesis import given, settings

from agreements.rules.naskah import (
    MAX_CHARS,
    MAX_PASAL,
    MAX_PASAL_CHARS,
    Lampiran,
    Naskah,
    Node,
    Pasal,
    Table,
    blocks,
    complaints,
    label,
    lampiran_label,
    lampiran_text,
    numbered,
    parse,
    plain_text,
    text_complaints,
    texts_of,
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


def test_lampiran_are_told_by_roman_numbers_where_there_are_several():
    assert [lampiran_label(1, 1), lampiran_label(1, 2), lampiran_label(14, 20)] == [
        "LAMPIRAN",
        "LAMPIRAN I",
        "LAMPIRAN XIV",
    ]


def test_a_lampiran_reads_in_order_and_its_words_count():
    table = Table((("No.", "Nama barang"), ("1", "Cabai merah")))
    body = (Node("teks", "Daftar:"), Node("angka", "satu"), table, table, Node("teks", "Sekian."))
    assert list(blocks(body)) == [body[:2], table, table, body[4:]]
    assert texts_of(body)[:4] == ["Daftar:", "satu", "No.", "Nama barang"]
    assert lampiran_text(body).startswith("Daftar:\n1. satu\nNo. | Nama barang\n1 | Cabai merah\n")
    assert words(Naskah(lampiran=(Lampiran("l1", "DAFTAR BARANG", body),))) == 2 + 2 + 12 + 1


def test_lampiran_have_their_limits_too():
    wide = Table((tuple("a" * 13),))
    long = Table((("a",),) * 501)
    one = Lampiran("l", "D" * 301, (wide, long))
    told = " ".join(complaints(Naskah(lampiran=(one,) * 21)))
    for words_ in ("21 lampiran", "Judul Lampiran 1", "13 kolom, paling banyak 12", "501 baris, paling"):
        assert words_ in told
    assert complaints(Naskah(lampiran=(Lampiran("l", "D", (Table((("a",),)),)),))) == []
    heavy = Lampiran("l", "D", (Table((("a" * 400_001,),)),))
    assert "Naskah terlalu panjang" in complaints(Naskah(lampiran=(heavy,)))[0]
