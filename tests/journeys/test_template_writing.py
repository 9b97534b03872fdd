"""The template editor: saves by itself, moves and takes back, lampiran with tables, two windows, no line."""

import re

import pytest

from tests.journeys.walking import act

SAVED = re.compile(r"Tersimpan \d\d\.\d\d|Semua tersimpan")
NAME = "Pernyataan kehendak luar negeri"


def editor(keeper):
    """Open the editor of the draft of a version, begun where there is none; return its page."""
    page = keeper.go("/templat/")
    page.get_by_role("link", name=NAME, exact=True).click()
    page.wait_for_url(re.compile(r"/templat/[0-9a-f-]{36}/$"))
    if page.get_by_role("button", name="Mulai versi baru").count():
        act(page, "Mulai versi baru")
    else:
        page.get_by_role("link", name=re.compile("Tulis draf versi")).click()
    page.wait_for_url("**/tulis/")
    page.wait_for_load_state("networkidle")
    return page


@pytest.fixture
def keeper(visitor):
    """The regulation admin in the editor of a draft version."""
    someone = visitor("regulasi")
    someone.address = editor(someone).url
    return someone


def box(page, at=0):
    return page.locator("[data-list] textarea").nth(at)


def type_at_end(page, words, at=0):
    box(page, at).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def saved(page):
    page.locator("[data-save-words]", has_text=SAVED).wait_for()


def waits(page):
    page.locator("[data-save-words]", has_text="Menunggu pilihan Anda").wait_for()


def opened(keeper):
    page = keeper.go(keeper.address)
    page.wait_for_load_state("networkidle")
    return page


def test_words_hints_and_note_save_themselves(keeper):
    page = keeper.page
    type_at_end(page, " Tersimpan sendiri.")
    page.get_by_label("Petunjuk bagi penulis").first.fill("Ringkas saja.")
    page.get_by_label("Wajib ada").first.uncheck()
    page.get_by_label("Yang berubah pada versi ini").fill("Dicoba sendiri")
    saved(page)
    keeper.check()
    page = opened(keeper)
    assert box(page).input_value().endswith("Tersimpan sendiri.")
    assert page.get_by_label("Petunjuk bagi penulis").first.input_value() == "Ringkas saja."
    assert not page.get_by_label("Wajib ada").first.is_checked()
    assert page.get_by_label("Yang berubah pada versi ini").input_value() == "Dicoba sendiri"


def drag(page, at, onto):
    """Drag a pasal by its handle to the head of another."""
    handle = page.locator("[data-list] [data-handle]").nth(at)
    handle.scroll_into_view_if_needed()
    handle.hover()
    page.mouse.down()
    there = page.locator("[data-list] .pasal-head").nth(onto).bounding_box()
    page.mouse.move(there["x"] + 20, there["y"] + 30, steps=8)
    page.mouse.move(there["x"] + 20, there["y"] + 5, steps=4)
    page.mouse.up()


def test_a_reference_follows_its_pasal_and_the_step_is_taken_back(keeper):
    page = keeper.page
    page.locator("#isi-subjek").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nHal ini sesuai dengan Pasal 2.")
    page.keyboard.press("Control+s")
    saved(page)
    ends = "words => document.querySelector('#isi-subjek').value.endsWith(words)"
    drag(page, 1, 0)
    page.wait_for_function(ends, arg="sesuai dengan Pasal 1.")
    page.keyboard.press("Alt+z")
    page.wait_for_function(ends, arg="sesuai dengan Pasal 2.")
    page.locator("#isi-maksud_tujuan").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_function(ends, arg="sesuai dengan Pasal 1.")
    saved(page)
    keeper.check()


def test_a_lampiran_with_a_table_is_written_and_stands_in_the_trial(keeper):
    page = keeper.page
    page.get_by_role("button", name="Tambah lampiran").click()
    page.keyboard.type("RENCANA KEGIATAN")
    card = page.locator(".annex-card").last
    table = "| No. | Kegiatan |\n|---|---|\n| 1 | Kunjungan {{pihak_kedua.nama}} |"
    card.locator("textarea.pasal-text").fill(table)
    card.get_by_label("Wajib ada").check()
    saved(page)
    page.locator("#pratinjau-isi", has_text="RENCANA KEGIATAN").wait_for()
    keeper.check()
    page = keeper.go(keeper.address.replace("/tulis/", "/pratinjau/"))
    assert "Kunjungan Pemerintah Kota Contoh" in page.locator(".trial-paper").inner_text()
    keeper.check()
    page = keeper.visit(keeper.address.replace("/tulis/", "/"))
    assert page.get_by_role("heading", name="RENCANA KEGIATAN").last.is_visible()


def test_findings_are_told_while_typing_and_lead_to_their_pasal(keeper):
    page = keeper.page
    type_at_end(page, " Selama {{jangka_waktuu}}.", at=1)
    page.locator(".writing-tabs", has_text="Temuan").get_by_role("tab", name=re.compile("Temuan")).click()
    page.locator("#temuan", has_text="maksud Anda {{jangka_waktu}}?").wait_for()
    keeper.check()
    page.locator("#temuan [data-jump]").first.click()
    assert page.evaluate("document.activeElement.name.startsWith('body-')")
    box(page, 1).fill(box(page, 1).input_value().replace(" Selama {{jangka_waktuu}}.", ""))
    saved(page)


def test_a_cut_line_and_a_dead_tab_give_the_words_back(keeper):
    keeper.context.set_offline(True)
    type_at_end(keeper.page, " Belum sempat tersimpan.")
    keeper.page.get_by_text("sambungan terputus").wait_for()
    keeper.page.close(run_before_unload=False)
    keeper.context.set_offline(False)
    keeper.page = keeper.context.new_page()
    keeper.errors.clear()
    page = keeper.go(keeper.address)
    page.get_by_text("Ada tulisan yang belum sempat tersimpan").wait_for()
    keeper.check()
    page.get_by_role("button", name="Pulihkan").click()
    saved(page)
    assert box(opened(keeper)).input_value().endswith("Belum sempat tersimpan.")


def test_of_two_windows_the_second_keeps_its_words_and_chooses(keeper):
    first, second = keeper.page, keeper.context.new_page()
    second.goto(keeper.address)
    second.wait_for_load_state("networkidle")
    type_at_end(first, " Jendela pertama.")
    saved(first)
    type_at_end(second, " Jendela kedua.")
    waits(second)
    assert box(second).input_value().endswith("Jendela kedua.")
    second.get_by_role("button", name="Bandingkan dan pilih").click()
    second.locator(".theirs ins", has_text="pertama.").wait_for()
    assert box(second).input_value().endswith("Jendela kedua.")
    keeper.page = second
    keeper.errors = [told for told in keeper.errors if "409" not in told]
    keeper.check()
    second.get_by_role("button", name="Simpan").first.click()
    second.get_by_text("tersimpan.").first.wait_for()
    assert box(second).input_value().endswith("Jendela kedua.")
    assert not second.locator("[data-restore]").is_visible()


def test_the_editor_on_a_phone(visitor):
    reader = visitor("regulasi", narrow=True)
    page = editor(reader)
    reader.check()
    page.get_by_role("link", name="Pratinjau dan terbitkan").click()
    page.wait_for_url("**/pratinjau/")
    reader.check()
