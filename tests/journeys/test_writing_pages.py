"""The tab "Halaman" of the writing room, the help on keys, and the bar above the text."""

import re

import pytest

EXACT = re.compile(r"\d+ halaman, persis seperti cetakan PDF")


def room(someone):
    page = someone.go("/register/?state=draf")
    page.get_by_role("link", name=re.compile("Penyelenggaraan Bursa Kerja Daring")).first.click()
    page.wait_for_url("**/naskah/**")
    page.goto(f"{page.url}tulis/")
    return page


def open_pages(page):
    """Open the tab by its keys; wait until all pages are there."""
    page.get_by_role("tab", name="Pratinjau").focus()
    page.keyboard.press("ArrowRight")
    page.locator("[data-pages-state]", has_text=EXACT).wait_for()
    page.locator(".page-sheet[data-page='1'][data-key] img").wait_for()


def fresh(page):
    """Wait until what is seen is what was typed."""
    page.locator("[data-pages-state]", has_text=EXACT).wait_for()
    page.wait_for_function(
        "() => document.querySelector('[data-written]:not(.page-old) img')?.complete", timeout=60_000
    )


@pytest.mark.parametrize("narrow", [False, True], ids=["1280", "360"])
def test_the_pages_follow_what_is_typed_and_where(visitor, narrow):
    section = visitor("staf", narrow=narrow)
    page = room(section)
    page.set_default_timeout(60_000)
    open_pages(page)
    section.check()
    text, side = (page.locator(each).bounding_box() for each in ("#naskah-form", ".writing-side"))
    assert (side["x"] >= text["x"] + text["width"]) is not narrow
    assert page.get_by_role("tab", name="Halaman").get_attribute("aria-selected") == "true"
    before = page.locator(".page-sheet").evaluate_all("all => all.map(each => each.dataset.key)")
    area = page.locator("[data-list] textarea").last
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Kalimat yang tampak di kertas.")
    page.wait_for_function(
        "old => [...document.querySelectorAll('.page-sheet')].some(each => !old.includes(each.dataset.key))",
        arg=before,
    )
    fresh(page)
    written = page.locator("[data-written]")
    assert int(written.get_attribute("data-page")) >= 2
    if not narrow:  # the tab turns to the page; on a phone the text under the hand must not move
        page.locator("[data-pages-at]", has_text=re.compile("Halaman [2-9] dari")).wait_for()
    assert "isinya sama dengan tab Pratinjau" in written.locator("img").get_attribute("alt")
    section.check()


def test_the_pages_are_read_by_keys_and_asked_for_one_at_a_time(visitor):
    section = visitor("staf")
    page = room(section)
    page.set_default_timeout(60_000)
    on_their_way, most = [], []
    mine = lambda request: request.url.endswith("/tulis/halaman/")  # noqa: E731
    page.on(
        "request", lambda each: mine(each) and (on_their_way.append(each), most.append(len(on_their_way)))
    )
    for ended in ("requestfinished", "requestfailed"):
        page.on(ended, lambda each: mine(each) and on_their_way.remove(each))
    open_pages(page)
    assert page.locator("[data-pages-at]").inner_text().startswith("Halaman 1 dari")
    page.get_by_role("tabpanel", name="Halaman").focus()
    for _ in range(3):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(300)
    page.locator("[data-pages-at]", has_text=re.compile("Halaman [2-9] dari")).wait_for()
    area = page.locator("[data-list] textarea").first
    area.focus()
    for letter in "kata":
        page.keyboard.type(letter)
        page.wait_for_timeout(250)
    fresh(page)
    assert max(most) == 1


def test_the_help_on_keys_is_found_read_and_closed_by_keys(visitor):
    section = visitor("staf")
    page = room(section)
    page.get_by_role("button", name="Bantuan papan ketik").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Papan ketik").wait_for()
    section.check()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("document.activeElement.hasAttribute('data-help')")


def test_the_help_on_keys_fits_a_phone(visitor):
    section = visitor("staf", narrow=True)
    page = room(section)
    page.get_by_role("button", name="Bantuan papan ketik").click()
    page.get_by_role("dialog", name="Papan ketik").wait_for()
    section.check()


def test_the_bar_above_the_text_is_one_line_even_with_findings(visitor):
    section = visitor("staf")
    page = room(section)
    page.locator("[data-list] textarea").first.fill(
        "(1) PIHAK KESATU berhak menerima pembayaran dan berkewajiban menyerahkan barang [isi barang]."
    )
    page.locator(".writing-counts .count:not(.count-none)").first.wait_for()
    tops = page.locator(".writing-bar > :not([hidden])").evaluate_all(
        "all => all.filter(each => each.offsetHeight).map(each => each.getBoundingClientRect())"
        ".map(box => box.top + box.height / 2)"
    )
    assert max(tops) - min(tops) < 12
    assert page.get_by_role("button", name="Sisipkan klausul").is_visible()
    section.check()
