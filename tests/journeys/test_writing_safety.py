"""The writing room when things go wrong: the line cut, the tab dead, the session ended, a pasal removed."""

import re

import pytest

SAVED = re.compile(r"Tersimpan \d\d\.\d\d|Semua tersimpan")
DRAFT = "Penyelenggaraan Bursa Kerja Daring"


@pytest.fixture
def writer(visitor):
    """An officer of the OPD in the writing room of a draft."""
    officer = visitor("opd")
    page = officer.go("/register/?state=draf")
    page.get_by_role("link", name=re.compile(DRAFT)).first.click()
    page.wait_for_url("**/naskah/**")
    officer.address = f"{page.url}tulis/"
    officer.go(officer.address).wait_for_load_state("networkidle")
    return officer


def box(page):
    return page.locator("[data-list] textarea").nth(1)


def type_at_end(page, words):
    box(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def titles(page):
    return [field.input_value() for field in page.locator("[data-list] .pasal-name").all()]


def saved(page):
    page.locator("[data-save-words]", has_text=SAVED).wait_for()


def test_what_was_typed_is_saved_without_pressing_anything(writer):
    type_at_end(writer.page, " Tersimpan sendiri.")
    saved(writer.page)
    assert box(writer.go(writer.address)).input_value().endswith("Tersimpan sendiri.")


def test_leaving_by_a_link_saves_first(writer):
    type_at_end(writer.page, " Lalu pergi.")
    writer.page.get_by_role("link", name="Selesai menulis").click()
    writer.page.wait_for_url(re.compile(r"/naskah/[^/]+/$"))
    assert box(writer.go(writer.address)).input_value().endswith("Lalu pergi.")


def test_a_dead_tab_gives_the_words_back(writer):
    writer.context.set_offline(True)
    type_at_end(writer.page, " Belum sempat tersimpan.")
    writer.page.get_by_text("sambungan terputus").wait_for()
    writer.page.close(run_before_unload=False)
    writer.context.set_offline(False)
    writer.page = writer.context.new_page()
    writer.errors.clear()
    page = writer.go(writer.address)
    page.get_by_text("Ada tulisan yang belum sempat tersimpan").wait_for()
    writer.check()
    page.get_by_role("button", name="Pulihkan").click()
    saved(page)
    page = writer.go(writer.address)
    assert box(page).input_value().endswith("Belum sempat tersimpan.")
    assert not page.locator("[data-restore]").is_visible()


def test_an_ended_session_is_told_and_nothing_is_lost(writer):
    cookies = writer.context.cookies()
    writer.context.clear_cookies()
    type_at_end(writer.page, " Setelah sesi berakhir.")
    writer.page.get_by_text("Sesi Anda berakhir").wait_for()
    writer.context.add_cookies(cookies)
    writer.page.keyboard.press("Control+s")
    saved(writer.page)
    assert box(writer.go(writer.address)).input_value().endswith("Setelah sesi berakhir.")


def test_a_removed_pasal_comes_back_even_after_it_was_saved(writer):
    page = writer.page
    page.locator("[data-list] .pasal-text").last.focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.type("SEMENTARA")
    page.keyboard.press("Tab")
    page.keyboard.type("(1) Isi sementara.")
    page.keyboard.press("Control+s")
    saved(page)
    with_it = titles(page)
    page.locator("[data-list] .pasal-card").last.get_by_text("Hapus", exact=True).click()
    page.get_by_role("button", name="Ya, hapus pasal ini").last.click()
    page.keyboard.press("Control+s")
    saved(page)
    page.wait_for_timeout(500)
    assert titles(page) == with_it[:-1]
    page.get_by_role("button", name="Urungkan").click()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    page = writer.visit(writer.address)
    assert titles(page) == with_it
    assert page.locator("[data-list] .pasal-text").last.input_value() == "(1) Isi sementara."


def test_enter_goes_on_with_the_list_and_moving_keeps_the_place(writer):
    page = writer.page
    box(page).fill("")
    box(page).focus()
    page.keyboard.type("(1) Lingkup meliputi:")
    for words in ("data;", "pelatihan; dan", "pendampingan.", "Rincian menyusul."):
        page.keyboard.press("Enter")
        page.keyboard.type(words)
    assert box(page).input_value() == (
        "(1) Lingkup meliputi:\na. data;\nb. pelatihan; dan\nc. pendampingan.\n(2) Rincian menyusul."
    )
    before = titles(page)
    page.keyboard.press("Alt+ArrowUp")
    assert titles(page)[:2] == before[1::-1]
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page) == before
    page.keyboard.press("Control+s")
    saved(page)


def test_the_page_works_without_a_script(browser, writer):
    state = writer.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(writer.address if "://" in writer.address else writer.base + writer.address)
    before = titles(page)
    page.locator("[data-list] .pasal-card").first.get_by_role("button", name="Pasal baru di bawah").click()
    page.locator("[data-list] .pasal-name").nth(1).fill("TANPA SKRIP")
    page.locator("[data-list] .pasal-card").nth(1).get_by_role("button", name="Turunkan").click()
    assert titles(page) == [*before[:2], "TANPA SKRIP", *before[2:]]
    card = page.locator("[data-list] .pasal-card").nth(2)
    card.get_by_text("Hapus", exact=True).click()
    card.get_by_role("button", name="Ya, hapus pasal ini").click()
    assert titles(page) == before
    context.close()
