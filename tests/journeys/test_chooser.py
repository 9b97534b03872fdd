"""Penentu: question by question to the result, back and changed, by keyboard, narrow, into a new proposal."""

import re


def answer(page, label):
    """Choose an answer of the open question and go on."""
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Lanjut").click()


def title(page):
    return page.locator(".chooser-title").inner_text().strip()


def to_the_result(visitor):
    """Answer all questions for a neighbouring region; return the page of the result."""
    page = visitor.go("/")
    page.get_by_role("link", name="Penentu").click()
    visitor.check()
    answer(page, "Pemerintah daerah lain (provinsi, kabupaten, atau kota)")
    page.get_by_label("Daerah mana?").select_option(label="Kabupaten Mojokerto")
    page.get_by_role("button", name="Lanjut").click()
    visitor.check()
    answer(page, "Ya")
    answer(page, re.compile("^Penyediaan pelayanan publik"))
    page.get_by_label("Urusan pemerintahan mana?").select_option(label="1.02 kesehatan")
    page.get_by_role("button", name="Lanjut").click()
    answer(page, "Daerah kita")
    for words in ("Ya", "Tidak", "Tidak", "Tidak"):
        answer(page, words)
    answer(page, "Tidak")
    page.get_by_label("Berapa tahun lamanya?").fill("5")
    page.get_by_role("button", name="Lanjut").click()
    visitor.check()
    return page


def test_from_the_first_question_into_a_new_proposal(visitor):
    officer = visitor("opd")
    page = to_the_result(officer)
    assert page.locator("h1").inner_text() == "KSDD wajib"
    body = page.locator("main").inner_text()
    assert "Surat kuasa khusus kepala daerah" in body
    assert "biayanya belum seluruhnya ada dalam APBD tahun berjalan" in body
    assert "45 hari" in body
    page.get_by_role("link", name="Mulai usulan dengan jawaban ini").click()
    officer.check()
    assert page.locator(".chosen-partner strong").first.inner_text() == "Kabupaten Mojokerto"
    assert page.locator("input[name=kind][value=ksdd_wajib]").is_checked()
    assert page.locator("input[name=purpose][value=pelayanan_publik]").is_checked()
    assert page.get_by_label("1.02 kesehatan").is_checked()


def test_an_answer_is_changed_and_the_others_stay(visitor):
    officer = visitor("opd")
    page = to_the_result(officer)
    page.get_by_role("link", name="ubah beban warga").click()
    assert title(page) == "Apakah warga menjadi wajib membayar atau memikul kewajiban lain?"
    answer(page, "Ya")
    assert "warga menjadi wajib membayar" in page.locator("main").inner_text()
    page.get_by_role("link", name="ubah jangka waktu").click()
    page.get_by_role("link", name="Kembali").click()
    officer.check()
    assert title(page) == "Apakah akan dibentuk sekretariat kerja sama?"


def test_an_object_of_its_own_rules_is_turned_away_by_keyboard_on_a_narrow_page(visitor):
    officer = visitor("opd", narrow=True)
    page = officer.go("/penentu/?kategori=pt")
    page.locator("input[name=objek]").first.focus()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    officer.check()
    assert page.locator("h1").inner_text() == "Mengikuti aturannya sendiri"
    assert "BPKAD" in page.locator("main").inner_text()
