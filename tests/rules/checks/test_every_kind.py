"""Rules on the facts of every instrument: each with a draft that passes and one that does not."""

from dataclasses import replace

import pytest

from agreements.rules.naskah import Naskah
from tests.rules.checks.asking import findings, rules, severities
from tests.rules.drafts import ksb, ksb_ksdpk, pks, three_parties, with_party


def test_c04_asks_for_a_plan_or_a_lawful_exception_with_evidence():
    assert "C-04" not in rules(ksb())
    assert severities(ksb(plans=()), "C-04") == ["E"]
    assert findings(ksb(plans=()), "C-04")[0].field == "plans"
    assert severities(pks(plans=(), plan_exception="darurat"), "C-04") == ["E"]
    assert severities(pks(plans=(), plan_exception="darurat", plan_exception_evidence=True), "C-04") == []


@pytest.mark.parametrize("field", ["body", "signatory", "office", "authority", "seat", "address"])
def test_c05_asks_for_all_that_names_a_party(field):
    assert "C-05" not in rules(ksb())
    (found,) = findings(with_party(ksb(), 2, **{field: " " if field != "authority" else ""}), "C-05")
    assert found.severity.value == "E"
    assert found.field == f"parties.2.{field}"
    assert "PIHAK KEDUA" in found.sentence


def test_c05_asks_for_two_parties_and_lets_a_person_act_without_office():
    alone = ksb()
    assert severities(replace(alone, parties=alone.parties[:1], originals=1), "C-05") == ["E"]
    assert severities(replace(alone, parties=()), "C-05") == ["E"]
    person = with_party(ksb_ksdpk(), 2, category="perseorangan", office="", authority="")
    assert severities(person, "C-05") == []


def test_c06_names_revoked_regulations():
    assert "C-06" not in rules(ksb())
    (found,) = findings(ksb(revoked_basis=("PP Nomor 50 Tahun 2007",)), "C-06")
    assert (found.severity.value, found.excerpt) == ("W", "PP Nomor 50 Tahun 2007")


def test_c07_asks_for_the_three_regulations():
    assert "C-07" not in rules(ksb(legal_basis=("UU No. 23 Th. 2014", "PP 28/2018", "Permendagri 22/2020")))
    (found,) = findings(ksb(legal_basis=("PP 28/2018", "UU 9/2015")), "C-07")
    assert "UU 23/2014, Permendagri 22/2020" in found.sentence


@pytest.mark.parametrize(("originals", "found"), [(0, ["E"]), (2, ["E"]), (3, []), (4, [])])
def test_c10_asks_for_an_original_for_each_party(originals, found):
    assert severities(three_parties(originals=originals), "C-10") == found


def test_c10_asks_for_parties_in_order_and_exactly_one_that_is_ours():
    assert severities(with_party(ksb(), 2, order=3), "C-10") == ["E"]
    assert severities(with_party(ksb(), 1, ours=False), "C-10") == ["E"]
    assert severities(with_party(ksb(), 2, ours=True), "C-10") == ["E"]


def test_c10_refuses_more_than_twelve_parties():
    city = ksb().parties[0]
    many = tuple(replace(city, order=order, ours=order == 1, category="pemda") for order in range(1, 14))
    assert severities(ksb(parties=many[:12]), "C-10") == []
    assert severities(replace(ksb(), parties=many, originals=13), "C-10") == ["E"]


@pytest.mark.parametrize(
    "name", ["Dr. Contoh", "Ir. H. Contoh", "Contoh, S.Sos., M.Si.", "drg. Contoh", "Contoh, MM"]
)
def test_c18_warns_of_academic_titles(name):
    assert severities(with_party(ksb(), 1, signatory=name), "C-18") == ["W"]


@pytest.mark.parametrize(
    "name", ["Contoh", "H. Contoh", "Hj. Siti Contoh", "A. Contoh", "Drajat Contoh", "Iriana"]
)
def test_c18_lets_plain_names_be(name):
    assert severities(with_party(ksb(), 1, signatory=name), "C-18") == []


def test_an_empty_draft_is_told_everything_and_breaks_nothing():
    empty = replace(pks(), parties=(), text=Naskah(), start=None, end=None, parent=None, plans=(), about="")
    assert {
        "C-04",
        "C-05",
        "C-08",
        "PKS-01",
        "PKS-04",
        "PKS-05",
        "PKS-06",
        "PKS-08",
        "PKS-09",
        "PKS-10",
    } <= rules(empty)
