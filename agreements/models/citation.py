"""What texts cite: derived from them in the act that saves them, so that nobody has to read them again."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from agreements.rules.enums import RegulationKind, choices
from agreements.rules.regulations import SIGNATURE, full_name


class Citation(models.Model):
    """A regulation, with its pasal, that a part of a text cites; whether the library knows it or not."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="citations")
    part = models.CharField("bagian", max_length=60)  # id of the pasal, or naskah.RECITALS
    key = models.CharField("kunci", max_length=SIGNATURE)  # Regulation.signature
    kind = models.CharField("jenis", max_length=20, choices=choices(RegulationKind))
    number = models.CharField("nomor", max_length=120)
    year = models.PositiveSmallIntegerField("tahun")
    issuer = models.CharField("daerah, pejabat, atau nama jenis", max_length=300, blank=True)
    article = models.CharField("pasal", max_length=200, blank=True)
    numbers = ArrayField(models.CharField(max_length=5), default=list)  # of its pasal; empty = the whole
    times = models.PositiveSmallIntegerField("kali", default=1)

    class Meta:
        verbose_name = "kutipan"
        verbose_name_plural = "kutipan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "part", "key", "article"], name="citation_once"),
        ]
        indexes = [models.Index(fields=["key", "agreement"], name="citation_of_regulation")]

    def __str__(self):
        article = f" Pasal {self.article}" if self.article else ""
        return f"{full_name(self.kind, self.number, self.year, self.issuer)}{article}"
