"""The register's list."""

from dataclasses import replace

import pytest

from agreements.documents.register_pages import MAX_ROWS, RegisterList, RegisterRow, register_pdf
from agreements.rules.errors import NotReady
from tests.documents import reading
from tests.documents.samples import STAMP

ROW = RegisterRow(
    number="100.3/1/2026",
    instrument="Perjanjian Kerja Sama",
    about="Pelayanan Kesehatan di Wilayah Perbatasan " * 3,
    partners="Pemerintah Daerah Kabupaten Mojokerto",
    agency="Dinas Kesehatan",
    signed="1 September 2026",
    ends="31 Agustus 2029",
    state="Berlaku",
    days_left="1.095 hari lagi",
)


def listing(count, **given):
    rows = tuple(replace(ROW, number=f"N{number}X") for number in range(1, count + 1))
    return RegisterList("Pemerintah Daerah Kota Mojokerto", rows, **given)


def test_list_tells_filter_count_order_and_date():
    filters = (("Status", "Berlaku"), ("OPD", "<Dinas> Kesehatan"))
    said = reading.spoken(
        register_pdf(listing(2, filters=filters, order="berakhir paling dekat"), stamp=STAMP)
    )
    assert "2 naskah · dibuat 1 September 2026 pukul 10.30 · urutan: berakhir paling dekat" in said
    assert "Penyaring: Status Berlaku ; OPD <Dinas> Kesehatan" in said
    assert "2 N2X Perjanjian Kerja Sama" in said


def test_every_row_is_whole_on_one_page_beneath_the_heads():
    pages = reading.pages(register_pdf(listing(25), stamp=STAMP))
    assert len(pages) > 2
    for page in pages:
        words = " ".join(page.split())
        assert words.count("N") > 0
        assert "Nomor dan bentuk" in words
        assert words.count("1.095 hari lagi") == words.count("Perjanjian Kerja Sama")
    said = " ".join(" ".join(pages).split())
    assert [number for number in range(1, 26) if f"N{number}X" not in said] == []


def test_landscape_with_heads_of_columns_and_rows():
    data = register_pdf(listing(3), stamp=STAMP)
    with reading.opened(data) as file:
        assert [round(float(side)) for side in file.pages[0].MediaBox[2:]] == [842, 595]
    tags = [tag for tag, _ in reading.elements(data)]
    assert (tags.count("/THead"), tags.count("/TH"), tags.count("/TR")) == (1, 8 + 3, 4)


def test_nothing_found():
    said = reading.spoken(register_pdf(listing(0), stamp=STAMP))
    assert "Tidak ada naskah yang cocok dengan penyaring ini." in said
    assert "tidak ada, semua naskah yang boleh dilihat" in said


def test_too_many_rows_are_refused_with_a_way_out():
    with pytest.raises(NotReady) as refused:
        register_pdf(listing(1, total=MAX_ROWS + 1), stamp=STAMP)
    (reason,) = refused.value.reasons
    assert reason.startswith("Daftar memuat 2.001 naskah, paling banyak 2.000 yang dapat dicetak.")
    assert "unduh sebagai XLSX" in reason


def test_long_cell_is_cut_and_missing_value_is_a_dash():
    odd = replace(ROW, about="kata " * 200, signed="", partners="김 Seoul")
    said = reading.spoken(register_pdf(RegisterList("Kota", (odd,)), stamp=STAMP))
    assert said.count("kata") == 60
    assert "kata … ? Seoul Dinas Kesehatan – 31 Agustus 2029" in said
