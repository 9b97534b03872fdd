"""Findings: gone through by key and by weight, waved through by Bagian Hukum, read by Inspektorat."""

import re

DRAFT = "Pengelolaan Sampah di Wilayah Perbatasan"
REASON = "Kewajiban ini berasal dari Peraturan Daerah (Contoh)."


def opened(someone):
    """The page of the demo's returned KSB, with its findings shown."""
    someone.go("/register/?q=Pengelolaan+Sampah")
    someone.page.get_by_role("link", name=re.compile(DRAFT)).first.click()
    someone.page.wait_for_url("**/naskah/**")
    details = someone.page.locator("details.found")
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()
    return someone.page


def current(page):
    """The finding that the keys are at."""
    return page.locator(".finding[aria-current=true]")


def test_the_key_leads_from_one_finding_to_the_next_and_to_its_words(visitor):
    page = opened(visitor("staf"))
    page.keyboard.press("F8")
    first = current(page).inner_text()
    page.keyboard.press("F8")
    assert current(page).inner_text() != first
    page.keyboard.press("Shift+F8")
    assert current(page).inner_text() == first


def test_only_one_weight_is_shown_on_demand(visitor):
    someone = visitor("kabag")
    page = opened(someone)
    every = page.locator(".finding-group .finding:visible").count()
    button = page.locator("[data-finding-filter] [data-only=block]")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    shown = page.locator(".finding-group .finding:visible")
    assert 0 < shown.count() < every
    assert set(shown.evaluate_all("all => all.map((each) => each.dataset.tone)")) == {"block"}
    someone.check()
    button.click()
    assert page.locator(".finding-group .finding:visible").count() == every


def test_a_finding_leads_to_the_very_words_on_the_paper(visitor):
    page = opened(visitor("kabag"))
    page.locator(".finding-jump[href^='#ps-']").first.click()
    words = page.evaluate("[...CSS.highlights.get('temuan-lompat')].map(String).join()")
    assert "berkewajiban" in words or "wajib" in words


def test_bagian_hukum_waves_through_and_inspektorat_reads_why(visitor):
    law, auditor = visitor("hukum"), visitor("inspektorat")
    page = opened(law)
    page.get_by_role("link", name="Kesampingkan …").first.click()
    law.check()
    page.get_by_label("Alasan").fill("setuju")
    page.get_by_role("button", name="Kesampingkan temuan").click()
    page.get_by_text("Tulis alasan paling sedikit 20 huruf").first.wait_for()
    page.get_by_label("Alasan").fill(REASON)
    page.get_by_role("button", name="Kesampingkan temuan").click()
    page.get_by_text("dikesampingkan dan tercatat").wait_for()
    auditor.go("/pengecualian-temuan/")
    auditor.page.get_by_text(REASON).first.wait_for()
    auditor.check()
    with auditor.page.expect_download() as sheet:
        auditor.page.get_by_role("link", name="Unduh XLSX").click()
    assert sheet.value.suggested_filename.startswith("pengecualian-")


def test_every_rule_is_listed_and_found(visitor):
    someone = visitor("opd")
    someone.go("/peraturan/aturan-pemeriksaan/")
    someone.page.get_by_label("Cari aturan").fill("studi kelayakan")
    rows = someone.page.locator("#aturan tr:visible")
    assert rows.evaluate_all("all => all.map((each) => each.id)") == ["KSB-12"]
    someone.page.get_by_label("Cari aturan").fill("")
    someone.check()
