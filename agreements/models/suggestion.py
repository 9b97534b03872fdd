"""Suggestions: a change of one part of a text that somebody proposes and somebody else decides on."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from agreements.models.opened import Opened
from agreements.rules.enums import (
    ReactionWord,
    Side,
    SuggestionKind,
    SuggestionSource,
    SuggestionState,
    Visibility,
    choices,
)

STORED = [state for state in SuggestionState if state != SuggestionState.OUTDATED]


class SuggestionQuerySet(models.QuerySet):
    """Sets of suggestions."""

    def open(self):
        """Those that nobody has decided on."""
        return self.filter(state=SuggestionState.OPEN)

    def seen_by(self, partner_id):
        """Those that a partner's contacts read: its own, and ours that are shared; not another partner's."""
        ours = Q(side=Side.OURS, visibility=Visibility.SHARED)
        return self.filter(ours | Q(link__partner=partner_id))


class Suggestion(Opened):
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
    visibility = models.CharField(
        "dibaca oleh", max_length=10, choices=choices(Visibility), default=Visibility.INTERNAL.value
    )
    user = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey("PartnerLink", models.PROTECT, null=True, related_name="suggestions")
    spoken_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
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
                condition=~Q(visibility=Visibility.CLOSED.value)
                & (Q(link__isnull=True) | Q(visibility=Visibility.SHARED.value)),
                name="suggestion_seen_by_its_partner",
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


class Reaction(models.Model):
    """What is said of a suggestion ("tanggapan"): the partner's yes or no, or a word of either side."""

    suggestion = models.ForeignKey("Suggestion", models.PROTECT, related_name="reactions")
    word = models.CharField("tanggapan", max_length=10, choices=choices(ReactionWord))
    text = models.TextField("kata", blank=True)
    user = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey("PartnerLink", models.PROTECT, null=True, related_name="+")
    spoken_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    side = models.CharField(max_length=10, choices=choices(Side))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tanggapan atas usul"
        verbose_name_plural = "tanggapan atas usul"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, link__isnull=True, side=Side.OURS.value)
                | Q(user__isnull=True, link__isnull=False, side=Side.PARTNER.value),
                name="reaction_has_one_author",
            ),
            models.CheckConstraint(
                condition=Q(side=Side.PARTNER.value) | Q(word=ReactionWord.REMARK.value),
                name="reaction_yes_or_no_of_the_partner",
            ),
            models.CheckConstraint(
                condition=Q(word=ReactionWord.AGREE.value) | ~Q(text=""), name="reaction_says_why"
            ),
        ]
        triggers = [pgtrigger.Protect(name="reaction_never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_word_display()}: {self.text[:60]}"
