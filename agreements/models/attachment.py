"""Stored files: the row; the bytes lie under their hash in the content-addressed store."""

import uuid

from django.db import models

from agreements.rules.enums import AttachmentKind, choices


class Attachment(models.Model):
    """One uploaded file of a dossier or of one of its instruments."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="attachments")
    agreement = models.ForeignKey("Agreement", models.PROTECT, null=True, related_name="attachments")
    report = models.ForeignKey("Report", models.PROTECT, null=True, related_name="attachments")
    kind = models.CharField("jenis", max_length=20, choices=choices(AttachmentKind))
    name = models.CharField("nama berkas", max_length=200)
    number = models.CharField("nomor surat", max_length=80, blank=True)
    dated = models.DateField("tanggal surat", null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=80)
    pages = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    void = models.BooleanField("ditolak", default=False)

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["-id"]

    def __str__(self):
        return self.name
