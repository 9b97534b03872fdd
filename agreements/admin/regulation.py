"""The regulation library in the panel: entries with articles, relations, history and verification."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models.deletion import ProtectedError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from agreements.admin.history import WithHistory
from agreements.admin.regulation_forms import RegulationForm
from agreements.admin.regulation_parts import AppliesTo, ArticlesOf, RelationsOf, RelationsTo, marked
from agreements.admin.site import GROUPS, Page, may, panel
from agreements.admin.verified import Verifiable
from agreements.admin.verifying import verify
from agreements.models import Article, Regulation, Relation
from agreements.models.library import carry_over, lock_library, unverify
from agreements.models.regulation import RANKED
from agreements.rules.enums import Kind
from agreements.rules.permissions import Act


@admin.register(Regulation, site=panel)
class RegulationPage(Verifiable, WithHistory, Page):
    """Entries of the library. Admin regulasi keeps them; Bagian Hukum reads and verifies."""

    group = GROUPS[0]
    hint = "Pasal, hubungan, dan verifikasi"
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    form = RegulationForm
    inlines = (RelationsOf, RelationsTo, ArticlesOf)
    list_display = ("name", "standing", "checked", "in_force_on", "cited")
    ordering = RANKED
    list_filter = ("kind", "status", "verified", AppliesTo, "year")
    search_fields = ("title",)
    search_help_text = "Cari jenis, nomor, tahun, judul, atau isi pasal. Contoh: permendagri 22 2020"
    verify = staticmethod(verify)
    fieldsets = (
        (None, {"fields": (("kind", "number", "year"), "issuer", "title", "status", "seen")}),
        (
            "Tanggal dan pengumuman",
            {"fields": (("issued_on", "promulgated_on", "in_force_on"), "gazette")},
        ),
        ("Cakupan dan sumber", {"fields": ("applies_to", "source", "note")}),
    )
    change_form_template = "admin/regulation_form.html"

    def has_delete_permission(self, request, obj=None):
        return may(request, self.keep)

    def get_inlines(self, request, obj):
        """Nobody acts on an entry that is not there yet."""
        return self.inlines if obj else (RelationsOf, ArticlesOf)

    def get_fieldsets(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return self.fieldsets
        shown = [column for column in RegulationForm.Meta.fields if column != "applies_to"]
        return ((None, {"fields": (*shown, "kinds_of_cooperation")}),)

    def get_readonly_fields(self, request, obj=None):
        return () if self.has_change_permission(request, obj) else ("kinds_of_cooperation",)

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    def get_queryset(self, request):
        return super().get_queryset(request).with_citations().select_related("verified_by")

    def view_on_site(self, obj):
        return reverse("regulation", args=[obj.key])

    def tracked(self, obj):
        return [
            (Regulation, {"id": obj.pk}, "Data peraturan"),
            (Article, {"regulation_id": obj.pk}, "Pasal"),
            (Relation, {"source_id": obj.pk}, "Hubungan"),
            (Relation, {"target_id": obj.pk}, "Hubungan dari peraturan lain"),
        ]

    @admin.display(description="peraturan", ordering="year")
    def name(self, obj):
        return format_html('{}<span class="cell-sub">{}</span>', obj.short, obj.title)

    @admin.display(description="status", ordering="status")
    def standing(self, obj):
        return marked(obj.get_status_display(), obj.status)

    @admin.display(description="dirujuk naskah", ordering="citations")
    def cited(self, obj):
        return obj.citations

    @admin.display(description="berlaku untuk")
    def kinds_of_cooperation(self, obj):
        return ", ".join(Kind(code).label for code in obj.applies_to) or "—"

    def verification(self, request, obj):
        unread = obj.articles.filter(verified=False).count()
        return super().verification(request, obj) | {"open_articles": unread}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            lock_library()
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        """Changed facts are facts that nobody verified yet."""
        if change and form.changed_data and unverify(obj):
            self.tell_unverified(request, obj)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        """Changed articles lose their mark; a new relation carries its status over to the other entry."""
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            if isinstance(row, Article):
                row.verified = False
            row.save()
        if formset.model is Relation and formset.has_changed():
            self.relations_changed(request, form.instance, rows, formset.deleted_objects)

    def relations_changed(self, request, obj, rows, deleted):
        """What follows from relations that were added, changed or taken away."""
        for relation in rows:
            for sentence in carry_over(relation, localdate()):
                messages.warning(request, sentence)
        for relation in deleted:
            messages.warning(
                request, f"Hubungan dengan {relation.target} dihapus; periksa apakah statusnya masih benar."
            )
        if unverify(obj):
            obj.save(update_fields=["verified", "verified_by", "verified_on"])
            self.tell_unverified(request, obj)

    def tell_unverified(self, request, obj):
        """Say once that the mark is gone."""
        messages.warning(
            request, f"{obj} berubah, sehingga tanda verifikasinya dilepas. Minta Bagian Hukum memverifikasi."
        )

    def delete_view(self, request, object_id, extra_context=None):
        """An entry that is cited or related to others stays; the answer says what to do instead."""
        obj = self.get_object(request, object_id)
        reasons = why_it_stays(obj) if obj and self.has_delete_permission(request) else []
        if reasons:
            messages.error(request, " ".join(reasons))
            return redirect("admin:agreements_regulation_change", obj.pk)
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            messages.error(request, f"{obj} baru saja dirujuk, sehingga tidak dihapus.")
            return redirect("admin:agreements_regulation_change", obj.pk)

    def get_deleted_objects(self, objs, request):
        articles = [f"{obj}: {obj.articles.count()} pasal" for obj in objs]
        return articles, {"peraturan": len(objs)}, set(), []

    def delete_model(self, request, obj):
        """Its articles go with it; the history keeps them."""
        obj.articles.all().delete()
        super().delete_model(request, obj)


def why_it_stays(regulation):
    """Return the reasons why an entry may not be deleted; empty = it may."""
    reasons = []
    cited = regulation.cited_by.count()
    if cited:
        reasons.append(f"{regulation} menjadi dasar hukum {cited} naskah, sehingga tidak dapat dihapus.")
    if regulation.bears_on.exists() or regulation.borne_by.exists():
        reasons.append(f"{regulation} berhubungan dengan peraturan lain; hapus hubungan itu dahulu.")
    if reasons:
        reasons.append("Peraturan yang tidak berlaku lagi diberi status “Dicabut”.")
    return reasons
