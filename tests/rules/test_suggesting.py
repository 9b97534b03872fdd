"""A suggestion: what it makes of a text, when it is outdated, what cannot be proposed."""

from dataclasses import replace

import pytest
from hypothesis import given

from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import RECITALS, Lampiran, Naskah, Node, Pasal, Table, digest_of, new_id
from agreements.rules.suggesting import (
    GONE,
    MAX_REASON,
    Change,
    applied,
    change_complaints,
    change_of,
    content_of_part,
    find_part,
    is_outdated,
    part_from,
    part_label,
    part_mark,
    place_mark,
    typed,
)
from tests.rules.strategies import lampirans, texts

ONE, TWO, THREE = (Pasal(f"p{at}", "", title, (Node("teks", title),)) for at, title in enumerate("ABC", 1))
LIST = Lampiran(
    "l1",
    "RINCIAN",
    (
        Table(
            (("No", "Nama"), ("1", "Air")),
        ),
    ),
)
TEXT = Naskah(("bahwa satu",), (ONE, TWO, THREE), (LIST,))
OTHER = replace(TWO, body=(Node("ayat", "Lain."),))
CHANGE = change_of(OTHER, digest_of(TWO))


def ids(naskah):
    return [pasal.id for pasal in naskah.pasal]


def test_a_change_puts_the_proposed_words_in_their_place():
    assert applied(TEXT, CHANGE) == replace(TEXT, pasal=(ONE, OTHER, THREE))


def test_recitals_and_lampiran_are_changed_likewise():
    recitals = change_of(("bahwa dua",), digest_of(TEXT.recitals))
    assert applied(TEXT, recitals).recitals == ("bahwa dua",)
    lampiran = replace(LIST, title="DAFTAR")
    assert applied(TEXT, change_of(lampiran, digest_of(LIST))).lampiran == (lampiran,)


@pytest.mark.parametrize(
    ("after", "order"), [("", "p9 p1 p2 p3"), ("p2", "p1 p2 p9 p3"), ("gone", "p1 p2 p3 p9")]
)
def test_a_new_pasal_stands_behind_its_neighbour(after, order):
    new = Change("", SuggestionKind.ADD, content=content_of_part(replace(ONE, id="p9")), after=after)
    assert ids(applied(TEXT, new)) == order.split()


def test_a_new_pasal_with_an_id_that_is_taken_gets_its_own():
    found = applied(TEXT, Change("", SuggestionKind.ADD, content=content_of_part(ONE), after="p3"))
    assert found.pasal[:3] == TEXT.pasal
    assert found.pasal[3].id not in ids(TEXT)


def test_a_part_goes_or_moves():
    assert ids(applied(TEXT, Change("p1", SuggestionKind.REMOVE, digest_of(ONE)))) == ["p2", "p3"]
    assert ids(applied(TEXT, Change("p1", SuggestionKind.MOVE, after="p3"))) == ["p2", "p3", "p1"]
    assert ids(applied(TEXT, Change("p3", SuggestionKind.MOVE))) == ["p3", "p1", "p2"]


def test_what_is_changed_since_is_outdated_and_what_moved_is_not():
    assert not is_outdated(TEXT, CHANGE)
    assert not is_outdated(replace(TEXT, pasal=(TWO, ONE, THREE)), CHANGE)
    assert is_outdated(replace(TEXT, pasal=(ONE, replace(TWO, title="X"), THREE)), CHANGE)
    assert is_outdated(replace(TEXT, pasal=(ONE, THREE)), CHANGE)


def test_a_move_is_outdated_only_where_one_of_the_two_is_gone():
    move = Change("p1", SuggestionKind.MOVE, place_mark(TEXT, "p1"), after="p3")
    assert not is_outdated(replace(TEXT, pasal=(replace(ONE, title="X"), THREE)), move)
    assert is_outdated(replace(TEXT, pasal=(ONE, TWO)), move)
    assert is_outdated(replace(TEXT, pasal=(TWO, THREE)), move)
    assert not is_outdated(TEXT, Change("", SuggestionKind.ADD, after="gone"))


