"""Uploading a Word file, and what its reviewer chose."""

import re

from django import forms

from agreements.rules.enums import WordMode
from agreements.rules.word_plan import FILE, NOW, ORDER
from agreements.rules.word_safety import MAX_BYTES

ROLE = re.compile(r"role-(\d{1,5})")
PART = re.compile(r"part-([A-Za-z0-9_-]{1,64})")


class WordForm(forms.Form):
    """One DOCX; what is inside it is looked into when it is taken in."""

    file = forms.FileField(
        label="Berkas Word",
        help_text="Dokumen Word (.docx), paling besar 25 MB. Naskah belum berubah sebelum Anda memeriksanya.",
        error_messages={
            "required": "Pilih berkas Word yang akan dimuat.",
            "empty": "Berkas kosong (0 bita). Pilih berkas yang benar.",
        },
    )

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["file"].widget.attrs["accept"] = ".docx"

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            size = f"{file.size / 1048576:.1f}".replace(".", ",")
            raise forms.ValidationError(
                f"Berkas terlalu besar: {size} MB, paling besar {MAX_BYTES // 1048576} MB."
            )
        return file


def chosen(data, before):
    """Take what the review page sent and {place: role} chosen before; return what `choose` takes.

    A choice that still says what it said when the page was made is none; an empty one takes back an earlier.
    """
    cells, parts = dict(before), {}
    for name in data:
        value = data[name]
        if (place := ROLE.fullmatch(name)) and value != data.get(f"was-{place[1]}"):
            cells[place[1]] = value
            if not value:
                del cells[place[1]]
        elif (part := PART.fullmatch(name)) and value in (FILE, NOW):
            parts[part[1]] = value
    if data.get(ORDER) in (FILE, NOW):
        parts[ORDER] = data[ORDER]
    mode = data.get("mode", "")
    return {"cells": cells, "parts": parts, "mode": mode if mode in set(WordMode) else ""}
