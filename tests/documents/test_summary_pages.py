"""The dossier's summary sheet."""

import hashlib
from dataclasses import replace

from agreements.documents.summary_pages import (
    DossierSummary,
    HistoryLine,
    InstrumentLine,
    ResultLine,
    summary_pdf,
)
from tests.documents import reading
from tests.documents.samples import STAMP

SHEET = DossierSummary(
    government="Pemerintah Daerah Kota Mojokerto",
    title="Penataan Batas Wilayah",
    kind="KSDD wajib",
    stage="Pelaksanaan",
    agency="Bagian Pemerintahan",
    object="Pilar batas <dan> pelayanan",
    affairs=("1.05 Ketenteraman", "2.12 Administrasi kependudukan"),
    partners=("Pemerintah Daerah Kabupaten Mojokerto",),
    plans=("RKPD 2026 1.05.02",),
    instruments=(
        InstrumentLine("Kesepakatan Bersama", "Batas", "1/2025", "Berlaku", "4 Mei 2025", "3 Mei 2030"),
        InstrumentLine("Perjanjian Kerja Sama", "Pilar", "", "Draf", "", "", depth=1),
    ),
    results=(ResultLine("Semester I 2026", "PKS Pilar", "Diterima", "82,50", "Lanjut"),),
    history=(HistoryLine("1 September 2026 pukul 09.00", "Contoh Rina", "mengajukan naskah"),),
    next_step="Bagian Hukum menelaah",
    reference="KS-7K2M",
    address="https://kerjasama.example.go.id/kerja-sama/7k2m",
)


def test_sheet_tells_everything():
    said = reading.spoken(summary_pdf(SHEET, stamp=STAMP))
    for words in (
        "Penataan Batas Wilayah",
        "Keadaan pada 1 September 2026 pukul 10.30",
        "Pilar batas <dan> pelayanan",
        "Langkah berikut Bagian Hukum menelaah",
        "Mitra Pemerintah Daerah Kabupaten Mojokerto",
        "Kesepakatan Bersama tentang Batas 1/2025 Berlaku 4 Mei 2025 3 Mei 2030",
        "Perjanjian Kerja Sama tentang Pilar – Draf – –",
        "Semester I 2026 PKS Pilar Diterima 82,50 Lanjut",
        "1 September 2026 pukul 09.00 Contoh Rina mengajukan naskah",
    ):
        assert words in said


def test_one_page_one_title_tables_with_heads():
    data = summary_pdf(SHEET, stamp=STAMP)
    tags = [tag for tag, _ in reading.elements(data)]
    assert len(reading.pages(data)) == 1
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/Table")) == (1, 3, 4)
    assert tags.count("/Figure") == 1


def test_empty_dossier_says_so():
    bare = DossierSummary(government="Kota", title="Usulan", kind="KSDPK", stage="Usulan", agency="Dinas")
    said = reading.spoken(summary_pdf(bare, stamp=STAMP))
    for words in (
        "Belum ada naskah.",
        "Belum ada laporan dan evaluasi.",
        "Belum ada riwayat.",
        "Mitra Belum ada.",
    ):
        assert words in said
    assert "Lokasi" not in said


def test_long_tables_and_texts_are_cut_and_say_so():
    many = replace(SHEET, history=SHEET.history * 40, object="kata " * 2000)
    data = summary_pdf(many, stamp=STAMP)
    assert "dan 25 peristiwa lain." in reading.spoken(data)
    assert len(reading.pages(data)) == 2


def test_same_sheet_same_bytes():
    one, two = (hashlib.sha256(summary_pdf(SHEET, stamp=STAMP)).hexdigest() for _ in range(2))
    assert one == two


def test_no_page_bears_one_row_only():
    overleaf = 0
    for number in range(2, 10):
        sheet = replace(SHEET, instruments=SHEET.instruments[:1] * number, history=SHEET.history * 15)
        *_, last = pages = reading.pages(summary_pdf(sheet, stamp=STAMP))
        overleaf += len(pages) > 1
        assert last.count("mengajukan naskah") > 1
    assert overleaf
