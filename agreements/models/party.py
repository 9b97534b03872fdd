"""The parties of an instrument."""

import pgtrigger
from django.db import models

from agreements.rules.enums import Authority, PostStatus, choices

ORDINALS = (
    *("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM"),
    *("KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS"),
)


class Party(models.Model):
    """One party: a partner or ourselves, its signatory and its own number."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="parties")
    order = models.PositiveSmallIntegerField("urutan")
    partner = models.ForeignKey(
        "Partner", models.PROTECT, null=True, blank=True, related_name="parties", verbose_name="mitra"
    )
    body = models.CharField("nama pihak", max_length=200)
    signatory = models.CharField("nama penanda tangan (tanpa gelar)", max_length=150, blank=True)
    office = models.CharField("jabatan", max_length=150, blank=True)
    office_status = models.CharField(
        "status jabatan", max_length=10, choices=choices(PostStatus), default=PostStatus.DEFINITIVE.value
    )
    seat = models.CharField("kedudukan", max_length=80, blank=True)
    country = models.CharField("negara", max_length=80, blank=True)
    address = models.CharField("alamat", max_length=200, blank=True)
    authority = models.CharField("dasar kewenangan", max_length=15, blank=True, choices=choices(Authority))
    authority_number = models.CharField("nomor surat kuasa", max_length=80, blank=True)
    authority_date = models.DateField("tanggal surat kuasa", null=True, blank=True)
    authority_note = models.TextField("anggaran dasar atau dasar lain", blank=True)
    unit = models.CharField(
        "unit kerja pelaksana",
        max_length=150,
        blank=True,
        help_text="Menerima surat dan melaksanakan, misalnya dinas.",
    )
    number = models.CharField("nomor naskah pihak ini", max_length=80, blank=True)
    emblem = models.CharField("lambang", max_length=80, blank=True)
    more = models.JSONField("penanda tangan lain", default=list, blank=True)

    class Meta:
        verbose_name = "pihak"
        verbose_name_plural = "para pihak"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "order"], name="party_order_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=models.Q(order__range=(1, 12)), name="party_order_1_to_12"),
        ]
        indexes = [models.Index(fields=["partner", "agreement"], name="party_of_partner")]
        triggers = [
            pgtrigger.Trigger(
                name="signed_parties_locked",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM agreements_agreement
                        WHERE id = OLD.agreement_id AND state IN ('berlaku', 'diakhiri')
                    ) THEN
                        RAISE EXCEPTION 'parties of a validated agreement are locked';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.body

    @property
    def label(self):
        """PIHAK KESATU and so on."""
        return f"PIHAK {ORDINALS[self.order - 1]}"


class LegalBasis(models.Model):
    """A regulation that an instrument rests on, in order."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="bases")
    regulation = models.ForeignKey("Regulation", models.PROTECT, related_name="cited_by")
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "regulation"], name="basis_once")]

    def __str__(self):
        return str(self.regulation)
