"""History: one line per act, which the database will not let anyone change."""

from django.db import models

from agreements.models.revision import APPEND_ONLY


class Event(models.Model):
    """One act: who, as what, did what to what, when and why; chained by hash within its dossier."""

    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="events")
    agreement = models.ForeignKey("Agreement", models.PROTECT, null=True, related_name="events")
    ordinal = models.PositiveIntegerField()
    # A partner's contact, who comes by a link, is no user: then only the name is kept.
    actor = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=40)
    sentence = models.CharField(max_length=300)
    from_state = models.CharField(max_length=15, blank=True)
    to_state = models.CharField(max_length=15, blank=True)
    note = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "riwayat"
        verbose_name_plural = "riwayat"
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["cooperation", "ordinal"], name="event_once")]
        indexes = [models.Index(fields=["agreement", "-id"], name="event_of_agreement")]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.sentence


class Notice(models.Model):
    """News for the holders of a role (at an OPD, or anywhere); written with the event it tells of."""

    event = models.ForeignKey("Event", models.PROTECT, related_name="notices")
    role = models.CharField(max_length=3)
    agency = models.ForeignKey("Agency", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-id"]
        indexes = [models.Index(fields=["role", "agency", "-id"], name="notice_for_role")]

    def __str__(self):
        return str(self.event)
