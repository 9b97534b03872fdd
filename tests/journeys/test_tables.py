"""Tables of a lampiran: the grid over the typed rows, by keys, from Excel, with two at one text."""

import random
import re

import pytest

from agreements.rules.naskah.structure import Table
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran

SAVED = re.compile(r"Tersimpan \d\d\.\d\d|Semua tersimpan")
ROWS = "| No. | Kegiatan | Biaya |\n|---|---|---|\n| 1 | Rapat | Rp500 |\n| 2 | Cetak | Rp700 |"
TYPED = f"Rincian:\n\n{ROWS}\n\nTutup."
WIDE = "| a | b | c | d | e | f |\n| Satu kalimat yang agak panjang | 2 | 3 | 4 | 5 | 6 |"
# What Excel puts on the clipboard (Windows, 365), with a merged cell, a hidden row and a break inside a cell
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\,";} td {white-space:nowrap;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0
 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment--><col width=64 span=3 style='width:48pt'>
<tr height=20 style='height:15.0pt'><td colspan=2 height=20 class=xl65
 style='height:15.0pt'>Pelatihan | dasar</td>
<td class=xl63>Rp1.500</td></tr>
<tr height=0 style='display:none'><td>rahasia</td><td>x</td><td>y</td></tr>
<tr height=40 style='height:30.0pt'><td rowspan=2>2</td><td class=xl66>Baris satu<br>
    baris dua</td><td align=right>2.000</td></tr>
<tr><td>C:\\data</td><td align=right>&nbsp;</td></tr><!--EndFragment--></table></body></html>"""
EXCEL_ROWS = [
    ["Pelatihan | dasar", "", "Rp1.500"],
    ["2", "Baris satu\nbaris dua", "2.000"],
    ["", "C:\\data", ""],
]
# LibreOffice Calc gives tabs too; a cell with a break or a quote stands between quotes
TABS = 'Modul\t"baris 1\nbaris ""2"""\t10\nKertas\tA4\t20\n'


@pytest.fixture
def page(visitor):
    """An officer's page in the writing room, in a fresh lampiran with a table in its text."""
    return room(visitor("opd"))


def room(officer, body=TYPED):
    found = officer.go("/register/?state=draf")
    found.get_by_role("link", name=re.compile("Penyelenggaraan Bursa Kerja Daring")).first.click()
    found.wait_for_url("**/naskah/**")
    officer.go(f"{found.url}tulis/").wait_for_load_state("networkidle")
    page = officer.page
    page.officer = officer
    page.get_by_role("button", name="Tambah lampiran").click()
    page.keyboard.type("RINCIAN")
    page.keyboard.press("Tab")
    if body:
        typed(page).fill(body)
        saved(page)
    return page


def typed(page):
    return page.locator("[data-annexes] textarea[name^=body-]").last


def cell(page, row, column):
    return page.locator(f"[data-cell][data-row='{row}'][data-column='{column}']")


def open_grid(page):
    page.locator("[data-table=edit]").last.click()
    cell(page, 0, 0).wait_for()


def told(page):
    return page.locator("[data-grid-told]").inner_text()


def rows(page):
    """The rows of the one table as the server reads what is typed."""
    (table,) = [each for each in parse_lampiran(typed(page).input_value()) if isinstance(each, Table)]
    return [list(row) for row in table.rows]


def saved(page):
    page.keyboard.press("Control+s")
    page.locator("[data-save-words]", has_text=SAVED).wait_for()


def paste(place, **given):
    """Paste as a browser does: an event with the clipboard's kinds, `html` and `plain`."""
    place.evaluate(
        """(area, given) => {
          const data = new DataTransfer();
          for (const [name, text] of Object.entries(given)) data.setData(`text/${name}`, text);
          const kind = {clipboardData: data, bubbles: true, cancelable: true};
          area.dispatchEvent(new ClipboardEvent("paste", kind));
        }""",
        given,
    )


def made_up(seed):
    """Return a table of odd cells: bars, backslashes, rules, breaks, nothing."""
    chance = random.Random(seed)
    words = [
        "",
        "a",
        "|",
        "\\",
        "\\n",
        "a|b",
        "---",
        ":--",
        "x\ny",
        "\\|",
        "Rp5.000,00",
        "{{judul}}",
        "n",
        "|\n|",
    ]
    width = chance.randint(1, 4)
    line = [
        tuple("".join(chance.choices(words, k=chance.randint(0, 3))) for _ in range(width)) for _ in range(5)
    ]
    return Table(tuple(line), chance.randint(0, 5))


