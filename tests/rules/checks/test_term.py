"""Rules on the term."""

from dataclasses import replace
from datetime import date

import pytest

from agreements.rules.outlines import outline
from tests.rules.checks.asking import findings, rules, severities
from tests.rules.drafts import ksb, pks, with_pasal


def redated(draft, **dates):
    """The draft with other dates and the outline that goes with them."""
    changed = replace(draft, **dates)
    return replace(changed, text=outline(changed))


def test_c08_asks_for_both_dates():
    assert [each.field for each in findings(ksb(start=None), "C-08")] == ["start"]
    assert [each.field for each in findings(ksb(end=None), "C-08")] == ["end"]


@pytest.mark.parametrize("end", [date(2026, 9, 1), date(2026, 8, 31), date(2020, 1, 1)])
def test_c08_refuses_an_end_that_is_not_after_the_start(end):
    (found,) = findings(ksb(end=end), "C-08")
    assert (found.severity.value, found.field) == ("E", "end")


def test_c08_compares_the_written_term_with_the_dates():
    assert "C-08" not in rules(ksb())
    (found,) = findings(
        with_pasal(ksb(), "jangka_waktu", "Kesepakatan Bersama ini berlaku selama 3 (tiga) tahun."), "C-08"
    )
    assert found.excerpt == "3 (tiga) tahun"
    assert "5 (lima) tahun" in found.fix
    assert found.pasal_id == "jangka_waktu"


@pytest.mark.parametrize(
    "text",
    [
        "Perjanjian ini berlaku selama 3 (tiga) tahun terhitung sejak ditandatangani.",
        "(1) Jangka waktunya adalah 36 (tiga puluh enam) bulan.\n(2) Dapat diperpanjang 2 (dua) tahun.",
        "(1) Berlaku untuk jangka waktu tiga tahun dan dapat diperpanjang paling lama 5 (lima) tahun.",
        "Berlaku mulai tanggal 1 September 2026 sampai dengan tanggal 31 Agustus 2029.",
        "Perpanjangan diusulkan paling lambat 6 (enam) bulan sebelum jangka waktu berakhir.",
    ],
)
def test_c08_lets_be_what_agrees_or_is_another_period(text):
    assert severities(with_pasal(pks(), "jangka_waktu", text), "C-08") == []


def test_c08_takes_an_end_on_the_same_date_as_whole_years():
    same_day = redated(pks(), end=date(2029, 9, 1))
    assert severities(with_pasal(same_day, "jangka_waktu", "Berlaku selama 3 (tiga) tahun."), "C-08") == []


def test_c08_compares_written_dates():
    text = "Berlaku terhitung mulai tanggal 2 September 2026 sampai dengan tanggal 31 Agustus 2030."
    assert [each.excerpt for each in findings(with_pasal(pks(), "jangka_waktu", text), "C-08")] == [
        "2 September 2026",
        "31 Agustus 2030",
    ]


def test_c08_finds_digits_and_words_that_disagree_anywhere():
    draft = with_pasal(pks(), "monev", "Laporan disampaikan setiap 6 (tiga) bulan.")
    (found,) = findings(draft, "C-08")
    assert (found.pasal_id, found.excerpt) == ("monev", "6 (tiga) bulan")
    assert severities(with_pasal(pks(), "monev", "Setiap 30 (tiga puluh hari kerja) hari."), "C-08") == []


@pytest.mark.parametrize(
    ("end", "found"),
    [(date(2031, 8, 31), []), (date(2031, 9, 1), []), (date(2031, 9, 2), ["E"]), (date(2036, 8, 31), ["E"])],
)
def test_c09_stops_a_ksb_beyond_five_years(end, found):
    assert severities(redated(ksb(), end=end), "C-09") == found


def test_c09_counts_a_leap_day_as_a_whole_term():
    leap = redated(ksb(), start=date(2028, 2, 29), end=date(2033, 2, 28))
    assert severities(leap, "C-09") == []
    assert severities(leap, "C-08") == []


def test_c09_only_hints_at_a_long_pks():
    assert severities(redated(pks(), end=date(2035, 8, 31)), "C-09") == ["I"]
    assert severities(pks(), "C-09") == []


def test_c20_keeps_the_dates_of_other_instruments_in_order():
    addendum = replace(pks(), instrument="adendum")
    assert severities(addendum, "C-20") == []
    assert severities(replace(addendum, end=date(2026, 1, 1)), "C-20") == ["E"]


def lengthened(parent, end):
    """An addendum that gives what stands beneath it another end."""
    return replace(pks(), instrument="adendum", parent=parent, end=end)


def test_c09_counts_the_years_of_a_pks_from_its_first_day_through_its_addendum():
    contract = replace(pks().parent, instrument="pks", start=date(2026, 9, 1), end=date(2030, 8, 31))
    assert severities(lengthened(contract, date(2031, 9, 1)), "C-09") == []
    (found,) = findings(lengthened(contract, date(2031, 9, 2)), "C-09")
    assert (found.severity.value, found.field) == ("I", "end")
    assert "dengan adendum ini" in found.sentence
    long_already = replace(contract, end=date(2035, 8, 31))
    assert severities(lengthened(long_already, long_already.end), "C-09") == []


def test_ln10_stops_an_addendum_that_takes_a_text_abroad_beyond_its_years():
    treaty = replace(pks().parent, instrument="naskah_ln", start=date(2026, 9, 1), end=date(2030, 8, 31))
    assert severities(lengthened(treaty, date(2031, 9, 1)), "LN-10") == []
    assert severities(lengthened(treaty, date(2031, 9, 2)), "LN-10") == ["E"]
    assert severities(lengthened(treaty, date(2031, 9, 2)), "C-09") == []
