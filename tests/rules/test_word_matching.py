"""Which pasal of a file is which: by its mark, its title, its words, else a new one."""

import pytest

from agreements.rules.naskah import Naskah, Node, Pasal
from agreements.rules.word_building import Built, Part
from agreements.rules.word_matching import (
    BY_MARK,
    BY_TITLE,
    BY_WORDS,
    NEW,
    Marks,
    likeness,
    marks_from,
    matched,
)
from agreements.rules.word_roles import PASAL, mark_name

WORDS = "PARA PIHAK melaksanakan pelayanan bersama di wilayah perbatasan"
ONE = Pasal("p1", "objek", "Objek Kerja Sama", (Node("teks", WORDS),))
TWO = Pasal("p2", "", "LAIN-LAIN", (Node("teks", "Hal lain diatur kemudian."),))
NOW = Naskah((), (ONE, TWO))


def part(title="", words="x", *marks):
    return Part(PASAL, title, (Node("teks", words),), marks)


def found(*parts, marks=None, now=NOW):
    made = matched(Built((), (), tuple(parts)), marks or Marks(), now, "seed")
    return made, [(each.id, made.how[each.id]) for each in made.naskah.pasal]


def test_the_mark_decides_before_title_and_words():
    _, ids = found(part("LAIN-LAIN", WORDS, mark_name("p1")), part("Objek Kerja Sama"))
    assert ids[0] == ("p1", BY_MARK)
    assert ids[1][1] == NEW


def test_the_title_decides_whatever_its_capitals_and_the_spelling_here_stays():
    made, ids = found(part("OBJEK KERJA SAMA", "lain"))
    assert ids == [("p1", BY_TITLE)]
    assert (made.naskah.pasal[0].title, made.naskah.pasal[0].key) == ("Objek Kerja Sama", "objek")


def test_most_of_the_words_decide_where_the_title_is_another():
    assert found(part("SASARAN", f"{WORDS} negara"))[1] == [("p1", BY_WORDS)]
    assert found(part("SASARAN", "sama sekali berbeda isinya"))[1][0][1] == NEW


def test_an_id_is_given_once_and_new_ones_are_the_same_each_time():
    once, again = (found(part("LAIN-LAIN"), part("LAIN-LAIN"))[1] for _ in range(2))
    assert once == again
    assert once[0] == ("p2", BY_TITLE)
    assert once[1][1] == NEW


def test_a_new_title_brings_its_subject_along():
    made, _ = found(part("RUANG LINGKUP", "lain sekali"))
    assert made.naskah.pasal[0].key == "ruang_lingkup"


def test_the_file_keeps_ids_and_keys_of_parts_that_are_gone_here():
    marks = Marks("", {mark_name("alt"): "alt"}, {"alt": "sanksi"}, {"alt": "x"})
    made, ids = found(part("JUDUL SENDIRI", "beda", mark_name("alt")), marks=marks)
    assert (ids, made.naskah.pasal[0].key) == ([("alt", BY_MARK)], "sanksi")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"parts": []},
        {"parts": {"_naskah_x": {"id": "p1"}}},
        {"parts": {"a": 1}},
        {"parts": {"b": {}}},
    ],
)
def test_odd_marks_are_no_marks(data):
    assert marks_from(data) == Marks()


def test_sound_marks_are_read():
    row = {"id": "p1", "key": "objek", "digest": "d"}
    marks = marks_from({"parts": {mark_name("p1"): row}, "recitals": "r", "reference": "abc"})
    assert marks == Marks("r", {mark_name("p1"): "p1"}, {"p1": "objek"}, {"p1": "d"}, "abc")


def test_bodies_are_alike_by_their_words():
    assert likeness(ONE.body, ONE.body) == 1
    assert likeness(ONE.body, ()) == 0
    assert likeness((), ()) == 0
