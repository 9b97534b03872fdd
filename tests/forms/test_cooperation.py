"""The form of a dossier: partners give the kind, plans are whole rows, exceptions have reasons."""

import uuid

import pytest

from agreements.forms.cooperation import (
    MOST_PARTNERS,
    CooperationFilter,
    CooperationForm,
    PlanFormSet,
    choice_for,
    partners_of,
)
from agreements.models import Agency, Cooperation
from agreements.rules.enums import Kind
from tests import factories, planned

YEAR = factories.today().year


@pytest.fixture
def neighbour(db):
    """A region that borders on ours."""
    own, other = factories.government().region, factories.region()
    factories.border(own, other)
    return factories.partner(region=other, category=factories.category(is_region=True))


@pytest.fixture
def company(db):
    return factories.partner(name="PT Air", category=factories.category(kinds=["ksdpk"]))


def form(*partners, **given):
    given = {"title": "Air bersih", "object": "penyediaan air"} | given
    chosen = list(partners)
    return CooperationForm(given, chosen=chosen, choice=choice_for(chosen))


def test_partners_come_in_the_order_chosen_each_once(db):
    one, two = factories.partner(), factories.partner()
    assert partners_of([two.uid, str(one.uid), two.uid]) == [two, one]


def test_what_is_no_partner_is_left_out(db):
    one = factories.partner()
    assert partners_of(["", "bukan", str(uuid.uuid4()), str(one.uid)]) == [one]


def test_a_neighbour_gives_the_choice_and_another_region_does_not(neighbour):
    far = factories.partner(region=factories.region(), category=neighbour.category)
    assert [option.kind for option in choice_for([neighbour]).options] == [
        Kind.KSDD_WAJIB,
        Kind.KSDD_SUKARELA,
    ]
    assert [option.kind for option in choice_for([far]).options] == [Kind.KSDD_SUKARELA]


def test_without_a_government_nobody_borders(db):
    region = factories.region()
    partner = factories.partner(region=region, category=factories.category(is_region=True))
    assert [option.kind for option in choice_for([partner]).options] == [Kind.KSDD_SUKARELA]


def test_the_only_possible_kind_needs_no_answer(company):
    checked = form(company)
    assert checked.is_valid(), checked.errors
    assert checked.columns()["kind"] == Kind.KSDPK


def test_a_choice_of_kinds_asks_for_one(neighbour):
    assert form(neighbour).errors["kind"] == ["Pilih jenisnya: hukum memberi lebih dari satu kemungkinan."]
    assert form(neighbour, kind="ksdd_wajib").is_valid()


def test_a_kind_that_does_not_fit_the_partners_is_refused_on_the_kind(company):
    assert form(company, kind="ksdd_wajib").errors["kind"] == [
        "Jenis ini tidak sesuai dengan mitra yang dipilih."
    ]


def test_no_partner_is_refused_on_the_partners(db):
    assert form().errors["partners"] == ["Pilih paling sedikit satu mitra."]


def test_a_refused_category_is_told_on_the_partners(db):
    firm = factories.category(kinds=[], allowed=False, reason="CV bukan badan hukum.")
    partner = factories.partner(name="CV Maju", category=firm)
    assert form(partner).errors["partners"] == [
        "CV Maju tidak dapat menjadi mitra kerja sama daerah. CV bukan badan hukum."
    ]


def test_too_many_partners_are_refused(db):
    category = factories.category()
    many = [factories.partner(category=category) for _ in range(MOST_PARTNERS + 1)]
    assert form(*many).errors["partners"] == ["Paling banyak 11 mitra dalam satu kerja sama."]


def test_empty_places_and_too_long_texts_are_told_each_on_its_field(company):
    errors = form(company, title=" ", object="x" * 2_000_000).errors
    assert set(errors) == {"title", "object"}
    assert errors["object"][0].startswith("Terlalu panjang: 2.000.000 karakter")


def test_an_exception_and_its_reason_come_together(company):
    assert form(company, plan_exception="darurat").errors == {
        "plan_exception_note": ["Pengecualian memerlukan alasannya."]
    }
    assert form(company, plan_exception_note="Banjir").errors == {
        "plan_exception": ["Pilih pengecualian yang alasannya Anda tulis."]
    }
    assert form(company, plan_exception="darurat", plan_exception_note="Banjir").is_valid()


def test_the_opd_is_among_those_on_offer(company, opd):
    offer = Agency.objects.filter(pk=opd.pk)
    given = {"title": "Air", "object": "air", "agency": str(factories.agency().pk)}
    checked = CooperationForm(given, chosen=[company], choice=choice_for([company]), agencies=offer)
    assert set(checked.errors) == {"agency"}
    assert CooperationForm(chosen=[], choice=choice_for([]), agencies=offer).initial == {"agency": opd.pk}


