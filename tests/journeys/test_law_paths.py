"""The paths of law on the screen: NK, RK, LoI, abroad, old agreements, disputes, DPRD, the home page."""

import re

import pytest

from tests.factories import today
from tests.journeys.walking import upload

SIZES = pytest.mark.parametrize("narrow", [False, True], ids=["1280", "360"])
REASON = "Disepakati dengan Bagian Hukum, ND-12/2026 (contoh)."


def first_of(someone, query):
    """Open the first instrument that the register shows for a query; return the page."""
    page = someone.go(f"/register/?{query}")
    page.locator("td.cell-main a").first.click()
    page.wait_for_url("**/naskah/**")
    return page


def dossier(someone, title):
    """Open a dossier by its title; return the page."""
    page = someone.go(f"/kerja-sama/?q={title.replace(' ', '+')}")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.wait_for_url(re.compile(r"/kerja-sama/[0-9a-f-]{36}/"))
    return page


@SIZES
@pytest.mark.parametrize("form", ["nk", "rk", "loi", "naskah_ln"])
def test_the_page_of_each_form_reads_well(visitor, form, narrow):
    staff = visitor("staf", narrow=narrow)
    page = first_of(staff, f"bentuk={form}")
    staff.check()
    assert page.locator("h1.page-title").count() == 1
    evaluates = page.get_by_role("link", name="Susun evaluasi").count()
    assert evaluates == 0 or form in ("nk", "naskah_ln")


@SIZES
def test_a_dossier_abroad_went_on_to_the_surat_konfirmasi(visitor, narrow):
    staff = visitor("staf", narrow=narrow)
    page = dossier(staff, "Pengelolaan Sampah dan Kota Bersih")
    staff.check()
    panel = page.locator("#pokok")
    assert "7 dari 7 pokok" in panel.inner_text()
    panel.get_by_role("link", name=re.compile("rencana kerja sama luar negeri")).click()
    assert "Dicatat selama tahap" in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Simpan").count() == 0
    staff.check()


@SIZES
def test_headings_of_the_study_are_ticked_with_their_place(visitor, narrow):
    staff = visitor("staf", narrow=narrow)
    page = staff.go("/kerja-sama/?stage=penjajakan")
    if page.locator("td.cell-main a").count() == 0:
        page = staff.go("/kerja-sama/?stage=kajian&kind=ksdpl")
    page.locator("td.cell-main a").first.click()
    page.locator("#pokok").get_by_role("link", name=re.compile("kajian")).first.click()
    page.get_by_label("Latar belakang", exact=True).check()
    page.get_by_label("Letaknya: latar belakang").fill("")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Sebut letaknya").first.wait_for()
    staff.check()
    page.get_by_label("Letaknya: latar belakang").fill("Bab I halaman 2")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Pokok dokumen tersimpan").wait_for()
    staff.check()


def test_an_old_agreement_goes_on_as_a_new_proposal(visitor):
    staff = visitor("staf")
    page = first_of(staff, "lama=1&status=bertanda_tangan&q=Beasiswa")
    staff.check()
    panel = page.locator("details.act-panel", has_text="Lanjutkan sebagai KSDPK baru")
    panel.locator("summary").click()
    staff.check()
    panel.get_by_role("button", name="Lanjutkan sebagai KSDPK baru").last.click()
    page.get_by_text("Usulan baru dimulai dengan data naskah lama").wait_for()
    assert "Beasiswa" in page.get_by_label("Judul").input_value()
    staff.check()
    page.go_back()
    narrow = visitor("staf", narrow=True)
    page = first_of(narrow, "lama=1&status=bertanda_tangan&q=Beasiswa")
    assert page.get_by_role("link", name=re.compile("Praktik Kerja Lapangan")).count() >= 1
    narrow.check()


