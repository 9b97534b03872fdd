"""Suggestions: a change of one part of a text that somebody proposes and somebody else decides on."""

import uuid

from django.db import models
from django.db.models import Q

from agreements.rules.enums import Side, SuggestionKind, SuggestionSource, SuggestionState, choices

STORED = [state for state in SuggestionState if state != SuggestionState.OUTDATED]


class SuggestionQuerySet(models.QuerySet):
    """Sets of suggestions."""

    def open(self):
        """Those that nobody has decided on."""
        return self.filter(state=SuggestionState.OPEN)


class Suggestion(models.Model):
    """A proposed change ("usul perubahan") of one pasal or lampiran, with the digest it was written on.

    `part`: id of the pasal or lampiran, RECITALS, "" where it is a new one (its place is behind `after`);
    `content`: the proposed part as JSON (`pasal_json`, `lampiran_json`, or a list of recitals).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="suggestions")
    part = models.CharField("bagian", max_length=64, blank=True)
    part_name = models.CharField("nama bagian", max_length=320, blank=True)
    kind = models.CharField("usulan", max_length=10, choices=choices(SuggestionKind))
    digest = models.CharField(max_length=64, blank=True)
    content = models.JSONField(null=True)
    after = models.CharField("sesudah", max_length=64, blank=True)
    reason = models.TextField("alasan", blank=True)
    user = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey("PartnerLink", models.PROTECT, null=True, related_name="suggestions")
    author = models.CharField("pengusul", max_length=150)
    post = models.CharField("jabatan", max_length=150, blank=True)
    side = models.CharField("pihak", max_length=10, choices=choices(Side))
    source = models.CharField("asal", max_length=10, choices=choices(SuggestionSource))
    state = models.CharField(
        "status",
        max_length=12,
        choices=[(state.value, state.label) for state in STORED],
        default=SuggestionState.OPEN.value,
    )
    at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    decided_name = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField("jawaban", blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "usul perubahan"
        verbose_name_plural = "usul perubahan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in STORED]), name="suggestion_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.OPEN.value, decided_at__isnull=True, decided_name="")
                | (~Q(state=SuggestionState.OPEN.value) & Q(decided_at__isnull=False) & ~Q(decided_name="")),
                name="suggestion_decision_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(link__isnull=False) | Q(side=Side.PARTNER.value),
                name="suggestion_has_author",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agreement", "part"],
                name="suggestion_open",
                condition=Q(state=SuggestionState.OPEN.value),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.part_name}".strip()

    @property
    def is_open(self):
        """Whether nobody has decided on it yet."""
        return self.state == SuggestionState.OPEN
