"""Deadlines as rows: how long each waiting may last, on which article, and which days are not worked."""

import json
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from agreements.models.fixed import FixedQuestion
from agreements.models.regulation import kept_history
from agreements.rules.days_off import DaysOff, OwnDay
from agreements.rules.deadlines import BACKWARD, Clock, Clocks
from agreements.rules.enums import ClockKey, ClockUnit, Kind, Role, choices


@kept_history()
class DeadlineRule(models.Model):
    """One deadline ("Tenggat"): what waits is counted by the active row of its key, as it stands today."""

    key = models.CharField("tenggat", max_length=30, choices=choices(ClockKey))
    label = models.CharField("nama", max_length=120)
    amount = models.PositiveSmallIntegerField("lamanya")
    unit = models.CharField("satuan", max_length=10, choices=choices(ClockUnit))
    kinds = models.JSONField("berlaku untuk", default=list, blank=True)
    counted_from = models.CharField("dihitung sejak", max_length=200)
    articles = models.ManyToManyField(
        "Article", through="DeadlineArticle", related_name="deadlines", verbose_name="pasal"
    )
    citation = models.CharField("dasar", max_length=300)
    deems_approved = models.BooleanField("diam dianggap setuju", default=False)
    deemed_article = models.ForeignKey(
        "Article",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pasal dianggap setuju",
    )
    deemed_citation = models.CharField("dasar dianggap setuju", max_length=300, blank=True)
    escalate_to = models.JSONField("dieskalasikan kepada", default=list, blank=True)
    active = models.BooleanField("aktif", default=True)
    verified = models.BooleanField("terverifikasi", default=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diverifikasi oleh",
    )
    verified_on = models.DateField("diverifikasi pada", null=True, blank=True)
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "tenggat"
        verbose_name_plural = "tenggat"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(active=True), name="deadline_active_once"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="deadline_at_least_one"),
            models.CheckConstraint(
                condition=Q(unit__in=[unit.value for unit in ClockUnit]), name="deadline_unit_known"
            ),
            models.CheckConstraint(
                condition=Q(deems_approved=False, deemed_article__isnull=True)
                | Q(deems_approved=True, deemed_article__isnull=False),
                name="deadline_deems_by_article",
            ),
        ]

    def __str__(self):
        return f"{self.label} ({self.length})"

    @property
    def length(self):
        """As people say it: "45 hari kerja"."""
        return self.clock.length

    @property
    def backward(self):
        """Whether it is counted back from an end."""
        return self.key in BACKWARD

    @property
    def kind_words(self):
        """The kinds of cooperation that it applies to, as `Kind`s in their order."""
        return [kind for kind in Kind if kind.value in self.kinds]

    @property
    def role_words(self):
        """The roles to whom lateness is brought, as `Role`s in their order."""
        return [role for role in Role if role.value in self.escalate_to]

    @property
    def clock(self):
        """The rule without its database, for rules.deadlines."""
        return Clock(
            key=self.key,
            label=self.label,
            amount=self.amount,
            unit=self.unit,
            kinds=tuple(self.kinds),
            basis=self.citation,
            counted_from=self.counted_from,
            verified=self.verified,
            deems_approved=self.deems_approved,
            deemed_basis=self.deemed_citation,
            roles=tuple(self.escalate_to),
        )


@kept_history()
class DeadlineArticle(models.Model):
    """An article that a deadline rests on."""

    rule = models.ForeignKey("DeadlineRule", models.CASCADE, related_name="bases")
    article = models.ForeignKey("Article", models.PROTECT, related_name="+", verbose_name="pasal")

    class Meta:
        verbose_name = "dasar tenggat"
        verbose_name_plural = "dasar tenggat"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["rule", "article"], name="deadline_article_once")]

    def __str__(self):
        return str(self.article)


@kept_history()
class DayOff(models.Model):
    """A day of the admin's own: off here, or worked although it would be off."""

    day = models.DateField("tanggal", unique=True)
    name = models.CharField("nama", max_length=120)
    off = models.BooleanField("hari libur", default=True)
    decree = models.CharField("dasar", max_length=200)

    class Meta:
        verbose_name = "hari libur atau hari kerja setempat"
        verbose_name_plural = "hari libur dan hari kerja setempat"
        ordering = ["-day"]

    def __str__(self):
        return f"{self.name} ({self.day})"


KEPT = (
    *("key", "label", "amount", "unit", "kinds", "counted_from", "citation", "verified"),
    *("deems_approved", "deemed_citation", "escalate_to"),
)


def clock_columns():
    """Return the columns by which a question on any row also brings the active rules and the days off.

    Each is an array of rows as the text of a JSON object.
    """
    rules = DeadlineRule.objects.filter(active=True).order_by("pk")
    days = DayOff.objects.order_by("day")
    return {
        "clock_rules": ArraySubquery(rules.values(json=_as_text(KEPT))),
        "clock_days": ArraySubquery(days.values(json=_as_text(("day", "name", "off")))),
    }


def _as_text(names):
    return Cast(JSONObject(**{name: name for name in names}), models.TextField())


def clocks_from(row, today):
    """Take a row with `clock_columns` as a dict; return the `Clocks` that run on `today`."""
    return Clocks(
        today=today,
        zone=timezone.get_current_timezone(),
        rules=_rules(tuple(row["clock_rules"])),
        days_off=_days_off(tuple(row["clock_days"])),
    )


@lru_cache(maxsize=8)
def _rules(texts):
    """Read the rules; the same text is read once a process, a changed rule is another text."""
    rules = [DeadlineRule(**json.loads(text)) for text in texts]
    return {rule.key: rule.clock for rule in rules}


@lru_cache(maxsize=8)
def _days_off(texts):
    days = (json.loads(text) for text in texts)
    return DaysOff(tuple(OwnDay(**day | {"day": date.fromisoformat(day["day"])}) for day in days))


RULES_AND_DAYS = FixedQuestion(
    lambda: (
        DeadlineRule.objects.filter(active=True).annotate(**clock_columns()).values_list(*clock_columns())[:1]
    )
)


def clocks_on(today):
    """Return the `Clocks` that run on `today`. One query."""
    rules, days = next(iter(RULES_AND_DAYS.rows()), ((), ()))
    return clocks_from({"clock_rules": rules, "clock_days": days}, today)
