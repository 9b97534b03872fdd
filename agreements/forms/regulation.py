"""What readers of the regulation library search for."""

import django_filters
from django import forms

from agreements.models import Regulation
from agreements.rules.enums import Kind, RegulationKind, RegulationStatus, choices

ANY = "Semua"


class RegulationFilter(django_filters.FilterSet):
    """Words, kind, status, mark and the kind of cooperation that an entry rules."""

    q = django_filters.CharFilter(
        label="Cari",
        method="holding",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "permendagri 22 2020, uji beban…"}),
    )
    jenis = django_filters.ChoiceFilter(
        "kind", label="Jenis", choices=choices(RegulationKind), empty_label=ANY
    )
    status = django_filters.ChoiceFilter(label="Status", choices=choices(RegulationStatus), empty_label=ANY)
    verifikasi = django_filters.ChoiceFilter(
        "verified",
        label="Verifikasi",
        method="marked",
        choices=[("ya", "Terverifikasi"), ("belum", "Belum diverifikasi")],
        empty_label=ANY,
    )
    untuk = django_filters.ChoiceFilter(
        "applies_to", label="Berlaku untuk", method="ruling", choices=choices(Kind), empty_label=ANY
    )

    class Meta:
        model = Regulation
        fields = ()

    def holding(self, queryset, name, value):
        return queryset.matching(value)

    def marked(self, queryset, name, value):
        return queryset.filter(verified=value == "ya")

    def ruling(self, queryset, name, value):
        return queryset.filter(applies_to__contains=[value])
