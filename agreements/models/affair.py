"""Urusan pemerintahan (UU 23/2014 Ps 12)."""

from django.db import models

from agreements.rules.enums import AffairGroup, CityPower, choices


class Affair(models.Model):
    """One urusan with its code."""

    code = models.CharField("kode", max_length=10, unique=True)
    name = models.CharField("nama", max_length=150)
    alias = models.CharField("nama dalam tabel kode", max_length=150, blank=True)
    group = models.CharField("kelompok", max_length=20, choices=choices(AffairGroup))
    city_power = models.CharField(
        "kewenangan kota", max_length=10, choices=choices(CityPower), default=CityPower.FULL.value
    )
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "urusan"
        verbose_name_plural = "urusan"
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.name}"