def test_a_change_of_a_pasal_that_is_gone_brings_it_back_at_the_end():
    assert applied(replace(TEXT, pasal=(ONE, THREE)), CHANGE).pasal == (ONE, THREE, OTHER)


def test_the_mark_tells_what_a_reader_saw():
    assert part_mark(TEXT, "p2") == digest_of(TWO)
    assert part_mark(TEXT, RECITALS) == digest_of(TEXT.recitals)
    assert part_mark(TEXT, "p7") == part_mark(TEXT, "") == GONE


@pytest.mark.parametrize(
    ("ident", "label"),
    [("p2", "Pasal 2 B"), ("l1", "Lampiran RINCIAN"), (RECITALS, "Konsiderans"), ("p7", "")],
)
def test_a_part_is_called_as_readers_know_it(ident, label):
    assert part_label(TEXT, ident) == label


def test_a_second_lampiran_is_numbered():
    assert part_label(replace(TEXT, lampiran=(LIST, replace(LIST, id="l2"))), "l2") == "Lampiran II RINCIAN"


def test_parts_are_read_as_lines():
    assert typed(OTHER) == "B\n(1) Lain."
    assert typed(LIST) == "RINCIAN\nNo | Nama\n1 | Air"
    assert (typed(("satu",)), typed(None)) == ("1. satu", "")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (replace(CHANGE, kind="lain"), "tidak dikenal"),
        (replace(CHANGE, part="p7"), "sudah tidak ada"),
        (replace(CHANGE, reason="x" * (MAX_REASON + 1)), "paling banyak 2.000"),
        (change_of(TWO, digest_of(TWO)), "sama dengan naskah"),
        (replace(CHANGE, content={"key": ""}), "tidak terbaca"),
        (replace(CHANGE, content=[1]), "tidak terbaca"),
        (replace(CHANGE, content=["bahwa"]), "tidak sesuai"),
        (replace(CHANGE, part="p1"), "tidak sesuai"),
        (Change(RECITALS, SuggestionKind.REMOVE), "hanya dapat diubah"),
        (Change("", SuggestionKind.ADD, content=content_of_part(Pasal("p9", "", ""))), "belum berisi"),
        (
            replace(CHANGE, content=content_of_part(replace(TWO, body=(Node("teks", "x" * 60_001),)))),
            "terlalu panjang",
        ),
    ],
)
def test_what_cannot_be_proposed_is_told(change, words):
    assert words in change_complaints(TEXT, change)[0]


@pytest.mark.parametrize(
    "change",
    [
        CHANGE,
        Change("p1", SuggestionKind.REMOVE, digest_of(ONE)),
        Change("p1", SuggestionKind.MOVE, after="p3"),
        Change("", SuggestionKind.ADD, content=content_of_part(replace(ONE, id="p9"))),
    ],
)
def test_what_can_be_proposed_has_no_complaint(change):
    assert change_complaints(TEXT, change) == []


@given(texts(lampirans()))
def test_every_part_is_kept_and_read_back_exactly(naskah):
    for part in [naskah.recitals, *naskah.pasal, *naskah.lampiran]:
        assert part_from(content_of_part(part)) == part


@given(texts())
def test_taking_a_part_out_and_putting_it_back_gives_the_same_text(naskah):
    for at, part in enumerate(naskah.pasal):
        without = applied(naskah, Change(part.id, SuggestionKind.REMOVE, digest_of(part)))
        after = naskah.pasal[at - 1].id if at else ""
        back = Change("", SuggestionKind.ADD, content=content_of_part(part), after=after)
        assert applied(without, back) == naskah
        assert find_part(without, part.id) is None
    assert find_part(naskah, new_id()) is None
