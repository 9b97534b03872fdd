"""The yearly report on cooperation abroad: that it was delivered, to whom, when, and the proof."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from agreements.rules.enums import choices
from agreements.rules.permissions import CITYWIDE
from agreements.rules.reporting import ReportRecipient

SAID = (
    *("id", "uid", "year", "recipient", "sent_on", "number", "note"),
    *("name", "sha256", "size", "media_type", "by_id", "post", "at"),
)  # columns that never change
SAID_OTHERWISE = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in SAID)


class AbroadReportQuerySet(models.QuerySet):
    """Sets of deliveries."""

    def visible_to(self, actor):
        """Deliveries that exist for this actor: they tell of the whole city's cooperation."""
        return self if actor.roles & CITYWIDE else self.none()

    def standing(self):
        """Those that were not taken back."""
        return self.filter(void_by__isnull=True)


class AbroadReport(models.Model):
    """One delivery of a year's report (Permendagri 25/2020 Ps 35-37). Never changed, only taken back."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("tahun")
    recipient = models.CharField("kepada", max_length=10, choices=choices(ReportRecipient))
    sent_on = models.DateField("tanggal penyampaian")
    number = models.CharField("nomor surat", max_length=120)
    note = models.TextField("catatan", blank=True)
    name = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=80)
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    post = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    void_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    void_at = models.DateTimeField(null=True)
    void_reason = models.TextField("alasan pembatalan", blank=True)

    objects = AbroadReportQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan tahunan luar negeri"
        verbose_name_plural = "laporan tahunan luar negeri"
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "recipient"],
                condition=Q(void_by__isnull=True),
                name="abroad_report_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(void_by__isnull=True, void_at__isnull=True, void_reason="")
                | Q(void_by__isnull=False, void_at__isnull=False) & ~Q(void_reason=""),
                name="abroad_report_taken_back_whole",
            ),
            models.CheckConstraint(
                condition=Q(recipient__in=[each.value for each in ReportRecipient]),
                name="abroad_report_recipient_known",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="abroad_report_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="abroad_report_taken_back_once",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=f"""
                    IF OLD.void_by_id IS NOT NULL OR {SAID_OTHERWISE} THEN
                        RAISE EXCEPTION 'a delivery is never changed, only taken back once';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"Laporan tahun {self.year} kepada {self.get_recipient_display()}"
