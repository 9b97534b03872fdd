"""A table of codes is read whole: what is right, and every fault with its row and column."""

from datetime import date

import pytest

from agreements.rules.plan_codes import MOST_ROWS, CodeRow, clean_code, nearest, read_codes, unknown_words

TODAY = date(2026, 8, 4)
HEAD = ["dokumen", "tahun", "kode", "nama", "opd", "halaman"]
GOOD = ["RKPD", "2026", "2.18.02.2.01", "Pelayanan perizinan", "", "214"]
AGENCIES = {"dpmptsp": "DPMPTSP", "dinas penanaman modal": "DPMPTSP"}


def read(*lines, head=HEAD):
    return read_codes([head, *lines], AGENCIES, TODAY)


def changed(**cells):
    return [cells.get(name, value) for name, value in zip(HEAD, GOOD, strict=True)]


def faults(*lines, **given):
    return [(fault.line, fault.column) for fault in read(*lines, **given).faults]


def test_a_right_table_gives_its_rows():
    lines = GOOD, changed(dokumen="kua-ppas", tahun=2026.0, halaman=12.0), ["", None, " "]
    found = read(*lines)
    assert found.faults == []
    assert found.rows == [
        CodeRow(2, "rkpd", 2026, "2.18.02.2.01", "Pelayanan perizinan", "", "214"),
        CodeRow(3, "kua_ppas", 2026, "2.18.02.2.01", "Pelayanan perizinan", "", "12"),
    ]


def test_heads_may_come_in_any_order_and_spelling():
    head = ["Uraian", "Kode Program/Kegiatan", "TAHUN", "Jenis dokumen", "Perangkat Daerah"]
    found = read(["Perizinan", "2.18.", "2026", "Renstra OPD", "Dinas Penanaman Modal"], head=head)
    assert found.faults == []
    assert found.rows[0].key == ("renstra", 2026, "2.18", "DPMPTSP")


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"dokumen": "RKP"}, "dokumen", "bukan dokumen yang dikenal"),
        ({"dokumen": ""}, "dokumen", "belum diisi"),
        ({"tahun": "26"}, "tahun", "bukan tahun"),
        ({"tahun": "1999"}, "tahun", "di luar 2000"),
        ({"tahun": ""}, "tahun", "belum diisi"),
        ({"kode": ""}, "kode", "belum diisi"),
        ({"kode": "dua,satu"}, "kode", "bukan kode"),
        ({"kode": "1." * 30 + "1"}, "kode", "bukan kode"),
        ({"kode": 1.1}, "kode", "terbaca sebagai angka (1.1)"),
        ({"kode": date(2026, 2, 1)}, "kode", "terbaca sebagai tanggal"),
        ({"nama": ""}, "nama", "belum diisi"),
        ({"nama": "x" * 201}, "nama", "paling banyak 200"),
        ({"halaman": "x" * 21}, "halaman", "paling banyak 20"),
        ({"opd": "DPMTSP"}, "opd", "Mungkin maksudnya DPMPTSP"),
        ({"opd": "Dinas Entah"}, "opd", "tidak dikenal"),
        ({"dokumen": "DPA"}, "opd", "dokumen satu OPD"),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(cells, column, said):
    fault = read(GOOD, changed(**cells)).faults[0]
    assert (fault.line, fault.column) == (3, column)
    assert said in fault.sentence


def test_all_faults_are_told_at_once_in_the_order_of_the_table():
    assert faults(changed(kode="", tahun="x"), GOOD, changed(nama="")) == [
        (2, "tahun"),
        (2, "kode"),
        (4, "nama"),
    ]


def test_a_code_that_stands_twice_names_the_other_row():
    found = read(GOOD, GOOD)
    assert [(fault.line, fault.sentence) for fault in found.faults] == [
        (3, "Kode 2.18.02.2.01 sudah ada pada baris 2.")
    ]
    assert faults(GOOD, changed(tahun="2027")) == []


def test_a_table_without_its_heads_or_rows_says_so():
    assert faults(GOOD, head=["dokumen", "tahun", "apa"]) == [(1, "kode"), (1, "nama")]
    assert "lebih dari sekali" in read(GOOD, head=[*HEAD, "kode"]).faults[0].sentence
    assert "belum ada barisnya" in read().faults[0].sentence
    assert "kosong" in read_codes([], AGENCIES, TODAY).faults[0].sentence


def test_too_long_a_table_is_refused():
    found = read(*([GOOD] * (MOST_ROWS + 1)))
    assert "paling banyak 5.000" in found.faults[0].sentence
    assert found.rows == []


def test_a_code_loses_spaces_and_its_last_dot():
    assert clean_code(" 2.18 .02. ") == "2.18.02"


KNOWN = ["2.18.02.2.01", "2.18.02.2.02", "2.18.03.2.01", "2.07.04.2.03", "X.1"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("2.18.02.2.09", ["2.18.02.2.01", "2.18.02.2.02"]),
        ("2.19", ["2.18.02.2.01", "2.18.02.2.02"]),
        ("9.99", []),
    ],
)
def test_the_nearest_codes_share_the_beginning(code, found):
    assert nearest(code, KNOWN)[:2] == found


def test_a_refused_code_says_which_are_near():
    said = unknown_words("rkpd", 2026, "2.19", [("2.18", "Perizinan")])
    assert said == "Kode 2.19 tidak ada dalam RKPD 2026. Yang paling dekat: 2.18 Perizinan."
    assert "memuat kodenya" in unknown_words("rkpd", 2026, "2.19", [])
