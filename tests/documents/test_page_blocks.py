"""The HTML of an agreement as blocks, and cuts of it."""

from agreements.documents.agreement_pages import agreement_html
from agreements.documents.page_blocks import Blocks
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, parse
from tests.documents.samples import STAMP, short
from tests.documents.test_annexes import grid

LINES = "(1) Satu:\na. pertama;\nb. kedua <p>tulisan</p>.\n(2) Dua."


def blocks_of(*pasal, lampiran=()):
    rows = tuple(Pasal(f"p{at}", "", "JUDUL", parse(text)) for at, text in enumerate(pasal))
    return Blocks(agreement_html(short(text=Naskah((), rows, lampiran)), stamp=STAMP))


def holding(blocks, words, tag):
    """The last block of that tag that begins before those words."""
    at = blocks.html.index(words)
    return max(index for index, block in enumerate(blocks.all) if block.tag == tag and block.at < at)


def test_blocks_are_those_of_the_templates_and_not_what_is_typed():
    blocks = blocks_of(LINES)
    at = holding(blocks, "kedua", "p")
    assert [blocks.all[index].tag for index in blocks.holders(at)] == ["section", "ol", "li", "ol", "li"]
    assert blocks.all[at + 1].tag == "li"  # ayat (2): the typed <p> is no block
    assert blocks.html[blocks.begins(at) :].startswith("<p>kedua &lt;p&gt;")
    assert blocks.begins(len(blocks.all)) == len(blocks.html)


def test_a_list_that_goes_on_has_the_number_that_it_has_come_to():
    blocks = blocks_of(LINES)
    opened = blocks.opened(holding(blocks, "kedua", "li"))
    assert (
        opened
        == '<section class="pasal pasal-akhir"><ol class="ayat" start="1"><li><ol class="huruf" start="2">'
    )
    assert 'start="2"' in blocks.opened(holding(blocks, "Dua.", "li"))


def test_a_list_that_begins_later_counts_on_from_there():
    nodes = Pasal("a", "", "JUDUL", (Node("teks", "Awal."), *parse("(3) Tiga.\n(4) Empat.")))
    blocks = Blocks(agreement_html(short(text=Naskah((), (nodes,))), stamp=STAMP))
    whole = blocks.html[blocks.html.index('<ol class="ayat"') :]
    first = 3 if whole.startswith('<ol class="ayat" start="3"') else 1
    assert f'start="{first + 1}"' in blocks.opened(holding(blocks, "Empat.", "li"))


def test_a_table_that_goes_on_keeps_its_columns_and_its_head():
    blocks = blocks_of("Isi.", lampiran=(Lampiran("l", "TABEL", (grid(2, 9),)),))
    opened = blocks.opened(holding(blocks, "isi 4.0", "tr"))
    assert "<colgroup><col" in opened
    assert "Kolom 1</th></tr></thead>" in opened
    assert opened.endswith("<tbody>")


def test_a_cut_has_every_block_named_and_a_page_before_it():
    blocks = blocks_of(LINES, "Akhir.")
    first = holding(blocks, "Akhir.", "section")
    cut = blocks.cut(first, len(blocks.html))
    assert "Satu:" not in cut
    assert cut.index("height:500mm") < cut.index(f'<section id="b{first}" class="pasal')
    assert cut.endswith(blocks.html[-40:])
    assert "500mm" not in blocks.cut(0, len(blocks.html))
    assert "Akhir." not in blocks.cut(0, blocks.begins(first))
