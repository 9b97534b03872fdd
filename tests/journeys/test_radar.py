"""A law changes: what it touches is seen, it is marked, lists are worked off, and it is taken back."""

from tests.journeys.walking import act

LIBRARY = ("", "peta/", "dikutip/", "belum-terverifikasi/", "tindak-lanjut/")


def test_the_pages_of_the_library_on_a_desk_and_on_a_phone(visitor):
    for narrow in (False, True):
        reader = visitor("staf", narrow=narrow)
        for part in LIBRARY:
            reader.visit(f"/peraturan/{part}")
        reader.visit("/peraturan/PP-28-2018/")
        reader.visit("/peraturan/PP-28-2018/dampak/")


def test_a_box_of_the_map_is_reached_by_keyboard(visitor):
    page = visitor("opd").visit("/peraturan/PP-28-2018/")
    page.locator("a.map-box", has_text="PP 50/2007").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/peraturan/PP-50-2007/")


def test_marked_worked_off_and_taken_back(visitor):
    keeper = visitor("regulasi")
    page = keeper.visit("/peraturan/PP-12-2018/dampak/")
    page.get_by_role("link", name="Tandai dicabut/diubah").click()
    keeper.check()
    page.get_by_text("Diubah", exact=True).click()
    page.get_by_label("Oleh peraturan").select_option(label=option(page, "PP 28/2020"))
    page.get_by_label("Alasan dan sumber").fill("Contoh perjalanan")
    page.get_by_role("button", name="Lihat dampaknya dahulu").click()
    keeper.check()
    assert "Berlaku → Berlaku, telah diubah" in page.locator(".mark-preview").inner_text()
    page.get_by_role("button", name="Ya, tandai dan buat tindak lanjut").click()
    keeper.check()
    assert "PP 28/2020 mengubah PP 12/2018" in page.locator("main").inner_text()

    page = keeper.visit("/peraturan/PP-12-2018/dampak/")
    act(page, "Batalkan penandaan", note="Salah pilih")
    keeper.check()
    assert "Dibatalkan: PP 28/2020 mengubah PP 12/2018" in page.locator("main").inner_text()


def option(page, name):
    """The whole words of the choice that begins with a short name."""
    texts = page.get_by_label("Oleh peraturan").locator("option").all_inner_texts()
    return next(text for text in texts if text.startswith(f"{name} "))


def test_a_task_is_worked_off(visitor):
    staff = visitor("staf")
    page = staff.visit("/peraturan/tindak-lanjut/")
    row = page.locator("tbody tr", has_text="Rancangan naskah").first
    row.get_by_role("link").first.click()
    staff.check()
    act(page, "Tidak perlu disesuaikan", note="Sudah menyebut perubahannya")
    staff.check()
    assert "tercatat" in page.locator("main").inner_text()


def test_a_citation_in_a_text_leads_to_the_library(visitor):
    staff = visitor("staf")
    page = staff.go("/peraturan/tindak-lanjut/?status=semua")
    page.locator("tbody tr", has_text="Rancangan naskah").first.get_by_role("link").first.click()
    page.get_by_role("link", name="Buka naskahnya").click()
    staff.check()
    page.locator(".naskah a.kutipan").first.click()
    page.wait_for_url("**/peraturan/*/")
