"""A text goes to Word and comes back: edited by a colleague, changed by a partner with tracked changes."""

import re

import pytest

from tests.documents import opd_drafts
from tests.documents.word_files import unzipped, zipped
from tests.journeys.test_writing import drafts_of
from tests.journeys.walking import upload

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AUTHOR = 'w:author="Rina Mitra" w:date="2026-11-20T08:00:00Z"'


@pytest.fixture
def room(visitor):
    """A member of the section at the page of a draft, and its address."""
    section = visitor("staf")
    return section, drafts_of(section)


def downloaded(someone, address):
    """Press "Unduh Word"; return the bytes of the file."""
    page = someone.go(address)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh Word").click()
    return waiting.value.path().read_bytes()


def changed(data, change):
    """The file with its document changed by `change(xml)`."""
    parts = unzipped(data)
    xml = parts["word/document.xml"].decode()
    made = change(xml)
    assert made != xml
    return zipped({**parts, "word/document.xml": made})


def first_body(xml):
    """The run of the first paragraph of the second pasal: (whole, words)."""
    start = [match.start() for match in re.finditer(r'<w:pStyle w:val="Pasal"/>', xml)][1]
    paragraph = re.compile(
        r'<w:pStyle w:val="(?:Ayat|Paragraf)1"/>.*?(<w:r><w:t[^>]*>([^<]+)</w:t></w:r>)', re.S
    )
    found = paragraph.search(xml, start)
    return found[1], found[2]


def edited(xml):
    whole, words = first_body(xml)
    return xml.replace(whole, whole.replace(words, f"Ditulis di Word: {words}"), 1)


def tracked(xml):
    whole, words = first_body(xml)
    old = f'<w:del w:id="901" {AUTHOR}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="902" {AUTHOR}><w:r><w:t>Rumusan dari mitra.</w:t></w:r></w:ins>'
    return xml.replace(whole, old + new, 1)


def bring(someone, address, data, name):
    """Upload a file through the page; return the page of its review."""
    page = someone.go(address)
    page.get_by_role("link", name="Muat dari Word").click()
    someone.check()
    page.locator("input[type=file]").set_input_files(upload(name, data, DOCX))
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url(re.compile(r"/word/[0-9a-f-]{36}/"))
    return page


def test_a_text_goes_to_word_and_its_edit_comes_back(room):
    section, address = room
    data = changed(downloaded(section, address), edited)
    page = bring(section, address, data, "naskah suntingan.docx")
    section.check()
    assert page.get_by_role("heading", name=re.compile("bagian terbaca pasti")).is_visible()
    diff = page.locator(".word-diff ins").all_inner_texts()
    assert "".join(diff).strip() == "Ditulis di Word:"
    page.get_by_role("button", name="Simpan ke naskah").click()
    page.wait_for_url("**/tulis/")
    assert page.get_by_text("1 bagian naskah dimuat dari naskah suntingan.docx").is_visible()
    assert any(
        box.input_value().startswith(("Ditulis di Word:", "(1) Ditulis di Word:"))
        for box in page.locator("textarea[name^=body-]").all()
    )
    page = section.go(address)
    assert page.locator("#dokumen").get_by_text("naskah suntingan.docx").first.is_visible()
    assert page.get_by_text("memuat naskah dari berkas Word naskah suntingan.docx").first.is_visible()


def test_a_partners_tracked_changes_become_suggestions(room):
    section, address = room
    data = changed(downloaded(section, address), tracked)
    page = bring(section, address, data, "dari mitra.docx")
    section.check()
    assert page.get_by_text("Perubahan terlacak oleh Rina Mitra").is_visible()
    assert page.get_by_label("Sebagai usul perubahan").is_checked()
    page.get_by_role("button", name="Kirim usul perubahan").click()
    page.wait_for_url("**/pembahasan/")
    assert page.get_by_text("1 usul perubahan dari dari mitra.docx tersimpan").is_visible()
    assert page.get_by_text("Diubah di Word oleh Rina Mitra (20 November 2026).").first.is_visible()
    page = section.go(address)
    assert "Rumusan dari mitra." not in page.locator(".paper-frame").inner_text()


def test_the_review_is_worked_by_keys_and_on_a_narrow_screen(visitor):
    narrow = visitor("staf", narrow=True)
    page = bring(narrow, drafts_of(narrow), opd_drafts.bullets_and_roman().data, "draf opd.docx")
    narrow.check()
    select = page.locator("select[name^=role-]").first
    select.focus()
    page.keyboard.type("Paragraf")
    assert select.input_value() == "teks"
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Pakai pilihan ini").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Dipilih oleh Anda.").first.wait_for()
    narrow.check()
    page.get_by_role("link", name="Pilihan untuk semua bagian").click()
    narrow.check()
    page.get_by_role("button", name="Batalkan berkas ini").click()
    assert page.get_by_text("Naskah tidak berubah.").is_visible()


def test_a_file_that_is_none_is_refused_with_the_reason(room):
    section, address = room
    page = section.go(f"{address}word/")
    page.locator("input[type=file]").set_input_files(upload("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    page.get_by_role("button", name="Unggah dan periksa").click()
    assert page.get_by_text("bentuk Word lama (.doc)").first.is_visible()
    section.check()


def test_both_languages_go_to_word_and_the_other_one_comes_back(visitor):
    section = visitor("staf")
    page = section.go("/register/?instrument=loi&state=draf")
    page.get_by_role("link", name=re.compile("Pengembangan Pariwisata dan Promosi")).first.click()
    page.wait_for_url("**/naskah/**")
    address = page.url
    old, new = "Majapahit heritage tourism", "Majapahit heritage and river tourism"
    data = changed(downloaded(section, f"{address}terjemahan/"), lambda xml: xml.replace(old, new, 1))
    page = bring(section, address, data, "dua bahasa.docx")
    section.check()
    part = page.locator(".word-part", has_text="Terjemahan Pasal").first
    assert "".join(part.locator("ins").all_inner_texts()).split() == ["and", "river"]
    page.get_by_role("button", name="Simpan ke naskah").click()
    page.wait_for_url("**/tulis/")
    assert page.get_by_text("1 bagian naskah dimuat dari dua bahasa.docx").is_visible()
    page = section.go(f"{address}terjemahan/")
    assert any(new in box.input_value() for box in page.locator("textarea").all())
