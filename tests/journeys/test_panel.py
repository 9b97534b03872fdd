"""The panel: an entry is kept by one person and verified by another, on a desk and on a phone."""

import pytest

PANEL = {
    ("regulasi", "1280"): ["regulation", "article", "agency", "border", "partnercategory"],
    ("regulasi", "360"): ["regulation"],
    ("admin", "1280"): ["user", "government", "event", "attachment"],
    ("admin", "360"): ["user", "event"],
}


def first_row(page):
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("name", "width"), PANEL, ids=" ".join)
def test_the_pages_of_the_panel(visitor, name, width):
    someone = visitor(name, narrow=width == "360")
    someone.visit("/admin/")
    for model in PANEL[name, width]:
        page = someone.visit(f"/admin/agreements/{model}/")
        if page.locator("#result_list tbody th a").count():
            first_row(page)
            someone.check()


def test_one_person_changes_and_another_verifies(visitor):
    keeper, lawyer = visitor("regulasi"), visitor("hukum")
    page = keeper.go("/admin/agreements/regulation/?q=UU-27-2022")
    first_row(page)
    page.get_by_label("Lembaran atau berita negara").fill("LN 2022/196")
    page.get_by_role("button", name="Simpan dan terus mengedit").click()
    keeper.check()
    assert page.get_by_role("button", name="Tandai terverifikasi").is_disabled()
    assert "verifikasi dilakukan orang lain" in page.locator("#alasan").inner_text()

    other = lawyer.go("/admin/agreements/regulation/?q=UU-27-2022")
    first_row(other)
    assert other.get_by_role("button", name="Simpan").count() == 0
    other.get_by_role("button", name="Tandai terverifikasi").click()
    lawyer.check()
    other.get_by_role("link", name="Riwayat").click()
    lawyer.check()
    assert "LN 2022/196" in other.locator(".history").inner_text()

    reader = visitor("opd")
    seen = reader.visit("/peraturan/UU-27-2022/")
    assert "Belum diverifikasi" not in seen.locator("main").inner_text()
    assert "LN 2022/196" in seen.locator("main").inner_text()
