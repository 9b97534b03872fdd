"""Disputes between the parties of a cooperation."""

import uuid

from django.db import models
from django.db.models import Q

from agreements.rules.enums import DisputeRoute, DisputeState, choices


class Dispute(models.Model):
    """One dispute and the level at which it is."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="disputes")
    agreement = models.ForeignKey(
        "Agreement", models.PROTECT, null=True, blank=True, related_name="disputes", verbose_name="naskah"
    )
    matter = models.TextField("pokok perselisihan")
    arisen_on = models.DateField("timbul pada")
    route = models.CharField("jalur", max_length=15, choices=choices(DisputeRoute))
    state = models.CharField(
        "tingkat", max_length=15, choices=choices(DisputeState), default=DisputeState.TALKS.value
    )
    state_since = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    outcome = models.TextField("hasil", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "perselisihan"
        verbose_name_plural = "perselisihan"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in DisputeState]), name="dispute_state_known"
            ),
        ]

    def __str__(self):
        return self.matter[:80]

    @property
    def agency_id(self):
        """Key of the OPD whose dossier it belongs to."""
        return self.cooperation.agency_id

    @property
    def attachments(self):
        """Papers of the dossier; each level writes a berita acara of its own."""
        return self.cooperation.attachments.none()

    @property
    def events(self):
        """History of the dossier."""
        return self.cooperation.events
