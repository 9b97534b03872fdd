"""A Word file that waits to be reviewed by who uploaded it, before anything of it is written."""

import uuid

from django.db import models
from django.db.models import Q

from agreements.rules.enums import WordMode, WordState, choices


class WordImport(models.Model):
    """An uploaded file of one instrument and one person; its bytes lie in the store under their hash.

    `cells`: {place of a cell: role} and `parts`: {id of a part: what holds} that the person chose.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="word_imports")
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    name = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    mode = models.CharField("dimuat sebagai", max_length=12, choices=choices(WordMode))
    cells = models.JSONField(default=dict)
    parts = models.JSONField(default=dict)
    state = models.CharField(
        "status", max_length=12, choices=choices(WordState), default=WordState.WAITING.value
    )
    decided_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "berkas Word"
        verbose_name_plural = "berkas Word"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in WordState]), name="word_import_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=WordState.WAITING.value, decided_at__isnull=True)
                | (~Q(state=WordState.WAITING.value) & Q(decided_at__isnull=False)),
                name="word_import_decision_whole_or_not",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agreement", "by"],
                name="word_import_waiting",
                condition=Q(state=WordState.WAITING.value),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_waiting(self):
        """Whether nothing was decided on it yet."""
        return self.state == WordState.WAITING

    @property
    def seed(self):
        """What decides the ids of new parts: the same each time the file is read."""
        return str(self.uid)
