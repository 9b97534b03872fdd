"""What a comment may be, whom it calls, how long it is mended."""

from datetime import timedelta

import pytest

from agreements.rules.commenting import (
    MAX_COMMENT,
    Target,
    called,
    comment_complaints,
    mend_refusals,
    targets_of,
)
from agreements.rules.enums import Visibility

NAMES = ("Dinas Kesehatan", "Dinkes")
OPEN = targets_of(7, NAMES, Visibility.INTERNAL)


def names(targets):
    return [target.name for target in targets]


def test_those_who_can_read_it_can_be_called():
    assert names(OPEN) == [
        *("Bagian Pemerintahan", "Kabag Pemerintahan", "Bagian Hukum", "TKKSD", "Sekretaris Daerah"),
        *NAMES,
    ]


def test_a_closed_note_calls_only_who_reads_it():
    assert names(targets_of(7, NAMES, Visibility.CLOSED)) == [
        *("Bagian Pemerintahan", "Kabag Pemerintahan", "TKKSD", "Sekretaris Daerah"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mohon @bagian hukum membaca.", ["Bagian Hukum"]),
        ("@Dinas Kesehatan dan @TKKSD, tolong.", ["TKKSD", "Dinas Kesehatan"]),
        ("@Dinkes dan @Dinkes", ["Dinkes"]),
        ("Bagian Hukum tanpa tanda", []),
        ("@Dinas Pendidikan", []),
        ("", []),
    ],
)
def test_a_name_after_the_sign_calls_its_post(text, found):
    assert names(called(text, OPEN)) == found


def test_a_name_within_a_longer_one_is_not_called_with_it():
    targets = [Target("Dinas", role="a"), Target("Dinas Kesehatan", role="b")]
    assert names(called("@Dinas Kesehatan", targets)) == ["Dinas Kesehatan"]


@pytest.mark.parametrize(
    ("text", "quote", "fields"),
    [
        ("Cukup.", "", []),
        (" \n", "", ["text"]),
        ("x" * (MAX_COMMENT + 1), "", ["text"]),
        ("Cukup.", "x" * 501, ["quote"]),
    ],
)
def test_a_comment_has_words_and_a_limit(text, quote, fields):
    assert [field for field, _ in comment_complaints(text, quote)] == fields


@pytest.mark.parametrize(
    ("own", "minutes", "resolved", "words"),
    [
        (True, 14, False, ""),
        (True, 16, False, "15 menit"),
        (False, 1, False, "Hanya penulisnya"),
        (True, 1, True, "sudah diselesaikan"),
    ],
)
def test_a_comment_is_mended_by_its_author_for_a_quarter_of_an_hour(own, minutes, resolved, words):
    assert words in " ".join(mend_refusals(own, timedelta(minutes=minutes), resolved))
    assert bool(words) == bool(mend_refusals(own, timedelta(minutes=minutes), resolved))
