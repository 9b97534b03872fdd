"""The burden test of a text and the DPRD's approval that it may ask for; each test is a row that stays."""

import uuid

from django.db import models
from django.db.models import Q

from agreements.rules.burden import QUESTIONS, Burden
from agreements.rules.enums import ApprovalState, choices


class Approval(models.Model):
    """One burden test, its verdict, and how the DPRD answered; the newest of a text counts."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="approvals")
    agreement = models.ForeignKey("Agreement", models.PROTECT, null=True, related_name="approvals")
    cost_from_apbd = models.BooleanField(QUESTIONS[0][1], null=True)
    in_running_budget = models.BooleanField(QUESTIONS[1][1], null=True)
    people_pay = models.BooleanField(QUESTIONS[2][1], null=True)
    assets_used = models.BooleanField(QUESTIONS[3][1], null=True)
    needed = models.BooleanField("perlu persetujuan DPRD")
    reason = models.TextField("alasan menurut aturan")
    words = models.TextField("uraian tambahan", blank=True)
    tested_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    tested_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        "status", max_length=15, choices=choices(ApprovalState), default=ApprovalState.TESTED.value
    )
    state_since = models.DateTimeField(auto_now_add=True)
    sent_number = models.CharField("nomor permohonan", max_length=80, blank=True)
    sent_on = models.DateField("tanggal permohonan", null=True, blank=True)
    opinion_on = models.DateField("tanggal pendapat", null=True, blank=True)
    followed_on = models.DateField("tanggal permohonan kembali", null=True, blank=True)
    settled_number = models.CharField("nomor persetujuan", max_length=80, blank=True)
    settled_on = models.DateField("tanggal persetujuan", null=True, blank=True)
    deemed_basis = models.CharField("dasar dianggap setuju", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "uji beban dan persetujuan DPRD"
        verbose_name_plural = "uji beban dan persetujuan DPRD"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ApprovalState]), name="approval_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ApprovalState.APPROVED.value, ApprovalState.DEEMED.value])
                | Q(settled_on__isnull=False),
                name="approval_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApprovalState.DEEMED.value) | ~Q(deemed_basis=""),
                name="deemed_has_its_article",
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()}: {self.agreement or self.cooperation}"

    @property
    def agency_id(self):
        """Key of the OPD whose dossier it belongs to."""
        return self.cooperation.agency_id

    @property
    def kind(self):
        """Code of the kind of cooperation."""
        return self.cooperation.kind

    @property
    def burden(self):
        """The answers, as the rules take them."""
        return Burden(**{name: getattr(self, name) for name, _ in QUESTIONS})

    @property
    def attachments(self):
        """Papers of the dossier, among them those of this test."""
        return self.cooperation.attachments

    @property
    def events(self):
        """History of the dossier."""
        return self.cooperation.events

    @property
    def last_letter_on(self):
        """The day of the newest letter, or None."""
        return self.followed_on or self.opinion_on or self.sent_on
