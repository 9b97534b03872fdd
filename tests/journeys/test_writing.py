"""The writing room: two people at one text, keys, and a text that will not do."""

import re
from uuid import uuid4

import pytest


def drafts_of(someone):
    """The address of a draft that the section and the OPD may both write."""
    page = someone.go("/register/?state=draf")
    page.get_by_role("link", name=re.compile("Penyelenggaraan Bursa Kerja Daring")).first.click()
    page.wait_for_url("**/naskah/**")
    return page.url


def box(page, index):
    """The text box of the pasal of that place (0 = konsiderans)."""
    return page.locator("textarea[name^=body-]").nth(index)


def save(page):
    """Ctrl+S, and wait until it is saved."""
    page.keyboard.press("Control+s")


@pytest.fixture
def two(visitor):
    """An officer of the OPD and a member of the section, both in the writing room of one draft."""
    officer, section = visitor("opd"), visitor("staf")
    address = drafts_of(section)
    for someone in (officer, section):
        someone.go(f"{address}tulis/")
    return officer, section, address


def test_two_people_at_different_pasal_lose_nothing(two):
    officer, section, address = two
    box(officer.page, 2).fill("Objek ditulis petugas OPD.")
    save(officer.page)
    officer.page.get_by_text("Tersimpan").first.wait_for()
    officer.page.wait_for_timeout(1500)
    box(section.page, 4).fill("(1) Pelaksanaan ditulis staf bagian.\n(2) Ayat kedua.")
    save(section.page)
    section.page.wait_for_timeout(1500)
    page = section.visit(f"{address}tulis/")
    assert box(page, 2).input_value() == "Objek ditulis petugas OPD."
    assert box(page, 4).input_value().startswith("(1) Pelaksanaan ditulis staf bagian.")


def test_two_people_at_one_pasal_are_shown_both_texts(two):
    officer, section, _ = two
    mark = uuid4().hex[:6]
    box(officer.page, 3).fill(f"Ruang lingkup {mark} menurut petugas.")
    save(officer.page)
    officer.page.wait_for_timeout(1500)
    box(section.page, 3).fill(f"Ruang lingkup {mark} menurut staf.")
    save(section.page)
    section.page.get_by_text("juga mengubah bagian ini").first.wait_for()
    section.check()
    with section.page.expect_navigation():
        section.page.get_by_role("button", name="Bandingkan dan pilih").first.click()
    words = section.page.locator("main").inner_text()
    assert "menurut petugas" in words
    assert "menurut staf" in words
    section.check()


def test_the_preview_follows_what_is_typed(visitor):
    section = visitor("staf")
    page = section.go(f"{drafts_of(section)}tulis/")
    box(page, 1).fill("(1) Kalimat pratinjau yang baru.")
    page.locator("article.naskah").get_by_text("Kalimat pratinjau yang baru.").wait_for()
    section.check()


def test_a_finding_stands_beside_the_text_with_its_basis(visitor):
    section = visitor("staf")
    page = section.go(f"{drafts_of(section)}tulis/")
    box(page, 1).fill("(1) PIHAK KESATU berhak menerima pembayaran dan berkewajiban menyerahkan barang.")
    page.get_by_role("tab", name=re.compile("Temuan")).click()
    page.get_by_text("KSB-02").first.wait_for()
    section.check()
    assert "Permendagri 22/2020" in page.locator("main").inner_text()


def test_on_a_phone_nothing_is_cut(visitor):
    section = visitor("staf", narrow=True)
    section.visit(f"{drafts_of(section)}tulis/")
