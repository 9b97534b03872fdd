"""The spine: from an OPD's idea to a signed PKS that was reported on and evaluated, clicked by its people."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.rules.indonesian import long_date
from agreements.rules.periods import semester_of
from tests.journeys.walking import act, attach, upload

TODAY = timezone.localdate()
TITLE = "Posko Bersama Pemadam Kebakaran Perbatasan"
KSB, PKS = "Penanganan Kebakaran di Wilayah Perbatasan", "Posko Bersama dan Respons Kebakaran"


@pytest.fixture
def people(visitor):
    """Open a browser for each person only once."""
    known = {}

    def of(name):
        if name not in known:
            known[name] = visitor(name)
        return known[name]

    return of


def propose(opd):
    """The OPD's officer proposes; return the dossier's address."""
    page = opd.visit("/kerja-sama/baru/")
    page.get_by_label("Cari mitra yang sudah tercatat").fill("Mojokerto")
    page.get_by_role("button", name="Pilih Kabupaten Mojokerto").click()
    page.get_by_text("KSDD wajib").first.wait_for()
    page.get_by_label("KSDD wajib").check()
    page.get_by_role("textbox", name="Judul").fill(TITLE)
    page.get_by_label("Objek kerja sama").fill("penanganan kebakaran di wilayah perbatasan")
    page.get_by_label("Ruang lingkup").fill("posko bersama\nrespons kebakaran lintas batas")
    page.get_by_role("textbox", name="Lokasi").fill("wilayah perbatasan")
    page.get_by_label(re.compile("1.05 ketenteraman")).check()
    page.get_by_label("Dokumen").first.select_option("rkpd")
    page.get_by_label("Tahun").first.fill(str(TODAY.year))
    page.get_by_label(re.compile("^Kode")).first.fill("1.05.03.2.02")
    opd.check()
    page.get_by_role("button", name="Simpan usulan").click()
    page.get_by_role("heading", name=TITLE).wait_for()
    opd.check()
    act(page, "Ajukan usulan", note="Mohon ditelaah.", fill=papers)
    page.get_by_text("mengajukan usulan kerja sama").first.wait_for()
    return page.url


def papers(panel):
    """Give every paper that the panel asks for, letters with number and date."""
    for field in panel.locator("input[type=file]").all():
        field.set_input_files(upload("surat.pdf"))
    for field in panel.locator("input[name$='-number']").all():
        field.fill("100.3.7/12/2026")
    for field in panel.locator("input[type=date]").all():
        field.fill(TODAY.isoformat())


def agree(people, dossier):
    """TKKSD studies the idea, our offer goes out, and the neighbour accepts it."""
    act(people("staf").visit(dossier), "Terima usulan", note="Sesuai rencana.")
    page = people("staf").visit(dossier)
    page.get_by_role("link", name="Buka kajian").click()
    page.locator("[name=meeting_on]").fill(TODAY.isoformat())
    page.locator("[name=attendance]").fill("Bapperida")
    page.locator("[name=conclusion]").fill("Layak dilanjutkan.")
    page.locator("input[name=meeting_kind][value=teknis]").check()
    page.locator("input[name=advice][value=layak]").check()
    for met in page.locator("input[name^=met_][value=ya]").all():
        met.check()
    page.locator("input[name=minutes]").set_input_files(upload("berita-acara.pdf"))
    people("staf").check()
    page.get_by_role("button", name="Catat rapat").click()
    page.get_by_text("Rapat dan rekomendasi TKKSD tercatat").first.wait_for()
    people("staf").check()
    act(people("sekda").visit(dossier), "Nyatakan layak", note="Sesuai rekomendasi.")
    people("sekda").check()
    page = people("staf").visit(dossier)
    act(page, "Catat penawaran dikirim", fill=papers)
    page.get_by_text("Belum dijawab").first.wait_for()
    people("staf").check()
    act(page, "Catat jawaban menerima", fill=papers)
    page.locator("#penawaran").get_by_text("Menerima").wait_for()
    people("staf").check()


def fill_data(page, about, start, end):
    """Fill the data of the text: title, term, funding."""
    page.locator("[name=about]").fill(about)
    page.locator("[name=starts_on]").fill(start.isoformat())
    page.locator("[name=ends_on]").fill(end.isoformat())
    page.locator("[name=funding]").select_option("masing_masing")
    save(page)


def save(page):
    """Press the page's save button and wait for the answer."""
    with page.expect_navigation():
        page.locator(".form-actions").get_by_role("button", name="Simpan").click()


