"""What drafts begin with: templates and their versions, clauses and their variants, and their history."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, Subquery

from agreements.models.revision import APPEND_ONLY
from agreements.rules.enums import Instrument, Kind, TemplateAct, TemplateState, choices

IS_PUBLISHED = Q(published_at__isnull=False)


class TemplateQuerySet(models.QuerySet):
    """Sets of templates."""

    def fitting(self, instrument, kind):
        """Published templates for an instrument and a kind, the most particular first."""
        rows = self.filter(instrument=instrument, kinds__contains=[kind], state=TemplateState.PUBLISHED)
        return rows.order_by("kinds__len", "pk")

    def with_current(self):
        """Adds `current`, the newest published version, its number `newest`, a draft's `unpublished`."""
        own = TemplateVersion.objects.filter(template=OuterRef("pk")).order_by("-ordinal")
        rows = own.filter(IS_PUBLISHED)
        return self.annotate(
            current=Subquery(rows.values("pk")[:1]),
            newest=Subquery(rows.values("ordinal")[:1]),
            unpublished=Subquery(own.exclude(IS_PUBLISHED).values("ordinal")[:1]),
        )


class Template(models.Model):
    """A text to begin with, for one instrument and some kinds of cooperation."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("nama", max_length=150, unique=True)
    instrument = models.CharField("bentuk naskah", max_length=10, choices=choices(Instrument))
    kinds = ArrayField(
        models.CharField(max_length=15, choices=choices(Kind)), verbose_name="jenis kerja sama"
    )
    note = models.TextField("kapan dipakai", blank=True)
    articles = models.ManyToManyField("Article", related_name="+", verbose_name="dasar hukum", blank=True)
    state = models.CharField(
        "status", max_length=15, choices=choices(TemplateState), default=TemplateState.DRAFT.value
    )
    version = models.PositiveIntegerField(default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "templat"
        verbose_name_plural = "templat"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in TemplateState]), name="template_state_known"
            ),
            models.CheckConstraint(condition=~Q(kinds=[]), name="template_has_kind"),
        ]
        indexes = [models.Index(fields=["instrument", "state"], name="template_for_form")]

    def __str__(self):
        return self.name


class TemplateVersionQuerySet(models.QuerySet):
    """Sets of versions."""

    def holding(self, words):
        """The newest published versions, and drafts beside them, whose words hold these, any case."""
        newer = self.model.objects.filter(
            IS_PUBLISHED, template=OuterRef("template"), ordinal__gt=OuterRef("ordinal")
        )
        return self.annotate(words=Words("content")).filter(~Exists(newer), words__icontains=words)


class Words(Func):
    """The titles, paragraphs and cells of a version's content, as one text."""

    template = (
        "concat_ws(' ', jsonb_path_query_array(%(expressions)s, '$.naskah.**.title')::text, "
        "jsonb_path_query_array(%(expressions)s, '$.naskah.**.text')::text, "
        "jsonb_path_query_array(%(expressions)s, '$.naskah.**.rows')::text, "
        "jsonb_path_query_array(%(expressions)s, '$.naskah.recitals')::text)"
    )
    arity = 1
    output_field = models.TextField()


class TemplateVersion(models.Model):
    """One version of a template's words. Published, it never changes; at most one draft stands beside."""

    template = models.ForeignKey("Template", models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField("versi")
    content = models.JSONField()  # rules.templating.blueprint_json
    note = models.CharField("yang berubah", max_length=300, blank=True)
    cited = ArrayField(models.CharField(max_length=600), default=list)  # regulations that its words name
    lock = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = TemplateVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versi templat"
        verbose_name_plural = "versi templat"
        ordering = ["-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["template", "ordinal"], name="template_version_once"),
            models.UniqueConstraint(
                fields=["template"], condition=Q(published_at__isnull=True), name="one_draft_of_template"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, sha256="") | (IS_PUBLISHED & ~Q(sha256="")),
                name="published_version_is_hashed",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition('OLD."published_at" IS NOT NULL'),
            ),
        ]

    def __str__(self):
        return f"{self.template} versi {self.ordinal}"

    @property
    def is_published(self):
        """Whether drafts may begin with it."""
        return self.published_at is not None


class Clause(models.Model):
    """A subject on which the library holds several wordings."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField("pokok", max_length=40)  # of rules.outlines.TITLES
    title = models.CharField("nama", max_length=150, unique=True)
    note = models.TextField("keterangan", blank=True)
    articles = models.ManyToManyField("Article", related_name="+", verbose_name="dasar hukum", blank=True)
    archived = models.BooleanField("diarsipkan", default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "klausul"
        verbose_name_plural = "klausul"
        ordering = ["title"]

    def __str__(self):
        return self.title


class ClauseVariant(models.Model):
    """One wording of a clause, and when to use it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clause = models.ForeignKey("Clause", models.PROTECT, related_name="variants")
    name = models.CharField("nama varian", max_length=100)
    text = models.TextField("isi")  # as typed: rules.naskah.parse
    when = models.TextField("kapan dipakai", blank=True)
    archived = models.BooleanField("diarsipkan", default=False)
    cited = ArrayField(models.CharField(max_length=600), default=list)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "varian klausul"
        verbose_name_plural = "varian klausul"
        ordering = ["archived", "pk"]
        constraints = [models.UniqueConstraint(fields=["clause", "name"], name="clause_variant_once")]

    def __str__(self):
        return f"{self.clause}: {self.name}"


class TemplateEvent(models.Model):
    """One act on a template or a clause; never changed."""

    template = models.ForeignKey("Template", models.PROTECT, null=True, related_name="events")
    clause = models.ForeignKey("Clause", models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")  # null: the program
    actor_name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=15, choices=choices(TemplateAct))
    sentence = models.CharField(max_length=400)
    note = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat templat"
        verbose_name_plural = "riwayat templat"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(template__isnull=False, clause__isnull=True)
                | Q(template__isnull=True, clause__isnull=False),
                name="template_event_of_one",
            ),
        ]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.sentence


class DraftOrigin(models.Model):
    """What a draft began with, and where each of its pasal comes from.

    `parts`: {pasal id: {"pasal": id in the template, "variant": key of a clause's variant, "digest"}}.
    """

    agreement = models.OneToOneField("Agreement", models.PROTECT, related_name="origin")
    version = models.ForeignKey("TemplateVersion", models.PROTECT, null=True, related_name="drafts")
    parts = models.JSONField(default=dict)

    class Meta:
        verbose_name = "asal naskah"
        verbose_name_plural = "asal naskah"

    def __str__(self):
        return f"{self.agreement}: {self.version}"
