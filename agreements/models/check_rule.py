"""How the regulation admin set the checker's rules, and which findings were waved through."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from agreements.models.regulation import kept_history
from agreements.models.revision import APPEND_ONLY
from agreements.rules.checks import BY_ID
from agreements.rules.enums import Severity, choices


@kept_history()
class CheckRule(models.Model):
    """One rule of the checker as this city uses it; what is empty is as the rule itself says."""

    rule = models.CharField("aturan", max_length=12, unique=True)
    severity = models.CharField("bobot", max_length=1, blank=True, choices=choices(Severity))
    active = models.BooleanField("aktif", default=True)
    parameters = models.JSONField("nilai", default=dict, blank=True)
    verified = models.BooleanField("terverifikasi", default=False)
    note = models.TextField("alasan", blank=True)
    articles = models.ManyToManyField(
        "Article", through="CheckRuleArticle", related_name="check_rules", verbose_name="pasal"
    )

    class Meta:
        verbose_name = "aturan pemeriksaan"
        verbose_name_plural = "aturan pemeriksaan"
        ordering = ["rule"]
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__in=["", *(each.value for each in Severity)]),
                name="check_rule_severity_known",
            ),
        ]

    def __str__(self):
        return f"{self.rule} {self.asks}".strip()

    @property
    def asks(self):
        """What the rule asks, "" for one that the checker no longer has."""
        return BY_ID[self.rule].about if self.rule in BY_ID else ""


@kept_history()
class CheckRuleArticle(models.Model):
    """An article that a rule of the checker rests on."""

    rule = models.ForeignKey("CheckRule", models.CASCADE, related_name="links", verbose_name="aturan")
    article = models.ForeignKey("Article", models.PROTECT, related_name="+", verbose_name="pasal")

    class Meta:
        verbose_name = "pasal dasar"
        verbose_name_plural = "pasal dasar"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["rule", "article"], name="check_rule_article_once")]

    def __str__(self):
        return str(self.article)


SAID = (
    *("id", "uid", "agreement_id", "rule", "mark", "sentence", "excerpt", "where", "reason"),
    *("by_id", "by_name", "post", "role", "at"),
)  # columns that never change
SAID_OTHERWISE = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in SAID)


class OverrideQuerySet(models.QuerySet):
    """Sets of findings that were waved through."""

    def standing(self):
        """Those that nobody withdrew."""
        return self.filter(withdrawn_at__isnull=True)


class Override(models.Model):
    """A blocking finding that somebody waved through, and why; it holds for that finding and no other."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="overrides")
    rule = models.CharField("aturan", max_length=12)
    mark = models.CharField(max_length=16)
    sentence = models.CharField("temuan", max_length=500)
    excerpt = models.CharField("kutipan", max_length=300, blank=True)
    where = models.CharField("tempat", max_length=120, blank=True)
    reason = models.TextField("alasan")
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=150)
    post = models.CharField(max_length=150)
    role = models.CharField(max_length=3)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)
    withdrawn_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    withdrawn_name = models.CharField(max_length=150, blank=True)
    withdrawn_post = models.CharField(max_length=150, blank=True)
    withdrawn_reason = models.TextField("alasan penarikan", blank=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = "pengecualian temuan"
        verbose_name_plural = "pengecualian temuan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "mark"], condition=Q(withdrawn_at__isnull=True), name="override_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason=""),
                name="override_withdrawal_whole_or_not",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_reason"),
        ]
        indexes = [models.Index(fields=["rule", "-id"], name="override_of_rule")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="withdrawn_once_and_nothing_else",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f'OLD."withdrawn_at" IS NOT NULL OR NEW."withdrawn_at" IS NULL OR {SAID_OTHERWISE}'
                ),
            ),
            APPEND_ONLY[1],
        ]

    def __str__(self):
        return f"{self.rule}: {self.sentence}"
