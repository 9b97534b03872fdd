"""Everybody's morning: each role signs in and opens every page of its menu, on a desk and on a phone."""

import pytest

from agreements.rules.enums import Role

ACCOUNTS = {
    Role.ADM: "admin",
    Role.REG: "regulasi",
    Role.STF: "staf",
    Role.KBG: "kabag",
    Role.OPO: "opd",
    Role.OPH: "kepala.opd",
    Role.HKM: "hukum",
    Role.TKS: "tkksd",
    Role.SEK: "sekda",
    Role.WKT: "walikota",
    Role.AUD: "inspektorat",
}


def menu_of(page):
    """The addresses of the menu, in order."""
    links = page.locator("nav[aria-label='Menu utama'] a")
    return list(dict.fromkeys(link.get_attribute("href") for link in links.all()))


@pytest.mark.parametrize("narrow", [False, True], ids=["1280", "360"])
@pytest.mark.parametrize("role", Role)
def test_every_page_of_the_menu(visitor, role, narrow):
    someone = visitor(ACCOUNTS[role], narrow=narrow)
    addresses = menu_of(someone.page)
    assert len(addresses) >= 3
    someone.check()
    for address in addresses:
        page = someone.visit(address)
        assert page.locator("h1").count() == 1, address


def test_a_wrong_password_is_told_and_the_name_kept(visitor):
    someone = visitor()
    page = someone.visit("/masuk/")
    page.get_by_label("Nama akun").fill("staf")
    page.get_by_label("Kata sandi", exact=True).fill("salah")
    page.get_by_role("button", name="Masuk").click()
    assert page.get_by_label("Nama akun").input_value() == "staf"
    assert "tidak" in page.get_by_role("alert").first.inner_text()
    someone.check()


def test_a_stranger_is_led_to_the_login_and_back(visitor):
    someone = visitor()
    page = someone.go("/register/?q=perbatasan")
    assert "/masuk/?next=" in page.url
    page.get_by_label("Nama akun").fill("staf")
    page.get_by_label("Kata sandi", exact=True).fill("contoh-kerjasama")
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/register/?q=perbatasan")


def test_signing_out_is_a_button_and_ends_the_session(visitor):
    someone = visitor("staf")
    page = someone.page
    page.locator("[popovertarget=akun]").click()
    page.get_by_role("button", name="Keluar").click()
    someone.go("/register/")
    assert "/masuk/" in page.url
