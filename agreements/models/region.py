"""Regions of Indonesia and which borders which."""

from django.db import models
from django.db.models import F, Q

from agreements.rules.enums import RegionKind, choices


class Region(models.Model):
    """A province, regency or city with its official code."""

    code = models.CharField("kode", max_length=10, unique=True)
    name = models.CharField("nama", max_length=100)
    kind = models.CharField("jenis", max_length=10, choices=choices(RegionKind))
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="regions", verbose_name="provinsi"
    )

    class Meta:
        verbose_name = "daerah"
        verbose_name_plural = "daerah"
        ordering = ["code"]

    def __str__(self):
        return self.name

    def borders_on(self, other):
        """Take another region (or None); return whether a border between the two is on record."""
        if other is None:
            return False
        low, high = sorted([self.pk, other.pk])
        return Border.objects.filter(first_id=low, second_id=high).exists()


class Border(models.Model):
    """Two regions that share a border; kept once, the lower key first."""

    first = models.ForeignKey("Region", models.CASCADE, related_name="+", verbose_name="daerah")
    second = models.ForeignKey("Region", models.CASCADE, related_name="+", verbose_name="berbatasan dengan")
    note = models.CharField("catatan", max_length=200, blank=True)

    class Meta:
        verbose_name = "perbatasan"
        verbose_name_plural = "perbatasan"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="border_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="border_lower_first"),
        ]

    def __str__(self):
        return f"{self.first} – {self.second}"

    def save(self, *args, **kwargs):
        """Put the lower key first, so that a border is kept once."""
        if self.first_id and self.second_id and self.first_id > self.second_id:
            self.first_id, self.second_id = self.second_id, self.first_id
        super().save(*args, **kwargs)
