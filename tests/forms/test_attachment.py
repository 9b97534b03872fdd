"""Uploading: what is refused before the bytes are looked into."""

from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.forms.attachment import AttachmentForm
from agreements.rules.enums import AttachmentKind

GROUPS = [("Tahap ini", [AttachmentKind.KAK]), ("Kapan saja", [AttachmentKind.OTHER])]


def form(data=b"%PDF-1.4", kind="kak", name="KAK.pdf"):
    return AttachmentForm({"kind": kind}, {"file": SimpleUploadedFile(name, data)}, groups=GROUPS)


def test_a_file_with_its_kind_is_taken():
    assert form().is_valid()


def test_an_empty_file_is_refused_on_its_field():
    assert form(b"").errors == {"file": ["Berkas kosong (0 bita). Pilih berkas yang benar."]}


def test_too_large_a_file_is_refused_before_it_is_read(settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    assert form(b"x" * 1_200_000).errors == {"file": ["Berkas terlalu besar: 1,1 MB, paling besar 1 MB."]}


def test_no_file_and_no_kind_are_told_each_on_its_field():
    errors = AttachmentForm({}, {}, groups=GROUPS).errors
    assert errors["file"] == ["Pilih berkas yang akan diunggah."]
    assert set(errors) == {"file", "kind"}


def test_what_does_not_fit_here_is_refused_and_what_fits_stands_in_groups():
    assert "kind" in form(kind=AttachmentKind.DPRD_APPROVAL.value).errors
    assert [words for words, _ in form().fields["kind"].choices] == ["", "Tahap ini", "Kapan saja"]
