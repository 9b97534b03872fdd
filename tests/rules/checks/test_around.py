"""Rules on what stands around the text."""

from dataclasses import replace

import pytest

from tests.rules.checks.asking import findings, severities
from tests.rules.drafts import ksb, ksb_ksdpk, pks, with_party


def test_c01_asks_for_the_kind_that_the_partner_may_enter():
    assert severities(with_party(ksb(), 2, kinds=("ksdd_wajib", "ksdd_sukarela")), "C-01") == []
    (found,) = findings(with_party(ksb(), 2, kinds=("ksdpk",)), "C-01")
    assert (found.severity.value, found.field) == ("E", "parties.2.body")
    assert "KSDPK" in found.fix


def test_c01_is_silent_where_the_category_is_not_known_or_another_rule_tells_it():
    assert severities(ksb(), "C-01") == []
    firm = with_party(ksb_ksdpk(), 2, kinds=(), category="cv_firma", body="CV Contoh")
    assert severities(firm, "C-01") == []
    assert severities(firm, "PKS-22") == ["E"]
    assert "tidak dapat menjadi mitra" in findings(with_party(ksb(), 2, kinds=()), "C-01")[0].fix


def test_c02_asks_for_an_urusan():
    assert severities(ksb(), "C-02") == []
    assert severities(replace(ksb(), affairs=()), "C-02") == ["E"]


def test_c03_warns_of_an_urusan_that_is_not_the_citys():
    assert severities(ksb(), "C-03") == []
    (found,) = findings(replace(ksb(), affairs_beyond=("Kehutanan (bukan kewenangan kota)",)), "C-03")
    assert found.severity.value == "W"
    assert "Kehutanan" in found.sentence


@pytest.mark.parametrize("state", ["draf", "siap_ttd"])
def test_c11_waits_for_the_numbers_until_it_is_signed(state):
    assert severities(replace(ksb(), state=state), "C-11") == []


def test_c11_asks_for_every_partys_number_once_signed_and_for_each_once():
    signed = with_party(replace(ksb(), state="ditandatangani"), 1, number="130/1/2026")
    assert [each.field for each in findings(signed, "C-11")] == ["parties.2.number"]
    assert severities(with_party(signed, 2, number="7/2026"), "C-11") == []
    (found,) = findings(with_party(ksb(), 1, number="130/1/2026", number_taken=True), "C-11")
    assert "sudah dipakai" in found.sentence


def test_c14_asks_for_the_agreed_words():
    assert severities(replace(pks(), as_agreed=True), "C-14") == severities(pks(), "C-14") == []
    assert severities(replace(pks(), as_agreed=False), "C-14") == ["E"]


def test_c17_asks_for_the_class_of_publication_where_one_can_be_chosen():
    assert severities(ksb(), "C-17") == severities(replace(ksb(), publication="terbuka"), "C-17") == []
    assert severities(replace(ksb(), publication=""), "C-17") == ["I"]