def test_the_script_reads_and_writes_tables_as_the_server_does(page):
    tables = [made_up(seed) for seed in range(300)]
    texts = [write_lampiran((table,)) for table in tables]
    read = page.evaluate(
        """async (texts) => {
          const { tablesIn, write } = await import("/static/js/table-text.js");
          return texts.map((text) => tablesIn(text).map((each) => [each.rows, each.heads, write(each)]));
        }""",
        texts,
    )
    kept = [parse_lampiran(text)[0] for text in texts]
    wanted = [
        [[list(map(list, table.rows)), table.heads, text]] for table, text in zip(kept, texts, strict=True)
    ]
    assert read == wanted


def test_the_grid_by_keyboard_alone(page):
    typed(page).focus()
    page.keyboard.press("Control+Home")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Sunting sebagai tabel").last.wait_for()
    page.keyboard.press("Alt+t")
    assert cell(page, 1, 0).evaluate("each => each === document.activeElement")
    page.officer.check()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" | koordinasi")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("tiga kali")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Rp9")
    page.keyboard.press("Alt+Shift+ArrowRight")
    page.keyboard.type("Ket")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowLeft")
    page.keyboard.press("Escape")
    assert rows(page) == [
        ["No.", "Kegiatan", "", "Biaya"],
        ["1", "Rapat | koordinasi\ntiga kali", "", "Rp500"],
        ["", "", "Ket", "Rp9"],
        ["2", "Cetak", "", "Rp700"],
    ]
    assert typed(page).evaluate("each => each === document.activeElement")
    page.keyboard.press("Control+z")
    assert typed(page).input_value() == TYPED
    page.officer.check()


def test_rows_columns_and_head_by_buttons_and_back(page):
    open_grid(page)
    cell(page, 1, 1).focus()
    for name in (
        "Hapus baris",
        "Hapus kolom",
        "Tambah baris di atas",
        "Tambah kolom di kiri",
        "Turunkan baris",
    ):
        page.get_by_role("button", name=name, exact=True).click()
    assert rows(page) == [["No.", "", "Biaya"], ["2", "", "Rp700"], ["", "", ""]]
    page.get_by_role("button", name="Kepala").click()
    assert typed(page).input_value().splitlines()[5] == "|---|---|---|"
    for _ in range(6):
        page.get_by_role("button", name="Urungkan", exact=True).click()
    assert typed(page).input_value() == TYPED
    assert page.get_by_role("button", name="Urungkan", exact=True).is_disabled()
    page.keyboard.press("Control+y")
    assert len(rows(page)) == 2
    for _ in range(3):
        page.get_by_role("button", name="Hapus baris", exact=True).click()
    assert "baris satu-satunya" in told(page)
    page.get_by_role("button", name="Hapus tabel").click()
    assert typed(page).input_value() == "Rincian:\n\n\n\nTutup."
    page.keyboard.press("Control+z")
    assert typed(page).input_value() == TYPED


def test_a_block_from_excel_fills_the_grid_and_makes_it_grow(page):
    open_grid(page)
    cell(page, 2, 1).focus()
    paste(cell(page, 2, 1), html=EXCEL, plain="dari\tteks")
    assert [row[1:] for row in rows(page)[2:]] == EXCEL_ROWS
    assert "2 sel lain kosong" in told(page)
    page.officer.check()
    page.keyboard.press("Control+z")
    assert typed(page).input_value() == TYPED
    cell(page, 1, 0).focus()
    paste(cell(page, 1, 0), plain=TABS)
    assert rows(page)[1:] == [["Modul", 'baris 1\nbaris "2"', "10"], ["Kertas", "A4", "20"]]
    paste(cell(page, 1, 0), plain="hanya kata")
    assert rows(page)[1][0] == "Modul"
    saved(page)
    page.locator("#pratinjau-isi td", has_text='baris "2"').wait_for()


