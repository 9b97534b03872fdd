"""The way in for a partner's contact: a personal link, a one-time code, and what was tried with them."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone


class PartnerLinkQuerySet(models.QuerySet):
    """Sets of links."""

    def usable(self, now=None):
        """Links that were not revoked and have not expired."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=now or timezone.now())


class PartnerLink(models.Model):
    """A personal link ("tautan mitra") to one shared text. Only the hash of its token is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="links")
    partner = models.ForeignKey("Partner", models.PROTECT, related_name="+", verbose_name="mitra")
    name = models.CharField("nama narahubung", max_length=150)
    office = models.CharField("jabatan narahubung", max_length=150, blank=True)
    email = models.EmailField("surel", blank=True)
    phone = models.CharField("telepon", max_length=30, blank=True)
    with_lampiran = models.BooleanField("lampiran ikut dibagikan", default=True)
    with_comments = models.BooleanField("komentar bersama ikut dibagikan", default=True)
    may_download = models.BooleanField("boleh mengunduh PDF dan Word", default=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("berlaku sampai")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    last_used_at = models.DateTimeField(null=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_reader_post = models.CharField(max_length=150, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    code_reader = models.ForeignKey(  # who reads the code out; none where it is mailed
        "User", models.PROTECT, null=True, related_name="+"
    )

    objects = PartnerLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan mitra"
        verbose_name_plural = "tautan mitra"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="link_revocation_whole_or_not",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.partner})"

    def is_usable(self, now=None):
        """Whether it still opens anything."""
        return self.revoked_at is None and self.expires_at > (now or timezone.now())


class GuestVisitQuerySet(models.QuerySet):
    """Sets of visits."""

    def spoken(self):
        """Visits with a code that one of ours read out."""
        return self.filter(spoken_by__isnull=False)


class GuestVisit(models.Model):
    """A contact came in ("kunjungan"): when, and who of ours read the code out, if it was not mailed."""

    link = models.ForeignKey("PartnerLink", models.PROTECT, related_name="visits")
    at = models.DateTimeField()
    spoken_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    reader_post = models.CharField(max_length=150, blank=True)  # all that the partner is told of the reader

    objects = GuestVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "kunjungan narahubung"
        verbose_name_plural = "kunjungan narahubung"
        ordering = ["-pk"]
        triggers = [pgtrigger.Protect(name="visit_kept", operation=pgtrigger.Delete | pgtrigger.Update)]

    def __str__(self):
        return f"{self.link.name} {self.at:%d.%m.%Y %H.%M}"


class LinkTry(models.Model):
    """A code sent for a link or tried on it; counted to slow down whoever guesses."""

    link = models.ForeignKey("PartnerLink", models.CASCADE, related_name="tries")
    address = models.CharField(max_length=64, blank=True)  # a keyed hash, never the address itself
    kind = models.CharField(max_length=6)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "percobaan kode"
        verbose_name_plural = "percobaan kode"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["link", "kind", "-at"], name="try_of_link"),
            models.Index(fields=["address", "kind", "-at"], name="try_of_address"),
        ]

    def __str__(self):
        return f"{self.kind} {self.at:%H.%M}"
