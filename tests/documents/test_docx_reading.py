"""Word files as OPD write them become the structure; what is not sure is told."""

import pytest

from agreements.documents.docx_reading import read_docx
from agreements.rules.naskah import Table, parse
from agreements.rules.word_blocks import accepted
from agreements.rules.word_building import build
from agreements.rules.word_reading import read
from tests.documents import opd_drafts


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
