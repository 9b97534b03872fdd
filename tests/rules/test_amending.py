"""Old beside new: what an addendum changes, removes and inserts."""

from dataclasses import replace

from agreements.rules.amending import amendments, choice_complaints
from agreements.rules.outlines import outline
from tests.rules.drafts import pks


def addendum(*deeds):
    draft = pks()
    amended = tuple((place + 1, draft.text.pasal[place], deed) for place, deed in deeds)
    of_pks = replace(draft, instrument="adendum", parent=replace(draft.parent, instrument="pks"))
    return draft.text, outline(of_pks, amended=amended)


def test_each_deed_is_one_row_in_the_order_of_the_text():
    old, new = addendum((2, "ubah"), (4, "hapus"), (5, "sisip"))
    rows = amendments(old, new)
    assert [(row.label, row.deed) for row in rows] == [
        ("Pasal 3", "diubah"),
        ("Pasal 5", "dihapus"),
        ("Pasal 6A", "disisipkan"),
    ]
    assert rows[0].old[0] == old.pasal[2].title
    assert rows[0].new[0].startswith("[isi bunyi baru Pasal 3")
    assert rows[1].new == ("Dihapus.",)
    assert rows[2].old == ("Belum ada.",)


def test_the_sentences_are_those_of_an_addendum():
    _, new = addendum((2, "ubah"), (4, "hapus"), (5, "sisip"))
    said = [node.text for pasal in new.pasal[:3] for node in pasal.body]
    assert "Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:" in said
    assert "Ketentuan Pasal 5 dihapus." in said
    assert any("disisipkan 1 (satu) pasal, yakni Pasal 6A" in sentence for sentence in said)


def test_an_addendum_without_a_choice_has_nothing_to_compare():
    old, new = addendum()
    assert amendments(old, new) == ()


def test_choices_that_contradict_themselves_are_refused():
    assert choice_complaints(["a", "b"], ["a"], [], ["b"]) == []
    assert "tidak ada dalam naskah" in choice_complaints(["a"], ["x"], [], [])[0]
    assert "Pasal 1 dipilih untuk diubah dan dihapus" in choice_complaints(["a", "b"], ["a"], ["a"], [])[0]
    assert "Semua pasal dipilih untuk dihapus" in choice_complaints(["a"], [], ["a"], [])[0]
