"""What marking a regulation asks for, and working off what follows from it."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.words import Line, Words
from agreements.models import Regulation
from agreements.rules.citations import articles_of
from agreements.rules.enums import RelationKind

KINDS = {
    RelationKind.REVOKES: "Dicabut seluruhnya",
    RelationKind.REVOKES_PARTLY: "Dicabut sebagian",
    RelationKind.AMENDS: "Diubah",
}
LIMIT = 2_000


class Entry(forms.ModelChoiceField):
    """A regulation of the library, named as officers name it."""

    def label_from_instance(self, obj):
        title = obj.title if len(obj.title) <= 90 else f"{obj.title[:89]}…"
        return f"{obj.short} · {title}"


class MarkForm(forms.Form):
    """What happened to `regulation`, by which other one, since when and why."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label="Yang terjadi",
        choices=[(kind.value, label) for kind, label in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih apa yang terjadi pada peraturan ini."},
    )
    source = Entry(
        Regulation.objects.none(),
        label="Oleh peraturan",
        empty_label="Pilih peraturan",
        help_text="Yang mencabut atau mengubahnya. Belum ada dalam daftar? Tambahkan dahulu ke pustaka.",
        error_messages={"required": "Pilih peraturan yang mencabut atau mengubahnya."},
    )
    on = Day(label="Berlaku sejak", error_messages={"required": "Isi tanggal mulai berlakunya perubahan."})
    articles = Line(
        label="Pasal",
        limit=200,
        required=False,
        help_text="Misalnya 6, 7, dan 20. Kosongkan bila menyangkut seluruh peraturan.",
    )
    reason = Words(
        label="Alasan dan sumber",
        limit=LIMIT,
        rows=3,
        help_text="Misalnya pasal penutup yang mencabutnya, dan di mana naskahnya dibaca.",
        error_messages={"required": "Tulis alasan atau sumbernya; tercatat dalam riwayat."},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, regulation, data=None, initial=None):
        super().__init__(data, initial={"on": timezone.localdate(), **(initial or {})})
        self.fields["source"].queryset = Regulation.objects.exclude(pk=regulation.pk).ranked()

    def clean_articles(self):
        """Return the numbers of the pasal, in order."""
        typed = self.cleaned_data["articles"]
        found = articles_of(typed)
        if typed and not found:
            raise forms.ValidationError("Tulis nomor pasalnya, misalnya 6, 7, dan 20.")
        return sorted(found, key=lambda number: (int("".join(filter(str.isdigit, number))), number))

    def told(self):
        """Return what the act takes."""
        data = self.cleaned_data
        return {name: data[name] for name in ("kind", "source", "on", "articles", "reason")}
