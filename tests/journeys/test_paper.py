"""Printing: the page of all papers, and one that is filled from the dossier, on wide and narrow pages."""

import pytest


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
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
    answer = staf.context.request.get(staf.base + link.get_attribute("href"))
    assert answer.body().startswith(b"%PDF-")
