"""What the acts around the signature ask for: preparing it, recording it, ending an instrument early."""

from django import forms
from django.conf import settings
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.words import Line
from agreements.rules.enums import EndGround, Kind, choices
from agreements.rules.readiness import checked_on_paper

CHECKLIST = {
    "paraf": "Setiap halaman sudah diparaf para pihak",
    "meterai": "Meterai sudah dibubuhkan",
    "stempel": "Stempel setiap pihak sudah dibubuhkan",
}
TICK = {"required": "Centang setelah diperiksa pada naskah aslinya."}
THIRD_PARTY_ONLY = (EndGround.COURT, EndGround.BANKRUPT)


class Upload(forms.FileField):
    """A PDF; its contents are judged where it is taken in, here only that it is there and not too large."""

    def __init__(self, **given):
        super().__init__(allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ".pdf"}), **given)

    def to_python(self, data):
        file = super().to_python(data)
        if file and file.size > settings.UPLOAD_MAX_BYTES:
            size, limit = file.size / settings.MEGABYTE, settings.UPLOAD_MAX_BYTES // settings.MEGABYTE
            raise forms.ValidationError(
                f"Berkas terlalu besar: {size:.1f} MB, paling besar {limit} MB. "
                "Pindai dengan resolusi lebih rendah, misalnya 200 dpi."
            )
        return file


class ActForm(forms.Form):
    """A form of an act on `agreement`; called as `Form(agreement, data=..., files=...)`."""

    use_required_attribute = False

    def __init__(self, agreement, data=None, files=None):
        self.agreement = agreement
        super().__init__(data, files, initial=self.beginning(agreement))

    def beginning(self, agreement):
        """Return the initial values; none unless a form says so."""
        return {}


class ReadyForm(ActForm):
    """When and where it will be signed; our number is taken for the year of that day."""

    place = Line(label="Tempat penandatanganan", limit=100)
    planned_on = Day(
        label="Rencana tanggal penandatanganan", help_text="Nomor diambil dari seri tahun tanggal ini."
    )

    def beginning(self, agreement):
        return {"place": agreement.place, "planned_on": timezone.localdate()}


class SignForm(ActForm):
    """What stands on the signed paper, and its scan."""

    signed_on = Day(label="Tanggal penandatanganan")
    place = Line(label="Tempat penandatanganan", limit=100)
    starts_on = Day(label="Mulai berlaku")
    ends_on = Day(label="Berakhir", required=False)

    def __init__(self, agreement, data=None, files=None):
        super().__init__(agreement, data, files)
        self.partners = [party for party in agreement.parties.all() if party.partner_id]
        for party in self.partners:
            self.fields[f"number_{party.order}"] = Line(
                label=f"Nomor dari {party.body}", limit=80, required=False, initial=party.number
            )
        self.ticks = checked_on_paper(agreement.instrument)
        for key in self.ticks:
            self.fields[key] = forms.BooleanField(label=CHECKLIST[key], error_messages=TICK)
        self.fields["scan"] = Upload(
            label="Pindaian naskah bertanda tangan",
            help_text="PDF seluruh halaman, paling besar 25 MB.",
            error_messages={"required": "Pilih berkas PDF pindaian naskah yang sudah ditandatangani."},
        )

    def beginning(self, agreement):
        return {"place": agreement.place, "starts_on": agreement.starts_on, "ends_on": agreement.ends_on}

    def clean_signed_on(self):
        """What is not signed yet cannot be recorded."""
        if self.cleaned_data["signed_on"] > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba; catat setelah naskah ditandatangani.")
        return self.cleaned_data["signed_on"]

    def clean(self):
        """The term runs forward, and not from before the signature."""
        cleaned = super().clean()
        signed, start, end = (cleaned.get(name) for name in ("signed_on", "starts_on", "ends_on"))
        if start and end and end < start:
            self.add_error("ends_on", "Tanggal berakhir mendahului tanggal mulai berlaku.")
        if signed and start and start < signed:
            self.add_error("starts_on", "Naskah tidak dapat berlaku sebelum tanggal penandatanganannya.")
        if self.errors and cleaned.get("scan"):
            self.add_error("scan", "Pilih berkas ini sekali lagi; peramban tidak menyimpan pilihan berkas.")
        return cleaned

    def told(self):
        """Return the act's data, without the scan."""
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in ("signed_on", "place", "starts_on", "ends_on")} | {
            "numbers": {party.order: cleaned[f"number_{party.order}"] for party in self.partners},
            "checklist": {key: cleaned[key] for key in self.ticks},
        }


class TerminateForm(ActForm):
    """On what ground, when and by what paper it ends before its term (PP 28/2018 Ps 9, 22)."""

    end_ground = forms.ChoiceField(label="Dasar pengakhiran")
    terminated_on = Day(label="Tanggal berakhir")
    paper = Upload(
        label="Dokumen pengakhiran",
        required=False,
        help_text="PDF, misalnya berita acara; paling besar 25 MB.",
    )

    def __init__(self, agreement, data=None, files=None):
        super().__init__(agreement, data, files)
        third = agreement.kind == Kind.KSDPK
        unfit = () if third else THIRD_PARTY_ONLY
        grounds = [row for row in choices(EndGround) if row[0] not in (*unfit, EndGround.REPLACED)]
        self.fields["end_ground"].choices = [("", "Pilih …"), *grounds]

    def clean_terminated_on(self):
        """Not before the signature and not in the days to come."""
        day = self.cleaned_data["terminated_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Tanggal pengakhiran belum tiba.")
        if self.agreement.signed_on and day < self.agreement.signed_on:
            raise forms.ValidationError("Tanggal ini mendahului tanggal penandatanganan.")
        return day


FORMS = {"ready": ReadyForm, "sign": SignForm, "terminate": TerminateForm}
