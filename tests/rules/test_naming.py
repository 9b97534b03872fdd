"""Names that mean the same partner become the same."""

import pytest

from agreements.rules.naming import normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT. Bank Jatim (Persero) Tbk", "Bank Jatim"),
        ("Kab. Garut", "Kabupaten Garut"),
        ("Pemerintah Kabupaten Garut", "PEMKAB Kabupaten Garut"),
        ("Yayasan  Cahaya-Ilmu", "cahaya ilmu"),
        ("Café Méranti", "Cafe Meranti"),
    ],
)
def test_the_same_partner(one, other):
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kota Bandung", "Kabupaten Bandung"), ("Bank Jatim", "Bank Jateng")]
)
def test_other_partners(one, other):
    assert normalised(one) != normalised(other)


def test_a_name_of_forms_alone_stays():
    assert normalised("PT Persero") == "pt persero"


def test_a_name_without_latin_letters_is_not_lost():
    assert normalised("경상남도") == "경상남도"
    assert normalised("???") == "???"


def test_the_length_fits_the_column():
    assert len(normalised("a" * 500)) == 200
