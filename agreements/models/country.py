"""Countries of partners, and whether Indonesia has diplomatic relations with them (PP 28/2018 Ps 27)."""

import pghistory
from django.db import models


@pghistory.track()
class Country(models.Model):
    """A country; `diplomatic` is empty where nobody knows it yet."""

    name = models.CharField("nama", max_length=80, unique=True)
    diplomatic = models.BooleanField("hubungan diplomatik dengan Indonesia", null=True, blank=True)
    note = models.CharField("catatan", max_length=200, blank=True)
    verified = models.BooleanField("terverifikasi", default=False)

    class Meta:
        verbose_name = "negara"
        verbose_name_plural = "negara"
        ordering = ["name"]

    def __str__(self):
        return self.name
