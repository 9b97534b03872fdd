"""Word files as OPD write them become the structure; what is not sure is told."""

import pytest

from agreements.documents import docx_reading
from agreements.documents.docx_reading import read_docx
from agreements.rules.errors import BadFile
from agreements.rules.naskah import Table, parse
from agreements.rules.word_blocks import accepted
from agreements.rules.word_building import build
from agreements.rules.word_reading import read
from tests.documents import opd_drafts
from tests.documents.word_files import docx, head, p, parts, relations, tbl, unzipped, zipped


def built(data):
    return build(read(accepted(read_docx(data).blocks)))


def expected_body(text):
    return parse(text) if isinstance(text, str) else (Table(text, 1),)


@pytest.mark.parametrize("make", opd_drafts.DRAFTS, ids=lambda make: make.__name__)
def test_a_draft_becomes_the_structure(make):
    draft = make()
    found = built(draft.data)
    assert [(part.title, part.body) for part in found.pasal] == [
        (title, parse(text)) for title, text in draft.pasal
    ]
    assert list(found.recitals) == draft.recitals
    assert [(part.title, part.body) for part in found.lampiran] == [
        (title, expected_body(text)) for title, text in draft.lampiran
    ]
    assert [cell.source for cell in found.unsure] == draft.unsure
    assert all(cell.reason for cell in found.unsure)


def test_a_package_that_does_not_hang_together_is_refused_with_a_reason():
    sound = parts(p("Pasal 1"))
    twice = relations(("styles", "styles.xml"), ("styles", "styles.xml"))
    for broken in (
        {"word/_rels/document.xml.rels": twice},
        {"word/document.xml": sound["word/styles.xml"]},
        {"word/_rels/document.xml.rels": relations(("styles", "numbering.xml"))},
    ):
        with pytest.raises(BadFile):
            read_docx(zipped({**sound, **broken}))


def test_more_blocks_than_a_text_has_are_refused(monkeypatch):
    monkeypatch.setattr(docx_reading, "MAX_BLOCKS", 3)
    with pytest.raises(BadFile, match="lebih dari 3 paragraf"):
        read_docx(docx(*[p("x")] * 4))


def test_what_is_not_taken_is_told():
    note = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:drawing/></w:r>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    source = read_docx(docx(p("Isi", inside=note + hidden), tbl(("a", tbl(("b",)) + p("c")))))
    assert source.told == (
        "1 gambar.",
        "1 bagian tersembunyi.",
        "1 tabel di dalam tabel (isinya digabung ke selnya).",
    )
    assert source.blocks[0].text == "Isi"


def test_a_start_without_end_costs_nothing():
    lists = {"a": [("upperRoman", "%1.")]}
    data = unzipped(docx(p("Pasal 1"), p("x", num=(1, 0)), lists=lists))
    first, far = b'<w:start w:val="1"/>', b'<w:start w:val="99999999999"/>'
    data["word/numbering.xml"] = data["word/numbering.xml"].replace(first, far)
    assert read_docx(zipped(data)).blocks[1].label == "99999999999."


def test_empty_lines_and_lone_signs_are_no_paragraphs():
    found = built(docx(*opd_drafts.FRONT, head("Pasal 1"), head("OBJEK"), p("\\"), p(""), p("Isi."), p("=")))
    assert [node.text for node in found.pasal[0].body] == ["\\", "Isi.", "="]


def merged(words, span=1, down=""):
    """A cell that spans columns, or goes on in the next row (`down`: "restart", then "continue")."""
    joined = f'<w:vMerge w:val="{down}"/>' if down else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{joined}</w:tcPr>{p(words)}</w:tc>'


def test_merged_cells_keep_their_words_in_the_first_and_are_told():
    rows = [
        merged("No") + merged("Uraian", span=2),
        merged("1", down="restart") + merged("Angkut") + merged("10"),
        merged("", down="continue") + merged("Olah") + merged("20"),
    ]
    grid = f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    found = built(docx(head("Pasal 1"), p("Isi."), head("LAMPIRAN"), head("RINCIAN"), grid))
    (table,) = found.lampiran[0].body
    assert table.rows == (("No", "Uraian", ""), ("1", "Angkut", "10"), ("", "Olah", "20"))
    (cell,) = found.unsure
    assert cell.merged == ((0, 2), (2, 0))
    assert cell.reason.startswith("2 sel digabung di berkas")


def test_a_table_without_merged_cells_is_sure():
    grid = tbl(("No", "Uraian"), ("1", ""), head=1)
    assert built(docx(head("Pasal 1"), p("Isi."), head("LAMPIRAN"), head("RINCIAN"), grid)).unsure == []


def test_a_row_that_begins_further_in_keeps_its_columns():
    rows = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>".replace("<w:p/>", p("a"))
    shifted = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{p("b")}</w:tc></w:tr>'
    source = read_docx(docx(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}{shifted}</w:tbl>"))
    assert [len(row.cells) for row in source.blocks[0].rows] == [2, 2]
    assert source.blocks[0].rows[1].merged == (0,)
