"""Rules for what is signed abroad."""

from dataclasses import replace
from datetime import date

import pytest

from agreements.rules.checks import check
from tests.rules.checks.asking import findings, severities
from tests.rules.checks.more_drafts import ABROAD_PARTS, LOI_PARTS, abroad, loi, rewritten
from tests.rules.drafts import TODAY, with_party

AFTER = date(2026, 9, 2)  # the day after the planned signing


@pytest.mark.parametrize("make", [abroad, loi])
def test_a_sound_text_has_no_finding(make):
    assert check(make(), TODAY) == ()


@pytest.mark.parametrize(("state", "weight"), [("draf", "W"), ("paraf_lengkap", "E"), ("siap_ttd", "E")])
def test_ln01_waits_for_the_consultation_until_the_signing(state, weight):
    assert severities(loi(consulted_on=None, state=state), "LN-01") == []  # not known
    known = loi(consulted_on=None, state=state, papers=frozenset())
    assert severities(known, "LN-01") == [weight]
    assert severities(replace(known, papers=frozenset({"konsultasi"})), "LN-01") == []
    assert severities(loi(consulted_on=AFTER, state=state), "LN-01") == ["E"]


def test_ln02_asks_for_seven_headings_where_the_plan_is_known():
    assert severities(abroad(), "LN-02") == []
    (found,) = findings(abroad(plan_headings=frozenset({"subjek", "objek"})), "LN-02")
    assert found.severity.value == "E"
    assert "latar belakang" in found.sentence


@pytest.mark.parametrize(("state", "weight"), [("telaah", "W"), ("pembahasan", "E")])
def test_ln03_asks_for_the_dprd(state, weight):
    without = abroad(dprd_approved_on=None, state=state, papers=frozenset())
    assert severities(without, "LN-03") == [weight]
    assert severities(replace(without, papers=frozenset({"persetujuan_dprd"})), "LN-03") == []
    assert severities(replace(without, dprd_deemed=True), "LN-03") == []


def test_ln04_asks_for_the_confirmation_before_the_signing():
    assert severities(abroad(confirmation_number=""), "LN-04") == ["W"]
    assert severities(abroad(confirmation_on=None, state="siap_ttd"), "LN-04") == ["E"]
    assert severities(abroad(confirmation_on=AFTER), "LN-04") == ["E"]
    filed = abroad(confirmation_number="", state="siap_ttd", papers=frozenset({"surat_konfirmasi"}))
    assert severities(filed, "LN-04") == []


def test_ln05_asks_whose_the_goods_are():
    goods = rewritten(abroad(), "PELAKSANAAN", "Kota Contoh Timur mengirim peralatan laboratorium.")
    assert severities(goods, "LN-05") == ["W"]
    settled = rewritten(goods, "PEMBIAYAAN", "Peralatan menjadi barang milik daerah.")
    assert severities(settled, "LN-05") == []
    denied = rewritten(abroad(), "PELAKSANAAN", "Dilaksanakan tanpa peralatan.")
    assert severities(denied, "LN-05") == []


def test_ln06_forbids_an_office_a_party_and_a_country_without_relations():
    office = rewritten(abroad(), "PELAKSANAAN", "PARA PIHAK membuka kantor perwakilan di kota masing-masing.")
    assert severities(office, "LN-06") == ["E"]
    denied = rewritten(abroad(), "PELAKSANAAN", "PARA PIHAK tidak membuka kantor perwakilan.")
    assert severities(denied, "LN-06") == []
    assert severities(with_party(abroad(), 2, category="partai_politik_ln"), "LN-06") == ["E"]
    assert severities(with_party(abroad(), 2, diplomatic=False), "LN-06") == ["E"]


def test_ln07_asks_science_for_a_transfer_of_knowledge():
    science = abroad(about="Kerja Sama Riset Pertanian")
    assert severities(science, "LN-07") == ["W"]
    assert severities(rewritten(science, "PELAKSANAAN", "Disertai alih pengetahuan."), "LN-07") == []


@pytest.mark.parametrize("title", [title for title, _ in ABROAD_PARTS])
def test_ln08_asks_for_each_heading(title):
    assert severities(rewritten(abroad(), title), "LN-08") == ["E"]


@pytest.mark.parametrize("title", [title for title, _ in LOI_PARTS])
def test_ln09_asks_a_letter_of_intent_for_its_parts(title):
    assert severities(rewritten(loi(), title), "LN-09") == ["E"]


def test_ln10_and_ln11_cap_the_term():
    assert severities(replace(abroad(), end=date(2031, 9, 2)), "LN-10") == ["E"]
    assert severities(replace(loi(), end=date(2027, 9, 2)), "LN-11") == ["E"]
