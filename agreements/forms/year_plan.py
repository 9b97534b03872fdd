"""The yearly plan: one of its rows, what TKKSD said of it, the Keputusan that fixes it."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.plan_codes import match_code
from agreements.forms.report import Number
from agreements.forms.words import Line, Words
from agreements.models.year_plan import QUARTERS
from agreements.rules.amounts import read_rupiah
from agreements.rules.enums import Funding, Kind, PlanDocument, choices
from agreements.rules.indonesian import number
from agreements.rules.plan_codes import clean_code

PREFIX = "rencana"


class RowForm(forms.Form):
    """One planned cooperation. `year`: of its plan; `kinds`: those that its partner allows (empty: any)."""

    object = Line(label="Objek", limit=300)
    kind = forms.ChoiceField(label="Jenis kerja sama", choices=[("", "Pilih jenis …"), *choices(Kind)])
    quarter = forms.TypedChoiceField(
        label="Sasaran", choices=[("", "Pilih triwulan …"), *QUARTERS], coerce=int, empty_value=None
    )
    document = forms.ChoiceField(label="Dokumen", choices=[("", "Pilih …"), *choices(PlanDocument)])
    code = Line(label="Kode", limit=40)
    programme = Line(label="Program/kegiatan", limit=200, required=False)
    funding = forms.ChoiceField(
        label="Pembiayaan", required=False, choices=[("", "Belum ditentukan"), *choices(Funding)]
    )
    budget = Number(
        label="Anggaran (rupiah)",
        read=read_rupiah,
        help_text="Perkiraan dari sisi kita: 150.000.000.",
    )
    benefit = Words(label="Manfaat", limit=5_000, rows=2, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    use_required_attribute = False

    def __init__(self, *args, year, kinds=(), **given):
        super().__init__(*args, prefix=PREFIX, **given)
        self.year, self.kinds = year, kinds
        self.fields["code"].widget.attrs |= {"list": f"pilihan-{PREFIX}", "autocomplete": "off"}

    def clean_kind(self):
        """The kind is one that the partner's category allows."""
        kind = self.cleaned_data["kind"]
        if self.kinds and kind not in self.kinds:
            possible = " atau ".join(Kind(each).label for each in self.kinds)
            raise forms.ValidationError(f"Dengan mitra ini yang mungkin: {possible}.")
        return kind

    def clean_code(self):
        """Codes are kept without spaces and without a dot at the end."""
        return clean_code(self.cleaned_data["code"])

    def clean(self):
        """The code exists where the codes of its document and year were loaded."""
        cleaned = super().clean()
        document, code = cleaned.get("document"), cleaned.get("code")
        if document and code:
            match_code(self, document, code)
        return cleaned

    def columns(self):
        """Return the values for `workflow.year_plan.save_row`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def row_values(row):
    """Take a `YearPlanRow`; return the initial values of its form."""
    names = [name for name in RowForm.base_fields if name != "budget"]
    kept = {name: getattr(row, name) for name in names}
    return kept | {"budget": number(row.budget) if row.budget is not None else ""}


class PastDay(Day):
    """A day that came."""

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise forms.ValidationError("Tanggalnya belum tiba. Periksa tanggalnya.")


class DiscussionForm(forms.Form):
    """What TKKSD said of the list."""

    file_field = "file"
    discussed_on = PastDay(label="Tanggal rapat")
    discussion = Words(label="Hasil pembahasan", limit=10_000, rows=4)
    file = forms.FileField(
        label="Berita acara rapat",
        required=False,
        help_text="PDF, PNG, JPEG, atau DOCX; paling besar 25 MB.",
        error_messages={"empty": "Berkas kosong (0 bita). Pilih berkas yang benar."},
    )

    use_required_attribute = False


class DecreeForm(forms.Form):
    """The Keputusan that fixes the list."""

    file_field = "file"
    decree_number = Line(label="Nomor Keputusan", limit=120)
    decree_on = PastDay(label="Tanggal Keputusan")
    file = forms.FileField(
        label="Pindaian Keputusan",
        help_text="PDF, PNG, JPEG, atau DOCX; paling besar 25 MB.",
        error_messages={
            "required": "Pilih pindaian Keputusan yang sudah ditandatangani.",
            "empty": "Berkas kosong (0 bita). Pilih berkas yang benar.",
        },
    )

    use_required_attribute = False
