"""An officer compares two versions of a text; the staff puts many PDFs into one file and cancels another."""

import io
import re
import zipfile

import pikepdf

from tests.journeys.test_register import rows


def some_text(person):
    """The address of an instrument that has at least two versions."""
    page = person.go("/register/?status=berjalan&bentuk=pks")
    return page.locator("table tbody .cell-main a").first.get_attribute("href")


def test_an_officer_compares_two_versions(visitor):
    officer = visitor("opd")
    page = officer.visit(some_text(officer))
    page.get_by_role("link", name="Versi dan banding").click()
    officer.check()
    page.get_by_role("radio", name="Dari Revisi 1").check()
    page.get_by_role("radio", name="Ke Revisi 2").check()
    page.get_by_role("button", name="Bandingkan yang dipilih").click()
    officer.check()
    assert "dari=1&ke=2" in page.url
    assert page.get_by_role("heading", name="Ringkasan perubahan").is_visible()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.hasAttribute('data-change')")
    assert page.locator("[data-step-place]").inner_text().startswith("1 dari")
    page.get_by_role("link", name="Berdampingan").click()
    officer.check()
    with page.expect_download() as taken:
        page.evaluate(
            "a => Object.assign(document.createElement('a'), {href: a, download: 'banding.pdf'}).click()",
            page.get_by_role("link", name="Unduh PDF perbandingan").get_attribute("href"),
        )
    with pikepdf.open(io.BytesIO(taken.value.path().read_bytes())) as file:
        assert len(file.pages) >= 1


def test_the_comparison_fits_a_phone(visitor):
    officer = visitor("opd", narrow=True)
    address = some_text(officer)
    officer.visit(f"{address}versi/")
    officer.visit(f"{address}banding/?dari=1&ke=2&tampil=berdampingan")


def begin(page, choice, form="ZIP, satu PDF tiap naskah"):
    page.get_by_role("radio", name=choice).check()
    page.get_by_label("Bentuk berkas").select_option(label=form)
    page.get_by_role("button", name="Siapkan PDF").click()
    page.wait_for_url(re.compile("/pekerjaan/"))


def test_the_staff_makes_a_zip_of_a_filter_watches_it_and_cancels_another(visitor):
    staff = visitor("staf")
    page = staff.visit("/register/?status=berjalan&bentuk=pks")
    expected = len(rows(page))
    begin(page, re.compile("Semua yang cocok"))
    staff.check()
    page.get_by_text("Berkas siap diunduh").wait_for(timeout=180_000)
    staff.check()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh", exact=True).click()
    with zipfile.ZipFile(taken.value.path()) as bundle:
        assert bundle.testzip() is None
        names = [name for name in bundle.namelist() if name.endswith(".pdf")]
        missing = page.locator(".job-missing > li").count()
        assert len(names) + missing == expected
        assert bundle.read(names[0]).startswith(b"%PDF-")
    page = staff.visit("/register/?urut=judul")
    begin(page, re.compile("Semua yang cocok"), "Satu PDF gabungan")
    page.get_by_role("button", name="Batalkan").click()
    page.get_by_text("Pekerjaan ini dibatalkan").wait_for()
    staff.check()
    page = staff.visit("/pekerjaan/")
    states = [chip.inner_text().strip() for chip in page.locator(".job-state .chip").all()]
    assert states[:2] == ["Dibatalkan", "Selesai"]


def test_ticked_rows_become_one_file_on_a_phone(visitor):
    staff = visitor("staf", narrow=True)
    page = staff.visit("/register/?status=berjalan")
    boxes = page.locator("[name=naskah]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    begin(page, re.compile("Yang dicentang"), "Satu PDF gabungan")
    page.get_by_text("Berkas siap diunduh").wait_for(timeout=120_000)
    staff.check()
    staff.visit("/pekerjaan/")
