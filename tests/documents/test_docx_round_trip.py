"""What goes out as a Word file comes back the same: ids, keys, titles, tree, tables, recitals."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.documents.docx_reading import read_docx
from agreements.documents.docx_writing import agreement_docx
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table
from agreements.rules.outlines import outline
from agreements.rules.word_blocks import accepted
from agreements.rules.word_building import build
from agreements.rules.word_matching import marks_from, matched
from agreements.rules.word_reading import read
from agreements.rules.word_roles import printable
from tests.documents.samples import STAMP, short
from tests.rules import drafts
from tests.rules.strategies import lampirans, texts


def there_and_back(naskah, current=None, *, with_marks=True):
    """Print a text as a Word file and read it; return the text and the cells that were not sure."""
    source = read_docx(agreement_docx(short(text=naskah), stamp=STAMP))
    found = build(read(accepted(source.blocks)))
    marks = marks_from(source.marks if with_marks else None)
    return matched(found, marks, current or Naskah()).naskah, found.unsure


def as_typed(naskah):
    """A text as forms give it: titles and recitals on one line, nothing that XML cannot hold."""

    def node(each):
        return Node(each.kind, printable(each.text), tuple(map(node, each.children)))

    def block(each):
        if isinstance(each, Table):
            return Table(tuple(tuple(map(printable, row)) for row in each.rows), each.heads)
        return node(each)

    def body(nodes):
        return tuple(each for each in map(block, nodes) if not _gone(each))

    return Naskah(
        tuple(filter(None, map(printable, naskah.recitals))),
        tuple(Pasal(p.id, p.key, printable(p.title), body(p.body)) for p in naskah.pasal),
        tuple(Lampiran(p.id, printable(p.title), body(p.body)) for p in naskah.lampiran),
    )


def _gone(block):
    return isinstance(block, Node) and block.kind == "teks" and not block.text


@settings(max_examples=120, deadline=None)
@given(texts(lampirans()))
def test_every_text_comes_back_as_it_went(naskah):
    naskah = as_typed(naskah)
    assert there_and_back(naskah) == (naskah, [])


@settings(max_examples=40, deadline=None)
@given(texts(lampirans()), st.booleans())
def test_without_our_data_the_bookmarks_still_tell_which_pasal_is_which(naskah, with_marks):
    naskah = as_typed(naskah)
    found, _ = there_and_back(naskah, naskah, with_marks=with_marks)
    assert found == naskah


def test_every_outline_comes_back():
    for make in (drafts.ksb, drafts.pks):
        naskah = outline(make())
        assert there_and_back(naskah) == (naskah, [])


def test_a_text_of_many_letters_and_depths_comes_back():
    letters = tuple(Node("huruf", f"butir {n}") for n in range(60))
    deep = Node("ayat", "satu", (Node("teks", "dua", (Node("huruf", "tiga", (Node("angka", "empat"),)),)),))
    naskah = Naskah((), (Pasal("p1", "", "SATU", letters), Pasal("p-2_x", "", "", (deep,))))
    assert there_and_back(naskah) == (naskah, [])


def test_a_cell_of_several_lines_comes_back():
    table = Table((("Uraian", "Nilai"), ("satu\ndua\n\ntiga", "")), 1)
    naskah = Naskah((), (Pasal("p1", "", "A", ()),), (Lampiran("l1", "RINCIAN", (table,)),))
    assert there_and_back(naskah) == (naskah, [])


def test_a_title_keeps_its_spelling_though_the_file_shows_capitals():
    naskah = Naskah((), (Pasal("p1", "maksud", "Maksud dan Tujuan", (Node("teks", "x"),)),))
    assert there_and_back(naskah)[0].pasal[0].title == "Maksud dan Tujuan"
    shouted = replace(naskah, pasal=(replace(naskah.pasal[0], title="MAKSUD DAN TUJUAN"),))
    assert there_and_back(shouted, naskah)[0].pasal[0].title == "Maksud dan Tujuan"