def plans(*rows):
    given = {"r-TOTAL_FORMS": str(len(rows)), "r-INITIAL_FORMS": "0"}
    for at, row in enumerate(rows):
        given |= {f"r-{at}-{name}": value for name, value in row.items()}
    return PlanFormSet(given, prefix="r")


def test_whole_rows_are_kept_and_empty_ones_count_for_nothing(db):
    checked = plans({"document": "rkpd", "year": str(YEAR), "code": "1.02"}, {}, {"code": ""})
    assert checked.is_valid(), checked.errors
    assert [row["code"] for row in checked.columns()] == ["1.02"]


def test_a_half_row_says_what_it_lacks():
    checked = plans({"code": "1.02"})
    assert checked.errors == [
        {
            "document": ["Lengkapi baris ini atau kosongkan seluruhnya."],
            "year": ["Lengkapi baris ini atau kosongkan seluruhnya."],
        }
    ]


@pytest.mark.parametrize("year", ["1999", str(YEAR + 26), "abc"])
def test_a_year_without_a_plan_is_refused(year):
    checked = plans({"document": "rkpd", "year": year, "code": "1"})
    assert set(checked.errors[0]) == {"year"}


def test_rows_without_their_count_are_refused_not_raised():
    assert not PlanFormSet({}, prefix="r").is_valid()


def test_the_list_is_narrowed_by_words_stage_kind_and_opd(opd):
    water = factories.cooperation(
        title="Air bersih", stage="usulan", agency=opd, partners=[factories.partner(name="Kota Hulu")]
    )
    factories.cooperation(title="Sampah", kind="ksdpk")
    rows = Cooperation.objects.all()
    for given in ({"q": "bersih"}, {"q": "hulu"}, {"stage": "usulan"}, {"agency": str(opd.pk)}):
        assert list(CooperationFilter(given).narrow(rows)) == [water]
    assert [row.title for row in CooperationFilter({"kind": "ksdpk"}).narrow(rows)] == ["Sampah"]
    assert CooperationFilter({"stage": "ngawur"}).narrow(rows).count() == 2


def test_a_code_that_its_document_does_not_hold_is_refused_with_the_nearest(db):
    planned.plan_code(year=YEAR, code="1.02.01", name="Layanan")
    checked = plans({"document": "rkpd", "year": str(YEAR), "code": "1.02.09"})
    assert not checked.is_valid()
    assert checked.errors[0]["code"] == [
        f"Kode 1.02.09 tidak ada dalam RKPD {YEAR}. Yang paling dekat: 1.02.01 Layanan."
    ]


def test_a_known_code_gives_name_and_page_where_they_were_left_empty(db):
    planned.plan_code(year=YEAR, code="1.02.01", name="Layanan", page="12")
    row = {"document": "rkpd", "year": str(YEAR), "code": " 1.02.01. "}
    checked = plans(row, row | {"name": "Milik kami", "page": "9"})
    assert checked.is_valid(), checked.errors
    found = [(each["code"], each["name"], each["page"]) for each in checked.columns()]
    assert found == [("1.02.01", "Layanan", "12"), ("1.02.01", "Milik kami", "9")]


def test_codes_of_a_document_and_year_that_was_not_loaded_are_taken(db):
    planned.plan_code(year=YEAR, code="1.02.01")
    assert plans({"document": "rkpd", "year": str(YEAR + 1), "code": "9.9"}).is_valid()
    assert plans({"document": "dpa", "year": str(YEAR), "code": "9.9"}).is_valid()


def test_looking_up_codes_costs_the_same_for_many_rows(db, django_assert_num_queries):
    codes = [planned.plan_code(year=YEAR).code for _ in range(3)]
    rows = [{"document": "rkpd", "year": str(YEAR), "code": code} for code in codes]
    with django_assert_num_queries(2):
        assert plans(rows[0]).is_valid()
    with django_assert_num_queries(2):
        assert plans(*rows).is_valid()


def test_the_proof_of_an_exception_needs_the_exception_and_a_day_that_came(company):
    assert "buktinya" in form(company, plan_exception_number="1/2026").errors["plan_exception"][0]
    later = str(factories.days(1))
    wrong = form(company, plan_exception="psn", plan_exception_note="PSN", plan_exception_on=later)
    assert wrong.errors == {"plan_exception_on": ["Tanggal keputusan belum tiba. Periksa tanggalnya."]}
