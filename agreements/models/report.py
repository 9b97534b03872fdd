"""Semester reports of the OPD and evaluations by the section."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from agreements.rules.enums import EvaluationState, Recommendation, ReportState, choices
from agreements.rules.periods import Semester

HALVES = [(1, "Semester I"), (2, "Semester II")]


class Report(models.Model):
    """A semester report (Permendagri 22/2020 Ps 17(5), 39(5))."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField("tahun")
    half = models.PositiveSmallIntegerField("semester", choices=HALVES)
    state = models.CharField(
        "status", max_length=15, choices=choices(ReportState), default=ReportState.DRAFT.value
    )
    activities = models.TextField("kegiatan yang dilaksanakan", blank=True)
    results = models.TextField("hasil dan keluaran", blank=True)
    problems = models.TextField("permasalahan", blank=True)
    efforts = models.TextField("upaya penyelesaian", blank=True)
    other = models.TextField("hal lain yang disepakati", blank=True)
    people_served = models.PositiveIntegerField("warga terlayani", null=True, blank=True)
    revenue = models.DecimalField("PAD (rupiah)", max_digits=18, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField(
        "belanja APBD (rupiah)", max_digits=18, decimal_places=2, null=True, blank=True
    )
    services = models.PositiveIntegerField("layanan dibuka", null=True, blank=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    first_submitted_at = models.DateTimeField(
        null=True
    )  # tells whether it was in time, though returned since
    judged_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "laporan semester"
        verbose_name_plural = "laporan semester"
        ordering = ["-year", "-half"]
        indexes = [
            models.Index(
                fields=["submitted_at", "id"],
                name="report_waiting",
                condition=Q(state=ReportState.SUBMITTED.value),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "half"], name="report_once_a_semester"),
            models.CheckConstraint(condition=Q(half__in=[1, 2]), name="report_half_known"),
            models.CheckConstraint(
                condition=Q(submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="report_submission_whole",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True, judged_at__isnull=True)
                | Q(judged_by__isnull=False, judged_at__isnull=False),
                name="report_judgement_whole",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(judged_by=models.F("submitted_by")),
                name="report_judged_by_second",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="report_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="accepted_report_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=ReportState.ACCEPTED.value),
            ),
        ]

    def __str__(self):
        return f"Laporan {self.semester}"

    @property
    def semester(self):
        """The `Semester` that it is of."""
        return Semester(self.year, self.half)


class Evaluation(models.Model):
    """An evaluation of an instrument over a semester."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="evaluations")
    year = models.PositiveSmallIntegerField("tahun")
    half = models.PositiveSmallIntegerField("semester", choices=HALVES)
    state = models.CharField(
        "status", max_length=12, choices=choices(EvaluationState), default=EvaluationState.DRAFT.value
    )
    score = models.DecimalField("nilai", max_digits=5, decimal_places=2, null=True)
    recommendation = models.CharField(
        "rekomendasi", max_length=10, blank=True, choices=choices(Recommendation)
    )
    conclusion = models.TextField("kesimpulan", blank=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    approved_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        ordering = ["-year", "-half"]
        indexes = [
            models.Index(
                fields=["proposed_at", "id"],
                name="evaluation_waiting",
                condition=Q(state=EvaluationState.PROPOSED.value),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "half"], name="evaluation_once_a_semester"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="evaluation_approval_whole",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("created_by")),
                name="evaluation_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by__isnull=True, proposed_at__isnull=True)
                | Q(proposed_by__isnull=False, proposed_at__isnull=False),
                name="evaluation_proposal_whole",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(approved_by=models.F("proposed_by")),
                name="evaluation_proposed_by_other",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="evaluation_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="approved_evaluation_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=EvaluationState.APPROVED.value),
            ),
        ]

    def __str__(self):
        return f"Evaluasi {self.semester}"

    @property
    def semester(self):
        """The `Semester` that it is of."""
        return Semester(self.year, self.half)


class EvaluationIndicator(models.Model):
    """One weighted indicator of an evaluation."""

    evaluation = models.ForeignKey("Evaluation", models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField(default=1)
    name = models.CharField("indikator", max_length=200)
    weight = models.PositiveSmallIntegerField("bobot")
    score = models.PositiveSmallIntegerField("nilai", null=True, blank=True)
    evidence = models.TextField("bukti", blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(1, 5)), name="score_1_to_5"
            ),
            models.CheckConstraint(condition=Q(weight__range=(1, 100)), name="weight_1_to_100"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="approved_indicators_locked",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM agreements_evaluation
                        WHERE id = OLD.evaluation_id AND state = 'disetujui'
                    ) THEN
                        RAISE EXCEPTION 'indicators of an approved evaluation are locked';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.name
