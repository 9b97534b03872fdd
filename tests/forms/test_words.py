"""Typed text: plain line ends, limits told and never cut."""

import pytest
from django.core.exceptions import ValidationError

from agreements.forms.words import Line, Words


def test_line_ends_become_plain():
    assert Words(limit=100).clean("satu\r\ndua\rtiga") == "satu\ndua\ntiga"


def test_a_line_has_no_breaks_and_no_double_spaces():
    assert Line(limit=100).clean("  Kota \n  Contoh ") == "Kota Contoh"


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (
            Words(limit=2_000),
            "Terlalu panjang: 2.000.000 karakter, paling banyak 2.000.",
        ),
        (Line(limit=250), "Terlalu panjang: 2.000.000 karakter, paling banyak 250."),
    ],
    ids=["words", "line"],
)
def test_too_much_is_refused_in_words(field, sentence):
    with pytest.raises(ValidationError) as refused:
        field.clean("x" * 2_000_000)
    assert refused.value.messages[0].startswith(sentence)


@pytest.mark.parametrize("field", [Words(limit=9), Line(limit=9)], ids=["words", "line"])
def test_the_limit_itself_is_taken_and_no_length_goes_to_the_browser(field):
    assert field.clean("x" * 9) == "x" * 9
    assert "maxlength" not in field.widget.attrs


@pytest.mark.parametrize("field", [Words(limit=9), Line(limit=9)], ids=["words", "line"])
def test_nothing_and_a_null_byte_are_refused(field):
    for value in ("", "   ", "a\0b"):
        with pytest.raises(ValidationError):
            field.clean(value)


def test_markup_is_text():
    assert Line(limit=99).clean("<b>PT</b>") == "<b>PT</b>"
