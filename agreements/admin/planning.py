"""Codes of planning documents in the panel: mending or taking away one; tables are loaded in the app."""

from django import forms
from django.contrib import admin

from agreements.admin.history import WithHistory
from agreements.admin.site import Page, panel
from agreements.models import PlanCode
from agreements.rules.permissions import Act
from agreements.rules.plan_codes import CODE, clean_code


class PlanCodeForm(forms.ModelForm):
    """One code."""

    class Meta:
        model = PlanCode
        fields = ("document", "year", "code", "name", "agency", "page")

    def clean_code(self):
        """Refuse what is no code."""
        code = clean_code(self.cleaned_data["code"])
        if not CODE.fullmatch(code):
            raise forms.ValidationError("Kode berupa angka atau huruf yang dipisah titik: 2.18.02.2.01.")
        return code


@admin.register(PlanCode, site=panel)
class PlanCodePage(WithHistory, Page):
    """Codes that dossiers and plans choose from; a link keeps its own words when its code goes."""

    hint = "RPJMD sampai DPA; tabel dimuat di halaman Rencana"
    keep = Act.KEEP_REFERENCE
    form = PlanCodeForm
    list_display = ("code", "name", "document", "year", "agency", "page")
    list_filter = ("document", "year", ("agency", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("agency",)
    search_fields = ("code", "name")

    def has_delete_permission(self, request, obj=None):
        return super().has_change_permission(request, obj)
