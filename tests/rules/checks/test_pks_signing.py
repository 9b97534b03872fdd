"""Rules on who signs a PKS, beneath what, with which money."""

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.checks.asking import findings, rules, severities
from tests.rules.drafts import (
    CITY,
    HEAD,
    PARENT,
    ksb,
    ksb_ksdpk,
    pks,
    pks_ksdpk,
    with_party,
    with_pasal,
)


def test_pks01_asks_for_a_signed_parent_in_force():
    assert severities(pks(), "PKS-01") == []
    assert severities(pks(parent=replace(PARENT, state="ditandatangani")), "PKS-01") == []
    assert severities(pks(parent=None), "PKS-01") == ["E"]


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "draf"},
        {"state": "siap_ttd"},
        {"state": "diakhiri"},
        {"end": date(2026, 8, 31)},
        {"start": date(2026, 9, 2)},
        {"signed_on": date(2026, 9, 2)},
    ],
)
def test_pks01_refuses_a_parent_that_is_not_in_force_on_the_day(changes):
    assert severities(pks(parent=replace(PARENT, **changes)), "PKS-01") == ["E"]


def test_pks01_takes_today_where_no_day_is_planned():
    over = replace(PARENT, end=date(2026, 8, 3))
    assert severities(pks(parent=over, signing_date=None), "PKS-01") == ["E"]
    assert severities(pks(parent=replace(PARENT, end=date(2026, 8, 4)), signing_date=None), "PKS-01") == []


def test_pks01_only_warns_of_a_recorded_exception():
    (found,) = findings(pks(parent=None, no_parent_reason="Naskah lama"), "PKS-01")
    assert (found.severity.value, found.excerpt) == ("W", "Naskah lama")


def test_pks01_holds_for_an_addendum_too():
    assert severities(
        replace(pks(), instrument="adendum", parent=replace(PARENT, state="draf")), "PKS-01"
    ) == ["E"]


def test_pks03_warns_of_a_pks_that_outlives_its_ksb():
    assert severities(pks(), "PKS-03") == []
    assert severities(pks(parent=replace(PARENT, end=date(2029, 8, 31))), "PKS-03") == []
    assert severities(pks(parent=replace(PARENT, end=date(2029, 8, 30))), "PKS-03") == ["W"]


def test_pks03_warns_of_an_addendum_that_outlives_the_ksb_above():
    contract = replace(
        PARENT, instrument="pks", end=date(2028, 8, 31), above="ksb", above_end=date(2030, 1, 1)
    )
    longer = pks(instrument="adendum", parent=contract, end=date(2030, 1, 1))
    assert severities(longer, "PKS-03") == []
    (found,) = findings(replace(longer, end=date(2030, 1, 2)), "PKS-03")
    assert "sesudah KSB berakhir (1 Januari 2030)" in found.sentence
    unlengthened = replace(contract, end=date(2031, 1, 1))
    assert severities(replace(longer, parent=unlengthened, end=unlengthened.end), "PKS-03") == []
    without_ksb = replace(contract, above="", above_end=None)
    assert severities(replace(longer, parent=without_ksb, end=date(2035, 1, 1)), "PKS-03") == []


def test_pks10_asks_for_the_source_and_its_code():
    assert severities(pks(), "PKS-10") == []
    assert severities(pks(funding=""), "PKS-10") == ["E"]
    assert severities(pks(budget_code=""), "PKS-10") == ["E"]
    assert severities(pks(budget_code="", dprd_approval="172/5/2026"), "PKS-10") == []
    assert severities(pks(funding="masing_masing", budget_code=""), "PKS-10") == ["W"]
    assert severities(pks(funding="tanpa_biaya", budget_code=""), "PKS-10") == []
    assert severities(pks(funding="mitra", budget_code=""), "PKS-10") == []


@pytest.mark.parametrize(
    "office",
    [
        "Kepala Dinas Kesehatan Kota Mojokerto",
        "Kepala Badan Perencanaan Pembangunan Daerah",
        "Plt. Kepala Dinas Sosial",
        "Sekretaris Daerah Kota Mojokerto",
        "Inspektur Kota Mojokerto",
        "Camat Magersari",
        "Kepala Satuan Polisi Pamong Praja",
    ],
)
def test_pks12_lets_the_head_of_an_agency_sign_by_surat_kuasa(office):
    assert severities(with_party(pks(), 1, office=office), "PKS-12") == []


@pytest.mark.parametrize(
    "office",
    ["Kepala Bidang Kesehatan", "Sekretaris Dinas Kesehatan", "Kepala Bagian Pemerintahan", "Lurah X"],
)
def test_pks12_lets_nobody_else_of_a_region_sign_but_a_designated_official_with_third_parties(office):
    assert severities(with_party(pks(), 1, office=office), "PKS-12") == ["E"]
    assert severities(with_party(pks_ksdpk(), 1, office=office), "PKS-12") == []


def test_pks12_lets_the_head_of_region_sign():
    assert severities(pks(parties=(CITY, pks().parties[1])), "PKS-12") == []
    assert severities(with_party(pks(), 1, authority="kepala_daerah"), "PKS-12") == ["E"]
    assert severities(with_party(pks(), 1, authority="pimpinan"), "PKS-12") == ["E"]


