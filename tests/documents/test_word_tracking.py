"""Tracked changes of a partner come back to the pasal that they belong to, with who and when."""

import pytest

from agreements.documents.docx_reading import read_docx
from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import Naskah, Node, Pasal, digest_of, parse
from agreements.rules.word_blocks import accepted, rejected
from agreements.rules.word_building import build
from agreements.rules.word_matching import Marks, matched
from agreements.rules.word_plan import changes, plan
from agreements.rules.word_reading import read
from agreements.rules.word_tracking import hands_of, reasons_of
from tests.documents.opd_drafts import FRONT, SIGNED
from tests.documents.word_files import comments, dele, docx, head, ins, mark, p, r, tbl

NOW = Naskah((), (Pasal("a", "", "OBJEK", parse("Limbah medis.")), Pasal("b", "", "BIAYA", parse("APBD."))))
LISTS = {"ayat": [("decimal", "(%1)")]}


def seen(data, text=NOW):
    """The changes that a file proposes for a text, and why."""
    source = read_docx(data)
    was = matched(build(read(rejected(source.blocks))), Marks(), text, "x")
    found = matched(build(read(accepted(source.blocks))), Marks(), text, "y")
    marks = Marks(digests={part.id: digest_of(part) for part in was.naskah.pasal})
    made = plan(text, text, found, marks)
    return changes(made, text, reasons_of(found, was)), hands_of(found, was), made


def of(*blocks, **given):
    return docx(
        *FRONT,
        head("Pasal 1"),
        head("OBJEK"),
        *blocks,
        head("Pasal 2"),
        head("BIAYA"),
        p("APBD."),
        *SIGNED,
        **given,
    )


def body(change):
    return change.content["body"]


def texts(change):
    return [node["text"] for node in body(change)]


def test_words_put_in_and_struck_out_are_one_change_of_their_pasal():
    found, hands, _ = seen(of(p("Limbah ", inside=dele("medis") + ins("rumah tangga") + r("."))))
    assert [(c.part, str(c.kind), texts(c)) for c in found] == [("a", "ubah", ["Limbah rumah tangga."])]
    assert found[0].digest == digest_of(NOW.pasal[0])
    assert found[0].reason == "Diubah di Word oleh Rina Mitra (20 November 2026)."
    assert hands == ["Rina Mitra"]


def test_a_whole_paragraph_put_in():
    added = p(inside=ins("Termasuk limbah cair."), mark=mark())
    found, _, _ = seen(of(added, p("Limbah medis.")))
    assert texts(found[0]) == ["Termasuk limbah cair.", "Limbah medis."]


def test_a_paragraph_struck_out_with_its_end():
    gone = p(inside=dele("Kalimat lama."), mark=mark("del"))
    text = Naskah((), (Pasal("a", "", "OBJEK", parse("Kalimat lama.\n\nLimbah medis.")), NOW.pasal[1]))
    found, _, _ = seen(of(gone, p("Limbah medis.")), text)
    assert texts(found[0]) == ["Limbah medis."]


def test_a_change_of_words_that_are_others_here_is_asked_about():
    gone = p(inside=dele("Kalimat lama."), mark=mark("del"))
    found, _, made = seen(of(gone, p("Limbah lain.")))
    assert [(row.id, row.fate) for row in made.rows if row.is_question] == [("a", "bentrok")]
    assert found == []


def test_a_paragraph_cut_in_two_and_two_joined():
    text = Naskah((), (Pasal("a", "", "OBJEK", parse("Limbah. Medis.")), NOW.pasal[1]))
    found, _, _ = seen(of(p("Limbah. ", mark=mark()), p("Medis.")), text)
    assert texts(found[0]) == ["Limbah.", "Medis."]
    source = read_docx(of(p("Limbah ", mark=mark("del")), p("medis.")))
    assert build(read(accepted(source.blocks))).pasal[0].body == (Node("teks", "Limbah medis."),)


def test_an_ayat_put_in_between_keeps_the_others_what_they_are():
    text = Naskah((), (Pasal("a", "", "OBJEK", parse("(1) Satu.\n(2) Dua.")), NOW.pasal[1]))
    blocks = [
        p("Satu.", num=(1, 0)),
        p(inside=ins("Sisipan."), num=(1, 0), mark=mark()),
        p("Dua.", num=(1, 0)),
    ]
    found, _, _ = seen(of(*blocks, lists=LISTS), text)
    assert [(node["kind"], node["text"]) for node in body(found[0])] == [
        ("ayat", "Satu."),
        ("ayat", "Sisipan."),
        ("ayat", "Dua."),
    ]
    assert len(found) == 1


