"""The lawful exceptions are proven, or the proposal waits (PP 28/2018 Ps 4(3), 16(3))."""

from datetime import date

import pytest

from agreements.rules.enums import PlanException
from agreements.rules.planning import (
    PROOF,
    ExceptionFacts,
    code_complaints,
    exception_complaints,
    outside_list,
)

DAY = date(2026, 1, 5)


def test_no_exception_needs_no_proof():
    assert exception_complaints(ExceptionFacts()) == []


@pytest.mark.parametrize("ground", PlanException)
def test_each_ground_has_its_proof_in_words(ground):
    assert exception_complaints(ExceptionFacts(ground, "1/2026", DAY, has_evidence=True)) == []
    first, second = exception_complaints(ExceptionFacts(ground))
    assert PROOF[ground].lower() in first
    assert "belum diunggah" in second


@pytest.mark.parametrize(("number", "day"), [("", DAY), ("1/2026", None)])
def test_number_and_date_belong_together(number, day):
    said = exception_complaints(ExceptionFacts(PlanException.EMERGENCY, number, day, has_evidence=True))
    assert len(said) == 1
    assert "nomor dan tanggal" in said[0]


def test_unknown_codes_are_named():
    assert code_complaints(()) == []
    assert "RKPD 2026 9.9" in code_complaints(("RKPD 2026 9.9",))[0]


def test_a_ksdpk_of_our_own_that_no_list_foresaw_is_warned_of():
    warning = outside_list("ksdpk", "kami", 2026, listed=False)
    assert "tahun 2026" in warning
    assert "Pasal 25 ayat (2)" in warning
    assert outside_list("ksdpk", "kami", 2026, listed=True) == ""
    assert outside_list("ksdpk", "mitra", 2026, listed=False) == ""
    assert outside_list("sinergi", "kami", 2026, listed=False) == ""
