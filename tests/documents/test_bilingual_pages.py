"""Two languages side by side and old beside new: every word of both stands on paper, what lacks is told."""

from dataclasses import replace

import pytest

from agreements.documents.bilingual import parts_of
from agreements.documents.bilingual_pages import bilingual_pdf, matrix_pdf
from agreements.rules.amending import Amendment
from agreements.rules.errors import NotReady
from agreements.rules.naskah import Lampiran, Node
from tests.documents.reading import text
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
        (lambda draft: replace(draft, kind="ksdpk"), "hanya untuk naskah dengan pihak luar negeri"),
        (
            lambda draft: replace(
                draft,
                text=replace(draft.text, lampiran=(Lampiran("l", "DAFTAR", (Node("teks", "Isi."),)),)),
            ),
            "berlampiran",
        ),
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