def draft(person, dossier, button, about, start, end):
    """Begin a text in the dossier, fill its data and units, and return its address."""
    page = person.go(dossier)
    act(page, button)
    page.wait_for_url("**/naskah/*/tulis/")
    person.check()
    address = page.url.removesuffix("tulis/")
    person.visit(f"{address}data/")
    fill_data(page, about, start, end)
    person.visit(f"{address}pihak/")
    units = page.locator("input[name$='-unit']")
    for index in range(units.count()):
        if not units.nth(index).input_value():
            units.nth(index).fill("Dinas Pemadam Kebakaran")
    save(page)
    return address


def write(person, address):
    """Type an ayat into the first pasal, save, and see it in the preview."""
    page = person.visit(f"{address}tulis/")
    first = page.locator("textarea[name^=body-]").nth(1)
    words = "Maksud ini ditulis oleh petugas"
    first.fill(first.input_value() + f"\n(3) {words} pada {long_date(TODAY)}.")
    page.keyboard.press("Control+s")
    page.get_by_text("Tersimpan").first.wait_for()
    page.locator("article.naskah").get_by_text(words).wait_for()
    person.check()


def review(people, address, submitter, reviewer):
    """Submission, review, legal review, discussion, final text, four paraf."""
    page = people(submitter).go(address)
    act(page, "Ajukan", note="Mohon ditelaah.")
    people(submitter).check()
    for name, label, note in [
        (reviewer, "Mulai telaah", ""),
        ("kabag", "Teruskan ke Bagian Hukum", "Substansi sesuai."),
        ("hukum", "Setujui telaah hukum", "Tidak bertentangan dengan peraturan."),
    ]:
        page = people(name).visit(address)
        act(page, label, note=note)
    page = people("staf").visit(address)
    blocked = page.locator(".act-blocked", has_text="Tetapkan naskah final")
    assert "Berita acara pembahasan belum diunggah" in blocked.inner_text()
    attach(page, "Berita acara pembahasan", upload("berita-acara.pdf"))
    if page.get_by_role("link", name="Susun uji beban").count():
        weigh(people, page)
        page = people("staf").visit(address)
    act(page, "Tetapkan naskah final")
    for name in ("kepala.opd", "hukum", "kabag", "sekda"):
        act(people(name).visit(address), "Bubuhkan paraf")
    return people("staf").visit(address)


def weigh(people, page):
    """The burden test says that the DPRD is not needed, and the head of the section confirms it."""
    page.get_by_role("link", name="Susun uji beban").click()
    for name in ("cost_from_apbd", "people_pay", "assets_used"):
        page.locator(f"input[name={name}][value=tidak]").check()
    people("staf").check()
    page.get_by_role("button", name="Simpan uji beban").click()
    page.get_by_text("Tidak perlu persetujuan DPRD").first.wait_for()
    people("staf").check()
    act(people("kabag").visit(page.url), "Tetapkan tidak perlu DPRD")


def sign(people, address, start, end):
    """Preparation, a refused scan, the signature, and the second person's validation."""
    page = people("staf").visit(address)
    act(page, "Siapkan penandatanganan")
    page.get_by_text(re.compile(r"100\.3\.7/\d{3}/")).first.wait_for()

    def fill(panel, scan):
        panel.locator("[name=signed_on]").fill(TODAY.isoformat())
        panel.locator("[name=starts_on]").fill(start.isoformat())
        panel.locator("[name=ends_on]").fill(end.isoformat())
        panel.locator("[name=number_2]").fill("188/77/2026")
        for tick in panel.get_by_role("checkbox").all():
            tick.check()
        panel.locator("input[type=file]").set_input_files(scan)

    bad = upload("pindaian.pdf", b"bukan pdf sama sekali")
    act(page, "Catat penandatanganan", fill=lambda panel: fill(panel, bad))
    page.get_by_text("Isi berkas bukan PDF").first.wait_for()
    assert page.locator("[name=signed_on]").input_value() == TODAY.isoformat()
    people("staf").check()
    act(page, "Catat penandatanganan", fill=lambda panel: fill(panel, upload("pindaian.pdf")))
    page.get_by_text("Ditandatangani").first.wait_for()
    page = people("kabag").visit(address)
    act(page, "Validasi dan berlakukan")
    page.get_by_text("Berlaku").first.wait_for()
    people("kabag").check()


