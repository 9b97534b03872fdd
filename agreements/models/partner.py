"""Partners: the other parties of a cooperation."""

import uuid

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from agreements.rules.choosing import PartnerFacts
from agreements.rules.enums import Kind


class PartnerCategory(models.Model):
    """What a partner is; decides the kind of cooperation (PP 28/2018 Ps 3, 14, 24, 36, 46)."""

    code = models.SlugField("kode", max_length=40, unique=True)
    name = models.CharField("nama", max_length=120)
    kinds = models.JSONField("jenis kerja sama", default=list, blank=True)
    allowed = models.BooleanField("boleh menjadi mitra", default=True)
    reason = models.TextField("penjelasan", blank=True)
    basis = models.CharField("dasar hukum", max_length=200, blank=True)
    is_region = models.BooleanField("daerah otonom", default=False)
    is_foreign = models.BooleanField("luar negeri", default=False)
    verified = models.BooleanField("terverifikasi", default=False)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "kategori mitra"
        verbose_name_plural = "kategori mitra"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def facts(self, *, name="", borders=None):
        """Return a partner of this category as the rules see it; without `name` under the category's."""
        return PartnerFacts(
            name=name or self.name,
            category=self.name,
            kinds=tuple(self.kinds),
            allowed=self.allowed,
            is_region=self.is_region,
            is_foreign=self.is_foreign,
            reason=self.reason,
            basis=self.basis,
            verified=self.verified,
            borders=borders,
        )

    @property
    def kind_words(self):
        """The kinds that a partner of this category may enter, as `enums.Kind`."""
        return [Kind(code) for code in self.kinds]


@pghistory.track()
class Partner(models.Model):
    """A partner."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    category = models.ForeignKey("PartnerCategory", models.PROTECT, verbose_name="kategori")
    region = models.ForeignKey(
        "Region", models.PROTECT, null=True, blank=True, related_name="partners", verbose_name="daerah"
    )
    name = models.CharField("nama", max_length=200)
    body = models.CharField(
        "nama sebagai pihak",
        max_length=200,
        help_text="Seperti tertulis dalam naskah, misalnya Pemerintah Daerah Kabupaten …",
    )
    normalised = models.CharField(max_length=200, editable=False)
    legal_form = models.CharField("bentuk hukum", max_length=80, blank=True)
    legality = models.TextField(
        "dasar hukum badan", blank=True, help_text="Anggaran dasar, akta notaris, pengesahan Menteri."
    )
    country = models.CharField("negara", max_length=80, default="Indonesia")
    seat = models.CharField("kedudukan", max_length=80)
    address = models.CharField("alamat", max_length=200)
    leader = models.CharField("nama pimpinan", max_length=150, blank=True)
    leader_office = models.CharField("jabatan pimpinan", max_length=150, blank=True)
    contact_name = models.CharField("narahubung", max_length=150, blank=True)
    contact_email = models.EmailField("surel narahubung", blank=True)
    contact_phone = models.CharField("telepon narahubung", max_length=30, blank=True)
    emblem = models.CharField("lambang", max_length=80, blank=True)
    note = models.TextField("catatan", blank=True)
    created_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "mitra"
        verbose_name_plural = "mitra"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["normalised", "category"], name="partner_once"),
        ]
        indexes = [
            GinIndex(fields=["normalised"], name="partner_alike", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return self.name

    @property
    def kind_options(self):
        """Codes of the kinds that its category allows."""
        return list(self.category.kinds)
