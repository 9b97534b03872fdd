"""What a Word file would do to a text: nothing that is not shown, nothing lost that nobody gave up."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, digest_of
from agreements.rules.suggesting import applied, change_complaints
from agreements.rules.word_matching import Marks, Matched
from agreements.rules.word_plan import FILE, NOW, ORDER, changes, moves, outcome, plan, restored
from tests.rules.strategies import lampirans, texts


def pasal(ident, words, title=""):
    return Pasal(ident, "", title or ident.upper(), (Node("teks", words),))


A, B, C = (pasal(ident, f"Isi {ident}.") for ident in "abc")
TEXT = Naskah(("bahwa satu.",), (A, B, C))


def marks_of(naskah):
    digests = {part.id: digest_of(part) for part in [*naskah.pasal, *naskah.lampiran]}
    return Marks(digest_of(naskah.recitals), {}, {}, digests)


def planned(file, now=TEXT, marks=None, choices=None):
    return plan(now, now, Matched(file, {}, {}), marks or Marks(), choices)


def fates(made):
    return {row.id: row.fate for row in made.rows}


def test_the_same_words_change_nothing():
    made = planned(TEXT)
    assert set(fates(made).values()) == {"sama"}
    assert (outcome(made, TEXT), changes(made, TEXT)) == (TEXT, [])


def test_a_foreign_file_replaces_adds_and_leaves_what_it_lacks():
    other = replace(B, body=(Node("teks", "Lain."),))
    new = pasal("n", "Baru.")
    made = planned(Naskah((), (other, new)))
    assert fates(made) == {"konsiderans": "tetap", "a": "tetap", "b": "ganti", "n": "baru", "c": "tetap"}
    assert outcome(made, TEXT) == Naskah(TEXT.recitals, (A, other, C, new))


@pytest.mark.parametrize(
    ("file", "now", "fate", "kept"),
    [
        (B, B, "sama", B),
        (replace(B, title="X"), B, "ganti", replace(B, title="X")),
        (B, replace(B, title="Y"), "lebih_baru", replace(B, title="Y")),
        (replace(B, title="X"), replace(B, title="Y"), "bentrok", replace(B, title="Y")),
        (None, B, "hapus", B),
        (None, replace(B, title="Y"), "bentrok", replace(B, title="Y")),
        (B, None, "baru", B),
    ],
)
def test_our_own_file_knows_what_it_was_made_from(file, now, fate, kept):
    base = Naskah((), (A, B))
    text = Naskah((), (A, now) if now else (A,))
    made = planned(Naskah((), (A, file) if file else (A,)), text, marks_of(base))
    assert fates(made)["b"] == fate
    assert outcome(made, text) == Naskah((), (A, kept))


def test_every_fate_may_be_chosen_otherwise():
    other = replace(B, title="X")
    made = planned(
        Naskah((), (other, pasal("n", "Baru."))), choices={"b": NOW, "n": NOW, "c": FILE, "a": FILE}
    )
    assert outcome(made, TEXT) == Naskah(TEXT.recitals, (B,))
    odd = planned(Naskah((), (other,)), choices={"b": "apa saja"})
    assert outcome(odd, TEXT) == TEXT


def test_what_moved_is_told_and_its_order_may_be_left():
    made = planned(replace(TEXT, pasal=(C, A, B)))
    assert made.moved == ("c",)
    assert [p.id for p in outcome(made, TEXT).pasal] == ["c", "a", "b"]
    assert outcome(planned(replace(TEXT, pasal=(C, A, B)), choices={ORDER: NOW}), TEXT) == TEXT
    assert [(c.part, c.kind, c.after) for c in changes(made, TEXT)] == [("c", SuggestionKind.MOVE, "")]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("abc", "abc", ""), ("abc", "bca", "a"), ("abcd", "dabc", "d"), ("abc", "cba", "ba"), ("", "", "")],
)
def test_the_fewest_are_said_to_have_moved(before, after, moved):
    assert moves(list(before), list(after)) == list(moved)


def test_each_choice_is_a_change_that_can_be_proposed():
    file = Naskah(("bahwa lain.",), (replace(B, title="X"), pasal("n", "Baru.")))
    made = planned(file, choices={"c": FILE})
    found = changes(made, TEXT, {"b": "Rina"})
    assert [(c.part, str(c.kind), c.reason) for c in found] == [
        ("konsiderans", "ubah", ""),
        ("b", "ubah", "Rina"),
        ("c", "hapus", ""),
        ("", "tambah", ""),
    ]
    assert [change_complaints(TEXT, change) for change in found] == [[], [], [], []]


@settings(max_examples=60, deadline=None)
@given(texts(lampirans()), texts(lampirans()), st.booleans())
def test_no_part_is_lost_and_none_invented(now, file, known):
    made = planned(file, now, marks_of(now) if known else None)
    kept = {part.id for part in [*outcome(made, now).pasal, *outcome(made, now).lampiran]}
    assert {part.id for part in [*now.pasal, *now.lampiran]} <= kept
    assert kept <= {part.id for each in (now, file) for part in [*each.pasal, *each.lampiran]}
    everything = {row.id: FILE for row in made.rows} | {ORDER: FILE}
    taken = outcome(planned(file, now, choices=everything), now)
    assert taken == file


@settings(max_examples=40, deadline=None)
@given(texts(), texts())
def test_suggestions_of_single_parts_lead_where_the_edit_leads(now, file):
    made = planned(file, now, choices={ORDER: NOW})
    text = now
    for change in changes(made, now):
        if change.kind == SuggestionKind.CHANGE:
            text = applied(text, change)
    want = {part.id: part for part in outcome(made, now).pasal}
    assert all(want[part.id] == part for part in text.pasal)


def test_references_and_fields_come_back_where_the_words_stayed():
    stored = Pasal("a", "", "{{judul}}", (Node("ayat", "lihat Pasal {{#b}}"), Node("ayat", "tetap")))
    shown = Pasal("a", "", "JUDUL", (Node("ayat", "lihat Pasal 2"), Node("ayat", "tetap")))
    file = replace(shown, body=(shown.body[0], Node("ayat", "lain"), Node("ayat", "baru")))
    found = restored(file, shown, stored)
    assert (found.title, [node.text for node in found.body]) == (
        "{{judul}}",
        ["lihat Pasal {{#b}}", "lain", "baru"],
    )
    table = Lampiran("l", "", (Table((("{{nama}}", "x"),), 0),))
    shown = Lampiran("l", "", (Table((("Budi", "x"),), 0),))
    file = Lampiran("l", "", (Table((("Budi", "x"), ("Siti", "y")), 0),))
    assert restored(file, shown, table).body[0].rows == (("{{nama}}", "x"), ("Siti", "y"))
    assert restored(("a",), ("a",), ("{{x}}",)) == ("{{x}}",)
    assert restored(file, None, None) == file
