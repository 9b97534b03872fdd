"""The chains are whole, and articles are named and read as people write them."""

import pytest

from agreements.rules.enums import Instrument, Kind
from agreements.rules.kinds import CHAIN, Source, chain_of, kept_as, source_of


def test_every_kind_has_its_chain():
    assert set(CHAIN) == set(Kind)
    assert chain_of("sinergi") == (Instrument.NK, Instrument.RK)


@pytest.mark.parametrize(
    ("source", "citation"),
    [
        (Source("UU-23-2014", "366 ayat (3)"), "UU 23/2014 Pasal 366 ayat (3)"),
        (Source("PERMENDAGRI-22-2020", "9"), "Permendagri 22/2020 Pasal 9"),
        (Source("PERPRES-38-2015"), "Perpres 38/2015"),
        (Source("TATA-TERTIB-DPRD", "3"), "TATA-TERTIB-DPRD Pasal 3"),
    ],
)
def test_citations_are_short(source, citation):
    assert source.citation == citation


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("PP 28/2018 Pasal 3", "PP-28-2018 Pasal 3"),
        ("PP-28-2018 Pasal 3", "PP-28-2018 Pasal 3"),
        ("  Permendagri   22/2020 Pasal 9 ayat (3) ", "PERMENDAGRI-22-2020 Pasal 9 ayat (3)"),
        ("Permendagri Nomor 22 Tahun 2020 Pasal 14", "PERMENDAGRI-22-2020 Pasal 14"),
        ("Perpres 38/2015", "PERPRES-38-2015"),
    ],
)
def test_an_article_is_read_in_its_usual_spellings(text, kept):
    assert kept_as(source_of(text)) == kept
