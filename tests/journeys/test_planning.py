"""Planning from the OPD's first potential to a dossier that grows from the yearly plan."""

import re

from tests.factories import today
from tests.journeys.walking import act, upload

YEAR = today().year
NEXT = YEAR + 1


def test_an_officer_maps_a_potential_with_its_kinds_told_beside_it(visitor):
    officer = visitor("opd")
    page = officer.visit("/rencana/")
    page.get_by_role("link", name=re.compile(r"^Dinas Penanaman Modal.*" + str(NEXT))).click()
    officer.check()
    page.get_by_role("link", name="Tambah potensi", exact=True).click()
    page.get_by_label("Urusan", exact=True).select_option(index=1)
    page.get_by_label("Objek").fill("Layanan izin bersama di kecamatan")
    page.get_by_label("Kebutuhan atau potensi").fill("Warga mengurus izin ke dua kantor.")
    page.get_by_label("Manfaat").fill("2.000 izin terbit di kecamatan.")
    page.get_by_label("Calon mitra").fill("Kabupaten Mojokerto")
    page.get_by_label("Kategori mitra").focus()
    page.locator("#nasihat-jenis").get_by_text("mitra tercatat").wait_for()
    officer.check()
    page.get_by_role("button", name="Simpan potensi").click()
    assert "Layanan izin bersama di kecamatan" in page.locator("main").inner_text()
    officer.check()


def test_the_section_accepts_a_mapping_that_waits_on_its_home_page(visitor):
    staff = visitor("staf")
    page = staff.page
    page.locator("#antrean summary").click()
    page.get_by_role("link", name=re.compile("Pemetaan menunggu diterima")).click()
    staff.check()
    page.get_by_role("link", name="DKPP", exact=True).click()
    act(page, "Terima pemetaan")
    assert "Diterima" in page.locator("h1").inner_text()
    assert "menerima pemetaan" in page.locator(".timeline").inner_text()
    staff.check()


def test_a_wrong_code_is_refused_with_the_nearest_and_a_known_one_fills_in_the_rest(visitor):
    officer = visitor("opd")
    page = officer.visit("/kerja-sama/baru/")
    page.locator("#id_rencana-0-document").select_option("rkpd")
    page.locator("#id_rencana-0-year").fill(str(YEAR))
    page.locator("#id_rencana-0-code").fill("perizinan")
    page.locator("#pilihan-rencana-0 option").first.wait_for(state="attached")
    page.locator("#id_rencana-0-code").fill("2.18.02.9")
    page.get_by_role("button", name="Simpan usulan").click()
    assert "Yang paling dekat: 2.18.02.2.01" in page.locator("#rencana").inner_text()
    officer.check()


def test_codes_are_loaded_only_after_every_row_is_right(visitor):
    staff = visitor("staf")
    page = staff.visit("/rencana/kode/muat/")
    page.get_by_label("Atau tempel isi tabel").fill("dokumen;tahun;kode;nama\nRKP;26;1.02;Air\n")
    page.get_by_role("button", name="Periksa tabel").click()
    assert "1 baris perlu diperbaiki" in page.locator("main").inner_text()
    staff.check()
    good = f"dokumen;tahun;kode;nama\nKUA-PPAS;{NEXT};1.02.77;Air bersih contoh\n"
    page.get_by_label("Atau tempel isi tabel").fill(good)
    page.get_by_role("button", name="Periksa tabel").click()
    staff.check()
    page.get_by_role("button", name="Muat kode").click()
    assert "1 baru" in page.locator("main").inner_text()
    staff.check()


def test_the_matrix_shows_gaps_and_its_figures_open_their_lists(visitor):
    head = visitor("kabag")
    page = head.visit(f"/rencana/?tahun={YEAR}")
    figure = page.locator("td[data-level] a").first
    number = int(re.match(r"\d+", figure.inner_text()).group())
    figure.click()
    head.check()
    assert page.locator("tbody tr").count() == number
    assert page.goto(f"{head.base}/rencana/?tahun={YEAR}").ok
    assert page.locator(".matrix-gap").count() > 0


def test_the_list_goes_from_the_team_to_its_keputusan(visitor):
    secretary = visitor("sekda")
    page = secretary.visit(f"/rencana/daftar/?tahun={NEXT}")

    def discussed(panel):
        panel.get_by_label("Tanggal rapat").fill(str(today()))
        panel.get_by_label("Hasil pembahasan").fill("Disepakati seluruhnya.")

    act(page, "Catat hasil pembahasan", fill=discussed)
    assert "Menunggu persetujuan" in page.locator("h1").inner_text()
    mayor = visitor("walikota")
    page = mayor.visit(f"/rencana/daftar/?tahun={NEXT}")
    act(page, "Setujui daftar")
    staff = visitor("staf")
    page = staff.visit(f"/rencana/daftar/?tahun={NEXT}")

    def decreed(panel):
        panel.get_by_label("Nomor Keputusan").fill("188/5 (contoh)")
        panel.get_by_label("Tanggal Keputusan").fill(str(today()))
        panel.get_by_label("Pindaian Keputusan").set_input_files(upload("keputusan.pdf"))

    act(page, "Catat penetapan", fill=decreed)
    assert "Ditetapkan" in page.locator("h1").inner_text()
    staff.check()
    for name in ("PDF", "XLSX"):
        with page.expect_download() as taken:
            page.get_by_role("link", name=name, exact=True).click()
        assert taken.value.path().stat().st_size > 1_000


def test_a_dossier_grows_from_a_row_of_the_list(visitor):
    staff = visitor("staf")
    page = staff.visit(f"/rencana/daftar/?tahun={YEAR}")
    page.get_by_role("link", name=re.compile("^Mulai usulan")).first.click()
    staff.check()
    assert "Dari daftar rencana" in page.locator("main").inner_text()
    assert page.get_by_label("Judul").input_value()
    assert page.locator("#id_rencana-0-code").input_value()


def test_planning_fits_a_phone(visitor):
    staff = visitor("staf", narrow=True)
    for address in ("", "daftar/", "potensi/", "koordinasi/", "kode/", "kode/muat/"):
        staff.visit(f"/rencana/{address}?tahun={YEAR}")
    staff.visit(f"/rencana/koordinasi/{NEXT}/baru/")
    staff.visit(f"/rencana/pemetaan/BPBD/{NEXT}/")
