"""Forms of the chooser's rules in the panel, one for each topic; what contradicts is refused."""

import hashlib
import json

from django import forms
from django.core.exceptions import ValidationError

from agreements.models import (
    Article,
    Guidance,
    InstrumentGuidance,
    KindGuidance,
    ObjectGuidance,
    PaperGuidance,
    Regulation,
    StageGuidance,
)
from agreements.models.guidance import COLUMNS
from agreements.models.library import STALE
from agreements.rules.contradictions import complaints
from agreements.rules.enums import ClockKey, Kind, choices
from agreements.rules.kinds import kept_as, source_of


class Lines(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 80})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [" ".join(line.split()) for line in (value or "").splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class Articles(Lines):
    """Articles, shown as people cite them and kept one way."""

    def prepare_value(self, value):
        words = [source_of(text).citation for text in value] if isinstance(value, list) else value
        return super().prepare_value(words)

    def to_python(self, value):
        return [kept_as(source_of(line)) for line in super().to_python(value)]


def stamp_of(row):
    """Return what tells whether a rule is still the one that was on the screen."""
    words = json.dumps([getattr(row, name) for name in COLUMNS], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def library():
    """Return {(key, article): verified} of the whole library, a regulation itself under "". Two queries."""
    whole = {(key, ""): sure for key, sure in Regulation.objects.values_list("key", "verified")}
    rows = Article.objects.values_list("regulation__key", "number", "verified")
    return whole | {(key, number): sure for key, number, sure in rows}


class GuidanceForm(forms.ModelForm):
    """What every rule has; `seen` tells which state of it was on the screen."""

    kinds = forms.MultipleChoiceField(
        label="Jenis kerja sama",
        choices=choices(Kind),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Jenis yang diatur baris ini.",
    )
    articles = Articles(
        label="Pasal",
        required=False,
        help_text="Satu tiap baris, misalnya Permendagri 22/2020 Pasal 9 ayat (3).",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stamp = stamp_of(self.instance) if self.instance.pk else ""
        self.fields["seen"].initial = self.stamp
        for name in {"instrument", "purpose"} & set(self.fields):
            self.fields[name].required = True
        if "code" in self.fields:
            self.fields["code"].help_text = "Huruf kecil dan tanda hubung; tetap selamanya."

    def clean(self):
        """Refuse what was changed meanwhile, and what contradicts itself, another rule or the library."""
        data = super().clean()
        if data.get("seen", "") != self.stamp:
            raise ValidationError(STALE, code="stale")
        if self.errors:
            return data
        row = {name: data.get(name, getattr(self.instance, name)) for name in COLUMNS}
        row["topic"] = self._meta.model.TOPIC
        others = Guidance.objects.exclude(pk=self.instance.pk).rows()
        for column, sentence in complaints(row, others, library()):
            self.add_error(column if column in self.fields else None, sentence)
        return data


WIDE = {
    "text": forms.Textarea(attrs={"rows": 3, "cols": 80}),
    "way": forms.Textarea(attrs={"rows": 2, "cols": 80}),
}


class KindForm(GuidanceForm):
    """What a kind of cooperation is."""

    class Meta:
        model = KindGuidance
        fields = ("code", "kinds", "text", "articles", "verified")
        widgets = WIDE


class InstrumentForm(GuidanceForm):
    """Who drafts and signs an instrument, by what paper, for how long."""

    class Meta:
        model = InstrumentGuidance
        fields = (
            *("code", "kinds", "instrument", "actor", "signer", "partner_signer", "proxy", "paper"),
            *("copy_to", "max_years", "secretariat_years", "extendable", "text", "articles", "verified"),
        )
        widgets = WIDE
        labels = {"actor": "Penyusun", "text": "Jangka waktu bila tidak dibatasi"}
        help_texts = {"max_years": "Kosongkan bila peraturan tidak membatasi."}


class PaperForm(GuidanceForm):
    """A paper that a way needs."""

    headings = Lines(label="Pokok isi", required=False, help_text="Satu tiap baris.")

    class Meta:
        model = PaperGuidance
        fields = (
            *("code", "name", "kinds", "actor", "text", "occasion", "headings", "order"),
            *("articles", "verified"),
        )
        widgets = WIDE
        labels = {"actor": "Penyusun"}


class StageForm(GuidanceForm):
    """A stage of a way."""

    after = forms.ChoiceField(label="Setelah tahap", required=False)
    clocks = forms.MultipleChoiceField(
        label="Tenggat",
        choices=choices(ClockKey),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Lamanya diatur pada halaman Tenggat.",
    )

    class Meta:
        model = StageGuidance
        fields = (
            *("code", "name", "kinds", "actor", "text", "occasion", "after", "clocks"),
            *("articles", "verified"),
        )
        widgets = WIDE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = StageGuidance.objects.values_list("code", "name", "kinds")
        named = [
            (code, f"{name} ({', '.join(Kind(kind).label for kind in kinds)})") for code, name, kinds in rows
        ]
        if "after" in self.fields:
            self.fields["after"].choices = [("", "Tidak ada; tahap pertama"), *named]


class ObjectForm(GuidanceForm):
    """What becomes of an object."""

    headings = Lines(label="Bentuk menurut aturannya sendiri", required=False, help_text="Satu tiap baris.")

    class Meta:
        model = ObjectGuidance
        fields = ("code", "purpose", "kinds", "own_rules", "text", "way", "headings", "articles", "verified")
        widgets = WIDE
