"""The dossier: one object with one set of partners, from the idea to the end."""

import uuid

from django.db import models
from django.db.models import Q

from agreements.rules.enums import (
    AttachmentKind,
    Initiative,
    Kind,
    PlanDocument,
    PlanException,
    Purpose,
    Role,
    Stage,
    choices,
)
from agreements.rules.permissions import CITYWIDE
from agreements.rules.planning import ExceptionFacts, exception_complaints


class CooperationQuerySet(models.QuerySet):
    """Sets of dossiers."""

    def visible_to(self, actor):
        """Dossiers that exist for this actor: all, those of the own OPD, or only those with a signed text."""
        if any(post.role in CITYWIDE for post in actor.posts):
            return self
        own = Q(agency_id__in=actor.agency_ids)
        if any(post.role in (Role.REG, Role.ADM) for post in actor.posts):
            own |= Q(agreements__state__in=SIGNED_STATES)
            return self.filter(own).distinct()
        return self.filter(own)


SIGNED_STATES = ("ditandatangani", "berlaku", "diakhiri")


class Cooperation(models.Model):
    """A dossier ("Kerja Sama")."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("jenis kerja sama", max_length=15, choices=choices(Kind))
    initiative = models.CharField(
        "prakarsa", max_length=10, choices=choices(Initiative), default=Initiative.OURS.value
    )
    purpose = models.CharField(
        "untuk apa", max_length=20, choices=choices(Purpose), default=Purpose.SERVICE.value
    )
    title = models.CharField("judul", max_length=250)
    object = models.TextField("objek kerja sama")
    scope = models.TextField("ruang lingkup", blank=True)
    background = models.TextField("latar belakang", blank=True)
    benefit = models.TextField("manfaat", blank=True)
    location = models.CharField("lokasi", max_length=200, blank=True)
    agency = models.ForeignKey(
        "Agency", models.PROTECT, related_name="cooperations", verbose_name="OPD pemrakarsa"
    )
    partners = models.ManyToManyField("Partner", through="CooperationPartner", related_name="cooperations")
    affairs = models.ManyToManyField("Affair", related_name="cooperations", verbose_name="urusan")
    stage = models.CharField("tahap", max_length=15, choices=choices(Stage), default=Stage.IDEA.value)
    plan_exception = models.CharField(
        "pengecualian perencanaan", max_length=20, blank=True, choices=choices(PlanException)
    )
    plan_exception_note = models.TextField("alasan pengecualian", blank=True)
    plan_exception_number = models.CharField("nomor keputusan pengecualian", max_length=120, blank=True)
    plan_exception_on = models.DateField("tanggal keputusan pengecualian", null=True, blank=True)
    study_headings = models.JSONField("pokok kajian luar negeri", default=dict, blank=True)
    burden_answers = models.JSONField("jawaban uji beban dari Penentu", default=dict, blank=True)
    plan_headings = models.JSONField("pokok rencana luar negeri", default=dict, blank=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    stage_since = models.DateTimeField(auto_now_add=True)
    legacy = models.BooleanField("naskah lama", default=False)
    plan_row = models.ForeignKey(
        "YearPlanRow",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers",
        verbose_name="rencana tahunan",
    )
    continues = models.ForeignKey(
        "Agreement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_in",
        verbose_name="melanjutkan naskah lama",
    )
    version = models.PositiveIntegerField(default=1)
    chain_length = models.PositiveIntegerField(default=0)
    chain_head = models.CharField(max_length=64, blank=True)

    objects = CooperationQuerySet.as_manager()

    class Meta:
        verbose_name = "kerja sama"
        verbose_name_plural = "kerja sama"
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in Stage]), name="cooperation_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in Kind]), name="cooperation_kind_known"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "stage"], name="cooperation_by_agency"),
            models.Index(
                fields=["stage", "stage_since"], include=["kind", "agency"], name="cooperation_waiting"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_planned(self):
        """Whether the object stands in a plan or on a lawful exception (PP 28/2018 Ps 4(2)-(3))."""
        return bool(self.plan_exception) or self.plans.exists()

    @property
    def exception_facts(self):
        """The exception that the dossier rests on and its proof, as the rules see it."""
        if not self.plan_exception:
            return ExceptionFacts()
        proof = self.attachments.filter(kind=AttachmentKind.PLAN_EVIDENCE, void=False)
        return ExceptionFacts(
            self.plan_exception, self.plan_exception_number, self.plan_exception_on, proof.exists()
        )

    @property
    def exception_is_proven(self):
        """Whether an exception is claimed and its proof is whole."""
        return bool(self.plan_exception) and not exception_complaints(self.exception_facts)


class CooperationPartner(models.Model):
    """A partner's place in a dossier."""

    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="places")
    partner = models.ForeignKey("Partner", models.PROTECT, related_name="places")
    order = models.PositiveSmallIntegerField("urutan", default=1)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "partner"], name="partner_once_per_dossier"),
        ]

    def __str__(self):
        return str(self.partner)


class PlanLink(models.Model):
    """Where the object stands in a planning or budget document."""

    cooperation = models.ForeignKey("Cooperation", models.CASCADE, related_name="plans")
    document = models.CharField("dokumen", max_length=10, choices=choices(PlanDocument))
    year = models.PositiveSmallIntegerField("tahun")
    code = models.CharField("kode program/kegiatan", max_length=40)
    name = models.CharField("nama program/kegiatan", max_length=200, blank=True)
    page = models.CharField("halaman", max_length=20, blank=True)

    class Meta:
        verbose_name = "kaitan perencanaan"
        verbose_name_plural = "kaitan perencanaan"
        ordering = ["document", "year", "pk"]

    def __str__(self):
        return f"{self.get_document_display()} {self.year} {self.code}"
