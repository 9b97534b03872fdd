"""Letters and other papers beside the agreement: no signature and no tembusan alone on a page."""

import pytest

from agreements.documents.official_pages import official_pdf
from tests.documents.page_faults import lone_closing, pages_of
from tests.documents.samples import STAMP

KOP = {
    "emblem": "daerah-contoh",
    "alt": "Lambang daerah",
    "lines": ["PEMERINTAH KOTA MOJOKERTO", "DINAS LINGKUNGAN HIDUP"],
    "address": "Jalan Contoh Nomor 1",
    "contact": "",
}
FRAME = {
    "kind": "penawaran",
    "kop": KOP,
    "number": "7/UJI",
    "place_date": "Mojokerto, 1 September 2026",
    "title": ["KERANGKA ACUAN KERJA"],
    "heads": [["Nomor", "7/UJI"], ["Hal", "Uji"]],
    "to": ["Yth. Bupati", "di Mojosari"],
    "paper": "A4",
    "about": "Uji",
    "author": "Pemerintah Daerah Kota Mojokerto",
    "copies": ["Sekretaris Daerah", "Kepala Bagian Hukum", "Arsip"],
    "signatures": [[{"label": "WALIKOTA", "name": "CONTOH NAMA"}]],
}
LINE = "Kalimat yang mengisi kira-kira satu baris dari halaman surat dinas yang diuji ini."
TAILS = {
    "words": ("surat", {"texts": ["Atas perhatian Saudara, kami ucapkan terima kasih."]}),
    "facts": ("naskah", {"facts": [["Satu", ["isi"]], ["Dua", ["isi"]], ["Tiga", ["isi"]]]}),
    "list": ("naskah", {"list": ["satu", "dua", "tiga"]}),
}


@pytest.mark.parametrize("tail", TAILS)
def test_signature_and_tembusan_never_stand_without_words_above(tail):
    form, part = TAILS[tail]
    overleaf = 0
    for lines in range(18, 34, 2):
        sheet = FRAME | {"form": form, "parts": [{"texts": [LINE] * lines}, part]}
        pages = pages_of(official_pdf(sheet, stamp=STAMP))
        overleaf += len(pages) > 1
        assert lone_closing(pages, "WALIKOTA", least=2 + (form == "naskah")) == []
        assert "CONTOH NAMA" in " ".join(pages[-1].lines)
        assert any("Tembusan:" in line for line in pages[-1].lines)
    assert overleaf > 2


def test_the_table_of_those_present_goes_on_with_its_head():
    rows = [[f"{n}.", f"Nama Peserta {n}", "Dinas Lingkungan Hidup", ""] for n in range(1, 45)]
    table = {"table": {"head": ["No.", "Nama", "Jabatan atau unsur", "Tanda tangan"], "rows": rows}}
    sheet = FRAME | {
        "form": "naskah",
        "parts": [{"texts": [LINE] * 20}, table],
        "signatures": [],
        "copies": [],
    }
    pages = pages_of(official_pdf(sheet, stamp=STAMP))
    assert len(pages) >= 2
    for page in pages:
        heads = [at for at, line in enumerate(page.lines) if line.startswith("No. Nama")]
        assert not heads or heads[-1] < len(page.lines) - 1
    assert pages[-1].lines[0].startswith("No. Nama")
