"""The note of an act."""

from agreements.forms.note import NoteForm


def test_a_note_and_the_version_seen():
    form = NoteForm({"note": " Mohon ditelaah. ", "version": "3"})
    assert form.is_valid()
    assert form.cleaned_data == {"note": "Mohon ditelaah.", "version": 3}


def test_a_missing_version_is_no_complaint_about_the_note():
    form = NoteForm({"note": "Baik"})
    assert not form.is_valid()
    assert form.reasons == []


def test_too_long_a_note_is_told():
    form = NoteForm({"note": "x" * 5_001, "version": "1"})
    assert form.reasons[0].startswith("Terlalu panjang: 5.001 karakter, paling banyak 5.000.")
