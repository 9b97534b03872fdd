"""Reference data in the panel: OPD, our own government, regions and borders, urusan, partner categories."""

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField, Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from agreements.admin.site import Page, panel
from agreements.models import Affair, Agency, Border, Country, Government, PartnerCategory, Region
from agreements.rules.enums import Kind, RegionKind, choices
from agreements.rules.numbering import pattern_complaints
from agreements.rules.permissions import Act


class Reference(Page):
    """Reference data: kept by admin sistem and admin regulasi, never deleted where others point to it."""

    keep = Act.KEEP_REFERENCE
    why_kept = "Data referensi tidak dihapus, karena kerja sama lama merujuk kepadanya."


@admin.register(Agency, site=panel)
class AgencyPage(Reference):
    """Perangkat daerah and sections of the secretariat."""

    hint = "OPD dan bagian sekretariat, dengan urusannya"
    why_kept = "OPD tidak dihapus; hilangkan centang “aktif” agar tidak dapat dipilih lagi."
    list_display = ("name", "short", "code", "parent", "active")
    list_filter = ("active", "affairs__group")
    list_select_related = ("parent",)
    search_fields = ("name", "short", "code")
    fieldsets = (
        (None, {"fields": (("code", "short"), "name", "head_title", "parent", "affairs", "active")}),
        ("Kop surat", {"fields": ("address", ("phone", "email", "web"))}),
    )
    formfield_overrides = {ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}


class GovernmentForm(forms.ModelForm):
    """Our own government."""

    class Meta:
        model = Government
        fields = (
            *("region", "body", "short", "head_name", "head_office", "head_status", "seat", "address"),
            *("unit", "email", "number_format", "paper", "emblem", "is_demo"),
        )

    def clean_number_format(self):
        """Refuse a pattern that would not give a number."""
        pattern = self.cleaned_data["number_format"]
        complaints = pattern_complaints(pattern)
        if complaints:
            raise forms.ValidationError(complaints)
        return pattern


@admin.register(Government, site=panel)
class GovernmentPage(Page):
    """The government that keeps this register: one row."""

    hint = "Nama dalam naskah, kepala daerah, pola nomor, kertas"
    keep = Act.KEEP_GOVERNMENT
    why_kept = "Pemerintah daerah pemilik register tidak dihapus."
    form = GovernmentForm
    list_display = ("body", "region", "head_name", "head_office")
    list_select_related = ("region",)
    fieldsets = (
        (None, {"fields": ("region", "body", "short", ("seat", "address"))}),
        ("Kepala daerah", {"fields": ("head_name", "head_office", "head_status")}),
        ("Unit kerja sama", {"fields": ("unit", "email")}),
        ("Naskah", {"fields": ("number_format", "paper", "emblem")}),
        ("Contoh", {"fields": ("is_demo",)}),
    )

    def has_add_permission(self, request):
        """There is one."""
        return super().has_add_permission(request) and not Government.objects.exists()


