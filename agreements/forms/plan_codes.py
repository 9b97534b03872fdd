"""Loading codes of planning documents, and looking through them."""

from django import forms

from agreements.forms.words import Line
from agreements.models import Agency, PlanCode
from agreements.rules.enums import PlanDocument, choices
from agreements.rules.plan_codes import unknown_words


def match_code(form, document, code):
    """Let a form with `year`, `code` and `programme` know a code only if it was loaded; fill its name in.

    Where no codes of that document and year were loaded, any code is taken.
    """
    known = PlanCode.objects.of(document, form.year)
    found = known.filter(code=code).first()
    if found:
        form.cleaned_data["programme"] = form.cleaned_data.get("programme") or found.name
    elif known.exists():
        near = PlanCode.objects.nearest(document, form.year, code)
        form.add_error("code", unknown_words(document, form.year, code, near))


class TableForm(forms.Form):
    """A table of codes: a file, or its text. What is inside is looked into by `rules.plan_codes`."""

    file = forms.FileField(
        label="Berkas tabel",
        required=False,
        help_text="XLSX (lembar pertama) atau CSV, paling besar 2 MB dan 5.000 baris.",
        error_messages={"empty": "Berkas kosong (0 bita). Pilih berkas yang benar."},
    )
    table = forms.CharField(
        label="Atau tempel isi tabel",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "wrap": "off", "class": "table-text"}),
        help_text="Salin dari lembar kerja beserta kepalanya: dokumen, tahun, kode, nama, opd, halaman.",
    )

    use_required_attribute = False

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv,.txt"

    def clean(self):
        """One of the two is there; a file goes before the text."""
        cleaned = super().clean()
        if not self.errors and not cleaned.get("file") and not cleaned.get("table", "").strip():
            self.add_error("file", "Pilih berkas, atau tempel isi tabelnya.")
        return cleaned


class CodeFilter(forms.Form):
    """What the list of codes can be narrowed by."""

    q = Line(label="Kode atau nama", limit=100, required=False)
    document = forms.ChoiceField(
        label="Dokumen", required=False, choices=[("", "Semua dokumen"), *choices(PlanDocument)]
    )
    year = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)
    agency = forms.ModelChoiceField(
        label="OPD", queryset=Agency.objects.all(), required=False, empty_label="Semua OPD"
    )

    use_required_attribute = False

    def narrow(self, rows):
        """Take a set of codes; return those that fit (all where the filter is wrong)."""
        if not self.is_valid():
            return rows
        exact = {name: self.cleaned_data[name] for name in ("document", "year", "agency")}
        rows = rows.filter(**{name: value for name, value in exact.items() if value})
        return rows.matching(self.cleaned_data["q"])
