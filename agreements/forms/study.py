"""TKKSD's study: the meeting with its criteria and recommendation, and a member's opinion."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.signing import Upload
from agreements.forms.words import Line, Words
from agreements.rules.enums import Advice, MeetingKind, choices
from agreements.rules.studying import criteria_of

MET = (("ya", "Memenuhi"), ("tidak", "Tidak memenuhi"))


class StudyForm(forms.Form):
    """A meeting: when, who, what was found on every criterion, and what is recommended."""

    meeting_on = Day(label="Tanggal rapat")
    meeting_kind = forms.ChoiceField(
        label="Jenis rapat", choices=choices(MeetingKind), widget=forms.RadioSelect
    )
    attendance = Words(
        label="Peserta rapat", limit=5_000, rows=3, help_text="Satu nama atau unsur tiap baris."
    )
    advice = forms.ChoiceField(label="Rekomendasi", choices=choices(Advice), widget=forms.RadioSelect)
    conclusion = Words(label="Kesimpulan", limit=10_000, rows=3)

    use_required_attribute = False

    def __init__(self, dossier, data=None, files=None):
        super().__init__(data, files)
        self.rows = criteria_of(dossier.kind, dossier.initiative)
        for code, words in self.rows:
            self.fields[f"met_{code}"] = forms.ChoiceField(
                label=words,
                choices=MET,
                widget=forms.RadioSelect,
                error_messages={"required": "Nilai kriteria ini."},
            )
            self.fields[f"note_{code}"] = Line(label="Catatan", limit=500, required=False)
        self.fields["minutes"] = Upload(
            label="Berita acara rapat",
            help_text="PDF, paling besar 25 MB.",
            error_messages={"required": "Pilih berkas berita acara rapat."},
        )

    @property
    def criteria(self):
        """The bound fields of each criterion: (verdict, note)."""
        return [(self[f"met_{code}"], self[f"note_{code}"]) for code, _ in self.rows]

    def clean_meeting_on(self):
        """A meeting of days to come has found nothing yet."""
        day = self.cleaned_data["meeting_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Rapat ini belum berlangsung; catat sesudahnya.")
        return day

    def columns(self):
        """Return the values for `workflow.studying`."""
        cleaned = self.cleaned_data
        names = ("meeting_on", "meeting_kind", "attendance", "advice", "conclusion")
        found = {
            code: {"words": words, "met": cleaned[f"met_{code}"] == "ya", "note": cleaned[f"note_{code}"]}
            for code, words in self.rows
        }
        return {name: cleaned[name] for name in names} | {"criteria": found}


class OpinionForm(forms.Form):
    """One member's opinion."""

    advice = forms.ChoiceField(label="Pendapat", choices=choices(Advice), widget=forms.RadioSelect)
    words = Words(label="Uraian", limit=10_000, rows=3)

    use_required_attribute = False

    def __init__(self, *args, **given):
        super().__init__(*args, auto_id="opini-%s", **given)