def test_moved_words_count_once_at_each_place():
    away = (
        '<w:moveFrom w:id="8" w:author="Rina Mitra" w:date="2026-11-20T08:00:00Z">'
        + r("Pindah. ")
        + "</w:moveFrom>"
    )
    here = (
        '<w:moveTo w:id="9" w:author="Rina Mitra" w:date="2026-11-20T08:00:00Z">'
        + r(" Pindah.")
        + "</w:moveTo>"
    )
    source = read_docx(of(p(inside=away + r("Limbah medis.") + here)))
    before, after = (build(read(view(source.blocks))).pasal[0].body[0].text for view in (rejected, accepted))
    assert (before, after) == ("Pindah. Limbah medis.", "Limbah medis. Pindah.")


def test_changes_of_look_alone_are_no_changes():
    old = '<w:rPrChange w:id="4" w:author="R"><w:rPr/></w:rPrChange>'
    look = f"<w:r><w:rPr><w:b/>{old}</w:rPr><w:t>Limbah medis.</w:t></w:r>"
    found, hands, _ = seen(of(p(inside=look)))
    assert (found, hands) == ([], [])


def test_a_pasal_put_in_whole_and_one_struck_out_whole():
    new = [p(inside=ins(text), mark=mark(), centre=True, bold=True) for text in ("Pasal 2", "SANKSI")]
    found, _, _ = seen(of(p("Limbah medis."), *new, p(inside=ins("Denda."), mark=mark())))
    assert [(c.part, str(c.kind), c.after) for c in found] == [("", "tambah", "a")]
    assert found[0].content["title"] == "SANKSI"
    gone = [
        p(inside=dele(text), mark=mark("del"), centre=True) for text in ("Pasal 1", "OBJEK", "Limbah medis.")
    ]
    data = docx(*FRONT, *gone, head("Pasal 2"), head("BIAYA"), p("APBD."), *SIGNED)
    _, _, made = seen(data)
    assert [(row.id, row.fate) for row in made.rows if row.is_question] == [("a", "hapus")]


def test_comments_are_told_with_the_pasal_that_they_stand_beside():
    marked = (
        '<w:commentRangeStart w:id="0"/>' + r("Limbah medis") + ins(" cair") + '<w:commentRangeEnd w:id="0"/>'
    )
    data = of(p(inside=marked + r(".")), notes=[("Rina Mitra", "Mohon ditambah.")])
    found, _, _ = seen(data)
    assert found[0].reason.endswith("Rina Mitra menulis: “Mohon ditambah.”")
    assert comments(("a", "b")).count("<w:comment ") == 1


def test_what_one_put_in_and_another_struck_out_is_gone_either_way():
    both = f'<w:ins w:id="5" w:author="A" w:date="2026-01-01T00:00:00Z">{dele("hilang")}</w:ins>'
    source = read_docx(of(p("Limbah ", inside=both + r("medis."))))
    assert build(read(accepted(source.blocks))).pasal[0].body[0].text == "Limbah medis."


def test_rows_of_a_table_put_in_and_struck_out():
    table = tbl(("No", "Uraian"), ("1", "Lama"), ("2", "Baru")).replace(
        "<w:tr><w:tc>", f"<w:tr><w:trPr>{mark()}</w:trPr><w:tc>", 3
    )
    table = table.replace(f"<w:trPr>{mark()}</w:trPr>", "", 2)
    data = docx(*FRONT, head("Pasal 1"), p("x"), *SIGNED, p("LAMPIRAN", bold=True), table)
    before, after = (
        build(read(view(read_docx(data).blocks))).lampiran[0].body for view in (rejected, accepted)
    )
    assert [len(body[0].rows) for body in (before, after)] == [2, 3]


@pytest.mark.parametrize("at", ["", "kemarin"])
def test_a_moment_that_is_none_is_left_out(at):
    found, _, _ = seen(of(p("Limbah ", inside=dele("medis", at=at) + ins("lain", at=at) + r("."))))
    assert found[0].reason == "Diubah di Word oleh Rina Mitra."
    assert found[0].kind == SuggestionKind.CHANGE
