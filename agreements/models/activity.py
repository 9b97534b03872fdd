"""The rows of a rencana kerja."""

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

QUARTER = [MinValueValidator(1), MaxValueValidator(4)]


class Activity(models.Model):
    """One activity: what, where and when, and each side's own task, unit and money (PP 28/2018 Ps 46)."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="activities")
    order = models.PositiveSmallIntegerField("urutan")
    programme = models.CharField("program atau kegiatan", max_length=300)
    output = models.CharField("keluaran", max_length=300, blank=True)
    target = models.CharField("target", max_length=150, blank=True)
    location = models.CharField("lokasi", max_length=200, blank=True)
    first_quarter = models.PositiveSmallIntegerField("mulai triwulan", default=1, validators=QUARTER)
    last_quarter = models.PositiveSmallIntegerField("sampai triwulan", default=4, validators=QUARTER)
    task_ours = models.CharField("tugas pemerintah daerah", max_length=400, blank=True)
    unit_ours = models.CharField("penanggung jawab pemerintah daerah", max_length=150, blank=True)
    budget_ours = models.CharField("sumber biaya pemerintah daerah", max_length=150, blank=True)
    estimate_ours = models.BigIntegerField("perkiraan biaya pemerintah daerah", null=True, blank=True)
    task_theirs = models.CharField("tugas kementerian/lembaga", max_length=400, blank=True)
    unit_theirs = models.CharField("penanggung jawab kementerian/lembaga", max_length=150, blank=True)
    budget_theirs = models.CharField("sumber biaya kementerian/lembaga", max_length=150, blank=True)
    estimate_theirs = models.BigIntegerField("perkiraan biaya kementerian/lembaga", null=True, blank=True)

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "order"],
                name="activity_order_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(first_quarter__gte=1)
                & models.Q(last_quarter__lte=4)
                & models.Q(last_quarter__gte=models.F("first_quarter")),
                name="activity_quarters_in_order",
            ),
            models.CheckConstraint(
                condition=(models.Q(estimate_ours__isnull=True) | models.Q(estimate_ours__gte=0))
                & (models.Q(estimate_theirs__isnull=True) | models.Q(estimate_theirs__gte=0)),
                name="activity_estimates_not_negative",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="signed_activities_locked",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM agreements_agreement
                        WHERE id = OLD.agreement_id AND state IN ('ditandatangani', 'berlaku', 'diakhiri')
                    ) THEN
                        RAISE EXCEPTION 'activities of a signed rencana kerja are locked';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.programme
