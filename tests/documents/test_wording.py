"""The fixed sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from agreements.documents import wording
from agreements.rules.enums import State
from tests.rules import drafts


def test_opening_is_in_words_and_digits():
    draft = replace(drafts.ksb(), signing_date=date(2026, 8, 24))
    assert wording.opening(draft) == (
        "Pada hari ini, Senin, tanggal dua puluh empat bulan Agustus tahun dua ribu dua puluh enam "
        "(24-08-2026), kami yang bertanda tangan di bawah ini:"
    )


def test_opening_without_a_date_is_dotted():
    assert "tanggal ……………… bulan" in wording.opening(replace(drafts.ksb(), signing_date=None))


def test_title_of_two_and_of_three():
    assert wording.title_lines(drafts.ksb()) == [
        "KESEPAKATAN BERSAMA",
        "ANTARA",
        "PEMERINTAH DAERAH KOTA MOJOKERTO",
        "DAN",
        "PEMERINTAH DAERAH KABUPATEN MOJOKERTO",
        "TENTANG",
    ]
    assert wording.title_lines(drafts.three_parties())[2:6] == [
        "PEMERINTAH DAERAH KOTA MOJOKERTO,",
        "PEMERINTAH DAERAH KABUPATEN MOJOKERTO",
        "DAN",
        "PEMERINTAH DAERAH KABUPATEN JOMBANG",
    ]


def test_addendum_is_named_after_what_it_changes():
    parent = replace(drafts.PARENT, instrument="pks")
    draft = replace(drafts.pks(), instrument="adendum", parent=parent)
    assert wording.instrument_name(draft) == "Adendum Perjanjian Kerja Sama"


def test_numbers_are_dots_before_signing_and_left_out_after():
    draft = drafts.with_party(drafts.ksb(state="final"), 1, number="1/2026")
    assert wording.number_lines(draft) == ["1/2026", wording.DOTS]
    assert wording.number_lines(replace(draft, state="ditandatangani")) == ["1/2026"]


def test_power_of_attorney_names_who_gave_it():
    assert wording.authority(drafts.HEAD) == (
        "berdasarkan Surat Kuasa Khusus Wali Kota Mojokerto Nomor 100.3/5/2026 tanggal 1 Juli 2026"
    )
    blank = replace(drafts.HEAD, authority_number="", authority_date=None)
    assert wording.authority(blank).endswith("Nomor ……………… tanggal ………………")


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Pemerintah Daerah Provinsi Jawa Timur", "Gubernur Jawa Timur"),
        ("Pemerintah Kabupaten Jombang", "Bupati Jombang"),
        ("PT Contoh", "pimpinan PT Contoh"),
    ],
)
def test_principal(body, who):
    assert wording.principal(replace(drafts.HEAD, body=body)) == who


def test_company_rests_on_its_statutes():
    assert wording.authority(drafts.COMPANY) == (
        "berdasarkan Anggaran Dasar, akta Notaris Contoh Nomor 12 tanggal 2 Januari 2020"
    )
    assert wording.authority(replace(drafts.COMPANY, authority_note="")) == (
        "berdasarkan akta Nomor 12 tanggal 2 Januari 2020"
    )
    assert wording.authority(drafts.CITY) == ""


def test_description_leaves_no_gap_where_an_address_is_not_given():
    said = wording.party_description(replace(drafts.CITY, address=""))
    assert said == (
        "Wali Kota Mojokerto, berkedudukan di Mojokerto, dalam hal ini bertindak untuk dan atas nama "
        "Pemerintah Daerah Kota Mojokerto, selanjutnya disebut"
    )


def test_acting_holder_is_named_as_such():
    acting = replace(drafts.CITY, office_status="pj")
    assert wording.office(acting) == "Penjabat Wali Kota Mojokerto"
    assert wording.office(acting, short=True) == "Pj. Wali Kota Mojokerto"
    assert wording.office(replace(acting, office="Pj. Wali Kota Mojokerto")) == "Pj. Wali Kota Mojokerto"


def test_formula_follows_the_forms():
    assert "sesuai dengan kedudukan dan kewenangan masing-masing" in wording.formula(drafts.ksb())
    assert "sesuai dengan kedudukan masing-masing" in wording.formula(drafts.ksb_ksdpk())
    assert "sesuai dengan kedudukan dan kewenangan masing-masing" in wording.formula(drafts.pks_ksdpk())


def test_closing_counts_originals_in_digits_and_words():
    assert "di Mojokerto pada hari dan tanggal tersebut di atas dalam rangkap 2 (dua) bermeterai cukup" in (
        wording.closing(drafts.ksb())
    )
    assert "di ……………… pada" in wording.closing(drafts.ksb(place=""))


def test_citations_are_closed_as_a_list():
    assert wording.enumerated(["a", "b;", "c."]) == ["a;", "b; dan", "c."]
    assert wording.enumerated(["a", "b"]) == ["a; dan", "b."]
    assert wording.enumerated(["a"]) == ["a."]
    assert wording.enumerated([]) == []


def test_together_names_every_party():
    assert wording.together(drafts.three_parties()).startswith(
        "PIHAK KESATU, PIHAK KEDUA, dan PIHAK KETIGA selanjutnya secara bersama-sama dalam Kesepakatan"
    )


@pytest.mark.parametrize("state", list(State))
def test_every_state_before_signing_has_a_watermark(state):
    mark = wording.watermark(replace(drafts.ksb(), state=state.value))
    assert bool(mark) is (state not in {State.SIGNED, State.IN_FORCE, State.TERMINATED})


def test_unknown_state_is_marked_as_unsigned():
    assert wording.watermark(replace(drafts.ksb(), state="baru")) == "BELUM DITANDATANGANI"


def test_moment_is_in_local_time(settings):
    assert wording.moment(datetime(2026, 11, 22, 20, 5, tzinfo=UTC)) == "23 November 2026 pukul 03.05"


def test_party_beyond_the_twelfth_is_in_digits():
    assert wording.party_label(replace(drafts.CITY, order=13)) == "PIHAK KE-13"
