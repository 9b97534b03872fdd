"""Parts of the regulation page: its articles, its relations both ways, one filter."""

from textwrap import shorten

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from agreements.admin.regulation_forms import ArticleForm, RelationForm, RelationFormSet
from agreements.admin.site import RowsOf, may
from agreements.models import Article, Regulation, Relation
from agreements.rules.enums import Kind, RelationKind, choices
from agreements.rules.permissions import Act
from agreements.rules.regulations import PASSIVE


def marked(text, kind):
    """Return a word with a mark that admin.css colours; the word says it without the colour."""
    return format_html('<span class="mark mark-{}">{}</span>', kind, text)


class ArticlesOf(RowsOf):
    """The articles of an entry."""

    model = Article
    form = ArticleForm
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    readonly_fields = ("topic_words", "checked")
    verbose_name_plural = "pasal yang penting bagi kerja sama"

    def has_delete_permission(self, request, obj=None):
        return may(request, self.keep)

    def get_fields(self, request, obj=None):
        """Topics are words to type for those who keep them, a line to read for others."""
        topics = "topics" if self.has_change_permission(request, obj) else "topic_words"
        return ("number", "gist", topics, "checked")

    @admin.display(description="topik")
    def topic_words(self, article):
        return ", ".join(article.topics) or "—"

    @admin.display(description="verifikasi")
    def checked(self, article):
        if article.pk is None:
            return "—"
        return marked("terverifikasi", "ok") if article.verified else marked("belum", "doubt")


class RelationsOf(RowsOf):
    """What an entry does to others."""

    model = Relation
    form = RelationForm
    formset = RelationFormSet
    fk_name = "source"
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    fields = ("kind", "target", "note")
    verbose_name = "hubungan"
    verbose_name_plural = "peraturan ini → peraturan lain"

    def has_delete_permission(self, request, obj=None):
        return may(request, self.keep)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Others are offered as officers name them, what is in force first."""
        kwargs["queryset"] = Regulation.objects.ranked()
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.label_from_instance = lambda row: f"{row.short} · {shorten(row.title, 90, placeholder='…')}"
        return field


class RelationsTo(RowsOf):
    """What others do to an entry; kept on the others' pages."""

    model = Relation
    fk_name = "target"
    read = (Act.KEEP_REGULATIONS, Act.VERIFY_REGULATION)
    fields = readonly_fields = ("passive", "by_whom", "note")
    verbose_name = "hubungan"
    verbose_name_plural = "peraturan ini ← peraturan lain (diubah di halaman peraturan itu)"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source", "target")

    @admin.display(description="hubungan")
    def passive(self, relation):
        return PASSIVE[RelationKind(relation.kind)]

    @admin.display(description="peraturan lain")
    def by_whom(self, relation):
        url = reverse("admin:agreements_regulation_change", args=[relation.source_id])
        return format_html('<a href="{}">{}</a>', url, relation.source.citation)


class AppliesTo(admin.SimpleListFilter):
    """Entries that rule one kind of cooperation."""

    title = "berlaku untuk"
    parameter_name = "berlaku_untuk"

    def lookups(self, request, model_admin):
        return choices(Kind)

    def queryset(self, request, queryset):
        return queryset.filter(applies_to__contains=[self.value()]) if self.value() else queryset
