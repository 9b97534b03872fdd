"""The word of a party that it agrees to a text, as that text stood."""

from django.db import models
from django.db.models import Q


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
    evidence = models.ForeignKey("Attachment", models.PROTECT, null=True, related_name="+")
    author = models.CharField("oleh", max_length=150)
    post = models.CharField("jabatan", max_length=150, blank=True)
    note = models.TextField("catatan", blank=True)
    at = models.DateTimeField(auto_now_add=True)
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
        ]

    def __str__(self):
        return f"{self.party_name}: {self.sha256[:12]}"
