"""A translation knows what it translates: missing, out of date, current; and its rows stand side by side."""

from agreements.rules.naskah import Naskah, Node, Pasal
from agreements.rules.translating import (
    CURRENT,
    MISSING,
    STALE,
    Source,
    complaints,
    gaps,
    kept_translation,
    pairs,
    rows_of,
    sources,
)

TEXT = Naskah(("bahwa satu;",), (Pasal("a", "", "MAKSUD", (Node("ayat", "Satu."), Node("ayat", "Dua."))),))
FRAME = (Source("pembuka", "Pembuka", "", "Pada hari ini"), Source("penutup", "Penutup", "", "Demikian"))
PARTS = sources(TEXT, FRAME)


def whole(sure=True):
    typed = {part.id: ("Purpose" if part.title else "", f"EN {part.id}", sure) for part in PARTS}
    return kept_translation("Inggris", typed, PARTS, {})


def test_parts_stand_in_reading_order():
    assert [part.id for part in PARTS] == ["pembuka", "recitals", "a", "penutup"] or PARTS[0].id == "pembuka"
    assert PARTS[-1].id == "penutup"


def test_states():
    assert {pair.state for pair in pairs({}, PARTS)} == {MISSING}
    assert {pair.state for pair in pairs(whole(), PARTS)} == {CURRENT}
    moved = sources(TEXT, (Source("pembuka", "Pembuka", "", "Pada hari lain"), FRAME[1]))
    assert [pair.source.id for pair in pairs(whole(), moved) if pair.state == STALE] == ["pembuka"]


def test_gaps_name_what_is_missing_or_old():
    assert gaps(whole(), PARTS) == []
    assert "Terjemahan belum ada" in gaps({}, PARTS)[0]
    half = kept_translation("Inggris", {"a": ("", "Words", False)}, PARTS, {})
    said = gaps(half, PARTS)
    assert "Pembuka belum diterjemahkan." in said
    assert "Judul Pasal 1 belum diterjemahkan." in said


def test_untouched_words_keep_their_digest_until_they_are_confirmed():
    before = whole()
    moved = sources(TEXT, (Source("pembuka", "Pembuka", "", "Lain"), FRAME[1]))
    same = {"pembuka": ("", "EN pembuka", False)}
    assert pairs(kept_translation("Inggris", same, moved, before), moved)[0].state == STALE
    sure = {"pembuka": ("", "EN pembuka", True)}
    assert pairs(kept_translation("Inggris", sure, moved, before), moved)[0].state == CURRENT
    other = {"pembuka": ("", "New words", False)}
    assert pairs(kept_translation("Inggris", other, moved, before), moved)[0].state == CURRENT


def test_what_was_emptied_is_gone_and_a_lost_pasal_is_kept():
    kept = kept_translation("Inggris", {"pembuka": ("", " ", False)}, PARTS, whole())
    assert "pembuka" not in kept["parts"]
    assert "a" in kept_translation("Inggris", {}, PARTS[:1], whole())["parts"]


def test_too_long_is_told():
    assert complaints("x" * 41, {})
    assert [ident for ident, _ in complaints("Inggris", {"a": ("", "x" * 60_001, False)})] == ["a"]
    assert complaints("Inggris", {"a": ("T", "x", False)}) == []


def test_rows_are_aligned_by_ayat_with_their_own_numbers():
    rows = rows_of("(1) Satu.\n(2) Dua.", "(1) One.\n(2) Two.")
    assert [(left[0].text, right[0].text, number) for left, right, number in rows] == [
        ("Satu.", "One.", 1),
        ("Dua.", "Two.", 2),
    ]
    assert len(rows_of("(1) Satu.\n(2) Dua.", "One and two.")) == 1
