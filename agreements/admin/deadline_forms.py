"""Forms of a deadline and of a day off in the panel."""

from types import SimpleNamespace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from agreements.admin.site import SharedChoices
from agreements.models import Article, DayOff, DeadlineArticle, DeadlineRule
from agreements.models.library import STALE, stamp
from agreements.rules.days_off import DaysOff
from agreements.rules.deadlines import rule_complaints
from agreements.rules.enums import Kind, Role, choices
from agreements.rules.indonesian import long_date
from agreements.rules.regulations import short_name

FIRST_YEAR, AHEAD = 2000, 10


def article_label(article):
    """Return an article as officers name it: "Permendagri 22/2020 Pasal 12"."""
    law = article.regulation
    return f"{short_name(law.kind, law.number, law.year)} Pasal {article.number}"


class ArticleChoice(forms.ModelChoiceField):
    """An article of the library, by its short name."""

    def label_from_instance(self, obj):
        return article_label(obj)


def articles():
    """Return the articles on offer, what is newest first. One query."""
    return Article.objects.select_related("regulation").order_by("-regulation__year", "regulation", "pk")


LONG = ("label", "counted_from", "citation", "deemed_citation")


class DeadlineForm(forms.ModelForm):
    """One rule; `seen` tells which version of it was on the screen."""

    amount = forms.IntegerField(label="Lamanya")
    kinds = forms.MultipleChoiceField(
        label="Berlaku untuk",
        choices=choices(Kind),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    escalate_to = forms.MultipleChoiceField(
        label="Dieskalasikan kepada",
        choices=choices(Role),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Jabatan yang melihat keterlambatannya di beranda.",
    )
    deemed_article = ArticleChoice(Article.objects.none(), label="Pasal dianggap setuju", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = DeadlineRule
        fields = (
            *("key", "label", "amount", "unit", "counted_from", "kinds", "escalate_to", "active"),
            *("citation", "deems_approved", "deemed_article", "deemed_citation", "note"),
        )
        widgets = {
            "note": forms.Textarea(attrs={"rows": 4, "cols": 80}),
            **{name: forms.TextInput(attrs={"size": 90}) for name in LONG},
        }
        help_texts = {
            "key": "Tahap atau keadaan yang ditunggu; setiap tahap punya satu aturan aktif.",
            "counted_from": "Misalnya: surat diterima DPRD. Hari pertama ialah hari sesudahnya.",
            "citation": "Pasal dan ayatnya, atau “Praktik setempat”.",
            "deems_approved": "Hanya bila peraturan menyatakannya; orang tetap mencatat konfirmasinya.",
            "active": "Aturan yang tidak aktif tidak menghitung apa pun.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "deemed_article" in self.fields:
            self.fields["deemed_article"].queryset = articles()
        if self.instance.pk and "seen" in self.fields:
            self.fields["seen"].initial = stamp(self.instance)

    def clean(self):
        """Refuse what is stale and what contradicts itself (rules.deadlines.rule_complaints)."""
        data = super().clean()
        if self.instance.pk and data.get("seen") != stamp(self.instance):
            raise ValidationError(STALE, code="stale")
        key = data.get("key") or self.instance.key
        names = ("amount", "unit", "deems_approved", "active")
        facts = SimpleNamespace(
            key=key,
            article=data.get("deemed_article"),
            kinds=data.get("kinds") or (),
            escalate_to=data.get("escalate_to") or (),
            deemed_citation=data.get("deemed_citation") or "",
            **{name: data.get(name) for name in names},
        )
        twins = DeadlineRule.objects.filter(key=key, active=True).exclude(pk=self.instance.pk)
        for column, sentence in rule_complaints(facts, twin=twins.exists()):
            if column not in self.errors:
                self.add_error(column if column in self.fields else None, sentence)
        return data


class DeadlineArticleForm(forms.ModelForm):
    """An article that a rule rests on."""

    article = ArticleChoice(articles(), label="Pasal")

    class Meta:
        model = DeadlineArticle
        fields = ("article",)


class DeadlineArticles(SharedChoices):
    """The articles of a rule; the choices are fetched once."""

    shared = ("article",)


class DayOffForm(forms.ModelForm):
    """A day of the region's own."""

    off = forms.TypedChoiceField(
        label="Hari itu",
        choices=[("1", "libur"), ("", "hari kerja, meskipun akhir pekan atau libur nasional")],
        coerce=bool,
        required=False,
        empty_value=False,
        widget=forms.RadioSelect,
        initial="1",
    )

    class Meta:
        model = DayOff
        fields = ("day", "name", "off", "decree")
        help_texts = {
            "name": "Misalnya: Pemilihan Wali Kota.",
            "decree": "Keputusan atau surat edaran yang menetapkannya.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["off"] = "1" if self.instance.off else ""

    def clean(self):
        """Refuse a day that changes nothing, and years that are no typing of ours."""
        data = super().clean()
        day = data.get("day")
        if day is None:
            return data
        last = localdate().year + AHEAD
        if not FIRST_YEAR <= day.year <= last:
            self.add_error("day", f"Tahun antara {FIRST_YEAR} dan {last}; periksa tanggalnya.")
            return data
        already = DaysOff().why(day)
        if data["off"] and already:
            self.add_error("day", f"{long_date(day)} sudah libur ({already}); tidak perlu dicatat.")
        if not data["off"] and not already:
            self.add_error("day", f"{long_date(day)} sudah hari kerja; tidak perlu dicatat.")
        return data
