"""What is frozen: revisions of a text, and the paraf given to one."""

import pgtrigger
from django.db import models

from agreements.rules.enums import FrozenAs, Role, choices

APPEND_ONLY = [
    pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
    pgtrigger.Trigger(
        name="no_truncate",
        level=pgtrigger.Statement,
        operation=pgtrigger.Truncate,
        when=pgtrigger.Before,
        func="RAISE EXCEPTION 'append only: % cannot be truncated', TG_TABLE_NAME;",
    ),
]


class Revision(models.Model):
    """A whole instrument as it stood, with its hash. Never changed."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="revisions")
    ordinal = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    layout = models.JSONField("tata letak", default=dict)
    author = models.ForeignKey("User", models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    occasion = models.CharField("ketika", max_length=15, choices=choices(FrozenAs), blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "revisi"
        verbose_name_plural = "revisi"
        ordering = ["-ordinal"]
        constraints = [models.UniqueConstraint(fields=["agreement", "ordinal"], name="revision_once")]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"Revisi {self.ordinal}"


class Initial(models.Model):
    """A paraf on a final text (paraf hierarki)."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="initials")
    revision = models.ForeignKey("Revision", models.PROTECT, related_name="initials")
    role = models.CharField(max_length=3, choices=choices(Role))
    user = models.ForeignKey("User", models.PROTECT, related_name="+")
    post = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "paraf"
        verbose_name_plural = "paraf"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["revision", "role"], name="paraf_once_per_role")]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"Paraf {self.post}"
