"""What the writing room sends is read back exactly, in part or whole, and never half."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from agreements.forms.text import TextForm, parse_recitals, recitals_text
from agreements.rules.naskah import (
    MAX_PASAL_CHARS,
    RECITALS,
    Lampiran,
    Naskah,
    digests,
    from_json,
    parse,
)
from agreements.rules.naskah.structure import Table
from tests import factories

STORED = from_json(factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def sent(stored=STORED, **changes):
    """What the page sends when nothing was touched, with `changes` (None takes a field away)."""
    form = TextForm(stored)
    fields = {"base": [form.base_json], "body-konsiderans": [form.recitals.body]}
    fields["pasal"] = [part.id for part in form.parts]
    for part in form.parts:
        fields |= {
            f"key-{part.id}": [part.key],
            f"title-{part.id}": [part.title],
            f"body-{part.id}": [part.body],
        }
    for name, value in changes.items():
        fields[name] = value if isinstance(value, list) else [value]
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        if values != [None]:
            data.setlist(name, values)
    return data


def read(data, stored=STORED):
    form = TextForm(stored, data)
    assert form.is_valid(), (form.errors, [part.errors for part in form.parts])
    return form.naskah


def test_an_untouched_page_gives_the_stored_text_back():
    assert read(sent()) == STORED
    assert TextForm(STORED, sent()).base == digests(STORED)


def test_parts_that_were_not_sent_stay_as_they_are_stored():
    data = sent(**{"body-p1": None, "title-p1": None, "body-konsiderans": None, "body-p2": "(1) Baru."})
    naskah = read(data)
    assert (naskah.recitals, naskah.pasal[0], naskah.pasal[2]) == (
        STORED.recitals,
        STORED.pasal[0],
        STORED.pasal[2],
    )
    assert naskah.pasal[1].body == parse("(1) Baru.")


def test_an_untouched_pasal_that_somebody_removed_is_not_brought_back():
    less = Naskah(STORED.recitals, STORED.pasal[1:])
    naskah = read(sent(**{"body-p1": None}), stored=less)
    assert [pasal.id for pasal in naskah.pasal] == ["p2", "p3"]


def test_a_new_pasal_with_a_known_title_is_about_that_subject():
    data = sent(
        pasal=["p1", "p2", "p3", "pnew"], **{"title-pnew": " jangka  waktu ", "body-pnew": "Lima tahun."}
    )
    new = read(data).pasal[3]
    assert (new.id, new.key, new.title) == ("pnew", "jangka_waktu", "jangka waktu")


@pytest.mark.parametrize("ident", ["p1", "a b", "konsiderans", "<script>", "x" * 65, ""])
def test_odd_or_repeated_ids_are_left_out(ident):
    assert [pasal.id for pasal in read(sent(pasal=["p1", "p2", ident])).pasal] == ["p1", "p2"]


@pytest.mark.parametrize("base", ["", "[]", "{", '{"p1": 3}', "null"])
def test_an_odd_base_counts_as_nothing_loaded(base):
    assert TextForm(STORED, sent(base=base)).base == {}


@pytest.mark.parametrize("size", [MAX_PASAL_CHARS + 1, 2_000_000])
def test_a_text_that_is_too_long_is_refused_at_its_place_and_kept(size):
    form = TextForm(STORED, sent(**{"body-p2": "x" * size}))
    assert not form.is_valid()
    (error,) = form.parts[1].errors
    assert error.startswith("Isi pasal terlalu panjang")
    assert (form.parts[0].errors, len(form.parts[1].body)) == ([], size)


def test_many_long_pasal_together_are_refused_before_they_are_read():
    many = {f"body-q{at}": "x" * 59_000 for at in range(20)}
    form = TextForm(STORED, sent(pasal=[name.removeprefix("body-") for name in many], **many))
    assert not form.is_valid()
    assert form.errors[0].startswith("Naskah terlalu panjang")
    assert form.naskah is None


def test_hidden_signs_and_control_characters_are_not_kept():
    naskah = read(sent(**{"title-p1": "MAK\u202eSUD\x00", "body-p1": "(1) a\u200bb\x07c."}))
    assert (naskah.pasal[0].title, naskah.pasal[0].body[0].text) == ("MAKSUD", "abc.")


def test_recitals_are_one_a_line_and_labels_are_not_words():
    assert parse_recitals("a. bahwa satu;\n\n  2) bahwa dua; \r\nbahwa tiga.") == (
        "bahwa satu;",
        "bahwa dua;",
        "bahwa tiga.",
    )
    odd = ("1. angka di awal", "a. huruf di awal", "biasa")
    assert parse_recitals(recitals_text(odd)) == odd


@pytest.mark.parametrize(
    ("act", "ident", "order"),
    [
        ("up", "p2", ["p2", "p1", "p3"]),
        ("up", "p1", ["p1", "p2", "p3"]),
        ("down", "p2", ["p1", "p3", "p2"]),
        ("down", "p3", ["p1", "p2", "p3"]),
        ("remove", "p2", ["p1", "p3"]),
        ("remove", "none", ["p1", "p2", "p3"]),
    ],
)
def test_pasal_are_moved_and_removed(act, ident, order):
    form = TextForm(STORED, sent())
    form.rearrange(act, ident)
    assert [part.id for part in form.parts] == order


def test_a_pasal_is_added_after_another_or_at_the_end():
    form = TextForm(STORED, sent())
    first, last = form.rearrange("add", "p1"), form.rearrange("add", "")
    assert [part.id for part in form.parts] == ["p1", first, "p2", "p3", last]


def test_removing_all_leads_to_the_recitals():
    form = TextForm(STORED, sent(pasal=["p1"]))
    assert form.rearrange("remove", "p1") == RECITALS
    assert form.is_valid()
    assert form.naskah.pasal == ()


def chosen(choice, seen, **more):
    return TextForm(STORED, sent(**{"choice-p1": choice, "seen-p1": seen, **more}))


def test_a_choice_of_mine_is_written_on_what_stands_now():
    form = chosen("mine", "abc", **{"body-p1": "Milik saya."})
    assert (form.base["p1"], read_body(form)) == ("abc", parse("Milik saya."))


def test_a_choice_of_theirs_leaves_the_stored_words():
    assert read_body(chosen("theirs", "abc", **{"body-p1": "Milik saya."})) == STORED.pasal[0].body


def test_a_text_of_ones_own_takes_the_place_of_both():
    form = chosen("own", "abc", **{"own-title-p1": "MAKSUD BARU", "own-body-p1": "Gabungan."})
    assert read_body(form) == parse("Gabungan.")
    assert form.naskah.pasal[0].title == "MAKSUD BARU"


def test_a_removal_that_was_chosen_removes():
    form = chosen("mine", "abc", **{"gone-p1": "1"})
    assert form.is_valid()
    assert [pasal.id for pasal in form.naskah.pasal] == ["p2", "p3"]


def test_without_a_choice_the_old_base_stands_and_the_clash_comes_again():
    form = TextForm(STORED, sent(**{"seen-p1": "abc"}))
    assert form.base["p1"] == digests(STORED)["p1"]


def read_body(form):
    assert form.is_valid()
    return form.naskah.pasal[0].body


def test_a_usual_title_alone_is_no_change():
    stored = from_json(factories.text("MAKSUD DAN TUJUAN"))
    assert read(sent(stored), stored) == stored


def test_words_of_a_lampiran_are_taken_where_the_page_sends_only_what_changed():
    lampiran = (Lampiran("l1", "SATU", parse("Lama.")), Lampiran("l2", "DUA", parse("Tetap.")))
    stored = replace(STORED, lampiran=lampiran)
    data = QueryDict(mutable=True)
    data.update({"seen": "3", "title-l1": "SATU", "body-l1": "| a | b |\n| 1 | 2 |"})
    naskah = read(data, stored)
    assert naskah.lampiran[0].body == (Table((("a", "b"), ("1", "2")), 0),)
    assert naskah.lampiran[1] == lampiran[1]
    assert naskah.pasal == STORED.pasal
