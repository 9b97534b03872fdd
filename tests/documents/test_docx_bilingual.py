"""Both languages go out side by side and come back the same; a change comes back as that alone."""

import io
from dataclasses import replace

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from agreements.documents.bilingual import kept_of, parts_of
from agreements.documents.docx_reading import read_docx
from agreements.documents.docx_writing import bilingual_docx
from agreements.rules.naskah import RECITALS, Lampiran, Naskah, Node, Pasal, Table
from agreements.rules.naskah.tables import parse_lampiran
from agreements.rules.word_blocks import accepted
from agreements.rules.word_building import build
from agreements.rules.word_matching import marks_from, matched
from agreements.rules.word_plan import AHEAD, CLASH, FILE, GONE, NOW, REPLACED, SAME
from agreements.rules.word_reading import read
from agreements.rules.word_translation import taken, translation_rows
from tests.documents.samples import STAMP, short
from tests.documents.test_docx_round_trip import as_typed
from tests.documents.word_files import docx, p, tbl, unzipped, zipped
from tests.rules import drafts
from tests.rules.strategies import clean, texts, typed

ENGLISH = "(1) The PARTIES agree:\n    a. tourism;\n    b. culture.\n(2) Costs are borne by each PARTY."


def loi(text=None, **words):
    """A letter of intent, both its languages whole. `words`: {id: (title, words)} of the translation."""
    draft = short(drafts.loi, state="draf", **({"text": text} if text else {}))
    rows = {}
    for part in parts_of(draft):
        title, said = words.get(part.id, (f"Title {part.id}" if part.title else "", f"English of {part.id}."))
        if title or said:
            rows[part.id] = {"title": title, "words": said, "of": part.digest}
    return replace(draft, translation={"language": "Inggris", "parts": rows})


def back(data, draft, choices=None):
    """Read a file against a draft; return (text, rows of the translation, left out, unsure cells)."""
    source = read_docx(data)
    built = build(read(accepted(source.blocks)))
    marks = marks_from(source.marks)
    found = matched(built, marks, draft.text, "x")
    rows, left = translation_rows(built.tongues, found, marks.translation, kept_of(draft), choices or {})
    return found.naskah, rows, left, built.unsure


def edited(draft, *changes):
    """The file of a draft in which these words were changed in Word."""
    parts = unzipped(bilingual_docx(draft, stamp=STAMP))
    for old, new in changes:
        assert old.encode() in parts["word/document.xml"], old
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return zipped(parts)


@st.composite
def both_languages(draw):
    text = as_typed(draw(texts()))
    draft = short(drafts.loi, text=text, state="draf")
    words = {
        part.id: (draw(clean) if part.title else "", draw(st.one_of(typed, st.just(""))))
        for part in parts_of(draft)
    }
    return loi(text, **words)


@settings(max_examples=60, deadline=None)
@given(both_languages())
def test_a_round_trip_changes_nothing(draft):
    naskah, rows, left, unsure = back(bilingual_docx(draft, stamp=STAMP), draft)
    assert (naskah, left, unsure) == (draft.text, (), [])
    assert [row for row in rows if row.fate != SAME] == []
    assert taken(draft.translation, rows, "") == draft.translation


def test_columns_whose_numbers_are_lists_and_whose_styles_are_gone():
    """As Google Docs writes our file: neither styles nor bookmarks, the numbers still lists."""
    draft = loi(Naskah((), (Pasal("a", "", "TUJUAN", (Node("teks", "Lama."),)),)), a=("Aim", "Old."))
    lists = {"a": [("decimal", "Pasal %1")], "b": [("decimal", "Article %1")], "c": [("decimal", "(%1)")]}
    rows = [
        (p("\nTUJUAN", num=(1, 0), centre=True), p("\nAIMS", num=(2, 0), centre=True)),
        (p("Tujuan.", num=(3, 0)), p("Aim of it.", num=(3, 0))),
    ]
    naskah, found, left, _ = back(docx(tbl(*rows), lists=lists), draft)
    assert [(pasal.title, pasal.body) for pasal in naskah.pasal] == [("TUJUAN", (Node("ayat", "Tujuan."),))]
    assert [(row.value["title"], row.value["words"]) for row in found] == [("AIMS", "(1) Aim of it.")]
    assert left == ()


