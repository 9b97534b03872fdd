"""No word that a reader of the file sees is lost: it is in a cell of the review or told as left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.documents.docx_reading import read_docx
from agreements.rules.naskah import Node
from agreements.rules.word_blocks import accepted
from agreements.rules.word_building import build
from agreements.rules.word_reading import read
from tests.documents.word_files import (
    STYLES,
    WORD,
    dele,
    docx,
    head,
    ins,
    mark,
    p,
    parts,
    r,
    relations,
    tbl,
    zipped,
)

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
VML = "urn:schemas-microsoft-com:vml"


def shown(data):
    """All that the review shows: cells with their rows, comments, and what is told as left out."""
    source = read_docx(data)
    found = build(read(accepted(source.blocks)))
    cells = [text for cell in found.cells for text in (cell.source, *(c for row in cell.rows for c in row))]
    notes = [note.text for cell in found.cells for note in cell.notes]
    return " ".join([*cells, *notes, *source.told]), found


def run_of(inside):
    return f"<w:r>{inside}</w:r>"


def word_box(words):
    """A text box as Word 365 writes it: a shape, and VML for those that know no shapes."""
    content = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return run_of(
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wps:wsp xmlns:wps="{WPS}"><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:textbox xmlns:v="{VML}">{content}</v:textbox></w:pict></mc:Fallback>'
        "</mc:AlternateContent>"
    )


def vml_box(words):
    content = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return run_of(f'<w:pict><v:shape xmlns:v="{VML}"><v:textbox>{content}</v:textbox></v:shape></w:pict>')


def word_art(words):
    return run_of(f'<w:pict><v:shape xmlns:v="{VML}"><v:textpath string="{words}"/></v:shape></w:pict>')


def field(words, instruction=" REF _Ref1 "):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(words)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(inside):
    return f"<w:sdt><w:sdtPr><w:alias w:val='Isian'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def drop_down(words):
    """A form field of the old kind: what it shows stands in its list alone."""
    entries = f'<w:result w:val="1"/><w:listEntry w:val="lain"/><w:listEntry w:val="{words}"/>'
    begins = (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{entries}</w:ddList></w:ffData></w:fldChar>'
    )
    said = "<w:instrText> FORMDROPDOWN </w:instrText>"
    return "".join(map(run_of, (begins, said, '<w:fldChar w:fldCharType="end"/>')))


def moved(words):
    given = 'w:id="7" w:author="Rina" w:date="2026-11-20T08:00:00Z"'
    return f'<w:moveToRangeStart w:name="m" {given}/><w:moveTo {given}>{r(words)}</w:moveTo>'


def ruby(words):
    return run_of(f"<w:ruby><w:rubyPr/><w:rt>{r('kecil')}</w:rt><w:rubyBase>{r(words)}</w:rubyBase></w:ruby>")


def merged(words):
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(words)}</w:tc>'
    down = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{wide}</w:tr><w:tr>{down}<w:tc>{p('x')}</w:tc></w:tr></w:tbl>"


def wrapped_table(words):
    """A table whose row and cell are content controls."""
    row = control(f"<w:tr>{control(f'<w:tc>{p(words)}</w:tc>')}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>"


def right_to_left(words):
    return f'<w:bdo w:val="rtl">{r(chr(0x200F) + words + chr(0x200E))}</w:bdo>'


INLINE = {
    "plain": r,
    "tab": lambda words: r(f"a\t{words}"),
    "line": lambda words: r(f"baris\n{words}"),
    "hyphen": lambda words: run_of(f"<w:t>antar</w:t><w:noBreakHyphen/><w:t>{words}</w:t>"),
    "link": lambda words: f'<w:hyperlink w:anchor="x">{r(words)}</w:hyperlink>',
    "tag": lambda words: f'<w:smartTag w:uri="u" w:element="place">{r(words)}</w:smartTag>',
    "control": lambda words: control(r(words)),
    "inserted": ins,
    "inserted in a control": lambda words: control(ins(words)),
    "moved": moved,
    "field": field,
    "drop-down": drop_down,
    "nested field": lambda words: field("x") + field(words, " IF 1=1 "),
    "simple field": lambda words: f'<w:fldSimple w:instr=" DATE ">{r(words)}</w:fldSimple>',
    "right to left": right_to_left,
    "ruby": ruby,
    "box of Word": word_box,
    "box of WPS": vml_box,
    "word art": word_art,
    "choice": lambda words: (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w14">{r(words)}</mc:Choice>'
        f"<mc:Fallback>{r('lama')}</mc:Fallback></mc:AlternateContent>"
    ),
    "formula": lambda words: (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        f"<m:r><m:t>{words}</m:t></m:r></m:oMath>"
    ),
    "sign": lambda words: run_of('<w:sym w:font="Wingdings" w:char="F0FC"/>') + r(words),
}
BLOCKS = {
    "paragraph": p,
    "heading": lambda words: head(f"Pasal 3 {words.upper()}"),
    "chapter": lambda words: head("BAB II") + head(words.upper()),
    "number": lambda words: p(words, num=(1, 0)),
    "typed number": lambda words: p(f"(1) {words}"),
    "half bracket": lambda words: p(f"1) {words}"),
    "page number": lambda words: p("Halaman 3") + p(words),
    "control": lambda words: control(p(words)),
    "table": lambda words: tbl(("a", words), ("b", "c")),
    "merged": merged,
    "table in a table": lambda words: tbl(("a", tbl(("b", words)) + p("c"))),
    "table of controls": wrapped_table,
    "laid out": lambda words: tbl((p("Pasal 4", centre=True), p(words))),
    "party block": lambda words: tbl(("I.", f"NAMA {words}", ":", "selanjutnya disebut PIHAK KESATU.")),
    "box alone": lambda words: p("", inside=word_box(words)),
    "box of a table": lambda words: p(
        "", inside=run_of(f"<w:pict><w:txbxContent>{tbl((words, 'b'))}{p('')}</w:txbxContent></w:pict>")
    ),
    "rule": lambda words: p("-----") + p(words),
    "two languages": lambda words: tbl(("Bahasa Indonesia", "English"), ("Satu", words)),
    "activities": lambda words: tbl(
        ("No.", "Program atau kegiatan", "Keluaran dan target", "Lokasi dan waktu", *["x"] * 4),
        ("1.", "Kegiatan", "a", "b", words, "c", "d", "e"),
    ),
}


@st.composite
def files(draw):
    """A file of many constructs; each holds a word of its own. Returns (bytes, words)."""
    words, blocks = [], [head("Pasal 1"), head("MAKSUD")]
    for at in range(draw(st.integers(1, 12))):
        word = f"kata{at}x"
        words.append(word)
        if draw(st.booleans()):
            inside = INLINE[draw(st.sampled_from(sorted(INLINE)))](word)
            blocks.append(
                p("Isi ", inside=inside, mark=draw(st.sampled_from(["", mark("ins"), mark("del")])))
            )
        else:
            blocks.append(BLOCKS[draw(st.sampled_from(sorted(BLOCKS)))](word))
        if draw(st.integers(0, 5)) == 0:
            blocks.append(draw(st.sampled_from([head("LAMPIRAN"), p("PIHAK KESATU,  PIHAK KEDUA,"), p("")])))
    return docx(*blocks, lists={"a": [("decimal", "(%1)")]}), words


@settings(max_examples=150, deadline=None)
@given(files())
def test_no_word_that_is_seen_is_lost(file):
    data, words = file
    said, _ = shown(data)
    assert [word for word in words if word not in said and word.upper() not in said] == []


@pytest.mark.parametrize("name", sorted(INLINE))
def test_each_inline_thing_keeps_its_word(name):
    said, _ = shown(docx(head("Pasal 1"), p("Isi ", inside=INLINE[name]("katanya"))))
    assert "katanya" in said


@pytest.mark.parametrize("name", sorted(BLOCKS))
@pytest.mark.parametrize("before", ["", "LAMPIRAN", "Pasal 1"])
def test_each_block_keeps_its_word_in_each_zone(name, before):
    blocks = [head(before)] if before != "LAMPIRAN" else [head("Pasal 1"), p("Isi."), head(before)]
    said, _ = shown(docx(*blocks, BLOCKS[name]("katanya"), lists={"a": [("decimal", "(%1)")]}))
    assert "katanya" in said.lower()


def test_words_of_a_text_box_are_read_once_and_are_to_be_looked_at():
    said, found = shown(docx(head("Pasal 1"), p("Isi.", inside=word_box("Kotak."))))
    assert said.count("Kotak.") == 1
    (cell,) = found.unsure
    assert (cell.source, cell.reason) == ("Kotak.", "Berasal dari kotak teks di berkas; periksa tempatnya.")


def test_a_text_box_that_was_deleted_is_no_words():
    box = word_box("Kotak.")
    gone = f'<w:del w:id="1" w:author="Rina" w:date="2026-11-20T08:00:00Z">{box}</w:del>'
    assert "Kotak." not in shown(docx(p("Isi.", inside=gone)))[0]


def beside(**files):
    """A file with more parts: name of the part -> insides of its root."""
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "footer1": "ftr"}
    roots |= {"diagramData1": "data", "chart1": "chart"}
    base = parts(head("Pasal 1"), p("Isi.", inside='<w:r><w:footnoteReference w:id="2"/></w:r>'))
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = [("styles", "styles.xml")]
    for name, inside in files.items():
        base[f"word/{name}.xml"] = f'<w:{roots[name]} xmlns:w="{w}">{inside}</w:{roots[name]}>'
        kind = name.rstrip("1")
        rows.append((kind, f"{name}.xml"))
        override = f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/></Types>'
        base["[Content_Types].xml"] = base["[Content_Types].xml"].replace("</Types>", override)
    return zipped({**base, "word/_rels/document.xml.rels": relations(*rows)})


def test_notes_and_page_heads_are_told_with_their_words():
    lines = f'<w:footnote w:type="separator" w:id="0">{p("garis")}</w:footnote>'
    told = read_docx(
        beside(
            footnotes=f'{lines}<w:footnote w:id="2">{p("Lihat UU 23/2014.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="2">{p("Catatan terakhir.")}</w:endnote>',
            header1=p("DRAF MITRA"),
            footer1=p("3"),
        )
    ).told
    assert told == (
        "Catatan kaki: “Lihat UU 23/2014.”.",
        "Catatan akhir: “Catatan terakhir.”.",
        "Kepala halaman: “DRAF MITRA”.",
    )


def test_words_of_charts_are_told():
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    told = read_docx(
        beside(
            diagramData1=f'<a:p xmlns:a="{space}"><a:t>Usulan</a:t><a:t>Telaah</a:t></a:p>',
            chart1=f'<a:p xmlns:a="{space}"><a:t>Biaya per tahun</a:t></a:p>',
        )
    ).told
    assert told == ("Tulisan pada bagan: “Usulan Telaah”.", "Tulisan pada grafik: “Biaya per tahun”.")


def test_hidden_words_are_not_taken_and_told():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    source = read_docx(docx(p("Isi.", inside=hidden)))
    assert source.told == ("1 bagian tersembunyi.",)


def test_signs_of_symbol_fonts_are_read_and_unknown_ones_told():
    def sym(font, char):
        return run_of(f'<w:sym w:font="{font}" w:char="{char}"/>')

    known = sym("Wingdings", "F0FC") + sym("Symbol", "F0B1") + sym("Arial", "2713")
    source = read_docx(docx(p("", inside=known + sym("Webdings", "F021") + sym("Arial", "zz"))))
    assert source.blocks[0].text == "✓±✓"
    assert source.told == ("2 lambang khusus (font simbol).",)


HEADINGS = (
    "PASAL 1\nMAKSUD",
    "Pasal  1.\tMaksud",
    "Pasal 1 Maksud dan Tujuan",
    "Pasal 1 - MAKSUD",
    "pasal 1: Maksud",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_many_hands_are_known(heading):
    _, found = shown(docx(p(heading, bold=True), p("(1)\tSatu."), p("(2)\tDua.")))
    (pasal,) = found.pasal
    assert pasal.title.upper().startswith("MAKSUD")
    assert pasal.body == (Node("ayat", "Satu."), Node("ayat", "Dua."))


def test_a_heading_style_with_its_own_list_and_levels_below():
    """As Word's multilevel list: heading 1 is the pasal, level 2 the ayat, level 3 the huruf."""
    first = '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr>'
    styles = STYLES.replace(first, f'{first}<w:numPr><w:numId w:val="1"/></w:numPr>')
    levels = {"a": [("decimal", "Pasal %1"), ("decimal", "(%2)"), ("lowerLetter", "%3.")]}
    _, found = shown(
        docx(
            p("\nMAKSUD", style="Heading1"),
            p("Satu:", num=(1, 1)),
            p("a satu;", num=(1, 2)),
            p("b dua.", num=(1, 2)),
            p("Dua.", num=(1, 1)),
            lists=levels,
            styles=styles,
        )
    )
    (pasal,) = found.pasal
    assert pasal.title == "MAKSUD"
    assert pasal.body == (
        Node("ayat", "Satu:", (Node("huruf", "a satu;"), Node("huruf", "b dua."))),
        Node("ayat", "Dua."),
    )


def test_words_that_were_moved_count_at_their_new_place_alone():
    given = 'w:id="7" w:author="Rina" w:date="2026-11-20T08:00:00Z"'
    gone = f"<w:moveFrom {given}>{r('Pindah.')}</w:moveFrom>"
    said, _ = shown(
        docx(
            head("Pasal 1"),
            p("", inside=gone, mark=f"<w:moveFrom {given}/>"),
            p("Tetap. ", inside=dele("Hapus.")),
            p("", inside=moved("Pindah."), mark=f"<w:moveTo {given}/>"),
        )
    )
    assert (said.count("Pindah."), "Hapus." in said) == (1, False)
