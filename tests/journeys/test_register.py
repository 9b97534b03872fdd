"""The register: narrowed, searched, taken away; and every figure of the home page opens its list."""

import io
import re

from python_calamine import CalamineWorkbook


def rows(page):
    """The titles in the register's table."""
    return [link.inner_text().strip() for link in page.locator("table tbody .cell-main a").all()]


def test_search_understands_indonesian_and_filters_narrow(visitor):
    staff = visitor("staf")
    page = staff.visit("/register/?q=melayani+warga")
    assert any("Pelayanan" in title for title in rows(page))
    page = staff.visit("/register/?q=pelayanan&bentuk=pks")
    assert rows(page)


def test_tabs_show_what_they_say(visitor):
    staff = visitor("staf")
    page = staff.go("/register/")
    everything = len(rows(page))
    for tab in ("Berjalan", "Akan berakhir", "Dalam proses", "KSB tanpa PKS", "Berakhir"):
        page.get_by_role("link", name=re.compile(f"^{tab}")).first.click()
        page.wait_for_load_state()
        staff.check()
        assert 0 < len(rows(page)) < everything, tab


def test_the_same_set_as_a_spreadsheet_and_as_pdf(visitor):
    staff = visitor("staf")
    page = staff.go("/register/?q=perbatasan")
    shown = rows(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh XLSX").click()
    data = taken.value.path().read_bytes()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    cells = [str(cell) for line in book.get_sheet_by_index(0).to_python() for cell in line]
    assert shown
    assert set(shown) <= set(cells)
    answer = staff.context.request.get(f"{staff.base}/register/unduh.pdf?q=perbatasan")
    assert answer.body().startswith(b"%PDF-")


def test_each_figure_of_the_home_page_opens_its_list(visitor):
    head = visitor("kabag")
    tiles = head.page.locator(".tiles a")
    figures = [(tile.get_attribute("href"), tile.text_content()) for tile in tiles.all()]
    assert len(figures) >= 5
    for address, words in figures:
        number = int(re.search(r"\d+", words).group())
        page = head.visit(address)
        if "/register/" in address and number:
            assert len(rows(page)) == number, words


def test_an_officer_sees_only_the_own_opd(visitor):
    officer = visitor("opd")
    page = officer.visit("/register/")
    assert rows(page)
    assert all("DPMPTSP" in line.inner_text() for line in page.locator("table tbody tr").all())


def test_nothing_found_helps_on(visitor):
    staff = visitor("staf")
    page = staff.visit("/register/?q=zzzzqqq")
    assert rows(page) == []
    assert page.locator(".empty").count() == 1
