"""What is asked of templates and clauses: the list's filter, their data, the test answers."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator

from agreements.forms.days import Day
from agreements.forms.words import Line, Words
from agreements.models import Agreement, Article, Clause, Template, TemplateVersion
from agreements.rules.enums import Funding, Instrument, Kind, TemplateState, choices
from agreements.rules.naskah import MAX_PASAL_CHARS
from agreements.rules.outlines import TITLES

ANY = "Semua"
KEYS = sorted(((key, title.capitalize()) for key, title in TITLES.items()), key=lambda row: row[1])


class TemplateFilter(django_filters.FilterSet):
    """Words, form, kind and state of templates; archived ones only where they are asked for."""

    q = django_filters.CharFilter(
        label="Cari", method="holding", max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    bentuk = django_filters.ChoiceFilter(
        "instrument", label="Bentuk naskah", choices=choices(Instrument), empty_label=ANY
    )
    jenis = django_filters.ChoiceFilter(
        "kinds", label="Jenis kerja sama", method="of_kind", choices=choices(Kind), empty_label=ANY
    )
    status = django_filters.ChoiceFilter(
        "state", label="Status", choices=choices(TemplateState), empty_label="Draf dan terbit"
    )

    class Meta:
        model = Template
        fields = ()

    def holding(self, queryset, name, value):
        inside = TemplateVersion.objects.filter(template=OuterRef("pk")).holding(value)
        return queryset.filter(Q(name__icontains=value) | Q(note__icontains=value) | Exists(inside))

    def of_kind(self, queryset, name, value):
        return queryset.filter(kinds__contains=[value])


class ClauseFilter(django_filters.FilterSet):
    """Words and subject of clauses."""

    q = django_filters.CharFilter(
        label="Cari", method="holding", max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    pokok = django_filters.ChoiceFilter("key", label="Pokok", choices=KEYS, empty_label=ANY)

    class Meta:
        model = Clause
        fields = ()

    def holding(self, queryset, name, value):
        inside = Q(variants__name__icontains=value) | Q(variants__text__icontains=value)
        own = Q(title__icontains=value) | Q(note__icontains=value)
        return queryset.filter(own | inside).distinct()


class Articles(forms.ModelMultipleChoiceField):
    """Articles of the library, each in one short line."""

    def label_from_instance(self, obj):
        return f"{obj.regulation.short} Pasal {obj.number}: {Truncator(obj.gist).chars(90)}"


class WithArticles(forms.Form):
    """A form with the articles that a thing rests on."""

    articles = Articles(
        Article.objects.none(),
        label="Dasar hukum",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pasal yang menjadi dasar; radar peraturan memberi tahu bila pasal itu berubah.",
    )
    use_required_attribute = False

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        rows = Article.objects.select_related("regulation").order_by("regulation__kind", "-regulation__year")
        self.fields["articles"].queryset = rows


class TemplateForm(WithArticles):
    """The name, form, kinds, use and legal basis of a template."""

    name = Line(label="Nama templat", limit=150, help_text="Misalnya: PKS dengan BUMN.")
    instrument = forms.ChoiceField(label="Bentuk naskah", choices=choices(Instrument))
    kinds = forms.MultipleChoiceField(
        label="Jenis kerja sama",
        choices=choices(Kind),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu jenis kerja sama."},
    )
    note = Words(label="Kapan dipakai", limit=1_000, rows=3, required=False)
    field_order = ("name", "instrument", "kinds", "note", "articles")

    def columns(self):
        """Return the values for the row, without the articles."""
        return {name: self.cleaned_data[name] for name in ("name", "instrument", "kinds", "note")}


class NewTemplateForm(TemplateForm):
    """As `TemplateForm`, and what its first version begins with."""

    OUTLINE, BLANK = "kerangka", "kosong"
    start = forms.ChoiceField(
        label="Mulai dari",
        choices=[(OUTLINE, "Kerangka baku aplikasi"), (BLANK, "Naskah kosong")],
        initial=OUTLINE,
        widget=forms.RadioSelect,
    )
    field_order = ("name", "instrument", "kinds", "note", "start", "articles")


class ClauseForm(WithArticles):
    """A subject of the clause library."""

    title = Line(label="Nama klausul", limit=150)
    key = forms.ChoiceField(
        label="Pokok", choices=KEYS, help_text="Pasal yang pokoknya sama ditawari klausul ini lebih dahulu."
    )
    note = Words(label="Keterangan", limit=1_000, rows=3, required=False)
    field_order = ("title", "key", "note", "articles")

    def columns(self):
        """Return the values for the row, without the articles."""
        return {name: self.cleaned_data[name] for name in ("key", "title", "note")}


class VariantForm(forms.Form):
    """One wording of a clause."""

    name = Line(label="Nama varian", limit=100, help_text="Misalnya: singkat; untuk BUMN.")
    when = Words(label="Kapan dipakai", limit=500, rows=2, required=False)
    text = Words(
        label="Isi",
        limit=MAX_PASAL_CHARS,
        rows=14,
        help_text="Diketik seperti isi pasal: (1) untuk ayat, a. untuk huruf, 1. untuk angka.",
    )
    use_required_attribute = False

    def columns(self):
        """Return the values for the row."""
        return {name: self.cleaned_data[name] for name in ("name", "text", "when")}


class TrialForm(forms.Form):
    """Test answers, or an instrument of the register whose parties and data are taken."""

    use_required_attribute = False
    kind = forms.ChoiceField(label="Jenis kerja sama")
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label="Pakai data naskah yang ada",
        required=False,
        to_field_name="uid",
        empty_label="Tidak, pakai jawaban di bawah",
    )
    about = Line(label="Tentang", limit=300)
    body = Line(label="Nama mitra", limit=300)
    signatory = Line(label="Penanda tangan mitra", limit=150)
    office = Line(label="Jabatannya", limit=200)
    seat = Line(label="Tempat kedudukan mitra", limit=100)
    address = Line(label="Alamat mitra", limit=300)
    unit = Line(label="Unit kerja mitra", limit=200)
    more = forms.IntegerField(label="Mitra tambahan", min_value=0, max_value=10)
    object = Line(label="Objek", limit=300)
    scope = Words(label="Ruang lingkup", limit=2_000, rows=3, help_text="Satu kegiatan satu baris.")
    location = Line(label="Lokasi", limit=300)
    place = Line(label="Tempat penandatanganan", limit=100)
    starts_on = Day(label="Mulai berlaku")
    ends_on = Day(label="Berakhir")
    funding = forms.ChoiceField(label="Sumber pembiayaan", choices=choices(Funding))

    def __init__(self, *args, kinds=(), agreements=None, **given):
        super().__init__(*args, **given)
        self.fields["kind"].choices = [(kind, Kind(kind).label) for kind in kinds]
        if agreements is not None:
            self.fields["agreement"].queryset = agreements

    def clean(self):
        """The term runs forward."""
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "Tanggal berakhir mendahului tanggal mulai berlaku.")
        return cleaned


class TemplateChoiceForm(forms.Form):
    """Which of several fitting templates a draft begins with."""

    template = forms.ChoiceField(label="Templat", widget=forms.RadioSelect)

    def __init__(self, *args, templates=(), **given):
        super().__init__(*args, **given)
        rows = [(str(each.uid), _told(each)) for each in templates]
        self.fields["template"].choices = rows
        self.fields["template"].initial = rows[0][0] if rows else None


def _told(template):
    version = f" (versi {template.newest})"
    return f"{template.name}{version}{f': {template.note}' if template.note else ''}"
