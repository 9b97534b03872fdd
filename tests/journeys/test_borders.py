"""The border: a point is written by the OPD, discussed, agreed by the Kabag; a list goes out and comes in."""

import re

from tests.journeys.walking import act, attach, state, upload


def border_of(page):
    """Open the border of the demo's dossier; return its address."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + "/batas/")
    page.get_by_role("link", name="PBU 003", exact=True).last.click()
    return page.locator("a[href*='/kerja-sama/'][href$='/batas/']").last.get_attribute("href")


def test_from_a_typed_point_to_an_agreed_one(visitor):
    section, head = visitor("staf"), visitor("kabag")
    page = section.page
    address = border_of(page)
    page = section.visit(address)
    page.get_by_role("link", name="Titik baru").click()
    section.check()
    page.get_by_label("Kode").fill("pbu 900")
    page.get_by_label("Nama", exact=True).fill("Pilar uji")
    page.get_by_label("Lintang resmi").fill("112°26'01\"E")
    page.get_by_label("Bujur resmi").fill("7°28'20.5\"S")
    page.get_by_label("Sumber koordinat resmi").fill("Permendagri contoh")
    page.get_by_role("button", name="Simpan titik").click()
    section.check()
    assert "Lintang dan bujur tampaknya tertukar" in page.locator("main").inner_text()
    page.get_by_label("Lintang resmi").fill("7°28'20.5\"S 112°26'01\"E")
    page.get_by_label("Bujur resmi").fill("")
    page.get_by_label("Lintang lapangan").fill("7 28 21 LS")
    page.get_by_label("Bujur lapangan").fill("112 26 01,4 BT")
    page.get_by_label("Tanggal ukur").fill("2026-03-04")
    page.get_by_label("Pengukur").fill("Tim uji")
    page.get_by_label("Cara ukur").select_option(label="GNSS RTK")
    page.get_by_role("button", name="Baca koordinat").click()
    section.check()
    assert "19,7 m" in page.locator("aside, .page-aside").first.inner_text()
    page.get_by_role("button", name="Simpan titik").click()
    section.check()
    assert state(page) == "Selisih"
    act(page, "Mulai pembahasan", note="Rapat di lapangan.")
    assert state(page) == "Dibahas"
    section.check()

    other = head.visit(page.url)
    scan = upload("ba.pdf")

    def minutes(panel):
        panel.get_by_label("Nomor berita acara").fill("136/900/BA")
        panel.get_by_label("Tanggal berita acara").fill("2026-03-05")
        panel.locator("input[type=file]").set_input_files(scan)

    act(other, "Tetapkan disepakati", note="Diterima kedua pihak.", fill=minutes)
    assert state(other) == "Disepakati"
    assert "136/900/BA" in other.locator("main").inner_text()
    head.check()

    page.reload()
    attach(page, "Foto pilar batas", upload("pilar.pdf"))
    assert "pilar.pdf" in page.locator("#dokumen").inner_text()
    page.get_by_role("link", name="Tambah layanan").first.click()
    section.check()
    page.get_by_label("Urusan").select_option(index=2)
    page.get_by_label("Layanan").fill("Pembuatan KTP-el")
    page.get_by_role("button", name="Simpan layanan").click()
    assert "Pembuatan KTP-el" in page.locator("#layanan").inner_text()
    section.check()


def test_a_list_goes_out_is_changed_and_comes_in(visitor):
    section = visitor("staf")
    address = border_of(section.page)
    page = section.visit(address)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh CSV").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    assert "PBU 003" in text
    changed = text.replace("Batas perumahan Kedundung (contoh)", "Batas perumahan yang baru (contoh)")
    page.get_by_role("link", name="Impor").click()
    section.check()
    file = {"name": "titik.csv", "mimeType": "text/csv", "buffer": changed.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Lihat pratinjau").click()
    section.check()
    assert "Batas perumahan yang baru (contoh)" in page.locator("table").inner_text()
    page.get_by_role("button", name=re.compile("Simpan 1 titik")).click()
    assert "1 titik berubah" in page.locator("main").inner_text()
    section.check()


def test_the_border_on_a_phone(visitor):
    section = visitor("kabag", narrow=True)
    page = section.visit(border_of(section.page))
    assert page.locator(".map-narrow svg").is_visible()
    assert not page.locator(".map-wide svg").is_visible()
    page.locator(".map-narrow a", has_text="PBU 006").locator("path").click()
    page.wait_for_url(re.compile("/batas/[0-9a-f-]{36}/"))
    section.check()
    section.visit("/batas/layanan/")
    section.visit("/batas/?status=disepakati")
