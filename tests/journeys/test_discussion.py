"""A text is shared, a partner's contact reads and proposes by a link and a code, both agree, it is frozen."""

import re
from uuid import uuid4

import pytest

from tests.journeys.walking import upload

TITLE = "Pengelolaan Sampah di Wilayah Perbatasan"


@pytest.fixture
def address(visitor):
    """The address of the text that the demo lets be discussed, and its officer of the section."""
    staff = visitor("staf")
    page = staff.go("/register/?state=dikembalikan")
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    page.wait_for_url("**/naskah/**")
    return staff, page.url


def guest_of(visitor, staff, address, narrow=False):
    """The head of section shares the text, `staff` reads the code out, and the contact comes in."""
    maker = visitor("kabag")
    page = maker.visit(f"{address}pembahasan/bagikan/")
    name = f"Narahubung {uuid4().hex[:6]}"
    page.get_by_label("Nama narahubung").fill(name)
    page.get_by_label("Surel").fill("")
    page.get_by_label("Telepon").fill("0812-0000-9999")
    page.get_by_role("button", name="Buat tautan").click()
    link = page.get_by_label("Tautan pribadi").input_value()
    maker.check()
    row = maker.go(f"{address}pembahasan/").locator(".link-row", has_text=name)
    assert row.get_by_role("button", name="Bacakan kode").count() == 0
    guest = visitor(narrow=narrow)
    guest.visit(f"/tamu/{link.rstrip('/').rsplit('/', 1)[1]}/")
    page = staff.go(f"{address}pembahasan/")
    page.locator(".link-row", has_text=name).get_by_role("button", name="Bacakan kode").click()
    staff.check()
    guest.page.get_by_label("Kode enam angka").fill(page.locator(".spoken-code").inner_text())
    guest.page.get_by_role("button", name="Buka naskah").click()
    guest.page.wait_for_url("**/tamu/naskah/")
    guest.check()
    return guest, name


def test_from_sharing_to_the_word_of_both(visitor, address):
    staff, at = address
    guest, name = guest_of(visitor, staff, at)
    mark = uuid4().hex[:6]
    page = guest.page
    page.get_by_text("Tulis komentar").click()
    page.get_by_label("Komentar", exact=True).fill(f"Mohon penjelasan {mark}.")
    page.get_by_role("button", name="Kirim komentar").click()
    page.get_by_text("Komentar terkirim.").wait_for()
    page.locator(".part-list a", has_text="Pasal 3").first.click()
    guest.check()
    area = page.get_by_label("Isi", exact=True)
    area.fill(f"{area.input_value()}\nUsul mitra {mark}.")
    page.get_by_role("button", name="Kirim usul").click()
    page.get_by_text("Usul perubahan terkirim.").wait_for()
    guest.check()

    page = staff.visit(f"{at}pembahasan/")
    assert f"Mohon penjelasan {mark}." in page.locator("main").inner_text()
    mine = page.locator(".proposal", has_text=mark)
    assert "petugas lain yang menerima usulnya" in mine.inner_text()
    mine.get_by_text("Tolak", exact=True).click()
    mine.get_by_label("Alasan penolakan").fill("Sudah diatur.")
    mine.get_by_role("button", name="Tolak usul ini").click()
    page.get_by_text("Usul ditolak").wait_for()

    page.get_by_role("button", name="Kami setuju dengan naskah ini").click()
    page.get_by_text("Persetujuan kita tercatat.").wait_for()
    page = guest.visit("/tamu/naskah/")
    page.get_by_role("button", name="Kami setuju dengan naskah ini").click()
    page.get_by_text("menunggu bukti dari pihak Anda").wait_for()
    guest.check()
    head = visitor("kabag")
    page = head.visit(f"{at}pembahasan/")
    page.get_by_role("link", name="Pastikan dengan bukti").click()
    head.check()
    page.get_by_label("Kapan dan bagaimana").fill("Surat mitra.")
    page.locator("input[type=file]").set_input_files(upload("surat.pdf"))
    page.get_by_role("button", name="Pastikan persetujuan").click()
    page.get_by_text("Semua pihak setuju").first.wait_for()
    page = staff.visit(f"{at}tulis/")
    assert "hanya dapat dibaca" in page.locator("main").inner_text()

    page = staff.visit(f"{at}pembahasan/")
    page.get_by_text("Buka kembali untuk diubah").click()
    page.get_by_label("Alasan (dibaca para pihak)").fill("Uji coba dibuka kembali.")
    page.get_by_role("button", name="Buka kembali", exact=True).click()
    page.get_by_text("Naskah dibuka kembali;").wait_for()
    page.locator(".link-row", has_text=name).get_by_role("button", name="Cabut").click()
    page.get_by_text("dicabut").first.wait_for()
    assert guest.page.goto(f"{guest.base}/tamu/naskah/").status == 410
    guest.errors.clear()


