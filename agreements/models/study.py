"""TKKSD's study of an idea: its meetings with what they found, and the opinions of its members."""

from django.db import models

from agreements.models.revision import APPEND_ONLY
from agreements.rules.enums import Advice, MeetingKind, choices


class Study(models.Model):
    """One meeting of TKKSD on a dossier, with its recommendation; a later one stands beside it."""

    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="studies")
    meeting_on = models.DateField("tanggal rapat")
    meeting_kind = models.CharField("jenis rapat", max_length=10, choices=choices(MeetingKind))
    attendance = models.TextField("peserta rapat")
    criteria = models.JSONField("kriteria", default=dict)
    advice = models.CharField("rekomendasi", max_length=15, choices=choices(Advice))
    conclusion = models.TextField("kesimpulan")
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "kajian TKKSD"
        verbose_name_plural = "kajian TKKSD"
        ordering = ["-pk"]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.get_meeting_kind_display()} {self.meeting_on}: {self.get_advice_display()}"


class Opinion(models.Model):
    """What one member of TKKSD thinks of a dossier; who thinks again writes again."""

    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="opinions")
    advice = models.CharField("pendapat", max_length=15, choices=choices(Advice))
    words = models.TextField("uraian")
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    post = models.CharField("jabatan", max_length=150)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "pendapat anggota TKKSD"
        verbose_name_plural = "pendapat anggota TKKSD"
        ordering = ["-pk"]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.post}: {self.get_advice_display()}"
