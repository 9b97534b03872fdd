"""Articles across the whole library, to search and to read."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from agreements.admin.history import WithHistory
from agreements.admin.regulation_parts import marked
from agreements.admin.site import GROUPS, Page, panel
from agreements.models import Article
from agreements.rules.permissions import Act


@admin.register(Article, site=panel)
class ArticlePage(WithHistory, Page):
    """All articles across the library; they are changed on the page of their regulation."""

    group = GROUPS[0]
    hint = "Cari isi pasal di seluruh pustaka"
    read = (Act.KEEP_REGULATIONS, Act.VERIFY_REGULATION)
    list_display = ("number", "regulation_name", "gist", "checked")
    list_filter = ("verified", "regulation__kind", "regulation__year")
    list_select_related = ("regulation",)
    search_fields = ("number", "gist", "regulation__key", "regulation__title")
    search_help_text = "Cari isi pasal, nomor pasal, atau peraturan"
    fields = readonly_fields = ("regulation_name", "number", "gist", "topic_words", "checked")
    ordering = ("-regulation__year", "regulation", "pk")

    @admin.display(description="peraturan", ordering="regulation__year")
    def regulation_name(self, obj):
        url = reverse("admin:agreements_regulation_change", args=[obj.regulation_id])
        return format_html('<a href="{}">{}</a>', url, obj.regulation)

    @admin.display(description="topik")
    def topic_words(self, obj):
        return ", ".join(obj.topics) or "—"

    @admin.display(description="verifikasi", ordering="verified")
    def checked(self, obj):
        return marked("terverifikasi", "ok") if obj.verified else marked("belum", "doubt")
