"""Words struck and added lead from one text to the other, and back."""

from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.comparing import Piece, word_changes

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
