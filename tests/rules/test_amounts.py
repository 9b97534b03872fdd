"""Typed counts and rupiah: read back exactly, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.amounts import LARGEST_COUNT, read_count, read_rupiah
from agreements.rules.indonesian import money, number

SEN = st.integers(0, 10**18 - 1)


@given(SEN)
def test_what_the_pages_print_is_read_back_exactly(sen):
    value = Decimal(sen) / 100
    assert read_rupiah(money(value)) == value
    assert read_rupiah(number(value, 2)) == value


@given(st.integers(0, LARGEST_COUNT))
def test_a_count_is_read_with_and_without_points(count):
    assert read_count(number(count)) == count
    assert read_count(f" {count} ") == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1.234.567,89", "1234567.89"),
        ("1234567,5", "1234567.5"),
        ("Rp 1.000", "1000"),
        ("rp. 2.000,-", "2000"),
        ("007", "7"),
    ],
)
def test_usual_ways_to_write_rupiah(text, value):
    assert read_rupiah(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "1.5", "1,234,567", "12.34", "1.234.56", "-5", "1,234", "lima", "1e3", "٣", "1 000"]
)
def test_what_could_be_read_in_two_ways_is_refused(text):
    with pytest.raises(ValueError, match=r"1\.234\.567,89"):
        read_rupiah(text)


@pytest.mark.parametrize("text", ["", "1,5", "1.5", "-1", "dua", "1.0000", "²"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(ValueError, match="bilangan bulat"):
        read_count(text)


def test_what_the_database_could_not_hold_is_refused():
    with pytest.raises(ValueError, match="terlalu besar"):
        read_count(str(LARGEST_COUNT + 1))
    with pytest.raises(ValueError, match="terlalu besar"):
        read_count("9" * 5000)
    with pytest.raises(ValueError, match="terlalu besar"):
        read_rupiah("1" + "0" * 16)
    assert read_rupiah("9" * 16 + ",99") == Decimal("9" * 16 + ".99")
