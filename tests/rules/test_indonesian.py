"""Numbers, money and dates in official Indonesian."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.indonesian import (
    LARGEST,
    Span,
    add_months,
    anniversary,
    date_in_words,
    day_name,
    days_left_words,
    duration,
    end_of,
    listed,
    long_date,
    money,
    money_in_words,
    number,
    parse_span,
    party_label,
    read_number,
    span_in_words,
    spans,
    terbilang,
)

DATES = st.dates(date(1990, 1, 1), date(2150, 12, 31))


def heard(words):
    """An independent reader: rewrites the words as arithmetic and lets Python sum it."""
    signs = {"belas": "+10", "puluh": "*10", "ratus": "*100", "ribu": "*1000"}
    signs |= {"juta": f"*{10**6}", "miliar": f"*{10**9}", "triliun": f"*{10**12}"}
    said = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
    units = {word: str(value) for value, word in enumerate(said.split())} | {
        "seratus": "100",
        "seribu": "1000",
    }
    sums = ""
    for word in words.split():
        if word in units:
            sums += f"+{units[word]}"
        elif word in ("ribu", "juta", "miliar", "triliun"):
            head, _, group = sums.rpartition("|")
            sums = f"{head}|+({group}){signs[word]}|"
        else:
            sums += signs[word]
    return eval(sums.replace("|", ""))


@given(
    st.one_of(
        st.integers(0, LARGEST - 1), st.integers(0, 20_000), st.integers(0, 15).map(lambda n: 10**n - 1)
    )
)
def test_every_number_is_heard_as_it_was_said(value):
    assert heard(terbilang(value)) == value
    assert read_number(terbilang(value)) == value
    assert "  " not in terbilang(value)


def test_all_small_numbers_are_said_differently_and_heard_right():
    said = [terbilang(value) for value in range(12_001)]
    assert len(set(said)) == 12_001
    assert all(heard(words) == value for value, words in enumerate(said))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_100_000, "satu juta seratus ribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (10**15, "seribu triliun"),
        (-7, "minus tujuh"),
    ],
)
def test_terbilang(value, words):
    assert terbilang(value) == words


@pytest.mark.parametrize(
    ("value", "error"), [(10**15 + 1, ValueError), (1.5, TypeError), (True, TypeError), ("5", TypeError)]
)
def test_what_cannot_be_said_is_refused(value, error):
    with pytest.raises(error):
        terbilang(value)


@pytest.mark.parametrize("words", ["", "lima mangga", "five"])
def test_what_is_no_number_is_not_read(words):
    assert read_number(words) is None


@pytest.mark.parametrize(
    ("value", "shown", "said"),
    [
        (
            1234567,
            "Rp1.234.567,00",
            "satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh rupiah",
        ),
        (0, "Rp0,00", "nol rupiah"),
        (Decimal("1000.5"), "Rp1.000,50", "seribu rupiah dan lima puluh sen"),
        (Decimal("0.995"), "Rp1,00", "satu rupiah"),
        (-2500, "-Rp2.500,00", "minus dua ribu lima ratus rupiah"),
    ],
)
def test_money(value, shown, said):
    assert money(value) == shown
    assert money_in_words(value) == said


def test_number():
    assert number(1234567) == "1.234.567"
    assert number(Decimal("1234.5"), 2) == "1.234,50"
    assert number("0.125", 2) == "0,13"
    assert number(999) == "999"


def test_dates():
    day = date(2026, 8, 4)
    assert long_date(day) == "4 Agustus 2026"
    assert day_name(day) == "Selasa"
    assert str(date_in_words(day)) == (
        "Selasa, tanggal empat bulan Agustus tahun dua ribu dua puluh enam (04-08-2026)"
    )


@given(DATES)
def test_a_date_in_words_is_that_date(day):
    said = date_in_words(day)
    assert (heard(said.day), heard(said.year)) == (day.day, day.year)
    assert said.digits == day.strftime("%d-%m-%Y")


def test_party_labels_and_lists():
    assert party_label(1) == "PIHAK KESATU"
    assert party_label(12) == "PIHAK KEDUA BELAS"
    with pytest.raises(IndexError):
        party_label(0)
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a dan b"
    assert listed(["a", "b", "c"]) == "a, b, dan c"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (12, "12 hari lagi"),
        (1395, "1.395 hari lagi"),
        (0, "berakhir hari ini"),
        (-3, "berakhir 3 hari lalu"),
    ],
)
def test_days_left_words(days, words):
    assert days_left_words(days) == words


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (date(2026, 1, 1), date(2030, 12, 31), Span(5)),
        (date(2026, 8, 4), date(2027, 8, 3), Span(1)),
        (date(2024, 2, 29), date(2025, 2, 28), Span(1)),
        (date(2024, 2, 29), date(2029, 2, 28), Span(5)),
        (date(2024, 2, 29), date(2029, 3, 1), Span(5, 0, 1)),
        (date(2024, 2, 29), date(2028, 2, 28), Span(4)),
        (date(2026, 1, 31), date(2026, 2, 28), Span(0, 1)),
        (date(2026, 1, 31), date(2026, 2, 27), Span(0, 0, 28)),
        (date(2026, 8, 4), date(2026, 8, 4), Span(0, 0, 1)),
        (date(2026, 1, 1), date(9999, 12, 31), Span(7973, 11, 30)),
    ],
)
def test_duration_counts_both_ends(start, end, span):
    assert duration(start, end) == span


def test_a_reversed_duration_is_refused():
    with pytest.raises(ValueError, match="mendahului"):
        duration(date(2026, 1, 2), date(2026, 1, 1))


@given(DATES, st.integers(0, 2000))
def test_a_duration_leads_back_to_its_end(start, days):
    end = start + timedelta(days=days)
    span = duration(start, end)
    assert anniversary(start, span.whole_months) + timedelta(days=span.days - 1) == end
    assert 0 <= span.months < 12
    assert 0 <= span.days < 31


@given(DATES, st.integers(1, 30), st.integers(0, 11))
def test_a_term_of_whole_months_is_read_back_from_its_dates(start, years, months):
    assert duration(start, end_of(start, years=years, months=months)) == Span(years, months)


def test_a_month_later_is_never_beyond_that_month():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 31), 1) == date(2027, 1, 31)
    assert add_months(date(2028, 2, 29), -12) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5 (lima) tahun", Span(5)),
        ("berlaku selama lima tahun terhitung", Span(5)),
        ("24 (dua puluh empat) bulan", Span(0, 24)),
        ("1 (satu) tahun 6 (enam) bulan", Span(1, 6)),
        ("satu tahun dan enam bulan", Span(1, 6)),
        ("paling lama 30 (tiga puluh) hari kerja", Span(0, 0, 30)),
        ("SELAMA 5 (LIMA) TAHUN", Span(5)),
    ],
)
def test_terms_are_read(text, span):
    reading = parse_span(text)
    assert reading.span == span
    assert reading.problem == ""


@pytest.mark.parametrize(
    "text", ["tahun 2026", "tanggal 4 Agustus 2026", "tahun anggaran berjalan", "", "beberapa tahun"]
)
def test_what_is_no_term_is_not_read(text):
    assert parse_span(text) is None


def test_digits_and_words_that_disagree_are_told():
    assert parse_span("selama 5 (empat) tahun").problem == (
        'Angka 5 tidak sama dengan kata "empat"; seharusnya "lima".'
    )
    assert parse_span("selama 5 (xyz) tahun").problem


def test_several_terms_are_all_read():
    text = "berlaku 5 (lima) tahun dan dievaluasi setiap 6 (enam) bulan, diberitahukan 30 hari sebelumnya"
    assert [str(reading.span) for reading in spans(text)] == ["5 tahun", "6 bulan", "30 hari"]


@given(st.integers(0, 60), st.integers(0, 11))
def test_a_term_in_words_is_read_back(years, months):
    words = span_in_words(years, months)
    if years or months:
        assert parse_span(words).span == Span(years, months)
