"""What a proposed new, removed or moved part does to the rest; which proposals stand in one another's way."""

from types import SimpleNamespace

import pytest

from agreements.rules.consequences import Foresight, clash, clashes, headline
from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import Lampiran, Naskah, Pasal, parse
from agreements.rules.naskah.references import bind
from agreements.rules.suggesting import (
    GONE,
    Change,
    applied,
    change_complaints,
    change_of,
    is_outdated,
    place_mark,
    seen_mark,
)


def pasal(ident, title, words):
    return Pasal(ident, "", title, parse(words))


TEXT = bind(
    Naskah(
        ("bahwa perlu diatur sebagaimana Pasal 2;",),
        (
            pasal("p1", "MAKSUD", "Tujuan sesuai Pasal 3 ayat (1) dan Lampiran."),
            pasal("p2", "OBJEK", "(1) Objek kerja sama.\n(2) Objek menurut Pasal 4."),
            pasal("p3", "BIAYA", "(1) Biaya sebagaimana ayat (2).\n(2) Menurut Pasal 2."),
            pasal("p4", "PENUTUP", "Selesai."),
        ),
        (Lampiran("l1", "RINCIAN"),),
    )
)


def move(part, after, digest=""):
    return Change(part, SuggestionKind.MOVE, digest or place_mark(TEXT, part), None, after)


def test_a_move_tells_the_numbers_and_the_references_that_follow():
    found = Foresight(TEXT).of(move("p3", "p1"))
    assert found.numbers == (("OBJEK", "Pasal 2", "Pasal 3"), ("BIAYA", "Pasal 3", "Pasal 2"))
    assert set(found.references) == {
        ("Pasal 3 ayat (2)", "Pasal 2", "Pasal 3"),
        ("Pasal 1", "Pasal 3", "Pasal 2"),
    }
    assert found.lost == ()


def test_what_is_told_of_a_move_is_what_the_text_then_says():
    before, after = TEXT, applied(TEXT, move("p3", "p1"))
    from_foresight = {(title, then) for title, _, then in Foresight(before).of(move("p3", "p1")).numbers}
    assert from_foresight == {
        (each.title, f"Pasal {number}")
        for number, each in enumerate(after.pasal, 1)
        if before.pasal.index(each) + 1 != number
    }


def test_a_removal_tells_what_it_leaves_pointing_at_nothing():
    found = Foresight(TEXT).of(Change("p3", SuggestionKind.REMOVE))
    assert found.numbers == (("PENUTUP", "Pasal 4", "Pasal 3"),)
    assert found.references == (("Pasal 2 ayat (2)", "Pasal 4", "Pasal 3"),)
    assert found.lost == (("Pasal 1", "Pasal 3"),)


def test_a_new_part_moves_those_behind_it_and_a_change_of_words_nothing():
    new = Change("", SuggestionKind.ADD, "", {"id": "n", "key": "", "title": "BARU", "body": []}, "p3")
    assert Foresight(TEXT).of(new).numbers == (("PENUTUP", "Pasal 4", "Pasal 5"),)
    assert not Foresight(TEXT).of(change_of(TEXT.pasal[0], ""))
    assert not Foresight(TEXT).of(Change("l1", SuggestionKind.MOVE))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (move("p3", "p1"), "pindahkan Pasal 3 BIAYA ke belakang Pasal 1 MAKSUD"),
        (move("p3", ""), "pindahkan Pasal 3 BIAYA ke tempat pertama"),
        (move("p3", "x"), "pindahkan Pasal 3 BIAYA ke tempat terakhir (bagian di depannya sudah dihapus)"),
        (Change("p3", SuggestionKind.REMOVE), "hapus Pasal 3 BIAYA"),
        (Change("p3", SuggestionKind.CHANGE), "ubah Pasal 3 BIAYA"),
        (Change("", SuggestionKind.ADD, after="p4"), "sisipkan bagian baru di belakang Pasal 4 PENUTUP"),
    ],
)
def test_a_suggestion_says_what_it_would_do(change, words):
    assert headline(TEXT, change) == words


def test_a_part_that_is_gone_bears_the_name_it_had():
    row = SimpleNamespace(part="x", part_name="Pasal 9 LAMA", kind=SuggestionKind.MOVE, after="p1")
    assert headline(TEXT, row) == "pindahkan Pasal 9 LAMA ke belakang Pasal 1 MAKSUD"


def test_a_move_is_outdated_once_its_part_stands_elsewhere_and_not_when_a_neighbour_goes():
    asked = move("p3", "p1")
    assert not is_outdated(TEXT, asked)
    elsewhere = applied(TEXT, move("p3", ""))
    assert is_outdated(elsewhere, asked)
    without_neighbour = applied(TEXT, Change("p4", SuggestionKind.REMOVE))
    assert not is_outdated(without_neighbour, asked)
    assert is_outdated(applied(TEXT, Change("p1", SuggestionKind.REMOVE)), asked)
    assert is_outdated(applied(TEXT, Change("p3", SuggestionKind.REMOVE)), asked)
    assert seen_mark(TEXT, asked) != seen_mark(elsewhere, asked)
    assert place_mark(TEXT, "x") == GONE


def test_a_move_goes_among_its_own_sort_and_not_behind_itself():
    assert change_complaints(TEXT, move("p3", "p1")) == change_complaints(TEXT, move("p3", "")) == []
    assert "dirinya sendiri" in change_complaints(TEXT, move("p3", "p3"))[0]
    for nowhere in ("l1", "x", "konsiderans"):
        assert "sudah tidak ada" in change_complaints(TEXT, move("p3", nowhere))[0]


def asked(pk, kind, part="p1", after="", content=None):
    return SimpleNamespace(pk=pk, kind=kind, part=part, after=after, content=content)


K = SuggestionKind


@pytest.mark.parametrize(
    ("one", "other", "clashing"),
    [
        (asked(1, K.CHANGE, content=1), asked(2, K.CHANGE, content=2), True),
        (asked(1, K.CHANGE, content=1), asked(2, K.CHANGE, content=1), False),
        (asked(1, K.MOVE, after="p2"), asked(2, K.MOVE, after="p3"), True),
        (asked(1, K.MOVE, after="p2"), asked(2, K.MOVE, after="p2"), False),
        (asked(1, K.MOVE, after="p2"), asked(2, K.CHANGE, content=2), False),
        (asked(1, K.REMOVE), asked(2, K.CHANGE, content=2), True),
        (asked(1, K.REMOVE), asked(2, K.MOVE, after="p2"), True),
        (asked(1, K.REMOVE), asked(2, K.REMOVE), False),
        (asked(1, K.REMOVE), asked(2, K.ADD, part="", after="p1"), True),
        (asked(1, K.REMOVE), asked(2, K.MOVE, part="p3", after="p1"), True),
        (asked(1, K.ADD, part="", after="p1"), asked(2, K.ADD, part="", after="p1"), False),
        (asked(1, K.CHANGE, content=1), asked(2, K.CHANGE, part="p2", content=2), False),
    ],
)
def test_who_stands_in_whose_way(one, other, clashing):
    assert (clash(one, other), clash(other, one)) == (clashing, clashing)
    expected = {1: [other], 2: [one]} if clashing else {}
    assert clashes([one, other]) == expected
