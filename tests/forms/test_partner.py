"""The form of a partner: its category, its region, and what the region already tells."""

import pytest

from agreements.forms.partner import PartnerFilter, PartnerForm, told_by_region
from agreements.models import Partner
from tests import factories


@pytest.fixture
def region_category(db):
    return factories.category(is_region=True)


@pytest.fixture
def company_category(db):
    return factories.category(kinds=["ksdpk"])


def data(category, **given):
    return {
        "category": str(category.pk),
        "name": "PT Air",
        "body": "PT Air",
        "seat": "Kota",
        "address": "Jalan 1",
        "country": "Indonesia",
    } | given


def test_a_company_is_taken_and_has_no_region(company_category):
    form = PartnerForm(data(company_category, region=str(factories.region().pk)))
    assert form.is_valid(), form.errors
    assert form.columns()["region"] is None


def test_every_empty_place_is_told_on_its_field(company_category):
    form = PartnerForm(data(company_category, name=" ", body="", seat="", address=""))
    assert set(form.errors) == {"name", "body", "seat", "address"}


def test_a_region_is_asked_for_where_the_category_is_of_regions(region_category):
    assert PartnerForm(data(region_category)).errors["region"] == [
        "Pilih daerahnya, agar perbatasan dan jenis kerja samanya diketahui."
    ]
    region = factories.region()
    form = PartnerForm(data(region_category, region=str(region.pk)))
    assert form.is_valid(), form.errors
    assert form.columns()["region"] == region


def test_our_own_region_is_no_partner(region_category):
    own = factories.government().region
    form = PartnerForm(data(region_category, region=str(own.pk)))
    assert "region" in form.errors


def test_a_region_is_a_partner_once(region_category):
    region = factories.region()
    known = factories.partner(name="Kota Contoh", region=region, category=region_category)
    form = PartnerForm(data(region_category, region=str(region.pk)))
    assert form.errors["region"] == [f"{region} sudah tercatat sebagai mitra: Kota Contoh. Pakai yang itu."]
    same = PartnerForm(data(region_category, region=str(region.pk), version="1"), partner=known)
    assert same.is_valid(), same.errors


def test_a_refused_category_gives_its_reason_and_basis(db):
    firm = factories.category(
        kinds=[], allowed=False, reason="CV bukan badan hukum.", basis="PP 28/2018 Pasal 14"
    )
    assert PartnerForm(data(firm)).errors["category"] == [
        "Kategori ini tidak dapat menjadi mitra. CV bukan badan hukum. (PP 28/2018 Pasal 14)"
    ]
    kept = factories.partner(category=firm)
    assert PartnerForm(data(firm, version="1"), partner=kept).is_valid()


def test_regions_are_offered_only_to_a_category_of_regions(region_category, company_category):
    province = factories.region(kind="provinsi", name="Provinsi Contoh")
    city = factories.region(province=province, name="Kota Satu")
    offered = PartnerForm(initial={"category": str(region_category.pk)})["region"].field.choices
    assert ("Provinsi Contoh", [(province.pk, "Provinsi Contoh"), (city.pk, "Kota Satu")]) in offered
    assert not PartnerForm(initial={"category": str(company_category.pk)}).is_region


@pytest.mark.parametrize("category", ["0", "abc", "99999999", ""])
def test_an_unknown_category_is_refused_not_raised(db, category):
    factories.category()
    assert "category" in PartnerForm({"category": category}).errors


@pytest.mark.parametrize(
    ("kind", "name", "office", "seat"),
    [
        ("kota", "Kota Batu", "Wali Kota Batu", "Batu"),
        ("kabupaten", "Kabupaten Garut", "Bupati Garut", "Garut"),
        ("provinsi", "Provinsi Bali", "Gubernur Bali", "Bali"),
    ],
)
def test_a_region_tells_name_body_seat_and_head(db, kind, name, office, seat):
    told = told_by_region(factories.region(kind=kind, name=name))
    assert (told["name"], told["body"]) == (name, f"Pemerintah Daerah {name}")
    assert (told["leader_office"], told["seat"]) == (office, seat)


def test_the_list_is_narrowed_by_words_and_category(company_category):
    water = factories.partner(name="PT Air Bersih", category=company_category)
    factories.partner(name="PT Udara Bersih")
    rows = Partner.objects.all()
    assert list(PartnerFilter({"q": "bersih air"}).narrow(rows)) == [water]
    assert list(PartnerFilter({"category": str(company_category.pk)}).narrow(rows)) == [water]
    assert PartnerFilter({"q": "a\0b"}).narrow(rows).count() == 2
