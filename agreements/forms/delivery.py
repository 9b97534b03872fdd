"""The delivery of a year's report on cooperation abroad, and taking its record back."""

from django import forms

from agreements.forms.words import Line, Words
from agreements.forms.year_plan import PastDay
from agreements.rules.enums import choices
from agreements.rules.reporting import ReportRecipient


class DeliveryForm(forms.Form):
    """To whom the report went, when, under which number, and the proof."""

    file_field = "file"
    recipient = forms.ChoiceField(label="Disampaikan kepada", choices=choices(ReportRecipient))
    sent_on = PastDay(label="Tanggal penyampaian")
    number = Line(label="Nomor surat pengantar", limit=120)
    file = forms.FileField(
        label="Bukti penyampaian",
        help_text="Pindaian surat dengan tanda terima. PDF, PNG, JPEG, atau DOCX; paling besar 25 MB.",
        error_messages={
            "required": "Pilih pindaian surat pengantar atau tanda terimanya.",
            "empty": "Berkas kosong (0 bita). Pilih berkas yang benar.",
        },
    )
    note = Words(label="Catatan", limit=5_000, rows=2, required=False)

    use_required_attribute = False

    def columns(self):
        """Return the values for `workflow.delivering.deliver`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class TakeBackForm(forms.Form):
    """Why a record of a delivery does not stand."""

    reason = Words(label="Alasan pembatalan", limit=5_000, rows=2)

    use_required_attribute = False
