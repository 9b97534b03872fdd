"""Why a finding is waved through, and what auditors search the list for."""

import django_filters
from django import forms

from agreements.forms.words import Words
from agreements.models import Agency, Override
from agreements.rules.checks import RULES
from agreements.rules.overriding import LONGEST_REASON, reason_complaints

ANY = "Semua"


class ReasonForm(forms.Form):
    """The written reason."""

    reason = Words(
        label="Alasan",
        limit=LONGEST_REASON,
        rows=5,
        help_text="Dibaca Inspektorat. Sebutkan dasar dan siapa yang menyetujui.",
    )

    def __init__(self, *args, taking_back=False, **given):
        super().__init__(*args, **given)
        if taking_back:
            self.fields["reason"].help_text = "Dibaca Inspektorat dan penyusun naskah."

    def clean_reason(self):
        """Refuse a reason that says too little."""
        reason = self.cleaned_data["reason"]
        complaints = reason_complaints(reason)
        if complaints:
            raise forms.ValidationError(complaints)
        return reason


class OverrideFilter(django_filters.FilterSet):
    """Rule, OPD, who, and the days between which it was done."""

    aturan = django_filters.ChoiceFilter(
        "rule",
        label="Aturan",
        choices=[(rule.id, f"{rule.id} {rule.about}") for rule in RULES],
        empty_label=ANY,
    )
    opd = django_filters.ModelChoiceFilter(
        "agreement__agency", label="OPD", queryset=Agency.objects.all(), empty_label=ANY
    )
    dari = django_filters.DateFilter(
        "at", "date__gte", label="Dari tanggal", widget=forms.DateInput(attrs={"type": "date"})
    )
    sampai = django_filters.DateFilter(
        "at", "date__lte", label="Sampai tanggal", widget=forms.DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = Override
        fields = ()
