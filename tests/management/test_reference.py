"""The reference data itself, as it stands in agreements/seeds; no database is asked."""

import datetime
from collections import Counter

import pytest

from agreements.management.reference import SEEDS, read, read_agencies
from agreements.rules.enums import Kind


@pytest.fixture(scope="module")
def reference():
    return read()


def test_every_region_of_the_country_is_there(reference):
    found = Counter(one.item.kind for one in reference.regions)
    assert found == {"provinsi": 38, "kabupaten": 416, "kota": 98}


def test_regions_have_their_official_codes_names_and_province(reference):
    regions = {one.item.code: (one.item.name, one.links["province"]) for one in reference.regions}
    assert regions["35.76"] == ("Kota Mojokerto", "35")
    assert regions["35.16"] == ("Kabupaten Mojokerto", "35")
    assert regions["32.77"] == ("Kota Cimahi", "32")
    assert regions["71.09"] == ("Kabupaten Kepulauan Siau Tagulandang Biaro", "71")
    assert all(code.startswith(province) for code, (_, province) in regions.items())


def test_names_of_regions_begin_with_their_kind_and_occur_once(reference):
    names = [one.item.name for one in reference.regions]
    assert len(set(names)) == len(names)
    assert all(one.item.name.startswith(one.item.kind.capitalize() + " ") for one in reference.regions)


def test_borders_of_the_demo_cities(reference):
    pairs = {tuple(one.links.values()) for one in reference.borders}
    assert {("35.16", "35.76"), ("32.04", "32.77"), ("32.73", "32.77"), ("32.17", "32.77")} <= pairs
    assert ("32.05", "32.77") not in pairs
    assert all(one.item.note for one in reference.borders)


def test_urusan_are_the_six_the_eighteen_the_eight_and_the_supporting_ones(reference):
    groups = Counter(one.item.group for one in reference.affairs)
    assert groups == {"wajib_dasar": 6, "wajib_nondasar": 18, "pilihan": 8, "penunjang": 12}


def test_an_urusan_that_is_not_wholly_the_citys_says_why(reference):
    lesser = {one.item.code: one.item.note for one in reference.affairs if one.item.city_power != "penuh"}
    assert {"1.01", "3.25", "3.28", "3.29"} <= set(lesser)
    assert all(lesser.values())


def test_categories_lead_to_every_kind_and_refusals_say_why(reference):
    items = [one.item for one in reference.categories]
    assert {kind for item in items for kind in item.kinds} == set(Kind)
    assert {item.code for item in items if not item.allowed} == {"cv_firma", "desa", "partai_politik_ln"}
    assert all(item.reason and item.basis and len(item.basis) <= 200 for item in items)


def test_only_regions_enter_ksdd_and_only_foreigners_the_foreign_kinds(reference):
    for item in (one.item for one in reference.categories):
        assert item.is_region == ("ksdd_wajib" in item.kinds)
        assert item.is_foreign or not {"ksdpl", "ksdll"} & set(item.kinds)


def test_each_revoked_regulation_is_revoked_by_another(reference):
    status = {one.item.key: one.item.status for one in reference.regulations}
    revoked = {one.links["target"] for one in reference.relations if one.item.kind == "mencabut"}
    partly = {one.links["target"] for one in reference.relations if one.item.kind == "mencabut_sebagian"}
    amended = {one.links["target"] for one in reference.relations if one.item.kind == "mengubah"}
    assert {key for key, word in status.items() if word == "dicabut"} == revoked
    assert {key for key, word in status.items() if word == "dicabut_sebagian"} == partly
    assert {key for key, word in status.items() if word == "diubah"} == amended


def test_permendagri_22_2020_as_read_in_full(reference):
    found = next(one.item for one in reference.regulations if one.item.key == "PERMENDAGRI-22-2020")
    assert found.issued_on == datetime.date(2020, 3, 18)
    assert found.promulgated_on == found.in_force_on == datetime.date(2020, 4, 14)
    assert (found.gazette, found.verified) == ("BN 2020/371", True)
    revokes = {
        one.links["target"]
        for one in reference.relations
        if one.links["source"] == found.key and one.item.kind.startswith("mencabut")
    }
    assert revokes == {
        f"PERMENDAGRI-{name}" for name in ("69-2007", "19-2009", "22-2009", "23-2009", "54-2009")
    }


def test_dates_of_a_regulation_follow_one_another(reference):
    for item in (one.item for one in reference.regulations):
        dates = [day for day in (item.issued_on, item.promulgated_on, item.in_force_on) if day]
        assert dates == sorted(dates), item.key
        assert all(day.year >= item.year for day in dates), item.key


def test_what_is_unverified_says_what_is_doubtful(reference):
    items = [one.item for one in reference.regulations]
    assert all(item.note for item in items if not item.verified)
    assert all(item.source for item in items if item.verified)


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("UU-23-2014", ["12", "14", "363", "364", "365", "366 ayat (2)", "366 ayat (3)", "368", "370"]),
        ("PP-28-2018", [str(number) for number in range(2, 38)] + ["44", "46", "48", "49", "50", "51"]),
        ("PERMENDAGRI-22-2020", ["1 angka 12", "1 angka 13", "9 ayat (3)", "12", "14", "34", "40", "41"]),
        ("PERMENDAGRI-25-2020", ["9", "17 ayat (3)", "32", "43"]),
    ],
)
def test_pivotal_articles_are_there(reference, key, numbers):
    found = {one.item.number for one in reference.articles if one.links["regulation"] == key}
    assert set(numbers) <= found


@pytest.mark.parametrize(("city", "kecamatan"), [("mojokerto", 3), ("cimahi", 3)])
def test_agencies_of_a_demo_city(reference, city, kecamatan):
    agencies = read_agencies(SEEDS, city, {one.item.code for one in reference.affairs})
    parents = {one.item.code: one.links["parent"] for one in agencies}
    assert parents["BAGPEM"] == parents["BAGHUK"] == "SETDA"
    assert {"SETWAN", "INSPEKTORAT"} <= set(parents)
    assert sum(one.item.head_title.startswith("Camat ") for one in agencies) == kecamatan
    assert all(one.item.head_title and one.links["affairs"] for one in agencies)
