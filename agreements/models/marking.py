"""That a regulation was marked as revoked or amended, and what must be reviewed because of it."""

from django.db import models
from django.db.models import Q

from agreements.models.agreement import Agreement
from agreements.models.regulation import kept_history
from agreements.models.revision import APPEND_ONLY
from agreements.rules.enums import RegulationStatus, RelationKind, Role, TaskState, choices
from agreements.rules.permissions import CITYWIDE


class RegulationMark(models.Model):
    """One act of marking, or of taking a mistaken mark back (`undoes`). Never changed."""

    regulation = models.ForeignKey("Regulation", models.PROTECT, related_name="marks")
    kind = models.CharField("penandaan", max_length=20, choices=choices(RelationKind))
    source = models.ForeignKey("Regulation", models.PROTECT, related_name="marks_made")
    articles = models.JSONField("pasal", default=list)  # numbers; empty = the whole
    on = models.DateField("berlaku sejak")
    reason = models.TextField("alasan")
    before = models.CharField("status sebelumnya", max_length=20, choices=choices(RegulationStatus))
    after = models.CharField("status sesudahnya", max_length=20, choices=choices(RegulationStatus))
    made_relation = models.BooleanField(default=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    post = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "penandaan peraturan"
        verbose_name_plural = "penandaan peraturan"
        ordering = ["-at", "-pk"]
        triggers = APPEND_ONLY

    def __str__(self):
        articles = f" (Pasal {', '.join(self.articles)})" if self.articles else ""
        return f"{self.source.short} {self.get_kind_display()} {self.regulation.short}{articles}"

    @property
    def is_undone(self):
        """Whether a later act took it back."""
        return hasattr(self, "undone_by")


class ReviewTaskQuerySet(models.QuerySet):
    """Sets of tasks."""

    def visible_to(self, actor):
        """Tasks on instruments that the actor may see; of the others, those who see the whole city see all.

        Admin regulasi keeps what they are about and sees them too.
        """
        seen = Q(agreement__in=Agreement.objects.visible_to(actor))
        if any(post.role in CITYWIDE or post.role == Role.REG for post in actor.posts):
            seen |= Q(agreement__isnull=True)
        return self.filter(seen)


@kept_history()
class ReviewTask(models.Model):
    """Something to be reviewed because a regulation that it rests on was revoked or amended."""

    mark = models.ForeignKey("RegulationMark", models.PROTECT, related_name="tasks")
    agreement = models.ForeignKey("Agreement", models.PROTECT, null=True, related_name="review_tasks")
    agency = models.ForeignKey("Agency", models.PROTECT, null=True, related_name="+")
    group = models.CharField("kelompok", max_length=20)
    subject = models.CharField("yang ditinjau", max_length=400)
    basis = models.CharField("dasar", max_length=400, blank=True)
    state = models.CharField(
        "status", max_length=15, choices=choices(TaskState), default=TaskState.OPEN.value
    )
    note = models.TextField("catatan", blank=True)
    closed_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReviewTaskQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut peraturan"
        verbose_name_plural = "tindak lanjut peraturan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mark", "agreement"], condition=Q(agreement__isnull=False), name="review_task_once"
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN.value, closed_by__isnull=True, closed_at__isnull=True)
                | ~Q(state=TaskState.OPEN.value) & Q(closed_by__isnull=False, closed_at__isnull=False),
                name="review_task_closed_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "agency"], name="review_task_open"),
        ]

    def __str__(self):
        return self.subject
