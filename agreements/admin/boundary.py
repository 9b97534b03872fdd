"""How far boundary points may differ, in the panel: one row with its ground and its history."""

from django import forms
from django.contrib import admin

from agreements.admin.history import WithHistory
from agreements.admin.site import GROUPS, Page, panel
from agreements.models import BoundaryTolerance
from agreements.rules.permissions import Act


class ToleranceForm(forms.ModelForm):
    """The metres allowed and the ground for them."""

    class Meta:
        model = BoundaryTolerance
        fields = ("metres", "basis", "verified", "note")
        localized_fields = ("metres",)

    def clean_metres(self):
        """Nothing is measured so well that it may not differ at all, and a kilometre is no tolerance."""
        metres = self.cleaned_data["metres"]
        if not 0 < metres <= 1000:
            raise forms.ValidationError("Toleransi lebih dari 0 dan paling besar 1.000 meter.")
        return metres


@admin.register(BoundaryTolerance, site=panel)
class TolerancePage(WithHistory, Page):
    """The tolerance of boundary points: one row, kept by admin regulasi."""

    group = GROUPS[0]
    hint = "Selisih koordinat yang masih dinyatakan sesuai"
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    why_kept = "Toleransi tidak dihapus; ubah nilainya."
    form = ToleranceForm
    list_display = ("__str__", "basis", "verified")

    def has_add_permission(self, request):
        """There is one, from the beginning."""
        return False
