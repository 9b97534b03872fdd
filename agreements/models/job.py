"""Work in the background: many PDFs put into one file."""

import uuid

from django.db import models
from django.db.models import Q

from agreements.rules.enums import BundleForm, ItemState, JobState, choices


class Job(models.Model):
    """What one person asked for; its file lies in `JOBS_DIR` under its `uid` until it expires."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey("User", models.PROTECT, related_name="jobs")
    form = models.CharField("bentuk", max_length=10, choices=choices(BundleForm))
    asked = models.CharField("pilihan", max_length=500)
    signature = models.CharField(max_length=64)
    state = models.CharField("status", max_length=10, choices=choices(JobState), default=JobState.OPEN.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    size = models.PositiveBigIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["id"], name="job_open", condition=Q(state=JobState.OPEN.value))]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in JobState]), name="job_state_known"
            ),
            # The same order pressed twice is one job.
            models.UniqueConstraint(
                fields=["owner", "signature"],
                condition=Q(state=JobState.OPEN.value),
                name="job_once_while_open",
            ),
        ]

    def __str__(self):
        return f"{self.get_form_display()}: {self.asked}"

    @property
    def is_open(self):
        """Whether it is still worked on."""
        return self.state == JobState.OPEN


class JobItem(models.Model):
    """One instrument of a job."""

    job = models.ForeignKey("Job", models.CASCADE, related_name="items")
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=15, choices=choices(ItemState), default=ItemState.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=320)
    reasons = models.JSONField(default=list)

    class Meta:
        verbose_name = "naskah pekerjaan"
        verbose_name_plural = "naskah pekerjaan"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["job", "order"], name="job_item_once")]
        indexes = [
            models.Index(
                fields=["order", "job"], name="job_item_waiting", condition=Q(state=ItemState.WAITING.value)
            )
        ]

    def __str__(self):
        return self.title