@pytest.mark.parametrize(
    ("state", "found"), [("draf", ["W"]), ("telaah", ["W"]), ("paraf_lengkap", ["E"]), ("siap_ttd", ["E"])]
)
@pytest.mark.parametrize("missing", [{"authority_number": ""}, {"authority_date": None}])
def test_pks12_wants_the_surat_kuasa_from_the_final_text_on(state, found, missing):
    assert severities(replace(with_party(pks(), 1, **missing), state=state), "PKS-12") == found


def test_pks12_refuses_a_surat_kuasa_of_after_the_signing():
    assert severities(with_party(pks(), 1, authority_date=date(2026, 9, 2)), "PKS-12") == ["E"]


def test_pks12_looks_at_the_partner_too():
    region = {"authority": "surat_kuasa", "authority_number": "5", "authority_date": date(2026, 7, 1)}
    assert severities(with_party(pks(), 2, office="Kepala Dinas Sosial", **region), "PKS-12") == []
    assert severities(with_party(pks(), 2, office="Kepala Bidang Sosial", **region), "PKS-12") == ["E"]
    assert severities(with_party(pks(), 2, office="Kepala Dinas Sosial"), "PKS-12") == ["E"]
    assert severities(with_party(pks_ksdpk(), 2, authority="kuasa_badan"), "PKS-12") == ["W"]


def test_pks16_sends_the_centre_to_a_nota_kesepakatan():
    assert "PKS-16" not in rules(ksb())
    assert severities(replace(ksb(), kind="sinergi"), "PKS-16") == ["E"]


@pytest.mark.parametrize("changes", [{"category": "cv_firma"}, {"body": "CV Contoh Jaya"}])
def test_pks22_refuses_a_business_that_is_no_legal_entity(changes):
    assert severities(with_party(ksb_ksdpk(), 2, **changes), "PKS-22") == ["E"]
    assert severities(ksb_ksdpk(), "PKS-22") == []


def test_the_signatory_of_the_fixture_is_named_by_power_of_attorney():
    assert HEAD.authority == "surat_kuasa"


@pytest.mark.parametrize(("state", "weight"), [("draf", "W"), ("pembahasan", "E"), ("siap_ttd", "E")])
def test_pks11_lets_a_draft_go_on_while_the_dprd_is_asked(state, weight):
    assert severities(pks(needs_dprd=True, state=state), "PKS-11") == [weight]
    assert severities(pks(needs_dprd=True, state=state, dprd_deemed=True), "PKS-11") == []
    filed = frozenset({"persetujuan_dprd"})
    assert severities(pks(needs_dprd=True, state=state, papers=filed), "PKS-11") == []
    for known in (None, False):
        assert severities(pks(needs_dprd=known, state=state), "PKS-11") == []


def test_pks11_wants_the_approval_before_the_signing():
    assert severities(pks(needs_dprd=True, dprd_approved_on=date(2026, 8, 1)), "PKS-11") == []
    late = pks(needs_dprd=True, dprd_approved_on=date(2026, 9, 2), dprd_deemed=True)
    assert severities(late, "PKS-11") == ["E"]


@pytest.mark.parametrize(
    ("office", "agency", "weights"),
    [
        ("Kepala Dinas Kesehatan Kota Mojokerto", "Dinas Kesehatan", []),
        ("Plt. Kepala Dinas Kesehatan", "Dinas Kesehatan Kota Mojokerto", []),
        ("Kepala Dinas Pendidikan", "Dinas Kesehatan", ["W"]),
        ("Sekretaris Daerah", "Dinas Kesehatan", ["W"]),
        ("Sekretaris Daerah", "Bagian Pemerintahan Sekretariat Daerah", []),
        ("Camat Magersari", "Kecamatan Magersari", []),
        ("Inspektur", "Inspektorat", []),
    ],
)
def test_pks13_wants_the_kuasa_within_the_agency(office, agency, weights):
    assert severities(with_party(pks(agency=agency), 1, office=office), "PKS-13") == weights


def test_pks13_lets_the_head_of_region_sign_for_any_agency():
    draft = with_party(pks(), 1, office="Wali Kota Mojokerto", authority="kepala_daerah")
    assert severities(draft, "PKS-13") == []


def test_pks20_asks_for_the_meterai_once_it_is_known():
    assert severities(pks(), "PKS-20") == severities(pks(stamped=True), "PKS-20") == []
    assert severities(pks(stamped=False), "PKS-20") == ["W"]
    assert severities(ksb(stamped=False), "PKS-20") == []


def test_pks22_knows_a_firm_by_its_name_and_its_legal_form():
    for body in ("CV Contoh", "C.V. Contoh", "Firma Contoh", "UD Contoh"):
        assert severities(with_party(pks_ksdpk(), 2, body=body), "PKS-22") == ["E"]
    assert severities(with_party(pks_ksdpk(), 2, legal_form="CV"), "PKS-22") == ["E"]
    assert severities(with_party(pks_ksdpk(), 2, body="PT UDARA Contoh"), "PKS-22") == []


def test_pks24_wants_a_new_agreement_once_the_old_one_has_ended():
    over = replace(PARENT, instrument="pks", end=date(2026, 6, 30))
    late = pks(instrument="adendum", parent=over, end=date(2028, 1, 1))
    assert severities(late, "PKS-24") == ["W"]
    said = with_pasal(replace(late, end=over.end), "lain_lain", "Jangka waktu diperpanjang dua tahun.")
    assert severities(said, "PKS-24") == ["W"]
    running = replace(over, end=date(2026, 12, 31))
    assert severities(replace(late, parent=running), "PKS-24") == []
    assert severities(replace(late, end=over.end), "PKS-24") == []
