"""The table of old and new as a Word file: every word of it, the same bytes each time."""

import io

import docx

from agreements.documents.docx_writing import matrix_docx
from agreements.rules.amending import Amendment
from agreements.rules.word_safety import complaints
from tests.documents.samples import STAMP, short
from tests.rules import drafts

ROW = Amendment("Pasal 5", "diubah", ("OBJEK", "Objeknya lama."), ("OBJEK", "Objeknya baru."))


def test_old_and_new_stand_side_by_side():
    data = matrix_docx(short(drafts.pks, instrument="adendum"), (ROW,), stamp=STAMP)
    assert complaints(data) == []
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Pasal", "Bunyi semula", "Bunyi baru"],
        ["Pasal 5\ndiubah", "OBJEK\nObjeknya lama.", "OBJEK\nObjeknya baru."],
    ]
    assert data == matrix_docx(short(drafts.pks, instrument="adendum"), (ROW,), stamp=STAMP)