@SIZES
def test_a_dispute_about_one_text_is_recorded_and_goes_up(visitor, narrow):
    staff = visitor("staf", narrow=narrow)
    page = first_of(staff, "bentuk=pks&status=berjalan")
    page.locator("#perselisihan").get_by_role("link", name="Catat perselisihan").click()
    staff.check()
    page.get_by_label("Pokok perselisihan").fill("Laporan keuangan berbeda (contoh).")
    page.get_by_label("Timbul pada tanggal").fill(today().isoformat())
    page.get_by_role("button", name="Catat perselisihan").click()
    page.get_by_text("Perselisihan tercatat").wait_for()
    assert page.locator(".page-head, header").get_by_role("link", name=re.compile("^PKS ")).count() >= 1
    staff.check()
    settle = page.locator("details.act-panel", has_text="Catat penyelesaian")
    settle.locator("summary").click()
    settle.locator("textarea[name=note]").fill("Laporan diselaraskan bersama.")
    settle.locator("input[type=file]").set_input_files(upload("ba.pdf"))
    settle.get_by_role("button", name="Catat penyelesaian").click()
    page.get_by_text("Selesai dengan kesepakatan").first.wait_for()
    staff.check()


@SIZES
def test_the_list_of_burden_tests_and_one_of_them(visitor, narrow):
    staff = visitor("staf", narrow=narrow)
    page = staff.visit("/uji-beban/")
    page.locator("td.cell-main a").first.click()
    staff.check()
    assert page.locator("h1.page-title").count() == 1


def opened(page):
    """Open the findings of the page; return the page."""
    found = page.locator("details.found")
    if found.get_attribute("open") is None:
        found.locator("summary").first.click()
    return page


def take_back(law, page):
    opened(page).get_by_role("link", name="Tarik pengecualian …").first.click()
    law.check()
    page.get_by_label("Alasan").fill("Dasarnya keliru, lihat ND-15/2026 (contoh).")
    page.get_by_role("button", name="Tarik pengecualian").click()
    page.get_by_text("menghalangi lagi").first.wait_for()
    law.check()


@SIZES
def test_a_finding_is_waved_through_and_taken_back(visitor, narrow):
    law = visitor("hukum", narrow=narrow)
    page = first_of(law, "q=Pengelolaan+Sampah+di+Wilayah+Perbatasan")
    waive = opened(page).get_by_role("link", name="Kesampingkan …")
    if not waive.count():  # another journey waved all through
        take_back(law, page)
        opened(page)
    waive.first.click()
    law.check()
    page.get_by_label("Alasan").fill(REASON)
    page.get_by_role("button", name="Kesampingkan temuan").click()
    page.get_by_text("dikesampingkan dan tercatat").wait_for()
    take_back(law, page)


@SIZES
def test_the_home_page_shows_what_presses_and_unfolds_the_rest_by_the_keyboard(visitor, narrow):
    staff = visitor("staf", narrow=narrow)
    page = staff.page
    waiting = page.locator("#menunggu")
    assert 3 <= waiting.locator(".tile").count() <= 7
    assert "0" not in [words.strip() for words in page.locator(".tile-number").all_inner_texts()]
    staff.check()
    rest = page.locator("#antrean")
    assert rest.get_attribute("open") is None
    summary = rest.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert rest.get_attribute("open") is not None
    assert rest.locator(".tile").first.is_visible()
    staff.check()
    page.keyboard.press("Enter")
    assert rest.get_attribute("open") is None


@SIZES
def test_last_years_mapping_is_copied(visitor, narrow):
    officer = visitor("opd", narrow=narrow)
    year = today().year + (3 if narrow else 2)
    page = officer.go(f"/rencana/?tahun={year}")
    page.get_by_role("link", name=re.compile(r"^Dinas Penanaman Modal")).click()
    officer.check()
    page.get_by_role("button", name="Salin pemetaan tahun lalu").click()
    page.get_by_text("disalin sebagai draf").wait_for()
    officer.check()


def test_the_burden_answers_of_the_chooser_are_there_in_the_test(visitor):
    officer = visitor("opd")
    page = officer.visit("/kerja-sama/baru/?biaya=ya&anggaran=tidak&warga=tidak&aset=tidak")
    assert page.locator("input[type=hidden][name=anggaran]").get_attribute("value") == "tidak"
