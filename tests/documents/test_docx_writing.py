"""A Word file of our own: the words of the paper, whole, well-formed, the same bytes each time."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from agreements.documents.docx_reading import read_docx
from agreements.documents.docx_styles import text_width
from agreements.documents.docx_writing import TYPES, agreement_docx
from agreements.documents.layout import sheet
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, texts_of, walk_all
from agreements.rules.outlines import outline
from agreements.rules.word_safety import complaints
from tests.documents.samples import STAMP, of_parties, short
from tests.rules import drafts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWS = (("No", "Uraian"), ("1", "Angkut \U0001f69b"), ("2", "اتفاق"))
WIDE = (tuple("ABCDEFGH"), tuple("12345678"))


def whole(**changes):
    draft = short(drafts.pks, state="draf")
    lampiran = (
        Lampiran("l1", "Rincian", (Node("teks", "Daftar:"), Table(ROWS, 1), Node("huruf", "satu"))),
        Lampiran("l2", "", (Table(WIDE, 0),)),
    )
    return replace(draft, text=replace(outline(draft), lampiran=lampiran), **changes)


def made(draft):
    return agreement_docx(draft, stamp=STAMP)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def words(data):
    root = etree.fromstring(parts(data)["word/document.xml"])
    return " ".join(" ".join(text.text or "" for text in root.iter(f"{W}t")).split())


def test_the_same_draft_gives_the_same_bytes():
    assert made(whole()) == made(whole())
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(made(whole()))).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_it_holds_every_word_of_the_paper_in_order():
    draft = whole()
    text, place, paper = words(made(draft)), 0, sheet(draft)
    said = [*paper.title, paper.about, paper.opening, *(party.label for party in paper.parties)]
    said += [*draft.text.recitals, *paper.legal_basis, paper.formula]
    for pasal in draft.text.pasal:
        said += [pasal.title, *texts_of(pasal.body)]
    said += [paper.closing, *(place.name for row in paper.signatures for place in row)]
    said += [text for part in draft.text.lampiran for text in [part.title, *texts_of(part.body)]]
    for piece in said:
        found = text.find(" ".join(piece.split()), place)
        assert found >= 0, piece
        place = found + len(piece)


def test_another_reader_opens_it_and_finds_every_part():
    document = docx.Document(io.BytesIO(made(whole())))
    names = [each.style.name for each in document.paragraphs]
    assert names.count("Pasal") == len(whole().text.pasal)
    assert {"Judul Naskah", "Nomor Naskah", "Konsiderans", "Ayat 1", "Huruf 2", "Lampiran"} <= set(names)
    assert [table.style.name for table in document.tables] == [
        *("Tabel Komparisi", "Tabel Tanda Tangan", "Tabel Lampiran", "Tabel Lampiran")
    ]
    assert document.core_properties.title == f"Perjanjian Kerja Sama tentang {whole().about}"


def test_every_part_is_well_formed_and_named_in_the_table_of_contents():
    found = parts(made(whole()))
    assert set(TYPES) | {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"} <= set(found)
    types = found["[Content_Types].xml"].decode()
    for name, data in found.items():
        if name.endswith(".png"):
            assert 'Extension="png" ContentType="image/png"' in types
            continue
        etree.fromstring(data)
        assert (
            name.endswith(".rels") or name in types or name in ("[Content_Types].xml", "customXml/item1.xml")
        )
    assert complaints(made(whole())) == []


ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "numPr",
    "tabs",
    "spacing",
    "ind",
    "jc",
    "sectPr",
]


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/header1.xml"])
def test_what_a_paragraph_is_told_stands_in_the_order_of_the_schema(name):
    root = etree.fromstring(parts(made(whole()))[name])
    for properties in root.iter(f"{W}pPr"):
        names = [child.tag.removeprefix(W) for child in properties]
        assert names == sorted(names, key=ORDER.index), names


def test_every_list_that_is_used_exists_and_every_bookmark_closes():
    found = parts(made(whole()))
    lists = {n.get(f"{W}numId") for n in etree.fromstring(found["word/numbering.xml"]).iter(f"{W}num")}
    root = etree.fromstring(found["word/document.xml"])
    used = {n.get(f"{W}val") for n in root.iter(f"{W}numId")} - {"0"}
    assert used <= lists
    begun = [n.get(f"{W}id") for n in root.iter(f"{W}bookmarkStart")]
    assert begun == [n.get(f"{W}id") for n in root.iter(f"{W}bookmarkEnd")]
    assert len(begun) == len(set(begun)) == len(whole().text.pasal) + 2


@pytest.mark.parametrize(("paper", "size"), [("F4", ("12189", "18709")), ("A4", ("11906", "16838"))])
def test_the_paper_is_the_agreements_own_and_wide_tables_lie_turned(paper, size):
    root = etree.fromstring(parts(made(whole(paper=paper)))["word/document.xml"])
    sizes = [(p.get(f"{W}w"), p.get(f"{W}h"), p.get(f"{W}orient")) for p in root.iter(f"{W}pgSz")]
    assert sizes == [(*size, None), (*reversed(size), "landscape")]


def test_until_it_is_signed_each_page_says_what_state_it_is_in():
    assert b"DRAF" in parts(made(whole()))["word/header1.xml"]
    assert b"DRAF" not in parts(made(whole(state="ditandatangani")))["word/header1.xml"]
    assert b"NUMPAGES" in parts(made(whole()))["word/footer1.xml"]


def test_gaps_are_no_reason_to_refuse():
    empty = short(text=Naskah(), parties=(), about="", state="draf")
    assert "[isi judul]" in words(made(empty))


def test_twelve_parties_sign():
    assert words(made(of_parties(12))).count("NAMA PENANDA TANGAN KE 12X") == 2


def test_all_who_sign_for_a_party_and_the_witnesses_have_their_place():
    draft = whole()
    first = replace(draft.parties[0], more=(("Kedua Contoh", "Direktur Contoh", "definitif"),))
    text = words(made(replace(draft, parties=(first, *draft.parties[1:]))))
    assert text.count("KEDUA CONTOH") == 2
    assert "Direktur Contoh" in text


def test_a_rencana_kerja_has_its_table():
    document = docx.Document(io.BytesIO(made(drafts.rk())))
    assert document.tables[-1].style.name == "Tabel Kegiatan"


def test_signs_that_xml_forbids_are_left_out_and_all_others_stay():
    text = "a\x00b\ufffec \u202ed & <e> \U0001f469\u200d\U0001f4bc"
    naskah = Naskah((), (Pasal("p1", "", text, (Node("teks", text),)),))
    assert "abc d & <e> \U0001f469\u200d\U0001f4bc" in words(made(short(text=naskah)))
    assert len(list(walk_all(naskah))) == 1


def pictures(data):
    """[(description, side in millimetres, bytes)] of the pictures, in order."""
    files, found = parts(data), []
    root = etree.fromstring(files["word/document.xml"])
    relations = etree.fromstring(files["word/_rels/document.xml.rels"])
    rels = {each.get("Id"): each.get("Target") for each in relations}
    for inline in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"):
        named, blip = (next(inline.iter(f"{{*}}{name}")) for name in ("docPr", "blip"))
        target = rels[next(value for name, value in blip.attrib.items() if name.endswith("embed"))]
        side = int(next(inline.iter("{*}extent")).get("cx")) // 36_000
        found.append((named.get("descr"), side, files[f"word/{target}"]))
    return found


def test_emblems_stand_above_the_title_on_the_sides_of_the_paper():
    for draft in (short(drafts.ksb), short(drafts.pks), of_parties(8)):
        paper = sheet(draft).emblems
        found = pictures(made(draft))
        assert [alt for alt, _, _ in found] == [e.alt for e in (*paper.centre, *paper.left, *paper.right)]
        assert all(data.startswith(b"\x89PNG") for _, _, data in found)
    assert [side for _, side, _ in pictures(made(short(drafts.ksb)))] == [25]
    assert [side for _, side, _ in pictures(made(of_parties(8)))] == [*[14] * 7, 19]
    first = next(docx.Document(io.BytesIO(made(short(drafts.pks)))).element.body.iter(f"{W}p"))
    assert len(list(first.iter("{*}blip"))) == 2


def test_a_paper_without_emblems_has_no_pictures():
    plain = short(drafts.pks, layout=(("lambang", "tanpa"),))
    assert pictures(made(plain)) == []
    assert not [name for name in parts(made(plain)) if name.startswith("word/media")]
    bare = tuple(replace(party, emblem="") for party in short(drafts.pks).parties)
    nobody = short(drafts.pks, parties=bare)
    assert pictures(made(nobody)) == []


@pytest.mark.parametrize(("layout", "boxes"), [((), ["KESATU", "KEDUA"]), ((("paraf", "tidak"),), [])])
def test_each_page_has_a_paraf_box_for_each_party(layout, boxes):
    foot = etree.fromstring(parts(made(short(drafts.pks, layout=layout)))["word/footer1.xml"])
    cells = [" ".join(t.text for t in cell.iter(f"{W}t")) for cell in foot.iter(f"{W}tc")]
    assert cells[2:] == boxes
    assert cells[1] == ("Paraf" if boxes else "")
    assert cells[0].startswith("KSB-7K2M9Q")


def test_the_paraf_boxes_of_twelve_parties_fit_the_page():
    foot = etree.fromstring(parts(made(of_parties(12)))["word/footer1.xml"])
    widths = [int(column.get(f"{W}w")) for column in foot.iter(f"{W}gridCol")]
    assert len(widths) == 14
    assert min(widths) > 0
    assert sum(widths) <= text_width("F4")


def test_what_comes_back_has_no_word_of_pictures_and_feet():
    source = read_docx(made(short(drafts.pks)))
    assert source.told == ()
    emblems = [block for block in source.blocks if block.style == "Lambang Naskah"]
    assert [block.text.strip() for block in emblems] == [""]