def test_a_place_is_proposed_shared_and_answered(visitor, address):
    staff, at = address
    page = staff.go(f"{at}pembahasan/")
    page.get_by_role("link", name="Usulkan pindah").first.click()
    staff.check()
    page.get_by_label("Pindahkan ke").select_option(index=4)
    mark = uuid4().hex[:6]
    page.get_by_label("Alasan").fill(f"Lebih runtut {mark}.")
    page.get_by_label("Bersama mitra").check()
    page.get_by_role("button", name="Lihat akibatnya dahulu").click()
    assert "nomor" in page.get_by_role("status").inner_text()
    assert mark in page.get_by_label("Alasan").input_value()
    staff.check()
    page.get_by_role("button", name="Kirim usul").click()
    page.get_by_text("Usul perubahan terkirim.").wait_for()
    staff.check()

    guest, _ = guest_of(visitor, staff, at, narrow=True)
    row = guest.page.locator(".talk", has_text=mark)
    assert "pindahkan Pasal" in row.inner_text()
    row.get_by_text("Tidak setuju atau tanggapi").click()
    row.get_by_label("Tanggapan").fill(f"Tetap di tempatnya {mark}.")
    row.get_by_role("button", name="Tidak setuju, dengan alasan ini").click()
    guest.page.get_by_text("Tanggapan terkirim.").wait_for()
    guest.check()
    guest.page.locator(".part-move").first.click()
    guest.check()

    page = staff.visit(f"{at}pembahasan/")
    mine = page.locator(".proposal", has_text=mark)
    assert f"Tetap di tempatnya {mark}." in mine.inner_text()
    mine.get_by_role("button", name="Tarik usul saya").click()
    page.get_by_text("Usul ditarik.").wait_for()


def test_a_thread_is_opened_after_reading_what_the_partner_will_see(visitor, address):
    staff, at = address
    mark = uuid4().hex[:6]
    page = staff.go(f"{at}pembahasan/?bagian=#komentar-baru")
    page.locator("#komentar-baru").get_by_label("Komentar", exact=True).fill(f"Hanya kita {mark}.")
    page.get_by_role("button", name="Kirim komentar").click()
    page.get_by_text("Komentar terkirim.").wait_for()
    page.locator(".talk", has_text=mark).get_by_role("link", name="Buka kepada mitra").click()
    staff.check()
    page.get_by_role("button", name="Buka kepada mitra").click()
    page.get_by_text("Centang bahwa Anda sudah membaca semuanya.").wait_for()
    page.get_by_label("Saya sudah membaca semuanya").check()
    page.get_by_role("button", name="Buka kepada mitra").click()
    page.get_by_text("Mitra kini membacanya.").wait_for()
    row = page.locator(".talk", has_text=mark)
    assert "Dibuka kepada mitra oleh" in row.inner_text()
    row.get_by_role("link", name="Tutup bagi mitra").click()
    staff.check()
    page.get_by_role("button", name="Tutup bagi mitra").click()
    page.get_by_text("Ditutup; mitra tidak membacanya lagi.").wait_for()
    assert "Dapat dibaca mitra" in page.locator(".talk", has_text=mark).inner_text()


def test_a_post_is_called_by_the_keyboard_and_sees_it_on_its_dashboard(visitor, address):
    staff, at = address
    page = staff.go(f"{at}pembahasan/?bagian=#komentar-baru")
    mark = uuid4().hex[:6]
    area = page.locator("#komentar-baru").get_by_label("Komentar", exact=True)
    area.focus()
    page.keyboard.type("Mohon @bagian h")
    page.get_by_role("option", name="Bagian Hukum").wait_for()
    staff.check()
    page.keyboard.press("Enter")
    page.keyboard.type(f"membaca {mark}.")
    assert area.input_value() == f"Mohon @Bagian Hukum membaca {mark}."
    page.get_by_role("button", name="Kirim komentar").click()
    page.get_by_text("Komentar terkirim.").wait_for()
    lawyer = visitor("hukum")
    page = lawyer.visit("/")
    page.get_by_role("link", name=re.compile("Disebut")).click()
    row = page.locator(".talk", has_text=mark)
    lawyer.check()
    row.get_by_role("button", name="Sudah saya baca").click()
    page.get_by_text("Ditandai sudah dibaca.").wait_for()
    assert mark not in lawyer.go("/disebut/").locator("main").inner_text()


def test_on_a_phone_nothing_is_cut(visitor, address):
    staff, at = address
    guest, _ = guest_of(visitor, staff, at, narrow=True)
    guest.page.locator(".part-list a").first.click()
    guest.check()
    guest.page.go_back()
    guest.page.locator(".part-move").first.click()
    guest.check()
    someone = visitor("staf", narrow=True)
    someone.visit(f"{at}pembahasan/")
    someone.visit(f"{at}pembahasan/bagikan/")
