"""Letters by which a cooperation is offered and answered."""

from django.db import models
from django.db.models import Q

from agreements.rules.enums import Direction, OfferAnswer, choices


class Offer(models.Model):
    """An offer, ours or the partner's, with what followed it; silence is never an answer."""

    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="offers")
    direction = models.CharField("arah", max_length=10, choices=choices(Direction))
    number = models.CharField("nomor surat", max_length=80)
    dated = models.DateField("tanggal surat")
    again_number = models.CharField("nomor permintaan kedua", max_length=80, blank=True)
    again_on = models.DateField("tanggal permintaan kedua", null=True, blank=True)
    report_number = models.CharField("nomor laporan", max_length=80, blank=True)
    report_on = models.DateField("tanggal laporan", null=True, blank=True)
    answer = models.CharField("jawaban", max_length=10, blank=True, choices=choices(OfferAnswer))
    answer_number = models.CharField("nomor jawaban", max_length=80, blank=True)
    answer_on = models.DateField("tanggal jawaban", null=True, blank=True)

    class Meta:
        verbose_name = "penawaran"
        verbose_name_plural = "penawaran"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation"], condition=Q(answer=""), name="one_open_offer_per_dossier"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answer_on__isnull=True) | ~Q(answer="") & Q(answer_on__isnull=False),
                name="answer_has_its_day",
            ),
        ]

    def __str__(self):
        return f"{self.get_direction_display()} {self.number}"

    @property
    def last_letter_on(self):
        """The day of the newest letter that is not the answer."""
        return self.report_on or self.again_on or self.dated