def test_another_reader_opens_it_and_finds_two_columns():
    document = python_docx.Document(io.BytesIO(bilingual_docx(loi(), stamp=STAMP)))
    tables = [table for table in document.tables if table.style.name == "Tabel Dua Bahasa"]
    assert len(tables) == 4  # the beginning, two pasal, the end
    assert {len(row.cells) for table in tables for row in table.rows} == {2}
    said = " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    for part in parts_of(loi()):
        assert part.id == "judul" or f"English of {part.id}." in said
    assert "Bahasa Inggris" in said
    assert "equally authentic" in said


def test_lists_of_the_two_languages_do_not_count_on_in_one_another():
    """Word counts on in all lists of one w:abstractNum."""
    draft = loi(
        Naskah((), (Pasal("a", "", "A", (Node("ayat", "Satu."), Node("ayat", "Dua."))),)), a=("A", ENGLISH)
    )
    root = etree.fromstring(unzipped(bilingual_docx(draft, stamp=STAMP))["word/numbering.xml"])
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    used = [num.find(f"{w}abstractNumId").get(f"{w}val") for num in root.findall(f"{w}num")]
    assert len(used[-3:]) == len(set(used[-3:])) == 3  # ayat left, ayat and huruf right
    assert set(used) <= {each.get(f"{w}abstractNumId") for each in root.findall(f"{w}abstractNum")}


def test_the_same_draft_gives_the_same_bytes():
    assert bilingual_docx(loi(), stamp=STAMP) == bilingual_docx(loi(), stamp=STAMP)


def test_words_changed_in_the_column_come_back_for_their_part_alone():
    draft = loi(a=("Purpose", ENGLISH))
    naskah, rows, _, unsure = back(edited(draft, ("culture.", "culture and arts.")), draft)
    assert (naskah, unsure) == (draft.text, [])
    changed = [row for row in rows if row.fate != SAME]
    assert [(row.id, row.fate, row.label) for row in changed] == [
        ("terjemahan-a", REPLACED, "Terjemahan Pasal 1")
    ]
    kept = taken(draft.translation, rows, "")["parts"]
    assert kept["a"]["words"] == ENGLISH.replace("culture.", "culture and arts.")
    assert kept["a"]["of"] == draft.translation["parts"]["a"]["of"]
    assert {k: v for k, v in kept.items() if k != "a"} == {
        k: v for k, v in draft.translation["parts"].items() if k != "a"
    }


def test_a_title_and_the_frame_come_back_with_their_holes():
    draft = loi(
        a=("Purpose", "English of a."),
        pembuka=("", "On this day, {tanggal}, we agree:"),
        penutup=("", "Done in {tempat} on {tanggal}."),
    )
    draft = replace(draft, signing_date=None, place="Mojokerto")
    data = edited(draft, ("Purpose", "Aims"), ("we agree:", "we declare:"), ("Done in", "Signed at"))
    _, rows, _, _ = back(data, draft)
    values = {row.part: row.value for row in rows if row.fate == REPLACED}
    assert values["a"]["title"] == "Aims"
    assert values["pembuka"]["words"] == "On this day, {tanggal}, we declare:"
    assert values["penutup"]["words"] == "Signed at {tempat} on {tanggal}."


def test_what_was_changed_here_meanwhile_is_never_overwritten_unasked():
    draft = loi()
    data = edited(draft, ("English of a.", "Word of a."))
    parts = draft.translation["parts"]
    here = {**parts, "a": {**parts["a"], "words": "Ours of a."}, "b": {**parts["b"], "words": "Ours of b."}}
    now = replace(draft, translation={"language": "Inggris", "parts": here})
    _, rows, _, _ = back(data, now)
    assert {row.part: (row.fate, row.choice) for row in rows if row.fate != SAME} == {
        "a": (CLASH, NOW),
        "b": (AHEAD, NOW),
    }
    assert taken(now.translation, rows, "") == now.translation
    _, rows, _, _ = back(data, now, {"terjemahan-a": FILE})
    assert taken(now.translation, rows, "")["parts"]["a"]["words"] == "Word of a."


def test_a_translation_made_from_other_words_is_known_as_stale():
    """Its digest is that of the Indonesian words in the file, whatever becomes of those."""
    draft = loi()
    data = edited(draft, ("English of a.", "Word of a."))
    pasal = replace(draft.text.pasal[0], body=(Node("teks", "Bunyi yang lebih baru."),))
    now = replace(draft, text=replace(draft.text, pasal=(pasal, draft.text.pasal[1])))
    _, rows, _, _ = back(data, now)
    value = next(row.value for row in rows if row.part == "a")
    assert value["of"] == draft.translation["parts"]["a"]["of"]
    assert value["of"] != next(part.digest for part in parts_of(now) if part.id == "a")


