"""Deadlines and days off in the panel: rules with their articles, history and verification."""

from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.timezone import localdate

from agreements.admin.deadline_forms import (
    DayOffForm,
    DeadlineArticleForm,
    DeadlineArticles,
    DeadlineForm,
)
from agreements.admin.history import WithHistory
from agreements.admin.regulation_parts import marked
from agreements.admin.site import GROUPS, Page, RowsOf, may, panel
from agreements.admin.verified import Verifiable
from agreements.admin.verifying import verify_deadline
from agreements.models import DayOff, DeadlineArticle, DeadlineRule
from agreements.models.library import unverify
from agreements.rules.days_off import first_unknown
from agreements.rules.enums import Kind, choices
from agreements.rules.permissions import Act


class ArticlesOfDeadline(RowsOf):
    """The articles that a rule rests on."""

    model = DeadlineArticle
    form = DeadlineArticleForm
    formset = DeadlineArticles
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    verbose_name_plural = "pasal dalam pustaka"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article__regulation")

    def has_delete_permission(self, request, obj=None):
        return may(request, self.keep)


class RunsFor(admin.SimpleListFilter):
    """Rules that run for one kind of cooperation."""

    title = "berlaku untuk"
    parameter_name = "berlaku_untuk"

    def lookups(self, request, model_admin):
        return choices(Kind)

    def queryset(self, request, queryset):
        return queryset.filter(kinds__contains=[self.value()]) if self.value() else queryset


@admin.register(DeadlineRule, site=panel)
class DeadlinePage(Verifiable, WithHistory, Page):
    """How long each waiting may last. A change acts at once on whatever waits now."""

    group = GROUPS[0]
    hint = "Lamanya setiap tahap boleh menunggu, dengan pasalnya; perubahan berlaku seketika"
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    why_kept = "Tenggat tidak dihapus; hilangkan centang “aktif” agar tidak dihitung lagi."
    form = DeadlineForm
    inlines = (ArticlesOfDeadline,)
    list_display = ("name", "length_shown", "runs_for", "in_use", "checked")
    list_filter = ("active", "verified", "unit", "deems_approved", RunsFor)
    search_fields = ("key", "label", "citation", "counted_from", "note")
    search_help_text = "Cari nama tenggat, pasal, atau catatan"
    verify = staticmethod(verify_deadline)
    fieldsets = (
        (None, {"fields": ("key", "label", ("amount", "unit"), "counted_from", "active", "seen")}),
        ("Cakupan", {"fields": ("kinds", "escalate_to")}),
        ("Dasar", {"fields": ("citation", "note")}),
        ("Diam dianggap setuju", {"fields": ("deems_approved", "deemed_article", "deemed_citation")}),
    )
    change_form_template = "admin/deadline_form.html"

    def get_fieldsets(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return self.fieldsets
        shown = [column for column in DeadlineForm.Meta.fields if column not in ("kinds", "escalate_to")]
        return ((None, {"fields": (*shown, "runs_for", "told_to")}),)

    def get_readonly_fields(self, request, obj=None):
        """The key is what the program knows a rule by."""
        if not self.has_change_permission(request, obj):
            return ("runs_for", "told_to")
        return ("key",) if obj else ()

    def tracked(self, obj):
        return [
            (DeadlineRule, {"id": obj.pk}, "Tenggat"),
            (DeadlineArticle, {"rule_id": obj.pk}, "Pasal"),
        ]

    @admin.display(description="tenggat", ordering="label")
    def name(self, obj):
        return format_html('{}<span class="cell-sub">{}</span>', obj.label, obj.citation)

    @admin.display(description="lamanya", ordering="amount")
    def length_shown(self, obj):
        return f"{obj.length} sebelumnya" if obj.backward else obj.length

    @admin.display(description="berlaku untuk")
    def runs_for(self, obj):
        words = obj.kind_words
        return "semua jenis" if len(words) == len(Kind) else ", ".join(kind.label for kind in words) or "—"

    @admin.display(description="dieskalasikan kepada")
    def told_to(self, obj):
        return ", ".join(role.label for role in obj.role_words) or "—"

    @admin.display(description="aktif", ordering="active")
    def in_use(self, obj):
        return marked("aktif", "ok") if obj.active else marked("tidak aktif", "dicabut")

    def save_related(self, request, form, formsets, change):
        """Changed facts and articles are facts that nobody verified yet."""
        super().save_related(request, form, formsets, change)
        changed = form.changed_data or any(formset.has_changed() for formset in formsets)
        if change and changed and unverify(form.instance):
            form.instance.save(update_fields=["verified", "verified_by", "verified_on"])
            messages.warning(
                request,
                f"{form.instance} berubah, sehingga tanda verifikasinya dilepas. Minta Bagian Hukum "
                "memverifikasi.",
            )


@admin.register(DayOff, site=panel)
class DayOffPage(WithHistory, Page):
    """Days off of the region's own, and days that are worked although others rest."""

    group = GROUPS[0]
    label = "Hari libur setempat"
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    form = DayOffForm
    list_display = ("day", "name", "what", "decree")
    list_filter = ("off",)
    date_hierarchy = "day"
    search_fields = ("name", "decree")
    search_help_text = "Cari nama hari atau keputusannya"

    @property
    def hint(self):
        """What the kept library knows, and from which year on it does not."""
        year = first_unknown(localdate().year)
        return (
            f"Libur nasional dan cuti bersama dikenal sampai {year - 1}; "
            f"libur nasional {year} belum dikenal. "
            "Catat di sini hanya yang berlaku setempat atau belum dikenal."
        )

    def has_delete_permission(self, request, obj=None):
        return may(request, self.keep)

    @admin.display(description="hari itu", ordering="off")
    def what(self, obj):
        return marked("libur", "dicabut") if obj.off else marked("hari kerja", "ok")
