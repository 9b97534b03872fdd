"""How an admin lays out each agreement on paper, the emblems that stand there, and the papers printed."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from agreements.models.regulation import kept_history
from agreements.models.revision import APPEND_ONLY
from agreements.rules.enums import EmblemOwner, Instrument, Kind, PaperKind, choices
from agreements.rules.layout import departures


@kept_history()
class Layout(models.Model):
    """The layout of one instrument of one kind; what is not chosen is as the annex or the house has it."""

    instrument = models.CharField("bentuk naskah", max_length=10, choices=choices(Instrument))
    kind = models.CharField("jenis kerja sama", max_length=15, choices=choices(Kind))
    choices = models.JSONField("pilihan", default=dict, blank=True)
    reasons = models.JSONField("alasan", default=dict, blank=True)

    class Meta:
        verbose_name = "tata letak naskah"
        verbose_name_plural = "tata letak naskah"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["instrument", "kind"], name="layout_once")]

    def __str__(self):
        return f"{self.get_instrument_display()}, {self.get_kind_display()}"

    @property
    def departures(self):
        """What departs from the annex: [(matter, value in words, reason)]."""
        return departures(self.instrument, self.kind, self.choices, self.reasons)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["data"])
class Emblem(models.Model):
    """A picture of an emblem; always a PNG that we made; a new picture is a new row."""

    owner = models.CharField("milik", max_length=10, choices=choices(EmblemOwner))
    region = models.ForeignKey(
        "Region", models.PROTECT, null=True, blank=True, related_name="emblems", verbose_name="daerah"
    )
    partner = models.ForeignKey(
        "Partner", models.PROTECT, null=True, blank=True, related_name="emblems", verbose_name="mitra"
    )
    alt = models.CharField(
        "keterangan gambar", max_length=120, help_text="Dibacakan kepada pembaca tunanetra."
    )
    data = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    width = models.PositiveIntegerField("lebar", editable=False)
    height = models.PositiveIntegerField("tinggi", editable=False)
    active = models.BooleanField("dipakai", default=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lambang"
        verbose_name_plural = "lambang"
        ordering = ["owner", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(active=True, owner__in=[EmblemOwner.STATE.value, EmblemOwner.OURS.value]),
                name="emblem_of_state_and_ours_once",
            ),
            models.UniqueConstraint(
                fields=["region"], condition=Q(active=True), name="emblem_of_region_once"
            ),
            models.UniqueConstraint(
                fields=["partner"], condition=Q(active=True), name="emblem_of_partner_once"
            ),
            models.CheckConstraint(
                condition=Q(owner=EmblemOwner.REGION.value, region__isnull=False, partner__isnull=True)
                | Q(owner=EmblemOwner.PARTNER.value, partner__isnull=False, region__isnull=True)
                | Q(
                    owner__in=[EmblemOwner.STATE.value, EmblemOwner.OURS.value],
                    region__isnull=True,
                    partner__isnull=True,
                ),
                name="emblem_names_its_owner",
            ),
        ]

    def __str__(self):
        return f"{self.alt} ({self.get_owner_display()})"


class OfficialPaper(models.Model):
    """A paper that was filled from the dossier and printed: all its words, and the file as it was made."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="printed")
    agreement = models.ForeignKey("Agreement", models.PROTECT, null=True, related_name="printed")
    report = models.ForeignKey("Report", models.PROTECT, null=True, related_name="printed")
    kind = models.CharField("jenis", max_length=20, choices=choices(PaperKind))
    number = models.CharField("nomor", max_length=80, blank=True)
    dated = models.DateField("tanggal")
    copies = models.JSONField("tembusan", default=list)
    content = models.JSONField()
    attachment = models.OneToOneField("Attachment", models.PROTECT, related_name="printed_from")
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    post = models.CharField("jabatan", max_length=150, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "cetakan"
        verbose_name_plural = "cetakan"
        ordering = ["-pk"]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}".strip()
