"""Every word of a text stands on paper in order, and no page looks wrong: forty made up, ten by hand."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from agreements.documents import wording
from agreements.documents.agreement_pages import agreement_pdf
from agreements.documents.layout import sheet
from agreements.rules.layout import value_of
from agreements.rules.naskah import Table, plain_text, texts_of, walk_all
from tests.documents.made_texts import by_hand, generated
from tests.documents.page_faults import (
    Page,
    Word,
    faults,
    lone_closing,
    lone_heads,
    lone_lines,
    pages_of,
)
from tests.documents.samples import STAMP

SEEDS = range(40)


def wanted_words(draft):
    """The words of the structure with their labels, in reading order."""
    parts = [*draft.text.recitals]
    for number, pasal in enumerate(draft.text.pasal, 1):
        parts += [f"Pasal {number}", pasal.title.upper(), plain_text(pasal.body)]
    return " ".join(parts).split()


def missing_cells(draft, data):
    """The first words of the lampiran that are not on paper; cells stand beside each other, in no line."""
    said = {word.text for page in pages_of(data) for word in page.words}
    texts = [text for each in draft.text.lampiran for text in (each.title, *texts_of(each.body))]
    return [word for word in " ".join(texts).split() if word not in said][:3]


def missing_words(draft, data):
    """The first words of the structure that are not said in their order."""
    said = iter(" ".join(line for page in pages_of(data) for line in page.lines).split())
    return [word for word in wanted_words(draft) if word not in said][:3]


def page_faults(draft, data):
    """What is wrong with the pages of a printed draft."""
    shown = sheet(draft)
    signing = [
        f"{place.label}, {name}" for row in shown.signatures for place in row for name, _ in place.people
    ]
    signing += [name for name, _ in shown.witnesses]
    _top, right, _bottom, left = map(float, value_of(draft, "tepi").split())
    return faults(
        data,
        headings=[pasal.title.upper() for pasal in draft.text.pasal],
        closing=" ".join(wording.closing(draft).split()[:4]),
        signing=signing,
        sides=(left, right),
        paragraphs=[*draft.text.recitals, *(node.text for _, _, node in walk_all(draft.text))],
        grids=[
            (" ".join(run.rows[0]), " ".join(run.rows[1]))
            for part in draft.text.lampiran
            for run in part.body
            if isinstance(run, Table)
        ],
    )


def check(draft):
    data = agreement_pdf(draft, stamp=STAMP)
    assert (missing_words(draft, data), missing_cells(draft, data), page_faults(draft, data)) == ([], [], [])


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_text_is_whole_and_no_page_looks_wrong(seed):
    check(generated(seed))


@pytest.mark.parametrize("name", by_hand())
def test_hand_made_text_is_whole_and_no_page_looks_wrong(name):
    check(by_hand()[name])


def test_a_word_that_is_not_printed_is_seen():
    draft = generated(3)
    data = agreement_pdf(draft, stamp=STAMP)
    other = replace(
        draft, text=replace(draft.text, recitals=(*draft.text.recitals, "kata yang tak tercetak"))
    )
    assert missing_words(other, data)


LINE = Word(100, 700, 150, 712, "Pasal"), Word(153, 700, 160, 712, "7")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (LINE, "heading “Pasal 7” stands alone"),
        ((Word(30, 100, 60, 110, "kiri"),), "stands in the margin"),
        ((Word(100, 100, 640, 110, "lebar"),), "stands off the page"),
        ((Word(100, 100, 150, 110, "satu"), Word(120, 100, 170, 110, "dua")), "lie upon each other"),
    ],
)
def test_the_checker_sees_what_is_wrong(monkeypatch, words, fault):
    page = Page(609, 935, words)
    monkeypatch.setattr("tests.documents.page_faults.pages_of", lambda data: [page])
    found = faults(b"", headings=[], closing="Demikian", signing=[])
    assert any(fault in each for each in found)


def test_the_checker_sees_a_split_signature_block(monkeypatch):
    near = (Word(100, 100, 150, 110, "Demikian"), Word(100, 112, 150, 122, "SATU"))
    far = (Word(100, 100, 150, 110, "DUA"),)
    pages = [Page(609, 935, near), Page(609, 935, far)]
    monkeypatch.setattr("tests.documents.page_faults.pages_of", lambda data: pages)
    found = faults(b"", headings=[], closing="Demikian", signing=["SATU", "DUA"])
    assert found == ["signature of “DUA” is not on the page of the closing sentence"]


def page_of(*lines):
    """A page on which these lines stand one beneath the other."""
    words = [
        Word(100 + 50 * at, 100 + 14 * row, 148 + 50 * at, 110 + 14 * row, word)
        for row, line in enumerate(lines)
        for at, word in enumerate(line.split())
    ]
    return Page(609, 935, tuple(words))


def test_the_checker_sees_signatures_beneath_too_few_words():
    first = page_of("Pasal 1")
    assert lone_closing([first, page_of("Demikian dibuat", "SATU")], "Demikian dibuat")
    assert lone_closing([first, page_of("satu baris", "Demikian dibuat", "SATU")], "Demikian dibuat")
    assert not lone_closing([first, page_of("satu", "dua", "Demikian dibuat")], "Demikian dibuat")
    assert not lone_closing([page_of("Demikian dibuat")], "Demikian dibuat")


def test_the_checker_sees_a_lone_line_and_a_lone_head():
    text = "satu dua tiga empat lima enam"
    split = [page_of("satu dua", "tiga empat"), page_of("lima enam")]
    assert lone_lines(split, [text])
    assert not lone_lines([page_of("satu dua", "lima enam")], [text])
    table = [("Nomor Kegiatan", "1 Rapat")]
    assert lone_heads([page_of("Nomor Kegiatan"), page_of("Nomor Kegiatan", "1 Rapat")], table)
    assert not lone_heads([page_of("Nomor Kegiatan", "1 Rapat"), page_of("Nomor Kegiatan", "2")], table)


SCRIPT = """
import django, hashlib, os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from agreements.documents.agreement_pages import agreement_pdf
from tests.documents.made_texts import generated
from tests.documents.samples import STAMP
print(hashlib.sha256(agreement_pdf(generated(7), stamp=STAMP)).hexdigest())
"""


def test_same_text_gives_the_same_bytes_in_processes_of_other_seeds():
    url = "postgres://%2Fnonexistent/none"
    hashes = set()
    for seed, zone in (("1", "Asia/Jakarta"), ("20261128", "America/New_York")):
        given = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "DATABASE_URL": url}
        command = [sys.executable, "-c", SCRIPT]
        run = subprocess.run(command, env=given, capture_output=True, text=True, check=True)
        hashes.add(run.stdout)
    assert len(hashes) == 1
