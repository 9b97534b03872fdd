"""Lampiran on paper: each cell is there, in order, on pages of its own, and no table runs over the page."""

import re
import subprocess
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.documents.agreement_pages import agreement_pdf, preview_html
from agreements.documents.annexes import STEPS, widths
from agreements.documents.completeness import missing
from agreements.documents.layout import sheet
from agreements.rules.naskah import Lampiran, Table, parse
from agreements.rules.naskah.tables import parse_lampiran
from tests.documents.reading import elements, pages, spoken, text
from tests.documents.samples import STAMP, short


def drafted(*parts):
    """A signed draft with these (title, body) as its lampiran."""
    draft = short()
    annexes = tuple(Lampiran(f"l{at}", title, body) for at, (title, body) in enumerate(parts, 1))
    return replace(draft, text=replace(draft.text, lampiran=annexes))


def printed(*parts):
    return agreement_pdf(drafted(*parts), stamp=STAMP)


def grid(columns, rows, word="isi"):
    head = tuple(f"Kolom {at}" for at in range(columns))
    body = tuple(tuple(f"{word} {row}.{at}" for at in range(columns)) for row in range(rows))
    return Table((head, *body), 1)


def beyond(data):
    """Words that lie outside the margins of their page, in points, footer left out."""
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True)
    width, found = 0.0, []
    for line in out.stdout.decode().splitlines():
        if page := re.search(r'<page width="([\d.]+)"', line):
            width = float(page[1])
        word = re.search(r'<word xMin="([\d.]+)" .* xMax="([\d.]+)" .*>(.*)</word>', line)
        if word and (float(word[1]) < 78 or float(word[2]) > width - 61):
            found.append(word[3])
    return found


def test_each_lampiran_begins_a_page_and_says_of_what_it_is():
    found = pages(printed(("Rincian", parse("(1) Satu.")), ("Jadwal", (grid(3, 4),))))
    first, second = (page for page in found if "LAMPIRAN" in page)
    assert "LAMPIRAN I\nKESEPAKATAN BERSAMA\nTENTANG" in first
    assert "RINCIAN" in first
    assert "LAMPIRAN II" in second
    assert "JADWAL" in second


def test_one_lampiran_bears_no_number():
    assert "LAMPIRAN\n" in pages(printed(("Rincian", parse("x"))))[-1]


@pytest.mark.parametrize("columns", [1, 2, 4, 6, 7, 9, 12])
def test_a_table_of_any_width_stays_within_the_margins_and_repeats_its_head(columns):
    data = printed(("Tabel", (grid(columns, 70),)))
    assert beyond(data) == []
    heads = [page for page in pages(data) if f"Kolom {columns - 1}" in " ".join(page.split())]
    assert len(heads) > 1
    for row in range(70):
        assert f"isi {row}.{columns - 1}" in text(data)


def test_a_long_word_breaks_and_a_long_cell_goes_on_over_pages():
    cell = " ".join(f"kata{at}" for at in range(1, 700))
    data = printed(("Tabel", (Table((("a" * 190, "b", "c"), (cell, "d", "e")), 1),)))
    assert beyond(data) == []
    assert "kata699" in text(data)


WORD = st.text(alphabet="abcdefghij", min_size=1, max_size=12)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_cell_of_any_table_is_printed_in_order(data):
    columns = data.draw(st.integers(1, 12))
    row = st.lists(st.lists(WORD, max_size=4).map(" ".join), min_size=columns, max_size=columns).map(tuple)
    table = Table(tuple(data.draw(st.lists(row, min_size=1, max_size=12))), data.draw(st.integers(0, 1)))
    paper = printed(("Tabel", (*parse("Pengantar."), table, *parse("(1) Penutup."))))
    assert beyond(paper) == []
    said, at = "".join(spoken(paper).split()), 0
    for row in table.rows:  # between rows stands the head again, where a page begins
        cells = "".join("".join(row).split())
        at = said.find(cells, at) + len(cells)
        assert at >= len(cells), row


def test_tables_are_tagged_with_their_heads():
    tags = [tag for tag, _ in elements(printed(("Tabel", (grid(2, 1),))))]
    assert (tags.count("/Table"), tags.count("/TH"), tags.count("/TD")) == (1, 2, 2)


def test_preview_and_paper_come_from_one_template():
    html = preview_html(drafted(("Tabel", parse_lampiran("| <b>a</b> | [isi harga] |"))))
    assert "&lt;b&gt;a&lt;/b&gt;" in html
    assert '<mark class="isian">[isi harga]</mark>' in html


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        (("", parse("x")), "Lampiran belum diberi judul."),
        (("Rincian", ()), "Lampiran belum berisi."),
        (("Rincian", (Table((("[isi harga]",),), 0),)), "[isi harga]"),
        (("Rincian", (Table((("Pasal [terhapus]",),), 0),)), "[terhapus]"),
        (("Rincian", (Table((("a" * 201,),), 0),)), "200 huruf"),
        (("Rincian", (Table((("a " * 3001,),), 0),)), "6000 karakter"),
    ],
)
def test_what_a_lampiran_lacks_is_told(part, complaint):
    assert any(complaint in each for each in missing(drafted(part)))
    assert missing(drafted(("Rincian", parse("Cukup.")))) == []


def test_widths_fill_the_line_and_favour_what_is_long():
    assert sum(widths((("1", "kata " * 40, "x"),))) == STEPS
    narrow, wide, _ = widths((("1", "kata " * 40, "x"),))
    assert wide > 5 * narrow
    assert set(widths((("a",) * 12,))) <= {4, 5}


def test_a_draft_without_lampiran_has_none():
    assert sheet(short()).annexes == ()


def test_no_page_bears_one_row_of_a_table_only():
    overleaf = 0
    for rows in range(28, 52, 4):
        last = pages(printed(("Jadwal", (grid(2, rows, word="baris"),))))[-1]
        overleaf += "LAMPIRAN" not in last
        assert last.count("baris") > 2
    assert overleaf
