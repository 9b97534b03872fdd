"""The regulation admin publishes a version; an officer begins with it, departs from it and comes back."""

import re

from tests.journeys.walking import act

FREE = "Naskah ini dibuat dengan itikad baik oleh PARA PIHAK."


def test_the_pages_on_a_desk_and_on_a_phone(visitor):
    for narrow in (False, True):
        reader = visitor("staf", narrow=narrow)
        page = reader.visit("/templat/")
        page.get_by_role("link", name="PKS antardaerah", exact=True).click()
        reader.check()
        page.get_by_role("button", name="Bandingkan").click()
        reader.check()
        page.go_back()
        page.get_by_role("link", name="Versi 2", exact=True).click()
        reader.check()
        page.get_by_role("link", name="Pratinjau").click()
        reader.check()
        page = reader.visit("/klausul/")
        page.get_by_role("link", name="Penyelesaian perselisihan", exact=True).click()
        reader.check()
        assert page.locator(".variant").count() == 3


def test_a_version_is_written_refused_mended_and_published(visitor):
    keeper = visitor("regulasi")
    page = keeper.visit("/templat/")
    page.get_by_role("link", name="KSB antardaerah", exact=True).click()
    act(page, "Mulai versi baru")
    keeper.check()
    page.get_by_label("Yang berubah pada versi ini").fill("Lain-lain lebih pendek")
    body = page.locator("#isi-lain_lain")
    body.fill("Berlaku selama {{jangka_waktuu}}.")
    page.get_by_role("link", name="Pratinjau dan terbitkan").click()
    page.wait_for_url("**/pratinjau/")
    keeper.check()
    assert "maksud Anda {{jangka_waktu}}?" in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Terbitkan versi 2").count() == 0
    page.get_by_role("link", name="Tulis", exact=True).click()
    page.locator("#isi-lain_lain").fill(FREE)
    page.get_by_role("link", name="Pratinjau dan terbitkan").click()
    page.wait_for_url("**/pratinjau/")
    page.get_by_role("button", name="Terbitkan versi 2").click()
    keeper.check()
    assert "Versi 2 terbit" in page.locator("main").inner_text()
    assert page.get_by_text("dipakai sekarang").count() == 1


def test_an_officer_begins_a_pks_from_a_template_and_comes_back_to_it(visitor):
    officer = visitor("opd")
    page = officer.visit("/kerja-sama/")
    for address in page.locator("tbody a[href^='/kerja-sama/']").evaluate_all("all => all.map(a => a.href)"):
        officer.go(address)
        offered = page.locator("summary:visible, button:visible", has_text="Susun PKS")
        if offered.count() and offered.first.get_attribute("aria-disabled") is None:
            break
    else:
        raise AssertionError("no dossier of the demo lets this officer begin a PKS")
    act(page, offered.first.inner_text().strip())
    page.wait_for_url("**/tulis/")
    officer.check()
    assert "dimulai dengan templat PKS" in page.locator("main").inner_text()
    room = page.url

    area = page.locator("#isi-kahar")
    area.click()
    page.keyboard.press("Control+End")
    before = area.input_value()
    page.keyboard.press("Alt+k")
    page.locator("#cari-klausul").fill("wabah")
    page.locator("[data-variant]", has_text="Dengan bencana dan wabah").wait_for()
    officer.check()
    page.locator("[data-variant]", has_text="Dengan bencana dan wabah").locator("[data-insert]").click()
    page.wait_for_timeout(300)
    assert area.input_value().startswith(before)
    assert "wabah penyakit" in area.input_value()
    area.focus()
    page.keyboard.press("Control+z")
    assert area.input_value().strip() == before.strip()
    page.keyboard.press("Control+Shift+z")
    page.get_by_role("button", name="Simpan").first.click()
    page.locator("[data-save-state=saved]").wait_for()

    officer.visit(room.replace("/tulis/", "/templat/"))
    assert "KEADAAN KAHAR" in page.locator("main").inner_text()
    page.get_by_role("button", name="Pulihkan kata templat").first.click()
    officer.check()
    assert "Tidak ada yang menyimpang" in page.locator("main").inner_text()


def writing(visitor, narrow=False):
    """An officer in the writing room of a draft that began with a template."""
    officer = visitor("opd", narrow=narrow)
    found = officer.go("/register/?state=draf")
    found.get_by_role("link", name=re.compile("Penyelenggaraan Bursa Kerja Daring")).first.click()
    found.wait_for_url("**/naskah/**")
    officer.go(f"{found.url}tulis/").wait_for_load_state("networkidle")
    return officer


def test_beside_the_text_stands_what_departs_and_the_template_comes_back(visitor):
    officer = writing(visitor)
    page = officer.page
    chip = page.locator("#pasal-objek .depart-chip")
    area = page.locator("#isi-objek")
    before = area.input_value()
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Kata yang menyimpang.")
    page.keyboard.press("Control+s")
    chip.wait_for()
    assert chip.inner_text() == "Menyimpang dari templat"
    officer.check()
    chip.focus()
    page.keyboard.press("Enter")
    note = page.locator("#simpang-objek")
    note.locator("ins", has_text="Kata yang menyimpang.").wait_for()
    officer.check()
    area.evaluate(
        "each => { each.value += ' Lagi.'; each.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    note.get_by_role("button", name="Pulihkan kata templat").click()
    page.get_by_text("baru saja tersimpan").wait_for()
    page.locator("#simpang-objek ins", has_text="Lagi.").wait_for(state="attached")
    chip.click()
    with page.expect_navigation():
        page.locator("#simpang-objek").get_by_role("button", name="Pulihkan kata templat").click()
    assert page.url.endswith("/tulis/#pasal-objek")
    assert page.locator("#isi-objek").input_value() == before
    page.get_by_text("Kata-kata templat dikembalikan").wait_for()


def test_a_pasal_of_the_template_that_was_removed_can_come_back(visitor):
    officer = writing(visitor, narrow=True)
    page = officer.page
    card = page.locator("#pasal-korespondensi")
    card.locator("summary", has_text="Hapus").click()
    card.get_by_role("button", name="Ya, hapus pasal ini").click()
    gone = page.get_by_role("group", name="Bagian templat yang tidak ada lagi").get_by_role("button")
    gone.filter(has_text="SURAT-MENYURAT").wait_for()
    officer.check()
    gone.filter(has_text="SURAT-MENYURAT").click()
    officer.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Kembalikan pasal ini").click()
    page.locator("#pasal-korespondensi").wait_for()
