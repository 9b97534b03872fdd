"""The rules of the chooser in the panel, a page for each topic; a change acts at once."""

from django.contrib import admin, messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse

from agreements.admin.guidance_forms import InstrumentForm, KindForm, ObjectForm, PaperForm, StageForm
from agreements.admin.history import WithHistory
from agreements.admin.site import GROUPS, Page, panel
from agreements.admin.verified import Marked
from agreements.models import (
    Guidance,
    InstrumentGuidance,
    KindGuidance,
    ObjectGuidance,
    PaperGuidance,
    StageGuidance,
)
from agreements.models.library import lock_library
from agreements.rules.enums import ClockKey, Kind, choices
from agreements.rules.indonesian import listed
from agreements.rules.kinds import source_of
from agreements.rules.permissions import Act

READ_AS = {
    "kinds": "kind_words",
    "articles": "article_words",
    "headings": "heading_words",
    "clocks": "clock_words",
}


class KindFilter(admin.SimpleListFilter):
    """Rules that hold for one kind."""

    title = "jenis kerja sama"
    parameter_name = "jenis"

    def lookups(self, request, model_admin):
        return choices(Kind)

    def queryset(self, request, queryset):
        return queryset.filter(kinds__contains=[self.value()]) if self.value() else queryset


class GuidancePage(Marked, WithHistory, Page):
    """What the pages of all topics share."""

    group = GROUPS[0]
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    why_kept = "Aturan ini tidak dihapus, karena Penentu memerlukannya. Ubah isinya."
    list_display = ("__str__", "kind_words", "article_words", "checked")
    list_filter = (KindFilter, "verified")
    search_fields = ("code", "name", "text", "actor")
    ordering = ("order", "pk")

    def get_fields(self, request, obj=None):
        """Lists are lines to type for those who keep them, words to read for others."""
        names = [*self.form.Meta.fields, "seen"]
        if self.has_change_permission(request, obj):
            return names
        return [READ_AS.get(name, name) for name in names if name != "seen"]

    def get_readonly_fields(self, request, obj=None):
        """The code is what other rules and the seed files know a rule by."""
        if self.has_change_permission(request, obj):
            return ("code",) if obj else ()
        return tuple(READ_AS.values())

    def view_on_site(self, obj):
        return reverse("chooser")

    def tracked(self, obj):
        return [(Guidance, {"id": obj.pk}, str(obj))]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """One change after another, so that two cannot contradict each other unseen."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            lock_library()
            return super().changeform_view(request, object_id, form_url, extra_context)

    @admin.display(description="jenis kerja sama")
    def kind_words(self, obj):
        return ", ".join(Kind(kind).label for kind in obj.kinds) or "—"

    @admin.display(description="pasal")
    def article_words(self, obj):
        return "; ".join(source_of(text).citation for text in obj.articles) or "—"

    @admin.display(description="pokok isi")
    def heading_words(self, obj):
        return "; ".join(obj.headings) or "—"

    @admin.display(description="tenggat")
    def clock_words(self, obj):
        return ", ".join(ClockKey(key).label for key in obj.clocks) or "—"


@admin.register(KindGuidance, site=panel)
class KindPage(GuidancePage):
    """What each kind is."""

    form = KindForm
    hint = "Apa itu KSDD wajib, sukarela, KSDPK, sinergi, KSDPL, KSDLL"
    list_display = ("kind_words", "text", "article_words", "checked")


@admin.register(InstrumentGuidance, site=panel)
class InstrumentPage(GuidancePage):
    """Drafter, signer, paper and term of each instrument."""

    form = InstrumentForm
    hint = "Siapa menyusun, siapa menandatangani, dengan surat apa, berapa lama"
    list_display = ("instrument", "kind_words", "signer", "term", "article_words", "checked")

    @admin.display(description="paling lama", ordering="max_years")
    def term(self, obj):
        return f"{obj.max_years} tahun" if obj.max_years else "—"


class Removable:
    """A rule that a city may take away."""

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


@admin.register(PaperGuidance, site=panel)
class PaperPage(Removable, GuidancePage):
    """The papers."""

    form = PaperForm
    hint = "Dokumen tiap jenis, pokok isinya, dan kapan diperlukan"
    list_display = ("name", "kind_words", "occasion", "article_words", "checked")


@admin.register(StageGuidance, site=panel)
class StagePage(Removable, GuidancePage):
    """The stages."""

    form = StageForm
    hint = "Tahap tiap jenis, pelaksananya, dan tenggatnya"
    list_display = ("name", "kind_words", "after", "clock_words", "article_words", "checked")

    def delete_view(self, request, object_id, extra_context=None):
        """A stage that others follow stays."""
        obj = self.get_object(request, object_id)
        names = StageGuidance.objects.filter(after=obj.code).values_list("name", flat=True) if obj else []
        if names and self.has_delete_permission(request, obj):
            sentence = f"{obj} diikuti tahap {listed(sorted(set(names)))}; pindahkan tahap itu dahulu."
            messages.error(request, sentence)
            return redirect("admin:agreements_stageguidance_change", obj.pk)
        return super().delete_view(request, object_id, extra_context)


@admin.register(ObjectGuidance, site=panel)
class ObjectPage(GuidancePage):
    """The objects."""

    form = ObjectForm
    hint = "Objek yang memakai rantai naskah, dan yang mengikuti aturannya sendiri"
    list_display = ("purpose", "kind_words", "own_rules", "article_words", "checked")