@admin.register(Region, site=panel)
class RegionPage(Reference):
    """Provinces, regencies and cities."""

    hint = "Provinsi, kabupaten, dan kota dengan kodenya"
    list_display = ("name", "kind", "code", "province")
    list_filter = ("kind", ("province", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("province",)
    search_fields = ("name", "code")
    fields = ("code", "name", "kind", "province", "neighbours")
    readonly_fields = ("neighbours",)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Only a province has regencies and cities."""
        kwargs["queryset"] = Region.objects.filter(kind=RegionKind.PROVINCE)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="berbatasan dengan")
    def neighbours(self, obj):
        if obj.pk is None:
            return "Simpan dahulu, lalu tambahkan di halaman Perbatasan."
        rows = Border.objects.filter(Q(first=obj) | Q(second=obj)).select_related("first", "second")
        links = [
            (reverse("admin:agreements_border_change", args=[row.pk]), other_side(row, obj)) for row in rows
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "Belum ada perbatasan yang tercatat."


def other_side(border, region):
    """Return the region across a border."""
    return border.second if border.first_id == region.pk else border.first


class BorderForm(forms.ModelForm):
    """A border; kept once, whichever side is named first."""

    class Meta:
        model = Border
        fields = ("first", "second", "note")

    def clean(self):
        data = super().clean()
        first, second = data.get("first"), data.get("second")
        if first and first == second:
            self.add_error("second", "Daerah tidak berbatasan dengan dirinya sendiri.")
        elif first and second:
            data["first"], data["second"] = sorted([first, second], key=lambda region: region.pk)
            twin = Border.objects.filter(first=data["first"], second=data["second"])
            if twin.exclude(pk=self.instance.pk).exists():
                self.add_error("second", "Perbatasan ini sudah tercatat.")
        return data


@admin.register(Border, site=panel)
class BorderPage(Reference):
    """Which region borders which: decides whether a KSDD is wajib (UU 23/2014 Ps 364)."""

    hint = "Menentukan KSDD wajib atau sukarela"
    form = BorderForm
    list_display = ("pair", "note")
    list_select_related = ("first", "second")
    search_fields = ("first__name", "second__name", "first__code", "second__code")

    def has_delete_permission(self, request, obj=None):
        return super().has_change_permission(request, obj)

    @admin.display(description="perbatasan", ordering="first__name")
    def pair(self, obj):
        return format_html("{} – {}", obj.first, obj.second)


@admin.register(Country, site=panel)
class CountryPage(Reference):
    """Countries: a partner of one without diplomatic relations is held up (PP 28/2018 Ps 27)."""

    hint = "Hubungan diplomatik, untuk kerja sama luar negeri"
    list_display = ("name", "diplomatic", "verified", "note")
    list_filter = ("diplomatic", "verified")
    search_fields = ("name",)
    fields = ("name", "diplomatic", "note", "verified")


@admin.register(Affair, site=panel)
class AffairPage(Reference):
    """Urusan pemerintahan."""

    hint = "Urusan wajib, pilihan, dan penunjang"
    list_display = ("code", "name", "group", "city_power")
    list_display_links = ("code", "name")
    list_filter = ("group", "city_power")
    search_fields = ("code", "name", "alias")
    fields = ("code", "name", "alias", "group", "city_power", "note")


class CategoryForm(forms.ModelForm):
    """A partner category."""

    kinds = forms.MultipleChoiceField(
        label="Jenis kerja sama",
        choices=choices(Kind),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Jenis yang dapat diikuti mitra kategori ini.",
    )

    class Meta:
        model = PartnerCategory
        fields = (
            *("code", "name", "kinds", "allowed", "reason", "basis", "is_region", "is_foreign"),
            *("verified", "order"),
        )

    def clean(self):
        data = super().clean()
        if data.get("allowed") and not data.get("kinds"):
            self.add_error("kinds", "Kategori yang boleh menjadi mitra memerlukan jenis kerja sama.")
        if data.get("allowed") is False and not data.get("reason"):
            self.add_error("reason", "Jelaskan mengapa kategori ini tidak boleh menjadi mitra.")
        return data


@admin.register(PartnerCategory, site=panel)
class CategoryPage(Reference):
    """Partner categories: decide the kind of cooperation."""

    hint = "Menentukan jenis kerja sama tiap mitra"
    form = CategoryForm
    list_display = ("name", "kind_labels", "allowed", "basis", "verified")
    list_filter = ("allowed", "verified", "is_region", "is_foreign")
    search_fields = ("name", "code", "basis")
    fields = (
        ("name", "code"),
        "kinds",
        ("allowed", "is_region", "is_foreign"),
        "reason",
        "basis",
        "verified",
        "order",
    )

    def get_readonly_fields(self, request, obj=None):
        """The code is what the program knows a category by."""
        return ("code",) if obj else ()

    @admin.display(description="jenis kerja sama")
    def kind_labels(self, obj):
        return ", ".join(kind.label for kind in obj.kind_words) or "—"
