"""Sharing: what is missing, and how slowly codes may be guessed."""

from datetime import UTC, datetime, timedelta

import pytest

from agreements.rules.enums import State
from agreements.rules.sharing import (
    code_refusals,
    masked,
    sending_refusals,
    share_complaints,
    tidy_code,
    trying_refusals,
)

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def ago(**given):
    return NOW - timedelta(**given)


@pytest.mark.parametrize(
    ("state", "email", "phone", "days", "fields"),
    [
        (State.DRAFT, "a@b.id", "", 14, []),
        (State.READY, "", "0812", 1, []),
        (State.SIGNED, "a@b.id", "", 14, [""]),
        (State.DRAFT, "", "", 14, ["email"]),
        (State.DRAFT, "a@b.id", "", 91, ["days"]),
        (State.DRAFT, "a@b.id", "", 0, ["days"]),
    ],
)
def test_a_text_is_shared_with_somebody_for_a_while(state, email, phone, days, fields):
    assert [field for field, _ in share_complaints(state, email, phone, days)] == fields


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ([], False),
        ([ago(seconds=10)], True),
        ([ago(minutes=1)], False),
        ([ago(minutes=at) for at in range(1, 6)], True),
        ([ago(minutes=at) for at in range(59, 64)], False),
    ],
)
def test_codes_are_not_sent_one_upon_the_other(sent, refused):
    assert bool(sending_refusals(NOW, sent)) == refused


@pytest.mark.parametrize(("link", "address", "refused"), [(9, 19, False), (10, 0, True), (0, 20, True)])
def test_guessing_ends_by_link_and_by_address(link, address, refused):
    assert bool(trying_refusals(link, address)) == refused


@pytest.mark.parametrize(
    ("expires", "tries", "words"),
    [
        (NOW, 4, ""),
        (NOW, 5, "terlalu sering"),
        (ago(seconds=1), 0, "tidak berlaku"),
        (None, 0, "tidak berlaku"),
    ],
)
def test_a_code_ends_by_time_and_by_tries(expires, tries, words):
    assert words in " ".join(code_refusals(NOW, expires, tries))
    assert bool(words) == bool(code_refusals(NOW, expires, tries))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("123456", "123456"), (" 123 456 ", "123456"), ("123-456", "123456"), ("12345", ""), ("12345a", "")],
)
def test_a_code_is_read_as_people_type_it(typed, code):
    assert tidy_code(typed) == code


def test_digits_of_other_scripts_are_no_code():
    assert tidy_code("١٢٣٤٥٦") == ""


@pytest.mark.parametrize(
    ("email", "phone", "shown"),
    [
        ("rina@kota.go.id", "", "r***@kota.go.id"),
        ("", "08123456789", "telepon yang berakhir 789"),
        ("", "", ""),
    ],
)
def test_the_place_of_a_code_is_half_hidden(email, phone, shown):
    assert masked(email, phone) == shown
