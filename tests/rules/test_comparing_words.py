"""Words struck and added lead from one text to the other, and back."""

from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.comparing import Piece, changed_words, word_changes
from agreements.rules.comparing.renumbering import Between, Reference

LINES = st.lists(
    st.sampled_from(["(1) Maksud kerja sama.", "a. hibah;", "b. sewa", "", "dan/atau"]), max_size=6
)


def test_changed_words_are_told_and_the_rest_is_left():
    assert word_changes("(1) berlaku 3 (tiga) tahun.", "(1) berlaku 5 (lima) tahun.") == (
        Piece("", "(1) berlaku "),
        Piece("del", "3"),
        Piece("ins", "5"),
        Piece("", " "),
        Piece("del", "(tiga)"),
        Piece("ins", "(lima)"),
        Piece("", " tahun."),
    )


def test_the_same_text_has_no_change():
    assert word_changes("satu\ndua", "satu\ndua") == (Piece("", "satu\ndua"),)


def test_nothing_against_something_is_all_added_or_all_struck():
    assert word_changes("", "baru") == (Piece("ins", "baru"),)
    assert word_changes("lama", "") == (Piece("del", "lama"),)


@given(LINES, LINES)
def test_no_word_is_lost_on_either_side(old, new):
    before, after = "\n".join(old), "\n".join(new)
    pieces = word_changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after


def said(pieces):
    return [
        (piece.kind, piece.was, piece.text) if piece.was else (piece.kind, piece.text) for piece in pieces
    ]


def words_of(pieces, gone):
    return [word for piece in pieces if piece.kind != gone for word in side(piece, gone).split()]


def side(piece, gone):
    return piece.was if piece.kind == "ref" and gone == "ins" else piece.text


def test_whole_words_are_struck_and_added_and_spaces_count_for_nothing():
    assert said(changed_words("berlaku 3  (tiga) tahun.", "berlaku 5 (lima) tahun.")) == [
        ("", "berlaku"),
        ("del", "3 (tiga)"),
        ("ins", "5 (lima)"),
        ("", "tahun."),
    ]
    assert said(changed_words("satu  dua", "satu dua")) == [("", "satu dua")]


def test_a_word_that_both_happen_to_share_does_not_break_a_rewritten_phrase():
    before = "wajib menyerahkan seluruh hasil pekerjaan dan laporan keuangan tahunan kepada mitra"
    after = "dapat mengundang pihak lain ikut serta dan mencari sumber pembiayaan baru kepada mitra"
    assert [kind for kind, _ in said(changed_words(before, after))] == ["del", "ins", ""]


def test_a_reference_that_only_follows_is_neither_struck_nor_added():
    five, six = Reference(("p5", ""), ("", ""), ("p5", "")), Reference(("p6", ""), ("", ""), ("p6", ""))
    went = {("p5", ""): ("p6", "")}
    came = {here: there for there, here in went.items()}
    pieces = changed_words(
        "dalam Pasal 5 ini", "dalam Pasal 6 ini", lambda: Between({2: five}, {2: six}, went, came)
    )
    assert said(pieces) == [("", "dalam Pasal"), ("ref", "5", "6"), ("", "ini")]
    pieces = changed_words("Pasal 5", "Pasal 6", lambda: Between({1: five}, {1: six}, {}, {}))
    assert [piece.kind for piece in pieces] == ["", "del", "ins"]


def test_a_very_long_text_is_compared_by_sentence_and_quickly():
    before = " ".join(f"kalimat {n} yang panjang sekali dan berisi kata {n % 7}." for n in range(2000))
    after = before.replace("kalimat 1000 yang", "kalimat 1000 tidak")
    assert [piece.text for piece in changed_words(before, after) if piece.kind] == ["yang", "tidak"]


WORDS = ["a", "b", "c", "dan", "Pasal", "1", "2", "x;", "y."]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_come_back_and_swapping_them_swaps_the_counts(before, after):
    pieces, turned = changed_words(before, after), changed_words(after, before)
    assert words_of(pieces, "ins") == before.split()
    assert words_of(pieces, "del") == after.split()
    assert count(pieces, "ins") == count(turned, "del")
    assert count(pieces, "del") == count(turned, "ins")


def count(pieces, kind):
    return sum(len(piece.text.split()) for piece in pieces if piece.kind == kind)
