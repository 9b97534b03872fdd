from datetime import date
from types import SimpleNamespace as Row

import pytest

from agreements.rules import regulations as rules
from agreements.rules.enums import RegulationKind, RegulationStatus, RelationKind

TODAY = date(2026, 11, 22)


def entry(year=2018, issued=None, promulgated=None, in_force=None):
    return Row(year=year, issued_on=issued, promulgated_on=promulgated, in_force_on=in_force)


@pytest.mark.parametrize(
    ("kind", "number", "key", "short"),
    [
        ("pp", "28", "PP-28-2018", "PP 28/2018"),
        ("permendagri", "22", "PERMENDAGRI-22-2018", "Permendagri 22/2018"),
        ("permenlu", "09/A/KP", "PERMENLU-09-A-KP-2018", "Permenlu 09/A/KP/2018"),
        ("lain", "7", "LAIN-7-2018", "Peraturan 7/2018"),
    ],
)
def test_names(kind, number, key, short):
    assert rules.key_of(kind, number, 2018) == key
    assert rules.short_name(kind, number, 2018) == short


def test_an_entry_in_order_has_no_complaint():
    good = entry(2018, date(2018, 7, 6), date(2018, 7, 13), date(2018, 7, 13))
    assert rules.entry_complaints(good, TODAY) == []
    assert rules.entry_complaints(entry(), TODAY) == []


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (entry(1944), "year"),
        (entry(2028), "year"),
        (entry(2018, issued=date(2016, 1, 1)), "issued_on"),
        (entry(2026, issued=date(2026, 11, 23)), "issued_on"),
        (entry(2018, date(2018, 7, 6), promulgated=date(2018, 7, 5)), "promulgated_on"),
        (entry(2018, date(2018, 7, 6), in_force=date(2018, 7, 5)), "in_force_on"),
    ],
)
def test_dates_that_cannot_be(bad, column):
    assert [found for found, _ in rules.entry_complaints(bad, TODAY)] == [column]


def test_a_regulation_numbered_late_in_the_year_before_is_taken():
    assert rules.entry_complaints(entry(2019, issued=date(2020, 1, 3)), TODAY) == []


LIBRARY = [(1, "mencabut", 2), (2, "mencabut_sebagian", 3), (3, "melaksanakan", 4)]


@pytest.mark.parametrize(
    ("source", "kind", "target", "way"),
    [
        (1, "mencabut", 1, [1]),
        (2, "mencabut", 1, [1, 2]),
        (3, "mencabut", 1, [1, 2, 3]),
        (4, "melaksanakan", 3, [3, 4]),
        (3, "mengubah", 1, [1, 2, 3]),
        (3, "melaksanakan", 1, []),
        (4, "mencabut", 1, []),
        (1, "mencabut", 3, []),
    ],
)
def test_the_way_back(source, kind, target, way):
    assert rules.circle(source, kind, target, LIBRARY) == way


def test_a_circle_already_on_record_does_not_hang():
    assert rules.circle(9, "mengubah", 1, [(1, "mengubah", 2), (2, "mengubah", 1)]) == []


def reg(pk, year=2020):
    return Row(pk=pk, year=year)


def test_what_amends_and_what_revokes_make_one_circle_told_with_their_own_verbs():
    names = {1: "PP 1/2020", 2: "PP 2/2020", 3: "PP 3/2020"}
    known = [(1, "mengubah", 2), (2, "mencabut_sebagian", 3), (3, "melaksanakan", 1)]
    way = "PP 3/2020 mencabut PP 1/2020 mengubah PP 2/2020 mencabut sebagian PP 3/2020"
    found = rules.relation_complaints(reg(3), "mencabut", reg(1), known, names)
    assert found == [f"Hubungan ini membuat lingkaran: {way}."]
    assert rules.relation_complaints(reg(1), "mencabut", reg(3), known, names) == []


def test_relations_that_cannot_be():
    names = {1: "PP 1/2020", 2: "PP 2/2020"}
    known = [(1, "mengubah", 2)]

    def complaints(source, kind, target):
        return rules.relation_complaints(source, kind, target, known, names)

    assert complaints(reg(1), "mencabut", reg(2)) == []
    assert complaints(reg(None), "mencabut", reg(2)) == []
    assert complaints(reg(1), "mencabut", reg(1)) == ["Peraturan tidak dapat mencabut dirinya sendiri."]
    assert complaints(reg(1, 2009), "mencabut", reg(2, 2020)) == [
        "Peraturan tahun 2009 tidak dapat mencabut peraturan tahun 2020."
    ]
    assert complaints(reg(2), "mengubah", reg(1)) == [
        "Hubungan ini membuat lingkaran: PP 2/2020 mengubah PP 1/2020 mengubah PP 2/2020."
    ]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("mencabut", "berlaku", "dicabut"),
        ("mencabut_sebagian", "diubah", "dicabut_sebagian"),
        ("mengubah", "berlaku", "diubah"),
        ("mengubah", "dicabut", "dicabut"),
        ("mencabut_sebagian", "dicabut", "dicabut"),
        ("melaksanakan", "berlaku", "berlaku"),
    ],
)
def test_a_relation_only_ever_weakens(kind, before, after):
    assert rules.standing_after(kind, before) == RegulationStatus(after)


def test_a_status_that_others_contradict():
    borne = [("mencabut", "PP 28/2018"), ("melaksanakan", "PP 1/2019")]
    assert rules.standing_complaints("dicabut", borne) == []
    assert rules.standing_complaints("berlaku", borne) == [
        "Peraturan ini dicabut oleh PP 28/2018; pilih status “Dicabut” atau hapus hubungan itu dahulu."
    ]


def test_four_eyes():
    assert rules.verify_refusals(False, None, 7) == []
    assert rules.verify_refusals(False, 6, 7) == []
    assert len(rules.verify_refusals(False, 7, 7)) == 1
    assert rules.verify_refusals(True, 6, 7) == ["Entri ini dan semua pasalnya sudah terverifikasi."]


def test_every_word_is_known():
    assert set(rules.PASSIVE) == set(RelationKind)
    assert set(rules.STANDINGS) == set(RegulationStatus)
    assert set(RegulationKind) >= rules.NATIONAL
