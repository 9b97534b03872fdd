"""The map: marks where they belong, differences enlarged by a round number, nothing outside the sheet."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.boundaries import Standing
from agreements.rules.boundary_map import MapPoint, draw, metres_of_degrees, nice
from agreements.rules.coordinates import Position, distance
from tests.rules.test_boundaries import PATIENT
from tests.rules.test_coordinates import POSITIONS

EAST, NORTH = Decimal("112.43"), Decimal("-7.47")


def point(code, lat, lon, field=None, standing=Standing.DIFFERS):
    official = Position(NORTH + Decimal(lat), EAST + Decimal(lon))
    off = Position(official.lat + Decimal(field[0]), official.lon + Decimal(field[1])) if field else None
    return MapPoint(code, official, off, standing if field else Standing.UNMEASURED, code, f"/batas/{code}/")


CITY = [
    point("A", "0.02", "0.00", ("0.0001", "0")),
    point("B", "0.00", "0.03", ("0", "0.0002")),
    point("C", "-0.02", "0.01"),
]


def marks(drawn):
    return {mark["code"]: mark for mark in drawn["marks"]}


@pytest.mark.parametrize("width", [900.0, 330.0])
def test_north_is_up_and_east_is_right(width):
    found = marks(draw(CITY, width))
    a, b, c = (found[code] for code in "ABC")
    assert float(a["y"]) < float(b["y"]) < float(c["y"])
    assert float(a["x"]) < float(c["x"]) < float(b["x"])
    assert float(a["tip"]["y"]) < float(a["y"])
    assert float(b["tip"]["x"]) > float(b["x"])
    assert c["tip"] is None


def test_the_scale_bar_is_true():
    drawn = draw(CITY)
    found, bar = marks(drawn), drawn["bar"]
    pixels = float(bar["x2"]) - float(bar["x1"])
    metres = float(bar["label"].replace(" km", "000").replace(" m", ""))
    apart = distance(CITY[0].official, CITY[2].official)
    drawn_apart = (
        (float(found["A"]["x"]) - float(found["C"]["x"])) ** 2
        + (float(found["A"]["y"]) - float(found["C"]["y"])) ** 2
    ) ** 0.5
    assert drawn_apart / pixels * metres == pytest.approx(apart, rel=0.005)


def test_differences_are_enlarged_by_the_number_that_is_told():
    drawn = draw(CITY)
    found, bar = marks(drawn), drawn["bar"]
    unit = (float(bar["x2"]) - float(bar["x1"])) / float(bar["label"].replace(" km", "000").replace(" m", ""))
    length = float(found["B"]["tip"]["x"]) - float(found["B"]["x"])
    assert drawn["factor"] in (10, 20, 50)
    assert length / drawn["factor"] / unit == pytest.approx(
        distance(CITY[1].official, CITY[1].field), rel=0.03
    )


def test_a_large_difference_is_drawn_as_it_is():
    assert draw([point("A", "0", "0", ("0.02", "0.02"))])["factor"] == 1


def test_one_point_without_a_field_place_stands_in_the_middle():
    drawn = draw([point("A", "0", "0")])
    assert (drawn["marks"][0]["x"], drawn["factor"]) == ("450.0", 1)


@PATIENT
@given(
    st.lists(st.tuples(POSITIONS, st.none() | POSITIONS), min_size=1, max_size=8),
    st.sampled_from([330.0, 900.0]),
)
def test_all_marks_lie_on_the_sheet_wherever_the_points_are(places, width):
    points = [
        MapPoint(str(n), official, field, Standing.DIFFERS) for n, (official, field) in enumerate(places)
    ]
    drawn = draw(points, width)
    height = float(drawn["frame"]["height"])
    for mark in drawn["marks"]:
        for at in (mark, mark["tip"]):
            if at:
                assert 0 <= float(at["x"]) <= width
                assert 0 <= float(at["y"]) <= height


def test_codes_cover_no_mark_and_no_other_code():
    crowd = [point(f"PBU {n:03d}", f"0.000{n % 10}", f"0.00{n // 10}", ("0.00001", "0")) for n in range(30)]
    boxes = [mark["label"] for mark in draw(crowd)["marks"] if mark["label"]]
    assert len(boxes) > 5
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart_x = abs(float(one["x"]) - float(other["x"])) >= float(one["width"]) - 0.2
            apart_y = abs(float(one["y"]) - float(other["y"])) >= 13.8
            assert apart_x or apart_y


def test_many_points_are_drawn_without_codes():
    crowd = [replace(CITY[0], code=str(n)) for n in range(61)]
    assert not any(mark["label"] for mark in draw(crowd)["marks"])


def test_the_grid_names_its_degrees():
    drawn = draw(CITY)
    labels = [line["label"] for line in drawn["meridians"] if line["label"]]
    assert "112° 26′ 00″ BT" in labels
    assert all(line["label"].endswith("LS") for line in drawn["parallels"])
    assert 2 <= len(drawn["parallels"]) <= 6


def test_metres_of_a_degree_agree_with_the_ellipsoid():
    north, east = metres_of_degrees(-7.47)
    a, b, c = (Position(NORTH, EAST), Position(NORTH + 1, EAST), Position(NORTH, EAST + 1))
    assert north == pytest.approx(distance(a, b), rel=1e-4)
    assert east == pytest.approx(distance(a, c), rel=1e-4)


@pytest.mark.parametrize(
    ("value", "found"), [(1, 1), (1.9, 1), (2, 2), (4.99, 2), (50, 50), (0.3, 0.2), (999, 500)]
)
def test_nice_numbers(value, found):
    assert nice(value) == pytest.approx(found)
