"""Two languages side by side and old beside new: every word of both stands on paper, what lacks is told."""

from dataclasses import replace

import pytest

from agreements.documents.bilingual import ARTICLES, parts_of
from agreements.documents.bilingual_pages import bilingual_pdf, matrix_pdf
from agreements.rules.amending import Amendment
from agreements.rules.errors import NotReady
from agreements.rules.naskah import Lampiran, Node, Table
from agreements.rules.translating import CODES
from tests.documents.page_faults import MM, lone_closing, pages_of
from tests.documents.reading import fonts, text
from tests.documents.samples import STAMP, short
from tests.rules import drafts

ROW = Amendment(
    "Pasal 5", "diubah", ("OBJEK", "Objeknya lama sekali."), ("OBJEK", "Objeknya baru seluruhnya.")
)


def translated(draft, **words):
    """The draft with English words for each of its parts; `words`: {id: others}, "" for none."""
    parts = {
        part.id: {
            "title": f"Title {part.id}" if part.title else "",
            "words": words.get(part.id, f"English of {part.id}."),
            "of": part.digest,
        }
        for part in parts_of(draft)
    }
    return replace(draft, translation={"language": "Inggris", "parts": parts})


TABLE = Table((("No.", "Kegiatan"), ("1", "Pelatihan")), 1)
THEIRS = "Activities follow.\n\n| No. | Activity |\n|---|---|\n| 1 | Training |"


def with_annex(draft, words=THEIRS, translated=True):
    """The draft with a lampiran of a paragraph and a table, and its translation."""
    annex = Lampiran("l1", "Daftar Kegiatan", (Node("teks", "Kegiatan sebagai berikut."), TABLE))
    draft = replace(draft, text=replace(draft.text, lampiran=(annex,)))
    if not translated:
        return draft
    part = next(part for part in parts_of(draft) if part.id == "l1")
    rows = draft.translation["parts"] | {
        "l1": {"title": "List of Activities", "words": words, "of": part.digest}
    }
    return replace(draft, translation={**draft.translation, "parts": rows})


@pytest.fixture
def loi():
    return translated(short(drafts.loi))


def test_both_languages_stand_on_paper(loi):
    said = text(bilingual_pdf(loi, stamp=STAMP))
    assert "LETTER OF INTENT" in said
    for part in parts_of(loi):
        if part.id == "judul":
            continue
        assert f"English of {part.id}." in said
        for line in part.words.splitlines():
            assert line.split()[-1].rstrip(".;") in said
    assert "equally authentic" in said


def test_the_same_text_gives_the_same_bytes(loi):
    assert bilingual_pdf(loi, stamp=STAMP) == bilingual_pdf(loi, stamp=STAMP)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda draft: replace(draft, translation={}), "Terjemahan belum ada"),
        (lambda draft: translated(draft, a=""), "Pasal 1 belum diterjemahkan"),
        (lambda draft: translated(draft, a="日本語の条文"), "huruf yang tidak ada"),
        (lambda draft: translated(draft, a="x" * 201), "Pasal 1 memuat kata yang lebih panjang"),
        (lambda draft: translated(draft, a="kata " * 1300), "paragraf yang lebih panjang dari 6000"),
        (lambda draft: replace(draft, kind="ksdpk"), "hanya untuk naskah dengan pihak luar negeri"),
        (lambda draft: with_annex(draft, translated=False), "Lampiran belum diterjemahkan"),
        (
            lambda draft: replace(
                draft,
                text=replace(
                    draft.text, pasal=(replace(draft.text.pasal[0], title="LAIN"), draft.text.pasal[1])
                ),
            ),
            "dibuat dari bunyi lama",
        ),
    ],
)
def test_what_lacks_is_told_and_nothing_is_printed(loi, change, words):
    with pytest.raises(NotReady, match=words):
        bilingual_pdf(change(loi), stamp=STAMP)


def test_old_and_new_stand_beside_each_other():
    said = text(matrix_pdf(short(drafts.pks, instrument="adendum"), [ROW], stamp=STAMP))
    for words in ("Pasal 5", "Objeknya lama sekali.", "Objeknya baru seluruhnya."):
        assert words in said


