"""Rules on references and fields that cannot be printed."""

from dataclasses import replace

import pytest

from agreements.rules.naskah import Lampiran, Naskah, Pasal, Table, parse
from agreements.rules.naskah.fields import printed
from agreements.rules.naskah.references import bind
from tests.rules.checks.asking import findings, rules
from tests.rules.drafts import ksb, with_pasal


def drafted(words, kept=True):
    """A draft whose second pasal says `words`, printed; without its last pasal, or with it."""
    draft = with_pasal(ksb(), "objek", words)
    bound = bind(draft.text)
    pasal = bound.pasal if kept else bound.pasal[:-1]
    return replace(draft, text=printed(Naskah(bound.recitals, pasal), draft))


def test_c21_blocks_a_reference_to_a_pasal_that_is_gone():
    assert "C-21" not in rules(drafted("Objek menurut Pasal 7."))
    (found,) = findings(drafted("Objek menurut Pasal 7.", kept=False), "C-21")
    assert (found.severity, found.where, found.words) == ("E", "Pasal 2", "Pasal [terhapus]")
    assert "C-15" not in rules(drafted("Objek menurut Pasal 7.", kept=False))


@pytest.mark.parametrize(
    ("typed", "fix"), [("{{jangka_wktu}}", "{{jangka_waktu}}"), ("{{qqqqqq}}", "Sisipkan isian")]
)
def test_c22_blocks_an_unknown_field_and_names_the_nearest(typed, fix):
    assert "C-22" not in rules(drafted("Selama {{jangka_waktu}}."))
    (found,) = findings(drafted(f"Selama {typed}."), "C-22")
    assert found.severity == "E"
    assert fix in found.fix


def test_both_look_into_the_lampiran():
    draft = ksb()
    table = Table((("Kolom",), ("Pasal [terhapus]",)))
    part = Lampiran("l1", "RINCIAN", (table, *parse("[isian tidak dikenal: x]")))
    draft = replace(draft, text=replace(draft.text, lampiran=(part,)))
    assert [each.where for each in findings(draft, "C-21")] == ["Lampiran"]
    assert [each.pasal_id for each in findings(draft, "C-22")] == ["l1"]


def test_a_pasal_that_nobody_refers_to_may_go():
    draft = ksb()
    text = Naskah(draft.text.recitals, (*draft.text.pasal, Pasal("x", "", "X", parse("Lihat Pasal 1."))))
    assert "C-21" not in rules(replace(draft, text=text))


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Objek menurut Pasal 99 ayat (2) jelas.", ["Pasal 99"]),
        ("Objek menurut Pasal 1 ayat (9) jelas.", ["Pasal 1 ayat (9)"]),
        ("(1) Objek jelas.\n(2) Objek menurut ayat (1) dan ayat (3) jelas.", ["ayat (3)"]),
        ("Objek menurut Pasal 1 jelas.", []),
        ("Objek menurut Pasal 99 Undang-Undang Nomor 23 Tahun 2014 jelas.", []),
        ("Objek tercantum dalam Lampiran II naskah ini.", []),
    ],
)
def test_c23_names_numbers_that_name_nothing(words, missing):
    found = findings(with_pasal(ksb(), "objek", words), "C-23")
    assert [each.words for each in found] == missing
    assert {each.severity for each in found} <= {"W"}


def test_c23_asks_for_a_lampiran_only_where_there_are_some_and_leaves_an_addendum_alone():
    draft = with_pasal(ksb(), "objek", "Objek tercantum dalam Lampiran II naskah ini.")
    part = Lampiran("l1", "RINCIAN", tuple(parse("Isi.")))
    annexed = replace(draft, text=replace(draft.text, lampiran=(part,)))
    assert [each.words for each in findings(annexed, "C-23")] == ["Lampiran II"]
    assert findings(replace(annexed, instrument="adendum"), "C-23") == []
