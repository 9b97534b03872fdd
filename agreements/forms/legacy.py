"""An agreement that was signed before this register: its parties, numbers, dates and scan."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.signing import Upload
from agreements.forms.words import Line, Words
from agreements.models import Affair, Agency, Partner
from agreements.rules.enums import Instrument, Kind, choices

FORMS = (Instrument.KSB, Instrument.PKS, Instrument.NK)


class LegacyForm(forms.Form):
    """What stands on the old paper; the kind must be one that the partner's category allows."""

    partner = forms.ModelChoiceField(
        label="Mitra",
        queryset=Partner.objects.filter(category__allowed=True).select_related("category"),
        empty_label="Pilih mitra …",
        help_text="Mitra yang belum ada dicatat lebih dahulu pada halaman Mitra.",
    )
    kind = forms.ChoiceField(label="Jenis kerja sama", choices=[("", "Pilih jenis …"), *choices(Kind)])
    instrument = forms.ChoiceField(
        label="Bentuk naskah", choices=[("", "Pilih bentuk …"), *((form.value, form.label) for form in FORMS)]
    )
    agency = forms.ModelChoiceField(
        label="OPD pelaksana", queryset=Agency.objects.filter(active=True), empty_label="Pilih OPD …"
    )
    about = Line(label="Tentang", limit=300, help_text="Judul naskah setelah kata TENTANG.")
    object = Words(label="Objek kerja sama", limit=2_000, rows=2)
    affairs = forms.ModelMultipleChoiceField(label="Urusan", queryset=Affair.objects.all(), required=False)
    number = Line(label="Nomor dari kita", limit=80)
    partner_number = Line(label="Nomor dari mitra", limit=80, required=False)
    signed_on = Day(label="Tanggal penandatanganan")
    starts_on = Day(label="Mulai berlaku")
    ends_on = Day(label="Berakhir", required=False, help_text="Kosongkan bila tanpa tanggal berakhir.")
    place = Line(label="Tempat penandatanganan", limit=100)
    scan = Upload(
        label="Pindaian naskah bertanda tangan",
        help_text="PDF seluruh halaman, paling besar 25 MB.",
        error_messages={"required": "Pilih berkas PDF pindaian naskah lama."},
    )

    use_required_attribute = False

    def clean_signed_on(self):
        """What is not signed yet goes the usual way."""
        if self.cleaned_data["signed_on"] > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba; naskah baru mengikuti jalan biasa.")
        return self.cleaned_data["signed_on"]

    def clean(self):
        """Kind, partner and form belong together; the term runs forward from the signature."""
        cleaned = super().clean()
        partner, kind, form = (cleaned.get(name) for name in ("partner", "kind", "instrument"))
        if partner and kind and kind not in partner.category.kinds:
            lawful = ", ".join(word.label for word in partner.category.kind_words)
            self.add_error("kind", f"Dengan {partner.name} jenisnya {lawful}.")
        if kind and form == Instrument.NK and kind != Kind.SINERGI:
            self.add_error("instrument", "Nota kesepakatan adalah bentuk naskah sinergi.")
        signed, start, end = (cleaned.get(name) for name in ("signed_on", "starts_on", "ends_on"))
        if signed and start and start < signed:
            self.add_error("starts_on", "Naskah tidak berlaku sebelum tanggal penandatanganannya.")
        if start and end and end < start:
            self.add_error("ends_on", "Tanggal berakhir mendahului tanggal mulai berlaku.")
        if self.errors and cleaned.get("scan"):
            self.add_error("scan", "Pilih berkas ini sekali lagi; peramban tidak menyimpan pilihan berkas.")
        return cleaned

    def given(self):
        """Return the keywords of `workflow.legacy`, without the scan."""
        cleaned = self.cleaned_data
        names = ("about", "object", "number", "partner_number", "signed_on", "starts_on", "ends_on", "place")
        whole = {name: cleaned[name] for name in ("partner", "kind", "agency")}
        return whole | {
            "instrument": Instrument(cleaned["instrument"]),
            "affairs": list(cleaned["affairs"]),
            "fields": {name: cleaned[name] for name in names},
        }