def test_an_addendum_without_a_choice_has_no_table():
    with pytest.raises(NotReady, match="belum memuat pasal"):
        matrix_pdf(short(drafts.pks, instrument="adendum"), [], stamp=STAMP)
    with pytest.raises(NotReady, match="tidak dapat dicetak"):
        matrix_pdf(short(drafts.pks, instrument="adendum"), [replace(ROW, new=("日本",))], stamp=STAMP)


def test_a_lampiran_stands_in_both_languages_its_tables_beneath_each_other(loi):
    last = pages_of(bilingual_pdf(with_annex(loi), stamp=STAMP))[-1].lines
    said = "\n".join(last)
    for words in ("LAMPIRAN / ANNEX", "DAFTAR KEGIATAN", "LIST OF ACTIVITIES", "No. Kegiatan", "1 Training"):
        assert words in said
    assert any("Kegiatan sebagai berikut." in line and "Activities follow." in line for line in last)
    assert said.index("1 Pelatihan") < said.index("No. Activity")


def test_a_lampiran_that_is_built_otherwise_stands_whole_beneath_the_other(loi):
    said = text(bilingual_pdf(with_annex(loi, words="One paragraph only."), stamp=STAMP))
    assert said.index("Pelatihan") < said.index("One paragraph only.")


SCRIPTS = {
    "Jepang": "両当事者は平等及び相互利益の原則に基づき協力する。",
    "Korea": "양 당사자는 평등과 호혜의 원칙에 따라 협력한다.",
    "Mandarin": "双方本着平等互利的原则开展合作。",
    "Arab": "يتعاون الطرفان على أساس المساواة والمنفعة المتبادلة.",
}
FONTS = {"Jepang": "CJK-JP", "Korea": "CJK-KR", "Mandarin": "CJK-SC", "Arab": "Naskh"}
MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))  # of direction, as pdftotext writes them


def in_language(draft, language):
    """The draft translated into a language: every part is one sentence of it."""
    english = translated(draft).translation["parts"]
    parts = {key: row | {"words": SCRIPTS[language], "title": row["title"]} for key, row in english.items()}
    return replace(draft, translation={"language": language, "parts": parts})


@pytest.mark.parametrize("language", SCRIPTS)
def test_other_scripts_are_printed_in_their_order_and_read_back(language):
    draft = in_language(short(drafts.loi), language)
    data = bilingual_pdf(draft, stamp=STAMP)
    assert data == bilingual_pdf(draft, stamp=STAMP)
    assert any(FONTS[language] in name and embedded == "yes" for name, embedded in fonts(data))
    said = text(data).translate(MARKS)
    assert ARTICLES[CODES[language]].format(1).split()[0] in said
    for words in SCRIPTS[language].rstrip(".。").split():
        shown = words if language == "Arab" else words[:6]
        assert shown in said.replace(" ", "") or shown in said


def test_arabic_stands_from_right_to_left():
    data = bilingual_pdf(in_language(short(drafts.loi), "Arab"), stamp=STAMP)
    # pdftotext gives a box with its letters as they lie, left to right
    first, second = (word[::-1] for word in SCRIPTS["Arab"].split()[:2])
    page = pages_of(data)[0]
    places = {word.text.translate(MARKS): word for word in page.words}  # the last of each, in the column
    assert places[first].left > places[second].right
    assert places[first].right > page.width - 24 * MM


def test_the_last_row_stands_with_the_signatures(loi):
    filler = tuple(
        Node("ayat", f"Ketentuan {n} yang cukup panjang untuk satu setengah baris.") for n in range(9)
    )
    for count in range(5, 9):
        body = filler[:count]
        text_ = replace(loi.text, pasal=(*loi.text.pasal[:1], replace(loi.text.pasal[1], body=body)))
        pages = pages_of(bilingual_pdf(translated(replace(loi, text=text_)), stamp=STAMP))
        assert lone_closing(pages, "Demikian") == []


def test_both_columns_stay_between_the_margins(loi):
    for page in pages_of(bilingual_pdf(loi, stamp=STAMP)):
        assert max(word.right for word in page.body) <= page.width - 22 * MM + 1.5
