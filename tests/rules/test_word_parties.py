"""What a file says of the parties against what is kept: told, never taken."""

import pytest

from agreements.rules.draft import PartyFacts
from agreements.rules.word_cells import Cell
from agreements.rules.word_parties import doubts
from agreements.rules.word_roles import HEADING, PARTIES

ONE = PartyFacts(
    1, True, "Pemerintah Daerah Kota Contoh", signatory="Budi Contoh", office="Wali Kota Contoh", number="1/A"
)
TWO = PartyFacts(2, False, "PT Contoh Sejahtera", signatory="Siti Contoh", office="Direktur")
BLOCK = (
    "I. dr. BUDI CONTOH, S.E. : Wali Kota Contoh, atas nama Pemerintah Daerah Kota Contoh, PIHAK KESATU. "
    "II. SITI CONTOH : {}, bertindak atas nama PT Contoh Sejahtera, PIHAK KEDUA."
)


def told(block, *heads):
    cells = [Cell(0, block, PARTIES)] if block else []
    cells += [Cell(at, text, HEADING) for at, text in enumerate(heads, 1)]
    return [(d.party, d.what, d.kept) for d in doubts(cells, [("PIHAK KESATU", ONE), ("PIHAK KEDUA", TWO)])]


def test_the_same_facts_are_no_doubt_whatever_capitals_and_titles():
    assert told(BLOCK.format("Direktur"), "NOMOR : 1/A", "NOMOR : ………") == []


def test_what_differs_is_named_with_the_words_of_the_file():
    found = list(
        doubts([Cell(0, BLOCK.format("Komisaris"), PARTIES)], [("PIHAK KESATU", ONE), ("PIHAK KEDUA", TWO)])
    )
    assert [(d.party, d.what, d.kept) for d in found] == [("PIHAK KEDUA", "jabatan", "Direktur")]
    assert found[0].said.startswith("II. SITI CONTOH : Komisaris")


@pytest.mark.parametrize("number", ["7/B/2026", "NOMOR 9"])
def test_a_number_that_is_kept_nowhere_is_told(number):
    assert told("", f"NOMOR : {number}") == [("Naskah", "nomor", "1/A")]


def test_a_party_that_the_file_does_not_name_is_told():
    assert told("Hanya PIHAK LAIN.")[0] == ("PIHAK KESATU", "pihak", "Pemerintah Daerah Kota Contoh")


def test_a_file_without_parties_says_nothing_of_them():
    assert told("") == []
