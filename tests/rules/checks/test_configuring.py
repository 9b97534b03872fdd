"""What an admin may set of a rule."""

import pytest

from agreements.rules.checks.configuring import basis_complaints, setting_complaints


def complaints(code="C-09", **changes):
    given = {"severity": "", "active": True, "values": {}, "note": ""} | changes
    return setting_complaints(code, **given)


def columns(*args, **changes):
    return [column for column, _ in complaints(*args, **changes)]


def test_as_the_rule_itself_says_is_fine():
    assert complaints() == []
    assert complaints(values={"years": 7}, note="") == []


def test_a_rule_that_the_checker_does_not_know_is_refused():
    assert columns("C-99") == ["rule"]


@pytest.mark.parametrize("changes", [{"severity": "W"}, {"severity": "I"}, {"active": False}])
def test_what_the_law_blocks_is_lowered_only_with_a_reason(changes):
    ((column, sentence),) = complaints(**changes)
    assert column == "note"
    assert "Permendagri 22/2020 Pasal 9 ayat (3)" in sentence
    assert columns(**changes, note="pendek") == ["note"]
    assert complaints(**changes, note="Keputusan Wali Kota Nomor 5 Tahun 2026") == []


@pytest.mark.parametrize("changes", [{"severity": "I"}, {"severity": "E"}, {"active": False}])
def test_what_is_practice_may_be_set_freely(changes):
    assert complaints("KSB-03", **changes) == []


@pytest.mark.parametrize("value", [0, -5, 51, True, "5", 2.5])
def test_a_number_that_cannot_be_is_refused(value):
    assert columns(values={"years": value}) == ["parameters"]


def test_a_number_that_the_rule_does_not_use_is_refused():
    assert columns("KSB-01", values={"years": 5}) == ["parameters"]


def test_an_unknown_weight_is_refused():
    assert columns(severity="X") == ["severity"]


def test_a_verified_rule_rests_on_verified_articles():
    assert basis_complaints(False, []) == basis_complaints(True, [True, True]) == []
    assert "Kaitkan" in basis_complaints(True, [])[0]
    assert "belum semuanya" in basis_complaints(True, [True, False])[0]