def test_the_real_clipboard_by_control_v(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_grid(page)
    page.evaluate(
        """async (html) => navigator.clipboard.write([new ClipboardItem({
          "text/html": new Blob([html], {type: "text/html"}),
          "text/plain": new Blob(["x"], {type: "text/plain"})})])""",
        EXCEL,
    )
    cell(page, 1, 0).focus()
    page.keyboard.press("Control+v")
    assert rows(page)[1][:2] == ["Pelatihan | dasar", ""]
    assert rows(page)[2][1].startswith("Baris satu")
    page.evaluate("text => navigator.clipboard.writeText(text)", TABS)
    page.keyboard.press("Control+v")
    assert rows(page)[1] == ["Modul", 'baris 1\nbaris "2"', "10"]


def test_pasted_into_the_typed_text_words_and_tables_all_come_along(page):
    typed(page).fill("")
    table = "<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>"
    word = f"<body><p class=MsoNormal>Sebelum</p>{table}<p>Sesudah</p></body>"
    paste(typed(page), html=word, plain="apa saja")
    assert typed(page).input_value() == "Sebelum\n\n| a\\nb | c |\n|---|---|\n\nSesudah\n"


def test_a_new_table_of_a_chosen_size(visitor):
    page = room(visitor("opd"), body="")
    page.keyboard.type("Kata.")
    page.keyboard.press("Alt+t")
    page.get_by_label("Baris", exact=True).fill("3")
    page.get_by_label("Kolom", exact=True).fill("2")
    page.officer.check()
    page.keyboard.press("Enter")
    cell(page, 0, 0).wait_for()
    page.keyboard.type("No.")
    assert typed(page).input_value() == "Kata.\n\n| No. |  |\n|---|---|\n|  |  |\n|  |  |"


def test_what_is_typed_in_an_open_grid_is_saved_and_survives_the_tab(page):
    address = page.url
    open_grid(page)
    cell(page, 1, 1).fill("Tersimpan dari kisi")
    page.locator("[data-save-words]", has_text="Belum tersimpan").wait_for()
    page.locator("[data-save-words]", has_text=SAVED).wait_for()
    assert cell(page, 1, 1).input_value() == "Tersimpan dari kisi"
    page.close(run_before_unload=False)
    page.officer.page = page.context.new_page()
    again = page.officer.go(address)
    assert "| Tersimpan dari kisi |" in typed(again).input_value()


def test_two_tabs_one_with_the_grid_open(visitor):
    officer = visitor("opd")
    page = room(officer)
    open_grid(page)
    cell(page, 1, 1).fill("Dari kisi")
    saved(page)
    other = visitor("staf")
    second = other.go(page.url)
    typed(second).fill(typed(second).input_value().replace("Cetak", "Cetak ulang"))
    saved(second)
    page.locator("[data-list] textarea").first.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Lagi.")
    saved(page)
    page.wait_for_function(
        "() => document.querySelector('[data-row=\"2\"][data-column=\"1\"]').value === 'Cetak ulang'"
    )
    cell(page, 2, 2).fill("Rp1")
    typed(second).fill(typed(second).input_value().replace("Cetak ulang", "Cetak lagi"))
    saved(second)
    page.keyboard.press("Control+s")
    page.get_by_text("juga mengubah bagian ini").wait_for()
    assert "| Cetak ulang | Rp1 |" in typed(page).input_value()
    with page.expect_navigation():
        page.get_by_role("button", name="Bandingkan dan pilih").click()
    words = page.locator("main").inner_text()
    assert "Cetak lagi" in words
    assert "Rp1" in words


def test_a_field_goes_into_the_cell(page):
    open_grid(page)
    cell(page, 1, 1).focus()
    page.keyboard.press("End")
    page.keyboard.press("Alt+i")
    page.keyboard.type("perangkat daerah")
    page.keyboard.press("Enter")
    assert rows(page)[1][1] == "Rapat {{perangkat_daerah}}"


def test_on_a_phone_the_grid_scrolls_in_its_own_region(visitor):
    page = room(visitor("opd", narrow=True), body=WIDE)
    open_grid(page)
    page.officer.check()
    frame = page.locator(".grid-frame")
    assert frame.evaluate("each => each.scrollWidth > each.clientWidth")
    cell(page, 1, 5).focus()
    assert frame.evaluate("each => each.scrollLeft > 0")


def test_a_lampiran_is_proposed_with_the_grid(page):
    ident = page.locator("[data-annexes] [data-pasal]").last.get_attribute("data-pasal")
    page.officer.visit(page.url.replace("/tulis/", f"/pembahasan/usul/{ident}/"))
    page.get_by_role("button", name="Sunting sebagai tabel").click()
    cell(page, 1, 1).fill("Rapat daring")
    page.officer.check()
    page.keyboard.press("Escape")
    assert "| 1 | Rapat daring | Rp500 |" in page.locator("textarea[name=body]").input_value()
    page.get_by_role("button", name="Kirim usul").click()
    page.get_by_text("Usul perubahan terkirim.").wait_for()
    page.officer.check()