def test_an_emptied_cell_is_asked_about():
    draft = loi()
    _, rows, _, _ = back(edited(draft, ("English of a.", "")), draft)
    assert [(row.part, row.fate, row.choice) for row in rows if row.fate != SAME] == [("a", GONE, NOW)]


TABLED = "Words before.\n\n| No. | What |\n|---|---|\n| 1 | Boats\\nand oars |\n\na. one;\nb. two."


def with_lampiran(words):
    table = Table((("No.", "Apa"), ("1", "Perahu")), 1)
    lampiran = (
        Lampiran("l1", "RINCIAN", (Node("teks", "Isi."), table)),
        Lampiran("l2", "LAIN", (Node("teks", "Lain."),)),
    )
    text = replace(short(drafts.loi).text, lampiran=lampiran)
    return loi(text, l1=("Details", words), l2=("", ""))


def test_lampiran_come_back_in_both_languages():
    draft = with_lampiran(TABLED)
    naskah, rows, left, unsure = back(bilingual_docx(draft, stamp=STAMP), draft)
    assert (naskah, left, unsure) == (draft.text, (), [])
    assert [row for row in rows if row.fate != SAME] == []
    _, rows, _, _ = back(edited(draft, ("and oars", "and sails"), ("one;", "three;")), draft)
    (row,) = [row for row in rows if row.fate != SAME]
    assert (row.label, row.fate) == ("Terjemahan Lampiran I", REPLACED)
    assert parse_lampiran(row.value["words"]) == parse_lampiran(
        TABLED.replace("and oars", "and sails").replace("one;", "three;")
    )


@settings(max_examples=30, deadline=None)
@given(typed)
def test_whatever_was_typed_for_a_lampiran_comes_back(words):
    draft = with_lampiran(words)
    _, rows, left, _ = back(bilingual_docx(draft, stamp=STAMP), draft)
    assert ([row for row in rows if row.fate != SAME], left) == ([], ())


def test_recitals_come_back_item_by_item():
    draft = loi(**{RECITALS: ("", "that borders are shared;\nthat services improve.")})
    _, rows, _, _ = back(edited(draft, ("improve.", "grow.")), draft)
    value = next(row.value for row in rows if row.part == RECITALS)
    assert value["words"] == "that borders are shared;\nthat services grow."


def test_bookmarks_that_are_gone_leave_the_place_to_tell():
    draft = loi(a=("Purpose", ENGLISH))
    parts = unzipped(edited(draft, ("culture.", "arts.")))
    bare = parts["word/document.xml"].replace(b"_terjemah_", b"_x_").replace(b"_naskah_", b"_y_")
    _, rows, left, _ = back(zipped({**parts, "word/document.xml": bare}), draft)
    assert next(row.value for row in rows if row.part == "a")["words"] == ENGLISH.replace("culture.", "arts.")
    assert any("English of pembuka." in line for line in left)


@pytest.mark.parametrize("swap", [False, True])
def test_two_columns_of_another_hand_are_read_by_their_place(swap):
    draft = loi(Naskah((), (Pasal("a", "", "TUJUAN", (Node("teks", "Lama."),)),)), a=("Aim", "Old."))
    rows = [
        ("Bahasa Indonesia", "English"),
        (p("Pasal 1", centre=True) + p("TUJUAN", centre=True), p("Article 1", centre=True) + p("AIM")),
        ("(1) Tujuan kerja sama.", "(1) Aim of the cooperation."),
        ("(2) Biaya.", "(2) Costs."),
    ]
    data = docx(tbl(*(tuple(reversed(row)) if swap else row for row in rows)))
    naskah, found, left, unsure = back(data, draft)
    assert [(pasal.title, [node.text for node in pasal.body]) for pasal in naskah.pasal] == [
        ("TUJUAN", ["Tujuan kerja sama.", "Biaya."])
    ]
    assert [row.value["words"] for row in found] == ["(1) Aim of the cooperation.\n(2) Costs."]
    assert found[0].value["title"] == "Aim"
    assert any("dibaca sebagai terjemahan" in cell.reason for cell in unsure)
    assert left == ()
