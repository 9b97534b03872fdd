"""The word of a party that it agrees to a text, as that text stood."""

from django.db import models
from django.db.models import F, Q


class Assent(models.Model):
    """ "Kami setuju dengan naskah ini": one party, one hash. It falls with the first change after it."""

    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="assents")
    partner = models.ForeignKey(
        "Partner", models.PROTECT, null=True, related_name="+", verbose_name="mitra (kosong: pihak kita)"
    )
    party_name = models.CharField("pihak", max_length=200)
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey("PartnerLink", models.PROTECT, null=True, related_name="assents")
    spoken_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey("Attachment", models.PROTECT, null=True, related_name="+")
    author = models.CharField("oleh", max_length=150)
    post = models.CharField("jabatan", max_length=150, blank=True)
    note = models.TextField("catatan", blank=True)
    at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    confirmed_name = models.CharField(max_length=150, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    void_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "persetujuan naskah"
        verbose_name_plural = "persetujuan naskah"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "partner"],
                condition=Q(void_at__isnull=True),
                nulls_distinct=False,
                name="one_assent_of_a_party",
            ),
            models.CheckConstraint(
                condition=Q(void_at__isnull=True, void_reason="")
                | (Q(void_at__isnull=False) & ~Q(void_reason="")),
                name="assent_void_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(link__isnull=False), name="assent_has_author"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True, confirmed_name="")
                | (
                    Q(confirmed_at__isnull=False, spoken_by__isnull=False, evidence__isnull=False)
                    & ~Q(confirmed_name="")
                    & ~Q(confirmed_by=F("spoken_by"))
                ),
                name="assent_confirmed_by_another",
            ),
        ]

    def __str__(self):
        return f"{self.party_name}: {self.sha256[:12]}"

    @property
    def waits(self):
        """Whether it counts only once it is confirmed: given after a code that one of ours read out."""
        return self.spoken_by_id is not None and self.confirmed_at is None
