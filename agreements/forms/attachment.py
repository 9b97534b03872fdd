"""Uploading a paper of a dossier or of one of its instruments."""

from django import forms
from django.conf import settings


class AttachmentForm(forms.Form):
    """A file and what it is; what is inside it is looked into when it is taken in.

    `groups`: [(words, kinds)] of rules.paths.papers, what fits here.
    """

    kind = forms.ChoiceField(
        label="Jenis dokumen",
        error_messages={"invalid_choice": "Jenis dokumen ini tidak dipakai di sini. Pilih dari daftar."},
    )
    file = forms.FileField(
        label="Berkas",
        help_text="PDF, PNG, JPEG, atau DOCX; paling besar 25 MB. Satu berkas tiap kali.",
        error_messages={
            "required": "Pilih berkas yang akan diunggah.",
            "empty": "Berkas kosong (0 bita). Pilih berkas yang benar.",
        },
    )

    def __init__(self, *args, groups, **given):
        super().__init__(*args, **given)
        named = [(words, [(kind.value, kind.label) for kind in kinds]) for words, kinds in groups]
        self.fields["kind"].choices = [("", "Pilih jenis …"), *(named if named[1:] else named[0][1])]
        self.fields["file"].widget.attrs["accept"] = ".pdf,.png,.jpg,.jpeg,.docx"

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file, limit = self.cleaned_data["file"], settings.UPLOAD_MAX_BYTES
        if file.size > limit:
            size = f"{file.size / settings.MEGABYTE:.1f}".replace(".", ",")
            raise forms.ValidationError(
                f"Berkas terlalu besar: {size} MB, paling besar {limit // settings.MEGABYTE} MB."
            )
        return file
