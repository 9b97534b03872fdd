"""A suggestion as typed: each kind of part is read as what it is, and what is wrong is told on its field."""

import pytest

from agreements.forms.discussion import SuggestForm
from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import RECITALS, Lampiran, Naskah, Node, Pasal, Table, digest_of
from agreements.rules.suggesting import part_from

PASAL = Pasal("p1", "objek", "OBJEK", (Node("ayat", "Satu."), Node("ayat", "Dua.")))
PLAN = Lampiran("l1", "DAFTAR BARANG", (Node("teks", "Daftar:"), Table((("No.", "Barang"), ("1", "Cabai")))))
TEXT = Naskah(("bahwa perlu",), (PASAL,), (PLAN,))


def form(part, **given):
    """A form of one part, sent with what stands in it but for `given`; unsent without any."""
    fresh = SuggestForm(naskah=TEXT, shown=TEXT, part=part)
    return SuggestForm(fresh.initial | given, naskah=TEXT, shown=TEXT, part=part) if given else fresh


def test_a_pasal_is_shown_as_it_is_typed_and_read_back():
    assert form("p1").initial["body"] == "(1) Satu.\n(2) Dua."
    sent = form("p1", body="(1) Satu.\n(2) Tiga.", reason="Agar jelas")
    assert sent.is_valid()
    assert (sent.change.kind, sent.change.digest, sent.change.reason) == (
        SuggestionKind.CHANGE,
        digest_of(PASAL),
        "Agar jelas",
    )
    assert part_from(sent.change.content).body[1] == Node("ayat", "Tiga.")


def test_a_lampiran_with_a_table_is_a_lampiran_when_it_comes_back():
    typed = form("l1").initial["body"]
    assert "| 1 | Cabai |" in typed
    sent = form("l1", body=typed.replace("Cabai", "Bawang"))
    assert sent.is_valid()
    assert part_from(sent.change.content) == Lampiran(
        "l1", "DAFTAR BARANG", (Node("teks", "Daftar:"), Table((("No.", "Barang"), ("1", "Bawang"))))
    )


@pytest.mark.parametrize("part", ["p1", "l1", RECITALS])
def test_nothing_changed_is_told(part):
    sent = form(part, reason="Tanpa perubahan")
    assert not sent.is_valid()
    assert "Belum ada yang diubah" in sent.errors["body"][0]


def test_recitals_are_read_line_by_line():
    sent = form(RECITALS, body="1. bahwa perlu;\n2. bahwa sepakat.")
    assert sent.is_valid()
    assert sent.change.content == ["bahwa perlu;", "bahwa sepakat."]


def test_a_part_may_be_proposed_to_go():
    sent = form("l1", remove="on")
    assert sent.is_valid()
    assert (sent.change.kind, sent.change.content) == (SuggestionKind.REMOVE, None)


def test_a_new_pasal_needs_words_and_has_its_place():
    empty = form("", title="", body=" ")
    assert not empty.is_valid()
    sent = form("", title="PENUTUP", body="Sekian.", after="p1")
    assert sent.is_valid()
    assert (sent.change.kind, sent.change.part, sent.change.after) == (SuggestionKind.ADD, "", "p1")


def test_what_is_too_long_is_refused_with_its_size():
    sent = form("p1", body="a" * 60_001)
    assert not sent.is_valid()
    assert "60.001" in sent.errors["body"][0]
