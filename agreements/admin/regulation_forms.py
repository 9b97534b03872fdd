"""Forms of a regulation, its articles and its relations in the panel."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from agreements.admin.site import SharedChoices
from agreements.models import Article, Regulation, Relation
from agreements.models.library import STALE, stamp
from agreements.rules.enums import Kind, choices
from agreements.rules.regulations import (
    NATIONAL,
    entry_complaints,
    key_of,
    relation_complaints,
    signature,
    standing_complaints,
)


class RegulationForm(forms.ModelForm):
    """One entry; `seen` tells which version of it was on the screen."""

    applies_to = forms.MultipleChoiceField(
        label="Berlaku untuk",
        choices=choices(Kind),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Jenis kerja sama yang diaturnya.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Regulation
        fields = (
            *(
                "kind",
                "number",
                "year",
                "issuer",
                "title",
                "status",
                "issued_on",
                "promulgated_on",
                "in_force_on",
            ),
            *("gazette", "applies_to", "source", "note"),
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "source": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "note": forms.Textarea(attrs={"rows": 3, "cols": 80}),
        }
        help_texts = {
            "number": "Hanya nomornya, misalnya 28 atau 09/A/KP/XII/2006/01.",
            "issuer": "Untuk Perda: daerahnya (Kota Contoh). Untuk peraturan atau keputusan kepala daerah: "
            "jabatannya (Wali Kota Contoh). Untuk jenis lain: nama jenisnya (Peraturan Menteri Keuangan).",
            "title": "Tanpa kata “tentang”.",
            "gazette": "Misalnya LN 2018/97, TLN 6219 atau BN 2020/371.",
            "source": "Dari mana naskahnya dibaca.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["seen"].initial = stamp(self.instance)

    def clean_issuer(self):
        return " ".join(self.cleaned_data["issuer"].split())

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        """Refuse what cannot be right: stale, twice, dates against each other, a status others contradict."""
        data = super().clean()
        if self.instance.pk and data.get("seen") != stamp(self.instance):
            raise ValidationError(STALE, code="stale")
        entry = Regulation(**{name: data.get(name) for name in ("year", *DATES)})
        for column, sentence in entry_complaints(entry, localdate()):
            self.add_error(column, sentence)
        if {"kind", "number", "year"} <= data.keys():
            self.refuse_twice(data)
        if self.instance.pk and data.get("status"):
            for sentence in standing_complaints(data["status"], self.borne()):
                self.add_error("status", sentence)
        return data

    def refuse_twice(self, data):
        """A regulation stands once in the library; local ones of two regions may share a number."""
        same = Regulation.objects.filter(
            kind=data["kind"], number__iexact=data["number"], year=data["year"]
        ).exclude(pk=self.instance.pk)
        if data["kind"] not in NATIONAL:
            own = signature(data["kind"], data["number"], data["year"], data.get("issuer", ""))
            same = [row for row in same if row.issuer and row.signature == own]
        twin = next(iter(same), None)
        if twin:
            self.add_error("number", f"Sudah ada dalam pustaka: {twin.citation}.")

    def borne(self):
        """Return [(kind, name)] of what regulations in force do to this one."""
        today = localdate()
        rows = Relation.objects.filter(target=self.instance).select_related("source")
        return [
            (row.kind, str(row.source))
            for row in rows
            if not row.source.in_force_on or row.source.in_force_on <= today
        ]

    def _post_clean(self):
        super()._post_clean()
        if not self.instance.key and not self.errors:
            self.instance.key = free_key(self.instance)


DATES = ("issued_on", "promulgated_on", "in_force_on")


def free_key(regulation):
    """Return an address for a new entry that no other entry has."""
    wanted = key_of(regulation.kind, regulation.number, regulation.year)
    taken = set(Regulation.objects.filter(key__istartswith=wanted).values_list("key", flat=True))
    numbered = (f"{wanted}-{ordinal}" for ordinal in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(key for key in numbered if key not in taken)


class ArticleForm(forms.ModelForm):
    """One pasal in our own words."""

    topics = forms.CharField(
        label="Topik", required=False, help_text="Pisahkan dengan koma.", widget=forms.TextInput
    )

    class Meta:
        model = Article
        fields = ("number", "gist", "topics")
        widgets = {
            "number": forms.TextInput(attrs={"size": 14}),
            "gist": forms.Textarea(attrs={"rows": 4, "cols": 60}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["topics"] = ", ".join(self.instance.topics)

    def clean_topics(self):
        return [word.strip() for word in self.cleaned_data["topics"].split(",") if word.strip()]


class RelationForm(forms.ModelForm):
    """What this regulation does to another."""

    class Meta:
        model = Relation
        fields = ("kind", "target", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2, "cols": 40})}


class RelationFormSet(SharedChoices):
    """Refuses relations that cannot be: to itself, to a younger one, in a circle."""

    shared = ("target",)

    def clean(self):
        super().clean()
        changed = [form for form in self.initial_forms + self.extra_forms if self.asks(form)]
        if not changed:
            return
        known = list(
            Relation.objects.exclude(source=self.instance.pk).values_list("source", "kind", "target")
        )
        names = {row.pk: str(row) for row in Regulation.objects.all()}
        for form in changed:
            kind, target = form.cleaned_data["kind"], form.cleaned_data["target"]
            for sentence in relation_complaints(self.instance, kind, target, known, names):
                form.add_error("target", sentence)

    def asks(self, form):
        """Whether a form of the set brings a whole relation that is not being deleted."""
        data = getattr(form, "cleaned_data", None) or {}
        return bool(form.has_changed() and data.get("kind") and data.get("target") and not data.get("DELETE"))
