"""Coordinates: every spelling, both notations exactly, and distances as published."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.coordinates import (
    LAT,
    LON,
    CoordinateError,
    Position,
    decimal_words,
    distance,
    distance_words,
    dms_words,
    position_words,
    read_angle,
    read_position,
    split_pair,
)

WHOLE = 10**8


def degrees(low, high):
    """Every angle of 8 decimals between two whole or half degrees."""
    return st.integers(int(low * WHOLE), int(high * WHOLE)).map(lambda number: Decimal(number) / WHOLE)


LATS, LONS = degrees(-11.5, 6.5), degrees(94.5, 141.5)
POSITIONS = st.builds(Position, LATS, LONS)


def angle(whole, minutes, seconds):
    return Decimal(whole) + Decimal(minutes) / 60 + Decimal(seconds) / 3600


@pytest.mark.parametrize(
    "text",
    [
        "7°28'20.5\"S",
        "7° 28' 20,5\" LS",
        "7 28 20,5 LS",
        "LS 7° 28' 20,5\"",
        "7º28’20,5”LS",
        "7° 28′ 20,500″ LS",
        "7:28:20.5S",
        "-7 28 20,5",
        "−7°28'20.5''",
        "7 derajat 28 menit 20,5 detik lintang selatan",
        "07°28'20,5\" ls",
        "\u00a07°28'20,5\"\u202fS ",
        "7°28,341666666667' LS",
        "-7.47236111",
        "-7,4723611111",
        "7,4723611111 LS",
    ],
)
def test_one_latitude_in_many_spellings(text):
    assert read_angle(text, LAT) == Decimal("-7.47236111")


@pytest.mark.parametrize(
    "text", ["112°26'01\"E", "112 26 01 BT", "112 26 1 T", "112.4336111111", "+112,4336111111"]
)
def test_one_longitude_in_many_spellings(text):
    assert read_angle(text, LON) == Decimal("112.43361111")


def test_north_is_positive():
    assert read_angle("5°33'0\" LU", LAT) == read_angle("5,55 N", LAT) == Decimal("5.55")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "tidak terbaca"),
        ("tujuh", "tidak terbaca"),
        ("NaN", "tidak terbaca"),
        ("7 28 20 5 LS", "tidak terbaca"),
        ("٧ LS", "tidak terbaca"),
        ("LS 7 LS", "tidak terbaca"),
        ("7" * 5000, "tidak terbaca"),
        ("-" + "9" * 70, "tidak terbaca"),
        ("7 60 00 LS", "menit harus kurang dari 60"),
        ("7 28 60 LS", "detik harus kurang dari 60"),
        ("7,5 28 LS", "derajat berkoma"),
        ("7 28,5 20 LS", "menit berkoma"),
        ("-7,47 LS", "tanda minus atau huruf LS, jangan keduanya"),
        ("112 26 01 BT", "Lintang dan bujur tampaknya tertukar"),
        ("112,43", "Lintang dan bujur tampaknya tertukar"),
        ("7,47", "Maksudnya LS? Tulis dengan tanda minus"),
        ("7,47 LU", "di luar Indonesia (11,5° LS sampai 6,5° LU)."),
        ("-11,50000001", "di luar Indonesia"),
        ("99 LS", "Lintang -99,0000° di luar Indonesia"),
    ],
)
def test_what_is_no_latitude_in_indonesia_is_refused_with_the_reason(text, sentence):
    with pytest.raises(CoordinateError) as refused:
        read_angle(text, LAT)
    assert sentence in str(refused.value)
    assert refused.value.axis is LAT


@pytest.mark.parametrize("bound", [LAT.low, LAT.high])
def test_the_bounds_themselves_are_inside(bound):
    assert read_angle(decimal_words(bound), LAT) == bound


def test_a_swapped_pair_is_named_as_such():
    for lat, lon in (("112,43", "-7,47"), ("112 26 01 BT", "7 28 20 LS")):
        with pytest.raises(CoordinateError) as refused:
            read_position(lat, lon)
        assert str(refused.value) == "Lintang dan bujur tampaknya tertukar; tukarkan keduanya."
        assert refused.value.axis is None
    assert read_position("-7,47", "112,43") == Position(Decimal("-7.47"), Decimal("112.43"))


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("7°28'20.5\"S 112°26'01\"E", ("7°28'20.5\"S", "112°26'01\"E")),
        ("7 28 20,5 LS; 112 26 01 BT", ("7 28 20,5 LS", "112 26 01 BT")),
        ("7 28 20,5 LS 112 26 01 BT", ("7 28 20,5 LS", "112 26 01 BT")),
        ("LS 7 28 20,5 BT 112 26 01", ("LS 7 28 20,5", "BT 112 26 01")),
        ("-7.47, 112.43", ("-7.47", "112.43")),
        ("-7,47 112,43", ("-7,47", "112,43")),
        ("-7.47,112.43", ("-7.47", "112.43")),
        ("-7,47", ("-7", "47")),
        ("7 28 20 LS", None),
        ("", None),
    ],
)
def test_two_coordinates_typed_as_one(text, halves):
    assert split_pair(text) == halves


@settings(deadline=None)
@given(LATS)
def test_decimals_come_back_exactly(value):
    assert read_angle(decimal_words(value), LAT) == value


@settings(deadline=None)
@given(POSITIONS)
def test_degrees_minutes_seconds_come_back_within_a_hundredth_of_a_second(place):
    for value, axis in ((place.lat, LAT), (place.lon, LON)):
        words = dms_words(value, axis)
        back = read_angle(words, axis)
        assert abs(back - value) * 3600 <= Decimal("0.01")
        assert dms_words(back, axis) == words


@settings(deadline=None)
@given(POSITIONS)
def test_a_pair_written_out_is_read_again(place):
    lat, lon = split_pair(position_words(place))
    again = read_position(lat, lon)
    assert distance(place, again) < 0.05


def test_seconds_carry_over():
    assert dms_words(Decimal("-7.99999999"), LAT) == "8° 00′ 00,000″ LS"
    assert dms_words(Decimal("112.43361111"), LON, 0) == "112° 26′ 01″ BT"
    assert dms_words(Decimal("112.5"), LON, 1) == "112° 30′ 00,0″ BT"


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        # Flinders Peak to Buninyong, the worked example of Geoscience Australia
        (
            Position(-angle(37, 57, "3.72030"), angle(144, 25, "29.52440")),
            Position(-angle(37, 39, "10.15610"), angle(143, 55, "35.38390")),
            54972.271,
        ),
        # JFK to Heathrow, the example of GeographicLib
        (
            Position(Decimal("40.6"), Decimal("-73.8")),
            Position(Decimal("51.6"), Decimal("-0.5")),
            5551759.400,
        ),
        # a degree along the equator, and a degree of the meridian from it
        (Position(Decimal(0), Decimal(100)), Position(Decimal(0), Decimal(101)), 111319.491),
        (Position(Decimal(0), Decimal(100)), Position(Decimal(1), Decimal(100)), 110574.389),
    ],
)
def test_distances_as_published(one, other, metres):
    assert distance(one, other) == pytest.approx(metres, abs=0.001)


@settings(deadline=None)
@given(POSITIONS, POSITIONS)
def test_distance_is_the_same_both_ways_and_zero_only_for_the_same_place(one, other):
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one) >= 0
    assert (distance(one, other) == 0) == (one == other)


@settings(deadline=None)
@given(POSITIONS, POSITIONS, POSITIONS)
def test_no_way_round_is_shorter(one, two, three):
    assert distance(one, three) <= distance(one, two) + distance(two, three) + 1e-3


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0.0, "0,0 m"),
        (18.44, "18,4 m"),
        (999.94, "999,9 m"),
        (999.96, "1,00 km"),
        (1240, "1,24 km"),
        (None, ""),
    ],
)
def test_distance_in_words(metres, words):
    assert distance_words(metres) == words
