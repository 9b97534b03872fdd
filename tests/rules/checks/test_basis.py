"""From a basis in words to the articles of the library."""

import pytest

from agreements.rules.checks import RULES
from agreements.rules.checks.basis import articles_for, cited, in_short


@pytest.mark.parametrize(
    ("basis", "key", "numbers"),
    [
        ("Permendagri 22/2020 Pasal 40", "PERMENDAGRI-22-2020", (40,)),
        ("Permendagri 22/2020 Pasal 40 sampai 42 dan lampiran", "PERMENDAGRI-22-2020", (40, 41, 42)),
        ("PP 28/2018 Pasal 4 ayat (2) dan (3)", "PP-28-2018", (4,)),
        ("PP 28/2018 Pasal 2 ayat (2) dan 13 ayat (2)", "PP-28-2018", (2, 13)),
        ("Permendagri 22/2020 Pasal 18 sampai 21 dan 41", "PERMENDAGRI-22-2020", (18, 19, 20, 21, 41)),
        ("Permendagri 22/2020 Pasal 1 angka 12", "PERMENDAGRI-22-2020", (1,)),
        ("UU 23/2014 Pasal 366 ayat (2) huruf a", "UU-23-2014", (366,)),
        ("PP 28/2018 Pasal 14 huruf b", "PP-28-2018", (14,)),
        ("Permendagri 22/2020 lampiran", "PERMENDAGRI-22-2020", ()),
        ("UU 27/2022", "UU-27-2022", ()),
        ("Praktik setempat", "", ()),
    ],
)
def test_a_basis_is_read(basis, key, numbers):
    assert cited(basis) == (key, numbers)


def test_the_article_as_written_comes_before_the_pasal_and_the_span():
    kept = dict.fromkeys(["9", "9 ayat (3)", "18–21", "366 ayat (2)"])
    assert articles_for("Permendagri 22/2020 Pasal 9 ayat (3)", kept) == ["9 ayat (3)"]
    assert articles_for("Permendagri 22/2020 Pasal 9 ayat (1)", kept) == ["9"]
    assert articles_for("Permendagri 22/2020 Pasal 18 sampai 21", kept) == ["18–21"]
    assert articles_for("UU 23/2014 Pasal 366 ayat (2) huruf a", kept) == ["366 ayat (2)"]
    assert articles_for("UU 23/2014 Pasal 99", kept) == []


def test_every_rule_names_a_regulation():
    assert all(cited(basis)[0] for rule in RULES for basis in rule.basis)


def test_articles_of_one_regulation_are_told_together():
    labels = ["PP 28/2018 Pasal 3", "PP 28/2018 Pasal 14", "Permendagri 22/2020 Pasal 40"]
    assert in_short(labels) == "PP 28/2018 Pasal 3 dan 14; Permendagri 22/2020 Pasal 40"
