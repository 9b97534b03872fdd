"""Printing: the page of all papers of a dossier and of an instrument, on wide and narrow pages."""

import re

import pytest

BOTH = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
PKS = "Pemanfaatan Data Alamat Perbatasan untuk Perizinan"
LETTER = "Pengembangan Pariwisata dan Promosi Potensi Daerah"


def prints_of(someone, title):
    """Find an instrument in the register and open what can be printed of it; return the page."""
    page = someone.go(f"/register/?q={title}")
    page.locator("main .cell-main a", has_text=title).first.click()
    page.get_by_role("link", name="Cetak", exact=True).click()
    someone.check()
    return page


def file_behind(someone, link):
    """Return (status, bytes) of what a link gives."""
    answer = someone.context.request.get(someone.base + link.get_attribute("href"))
    return answer.status, answer.body()


@BOTH
def test_minutes_are_printed_from_the_dossier_and_kept(visitor, narrow):
    staf = visitor("staf", narrow=narrow)
    page = staf.go("/kerja-sama/")
    page.locator("main table a, main .cell-main a").first.click()
    page.get_by_role("link", name="Cetak", exact=True).click()
    staf.check()
    page.get_by_role("link", name="Berita acara pembahasan", exact=True).first.click()
    number = f"BA/{7 if narrow else 3}/UJI"
    page.locator("#id_number").fill(number)
    page.get_by_label("Tempat").fill("Ruang rapat Bagian Pemerintahan")
    page.get_by_label("Peserta").fill("Budi; Kepala Bagian\nSari; Dinas Kesehatan")
    page.get_by_label("Hasil pembahasan").fill("")
    page.get_by_role("button", name="Cetak dan simpan").click()
    assert "Hasil pembahasan belum diisi." in page.inner_text("main")
    assert page.get_by_label("Peserta").input_value().startswith("Budi; Kepala Bagian")
    page.get_by_label("Hasil pembahasan").fill("Naskah disepakati.\nDilanjutkan dengan paraf.")
    page.get_by_role("button", name="Cetak dan simpan").click()
    staf.check()
    link = page.get_by_role("link", name=f"Berita acara pembahasan Nomor {number}", exact=True)
    assert file_behind(staf, link)[1].startswith(b"%PDF-")


@BOTH
def test_an_instrument_is_printed_with_its_letters_and_told_what_waits(visitor, narrow):
    staf = visitor("staf", narrow=narrow)
    page = prints_of(staf, PKS)
    text = page.get_by_role("link", name="Naskah", exact=True)
    assert file_behind(staf, text)[1].startswith(b"%PDF-")
    waiting = page.locator("li.file", has_text="Naskah untuk ditandatangani")
    assert "setelah naskah siap ditandatangani" in waiting.inner_text()
    assert waiting.get_by_role("link").count() == 0
    page.locator("main").get_by_role("link", name="Surat kuasa khusus", exact=True).first.click()
    staf.check()
    number = f"180/{72 if narrow else 32}/UJI"
    page.locator("#id_number").fill(number)
    page.get_by_label("Tembusan").fill("")
    page.get_by_role("button", name="Cetak dan simpan").click()
    assert "ditembuskan kepada" in page.inner_text("main")
    assert page.locator("#id_number").input_value() == number
    staf.check()
    page.get_by_label("Tembusan").fill("Sekretariat TKKSD")
    page.get_by_role("button", name="Cetak dan simpan").click()
    staf.check()
    page.get_by_label("Lokasi halaman").get_by_role("link", name="Cetak").click()
    kept = page.get_by_role("link", name=f"Surat kuasa khusus Nomor {number}", exact=True)
    status, data = file_behind(staf, kept)
    assert (status, data[:5]) == (200, b"%PDF-")
    assert file_behind(staf, kept)[1] == data


@BOTH
def test_two_languages_are_refused_with_the_part_that_is_outdated(visitor, narrow):
    staf = visitor("staf", narrow=narrow)
    page = prints_of(staf, LETTER)
    both = page.locator("li.file", has_text=re.compile(r"Naskah dua bahasa(?! \(Word\))")).first
    assert "Terjemahan Pasal 3 dibuat dari bunyi lama" in both.inner_text()
    assert both.get_by_role("link").count() == 0
    staf.visit(f"{page.url}dua-bahasa.pdf")
    assert "Terjemahan Pasal 3 dibuat dari bunyi lama" in page.inner_text("main")


def test_who_may_not_print_letters_sees_why(visitor):
    auditor = visitor("inspektorat")
    page = prints_of(auditor, PKS)
    assert page.get_by_role("link", name="Naskah", exact=True).count() == 1
    letter = page.locator("li.file", has_text="Surat kuasa khusus").first
    assert letter.locator(".file-meta").count() >= 1
