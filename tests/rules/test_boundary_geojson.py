"""Boundary points as GeoJSON: out and in again the same, hostile files refused with the reason."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.boundary_geojson import read_geojson, write_geojson
from agreements.rules.boundary_imports import Verdict, judge, read_file
from agreements.rules.errors import BadFile
from tests.borders import boundary_record
from tests.rules.test_boundaries import PATIENT, records

TODAY = date(2026, 11, 28)
RECORD = boundary_record(code="PBU 001")


def exported(*made):
    return write_geojson([(record, "Selisih", record.metres) for record in made])


def judged(text, *known):
    return judge(read_file(text), {record.code: (record, ()) for record in known}, TODAY)


@PATIENT
@given(st.lists(records(), min_size=1, max_size=4, unique_by=lambda record: record.code))
def test_what_is_exported_comes_in_the_same(made):
    text = exported(*made)
    assert [row.record for row in judged(text)] == made
    assert {row.verdict for row in judged(text, *made)} == {Verdict.SAME}
    assert exported(*(row.record for row in judged(text))) == text


def test_it_is_a_feature_collection_with_longitude_first():
    root = json.loads(exported(RECORD))
    official, field = root["features"]
    assert (root["type"], official["type"], official["geometry"]["type"]) == (
        "FeatureCollection",
        "Feature",
        "Point",
    )
    assert official["geometry"]["coordinates"] == [112.43361111, -7.47236111]
    assert (official["properties"]["jenis"], field["properties"]["jenis"]) == ("resmi", "lapangan")
    assert official["properties"]["kode"] == field["properties"]["kode"] == "PBU 001"


def feature(kind="resmi", coordinates=(112.43, -7.47), geometry=None, **properties):
    given = {"kode": "PBU 9", "jenis": kind, "nama": "Nama", "sumber_resmi": "Permendagri"} | properties
    place = {"type": "Point", "coordinates": list(coordinates)} if geometry is None else geometry
    return {"type": "Feature", "geometry": place, "properties": given}


def collection(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def test_a_field_place_alone_changes_only_itself():
    moved = feature("lapangan", (112.4338, -7.4726), kode="PBU 001")
    for name in ("nama", "sumber_resmi"):
        del moved["properties"][name]
    (row,) = judged(collection(moved), RECORD)
    assert row.verdict == Verdict.CHANGED
    assert [label for label, *_ in row.changes] == ["Lintang lapangan", "Bujur lapangan"]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (feature(geometry={"type": "Polygon", "coordinates": []}), "Geometri harus Point, bukan Polygon"),
        (feature(geometry={}), "Geometri harus Point"),
        (feature(coordinates=(1,)), "dua bilangan"),
        (feature(coordinates=("112", "-7")), "harus bilangan"),
        (feature(coordinates=(True, False)), "harus bilangan"),
        (feature(coordinates=(662000, 9173000)), "bukan derajat"),
        (feature(coordinates=(-7.47, 112.43)), "tampaknya tertukar"),
        (feature(coordinates=(150, -7)), "di luar Indonesia"),
        (feature(kind="lain"), "“resmi” atau “lapangan”"),
        (feature(kind=["resmi"]), "“resmi” atau “lapangan”"),
        (feature(nama={"a": 1}), "seharusnya teks atau bilangan"),
        (feature(nama="a\ud800b"), "karakter kendali"),
        (feature(kode=None), "Kode titik wajib diisi"),
        ({"type": "Feature", "geometry": None, "properties": None}, "tidak memuat properties"),
        (["Feature"], "Bukan Feature"),
    ],
)
def test_a_wrong_feature_says_what_is_wrong(made, sentence):
    (row,) = judged(collection(made))
    assert row.verdict == Verdict.WRONG
    assert any(sentence in fault for fault in row.faults)


def test_the_same_place_twice_is_wrong():
    (row,) = judged(collection(feature(), feature()))
    assert any("ada dua kali" in fault for fault in row.faults)


def test_an_altitude_is_not_kept():
    (row,) = judged(collection(feature(coordinates=(112.43, -7.47, 25.5))))
    assert row.verdict == Verdict.NEW


CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32749"}}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[" * 100_000, "bersarang terlalu dalam"),
        ('{"type": ' * 50_000, "bersarang terlalu dalam"),
        ('{"type": "FeatureCollection"', "mungkin terpotong"),
        ("{}", "FeatureCollection"),
        ("[1]", "FeatureCollection"),
        (collection(), "tidak memuat satu pun Feature"),
        (collection(feature(coordinates=(float("nan"), 1))), "memuat NaN, yang bukan bilangan"),
        (collection(feature(coordinates=(float("inf"), 1))), "memuat Infinity"),
        (collection(feature()).replace("112.43", "1e999999999"), "terlalu besar atau terlalu panjang"),
        (collection(feature()).replace("112.43", "9" * 5000), "terlalu besar atau terlalu panjang"),
        (collection(feature(), crs=CRS), "bukan WGS84 (urn:ogc:def:crs:EPSG::32749)"),
        (collection(feature(), crs={"type": "link"}), "bukan WGS84"),
        (collection(*[feature(kode=f"K{n}") for n in range(2001)]), "lebih dari 2000 titik"),
    ],
    ids=lambda value: value[:24],
)
def test_what_is_no_collection_of_points_is_refused_as_a_whole(text, sentence):
    with pytest.raises(BadFile) as refused:
        read_geojson(text)
    assert sentence in str(refused.value)


def test_brackets_within_words_are_no_nesting():
    (row,) = judged(collection(feature(keterangan="[" * 50 + '"\\"{{')))
    assert row.verdict == Verdict.NEW


def test_wgs84_may_be_named():
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert len(read_geojson(collection(feature(), crs=named))) == 1
