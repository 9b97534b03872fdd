"""Deadlines: read, reckoned, kept by the regulation admin, and late ones brought to Kabag."""

import re

import pytest


@pytest.mark.parametrize("narrow", [False, True], ids=["1280", "360"])
def test_from_the_regulations_to_the_clocks_and_a_day_reckoned(visitor, narrow):
    officer = visitor("opd", narrow=narrow)
    page = officer.visit("/peraturan/")
    page.get_by_role("link", name="Tenggat", exact=True).click()
    page.wait_for_load_state()
    officer.check()
    assert page.get_by_text("Permendagri 25/2020 Pasal 17").count()
    page.get_by_label("Tenggat", exact=True).select_option(value="dprd_ln")
    page.get_by_label("Dihitung sejak").fill("2026-12-01")
    page.get_by_role("button", name="Hitung").click()
    page.wait_for_load_state()
    officer.check()
    result = page.locator(".deadline-result").inner_text()
    assert "Hari Raya Natal" in result
    assert "dianggap setuju menurut Permendagri 25/2020 Pasal 17 ayat (3)" in result


def test_what_is_late_comes_to_kabag_and_says_so_everywhere(visitor):
    head = visitor("kabag")
    page = head.visit("/")
    page.locator(".tiles a", has_text="Lewat tenggat").first.click()
    page.wait_for_load_state()
    head.check()
    assert page.locator("table tbody .toned", has_text="lewat").count()
    page.locator("table tbody .cell-main a").first.click()
    page.wait_for_load_state()
    head.check()
    assert re.search(r"lewat \d+ hari", page.locator(".chip-turn, .deadline").first.inner_text())
    page = head.visit("/kerja-sama/?lewat=1")
    assert page.locator("table tbody .toned", has_text="lewat").count()


def test_a_change_of_the_rule_acts_at_once_and_bad_rows_are_refused(visitor):
    keeper = visitor("regulasi")
    page = keeper.visit("/admin/agreements/deadlinerule/?q=telaah_usulan")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state()
    keeper.check()
    page.get_by_label("Lamanya").fill("0")
    page.get_by_role("button", name="Simpan dan terus mengedit").click()
    keeper.check()
    assert page.get_by_text("sekurang-kurangnya 1").count()
    assert page.get_by_label("Lamanya").input_value() == "0"
    page.get_by_label("Lamanya").fill("60")
    page.get_by_role("button", name="Simpan dan terus mengedit").click()
    page.wait_for_load_state()
    keeper.check()
    page = visitor("kabag").visit("/kerja-sama/?stage=diajukan")
    assert page.locator("table tbody", has_text=re.compile("(dari|tersisa) 60")).count()
    keeper.visit("/admin/agreements/dayoff/")
