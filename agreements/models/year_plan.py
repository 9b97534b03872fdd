"""The yearly plan of cooperation ("daftar rencana kerja sama"), fixed by a Keputusan, and its rows."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agreements.rules.enums import Funding, Kind, PlanDocument, choices
from agreements.rules.permissions import CITYWIDE
from agreements.rules.plan_words import PlanState, Priority
from agreements.rules.year_plan import PUBLISHED

QUARTERS = [(number, f"Triwulan {roman}") for number, roman in enumerate(("I", "II", "III", "IV"), 1)]
PUBLISHED_CODES = [state.value for state in PUBLISHED]


class YearPlanQuerySet(models.QuerySet):
    """Sets of yearly plans."""

    def visible_to(self, actor):
        """Plans that exist for this actor: all, or those that a Keputusan fixed."""
        return self if actor.roles & CITYWIDE else self.filter(state__in=PUBLISHED_CODES)


class YearPlan(models.Model):
    """One list of a year; `ordinal` 0 is the first, 1 its first revision."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("tahun")
    ordinal = models.PositiveSmallIntegerField("perubahan ke", default=0)
    continues = models.OneToOneField("self", models.PROTECT, null=True, related_name="revision")
    state = models.CharField(
        "status", max_length=15, choices=choices(PlanState), default=PlanState.DRAFT.value
    )
    state_since = models.DateTimeField(auto_now_add=True)
    reason = models.TextField("alasan perubahan", blank=True)
    return_reason = models.TextField(blank=True)
    discussed_on = models.DateField("tanggal pembahasan", null=True)
    discussion = models.TextField("hasil pembahasan", blank=True)
    approved_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    decree_number = models.CharField("nomor Keputusan", max_length=120, blank=True)
    decree_on = models.DateField("tanggal Keputusan", null=True)
    fixed_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = YearPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "daftar rencana kerja sama"
        verbose_name_plural = "daftar rencana kerja sama"
        ordering = ["-year", "-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["year", "ordinal"], name="year_plan_once"),
            models.UniqueConstraint(
                fields=["year"], condition=~Q(state__in=PUBLISHED_CODES), name="year_plan_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PlanState]), name="year_plan_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLISHED_CODES)
                | (
                    ~Q(decree_number="")
                    & Q(decree_on__isnull=False, fixed_by__isnull=False, approved_by__isnull=False)
                    & Q(discussed_on__isnull=False)
                ),
                name="year_plan_fixed_by_decree",
            ),
            models.CheckConstraint(
                condition=Q(fixed_by__isnull=True) | ~Q(fixed_by=F("approved_by")),
                name="year_plan_four_eyes",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="year_plan_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="fixed_year_plan_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=PlanState.REPLACED.value)
                | (
                    pgtrigger.Q(old__state=PlanState.FIXED.value)
                    & ~pgtrigger.Q(new__state=PlanState.REPLACED.value)
                ),
            ),
        ]

    def __str__(self):
        revision = f", perubahan ke-{self.ordinal}" if self.ordinal else ""
        return f"Daftar rencana kerja sama {self.year}{revision}"

    @property
    def rows_kept(self):
        """Its rows in order, as the rules see them."""
        return list(self.rows.all())

    @property
    def is_in_revision(self):
        """Whether a revision of it was begun."""
        return type(self).objects.filter(continues=self).exists()


class YearPlanRow(models.Model):
    """One planned cooperation. `lineage` stays the same through revisions, so that dossiers follow it.

    `item`: the mapped potential that it came from; None where it was written for a dossier begun before it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    lineage = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    plan = models.ForeignKey("YearPlan", models.PROTECT, related_name="rows")
    order = models.PositiveSmallIntegerField("nomor")
    item = models.ForeignKey("MappingItem", models.PROTECT, null=True, related_name="plan_rows")
    agency = models.ForeignKey("Agency", models.PROTECT, related_name="+", verbose_name="OPD")
    affair = models.ForeignKey("Affair", models.PROTECT, related_name="+", verbose_name="urusan")
    object = models.CharField("objek", max_length=300)
    partner = models.ForeignKey("Partner", models.PROTECT, null=True, related_name="+")
    candidate = models.CharField("calon mitra", max_length=200, blank=True)
    kind = models.CharField("jenis kerja sama", max_length=15, blank=True, choices=choices(Kind))
    quarter = models.PositiveSmallIntegerField("triwulan", null=True, choices=QUARTERS)
    document = models.CharField("dokumen", max_length=10, blank=True, choices=choices(PlanDocument))
    code = models.CharField("kode", max_length=40, blank=True)
    programme = models.CharField("program/kegiatan", max_length=200, blank=True)
    funding = models.CharField("pembiayaan", max_length=15, blank=True, choices=choices(Funding))
    budget = models.DecimalField("anggaran", max_digits=18, decimal_places=2, null=True)
    priority = models.CharField("prioritas", max_length=1, choices=choices(Priority))
    benefit = models.TextField("manfaat", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "rencana kerja sama"
        verbose_name_plural = "rencana kerja sama"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "item"], name="item_once_per_plan"),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)), name="plan_quarter_known"
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0), name="plan_budget_not_negative"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="plan_rows_open_while_compiled",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM agreements_yearplan
                        WHERE state <> 'disusun'
                        AND id = CASE WHEN TG_OP = 'INSERT' THEN NEW.plan_id ELSE OLD.plan_id END
                    ) THEN
                        RAISE EXCEPTION 'rows of a plan are changed only while it is compiled';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.object

    @property
    def partner_words(self):
        """Who is thought of."""
        return self.partner.name if self.partner_id else self.candidate

    @property
    def from_words(self):
        """Its place in the list, as a dossier that grows from it tells."""
        return f"{self.place_words}, Keputusan Nomor {self.plan.decree_number}."

    @property
    def place_words(self):
        """Which number of which list."""
        return f"Nomor {self.order}, {self.plan}"

    @property
    def plan_words(self):
        """Where it stands in planning: "RKPD 2.18.02 Pelayanan"."""
        return " ".join(part for part in (self.get_document_display(), self.code, self.programme) if part)
