"""Numbers given to instruments: a counter row per series and year, and every number ever taken."""

from django.db import models


class NumberSeries(models.Model):
    """The counter of one series in one year."""

    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="series_once_a_year")]

    def __str__(self):
        return f"{self.series} {self.year}"


class Number(models.Model):
    """One number; a void one stays as a row, so that there is no gap."""

    series = models.ForeignKey("NumberSeries", models.PROTECT, related_name="numbers")
    ordinal = models.PositiveIntegerField()
    text = models.CharField(max_length=80, unique=True)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="numbers")
    taken_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(auto_now_add=True)
    void = models.BooleanField(default=False)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "nomor naskah"
        verbose_name_plural = "nomor naskah"
        constraints = [models.UniqueConstraint(fields=["series", "ordinal"], name="number_once")]

    def __str__(self):
        return self.text