def report_and_evaluate(people, address):
    """The OPD reports on the running semester, the section accepts and evaluates, its head approves."""
    semester = semester_of(TODAY)
    page = people("opd").visit(f"{address}laporan/{semester.year}/{semester.half}/")
    page.locator("[name=activities]").fill("Latihan bersama dua kali.")
    page.locator("[name=problems]").fill("Perbedaan frekuensi radio.")
    page.locator("[name=efforts]").fill("Penyeragaman frekuensi.")
    page.locator("[name=people_served]").fill("1.250")
    page.locator("[name=revenue]").fill("12.500.000,50")
    page.locator("details", has=page.locator("summary", has_text="Sampaikan")).locator("summary").click()
    page.get_by_role("button", name="Sampaikan laporan").click()
    page.get_by_text("Disampaikan").first.wait_for()
    people("opd").check()
    assert "12.500.000,50" in page.locator("main").inner_text()

    report = page.url
    page = people("staf").visit(report)
    act(page, "Terima laporan")
    page.get_by_text("Diterima").first.wait_for()

    page = people("staf").visit(f"{address}evaluasi/{semester.year}/{semester.half}/")
    for group in page.locator("fieldset, .indicator").all():
        if group.locator("input[type=radio][value='4']").count():
            group.locator("input[type=radio][value='4']").first.check(force=True)
    for evidence in page.locator("textarea[name$=evidence]").all():
        evidence.fill("Laporan semester.")
    page.locator("[name=conclusion]").fill("Berjalan baik.")
    page.locator("input[name=recommendation][value=lanjut]").check(force=True)
    people("staf").check()
    page.locator("details", has=page.locator("summary", has_text="Usulkan")).locator("summary").click()
    page.get_by_role("button", name="Usulkan evaluasi").click()
    page.get_by_text("75,00").first.wait_for()

    page = people("kabag").visit(page.url)
    act(page, "Setujui evaluasi")
    page.get_by_text("Disetujui").first.wait_for()
    people("kabag").check()


def extend(people, address):
    """The extension begins from the approved evaluation, with the old text."""
    page = people("opd").visit(address)
    act(page, "Mulai perpanjangan")
    page.wait_for_url("**/tulis/")
    words = [box.input_value() for box in page.locator("textarea[name^=body-]").all()]
    assert any("Maksud ini ditulis oleh petugas" in text for text in words)
    people("opd").check()


def test_from_an_idea_to_an_evaluated_pks(people):
    start, end = TODAY, TODAY.replace(year=TODAY.year + 3) - timedelta(days=1)
    dossier = propose(people("opd"))
    agree(people, dossier)

    page = people("opd").visit(dossier)
    refused = page.locator(".act-blocked", has_text="Susun PKS")
    assert "PKS lahir dari KSB" in refused.first.inner_text()

    ksb = draft(people("staf"), dossier, "Susun KSB", KSB, start, end)
    write(people("staf"), ksb)
    review(people, ksb, "staf", "kabag")
    sign(people, ksb, start, end)

    pks = draft(people("opd"), dossier, "Susun PKS", PKS, start, end)
    write(people("opd"), pks)
    review(people, pks, "opd", "staf")
    sign(people, pks, start, end)

    page = people("opd").visit(dossier)
    assert page.locator(".chain, [class*=chain]").get_by_text(PKS).count() >= 1

    report_and_evaluate(people, pks)
    extend(people, pks)
