"""The writing room: references follow what moves, steps are taken back, menus and tables by keys."""

import re

import pytest

SAVED = re.compile(r"Tersimpan \d\d\.\d\d|Semua tersimpan")


@pytest.fixture
def page(visitor):
    """An officer's page in the writing room of a draft."""
    officer = visitor("opd")
    found = officer.go("/register/?state=draf")
    found.get_by_role("link", name=re.compile("Penyelenggaraan Bursa Kerja Daring")).first.click()
    found.wait_for_url("**/naskah/**")
    officer.go(f"{found.url}tulis/").wait_for_load_state("networkidle")
    officer.page.officer = officer
    return officer.page


def box(page, at):
    return page.locator("[data-list] textarea").nth(at)


def saved(page):
    page.keyboard.press("Control+s")
    page.locator("[data-save-words]", has_text=SAVED).wait_for()


def wait_for_end(page, at, words):
    page.wait_for_function(
        "([at, words]) => document.querySelectorAll('[data-list] textarea')[at].value.endsWith(words)",
        arg=[at, words],
    )


def test_a_reference_follows_its_pasal_and_the_step_is_taken_back(page):
    box(page, 0).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nHal ini sesuai dengan Pasal 3.")
    saved(page)
    box(page, 2).focus()
    page.keyboard.press("Alt+ArrowUp")
    wait_for_end(page, 0, "sesuai dengan Pasal 2.")
    page.keyboard.press("Alt+z")
    wait_for_end(page, 0, "sesuai dengan Pasal 3.")
    page.officer.check()


def titles(page):
    return [field.input_value() for field in page.locator("[data-list] .pasal-name").all()]


def drag(page, source, target):
    """Take the handle of one card by the mouse and let it go at the upper edge of another."""
    handles = page.locator("[data-list] [data-handle]")
    handles.nth(source).scroll_into_view_if_needed()
    start, end = handles.nth(source).bounding_box(), page.locator("[data-list] [data-pasal]").nth(target)
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] - 20, steps=4)
    place = end.bounding_box()
    page.mouse.move(place["x"] + 40, place["y"] + 12, steps=12)
    page.mouse.move(place["x"] + 40, place["y"] + 6, steps=4)
    page.mouse.up()


def test_a_pasal_dragged_by_its_handle_takes_its_number_and_references_along(page):
    box(page, 0).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nHal ini diatur dalam Pasal 3.")
    saved(page)
    before = titles(page)
    drag(page, 2, 1)
    assert titles(page) == [before[0], before[2], before[1], *before[3:]]
    assert page.locator("[data-list] [data-number]").all_inner_texts()[:3] == ["1", "2", "3"]
    wait_for_end(page, 0, "diatur dalam Pasal 2.")
    page.get_by_text("dipindahkan menjadi Pasal 2").wait_for()
    page.officer.check()
    page.get_by_role("button", name="Batalkan susunan terakhir").click()
    wait_for_end(page, 0, "diatur dalam Pasal 3.")
    assert titles(page) == before


def test_a_field_is_put_in_by_keys_and_fills_the_preview(page):
    box(page, 0).focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Alt+i")
    page.keyboard.type("perangkat daerah")
    page.officer.check()
    page.keyboard.press("Enter")
    assert "{{perangkat_daerah}}" in box(page, 0).input_value()
    saved(page)
    assert "{{" not in page.locator("#pratinjau-isi").inner_text()


def test_a_lampiran_with_a_table_is_written_and_shown(page):
    page.get_by_role("button", name="Tambah lampiran").click()
    page.keyboard.type("RINCIAN")
    page.keyboard.press("Tab")
    area = page.locator("[data-annexes] textarea").last
    page.locator("[data-annexes] [data-table=new]").last.click()
    page.get_by_label("Kolom", exact=True).fill("4")
    page.get_by_role("button", name="Sisipkan", exact=True).click()
    page.keyboard.press("Escape")
    assert area.input_value().splitlines()[1] == "|---|---|---|---|"
    saved(page)
    page.locator("#pratinjau-isi table.tabel").first.wait_for()
    page.officer.check()
