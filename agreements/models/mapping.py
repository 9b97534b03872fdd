"""The mapping: what each OPD could do with others, by urusan and year; its coordination and history."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agreements.models.revision import APPEND_ONLY
from agreements.rules.enums import AttachmentKind, Kind, PlanDocument, choices
from agreements.rules.permissions import CITYWIDE
from agreements.rules.plan_words import Forum, MappingState, Priority
from agreements.rules.year_plan import PUBLISHED

PAPERS = (AttachmentKind.COORDINATION, AttachmentKind.MINUTES, AttachmentKind.YEARLY_LIST)


class MappingQuerySet(models.QuerySet):
    """Sets of mappings."""

    def visible_to(self, actor):
        """Mappings that exist for this actor: all, or those of the own OPD."""
        if actor.roles & CITYWIDE:
            return self
        return self.filter(agency_id__in=actor.agency_ids)


class Mapping(models.Model):
    """One OPD's mapping of one year ("pemetaan")."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey("Agency", models.PROTECT, related_name="mappings", verbose_name="OPD")
    year = models.PositiveSmallIntegerField("tahun")
    state = models.CharField(
        "status", max_length=15, choices=choices(MappingState), default=MappingState.DRAFT.value
    )
    state_since = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    judged_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    return_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MappingQuerySet.as_manager()

    class Meta:
        verbose_name = "pemetaan"
        verbose_name_plural = "pemetaan"
        ordering = ["-year", "agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="mapping_once_a_year"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in MappingState]), name="mapping_state_known"
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True) | ~Q(judged_by=F("submitted_by")),
                name="mapping_four_eyes",
            ),
        ]
        triggers = [pgtrigger.Protect(name="mapping_never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"Pemetaan {self.agency.short} {self.year}"

    @property
    def items_kept(self):
        """Its items, as the rules see them."""
        return list(self.items.all())


class MappingItemQuerySet(models.QuerySet):
    """Sets of potential cooperations."""

    def visible_to(self, actor):
        """Items of the mappings that exist for this actor."""
        if actor.roles & CITYWIDE:
            return self
        return self.filter(mapping__agency_id__in=actor.agency_ids)

    def uncoordinated(self):
        """Items of KSDD wajib of which no forum has agreed yet (Permendagri 22/2020 Ps 5)."""
        return self.filter(kind=Kind.KSDD_WAJIB, coordinations__isnull=True)


class MappingItem(models.Model):
    """One potential cooperation of an OPD within one urusan."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mapping = models.ForeignKey("Mapping", models.PROTECT, related_name="items")
    affair = models.ForeignKey("Affair", models.PROTECT, related_name="+", verbose_name="urusan")
    object = models.CharField("objek", max_length=300)
    need = models.TextField("kebutuhan atau potensi")
    partner = models.ForeignKey(
        "Partner", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="calon mitra"
    )
    candidate = models.CharField("calon mitra", max_length=200, blank=True)
    category = models.ForeignKey(
        "PartnerCategory", models.PROTECT, null=True, related_name="+", verbose_name="kategori mitra"
    )
    kind = models.CharField("jenis kerja sama", max_length=15, blank=True, choices=choices(Kind))
    document = models.CharField("dokumen", max_length=10, blank=True, choices=choices(PlanDocument))
    code = models.CharField("kode", max_length=40, blank=True)
    programme = models.CharField("program/kegiatan", max_length=200, blank=True)
    first_year = models.PositiveSmallIntegerField("tahun mulai")
    last_year = models.PositiveSmallIntegerField("tahun akhir")
    priority = models.CharField(
        "prioritas", max_length=1, choices=choices(Priority), default=Priority.MEDIUM.value
    )
    benefit = models.TextField("manfaat", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MappingItemQuerySet.as_manager()

    class Meta:
        verbose_name = "potensi kerja sama"
        verbose_name_plural = "potensi kerja sama"
        ordering = ["affair__code", "priority", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="mapping_item_years_in_order"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="closed_mapping_items_locked",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF TG_OP <> 'INSERT' AND EXISTS (
                        SELECT 1 FROM agreements_mapping
                        WHERE id = OLD.mapping_id AND state IN ('diajukan', 'diterima')
                    ) THEN
                        RAISE EXCEPTION 'items of a submitted or accepted mapping are locked';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    IF EXISTS (
                        SELECT 1 FROM agreements_mapping
                        WHERE id = NEW.mapping_id AND state IN ('diajukan', 'diterima')
                    ) THEN
                        RAISE EXCEPTION 'items of a submitted or accepted mapping are locked';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.object

    @property
    def partner_words(self):
        """Who is thought of: the partner, the name typed, else the category."""
        if self.partner_id:
            return self.partner.name
        return self.candidate or (self.category.name if self.category_id else "")

    @property
    def years(self):
        """Its years in words: "2027" or "2027–2029"."""
        one = self.first_year == self.last_year
        return str(self.first_year) if one else f"{self.first_year}–{self.last_year}"


class Coordination(models.Model):
    """What a forum agreed on potentials of KSDD wajib; its berita acara is signed by the heads of region."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("tahun pemetaan")
    forum = models.CharField("forum", max_length=25, choices=choices(Forum))
    held_on = models.DateField("tanggal")
    place = models.CharField("tempat", max_length=150)
    minutes_number = models.CharField("nomor berita acara", max_length=120)
    result = models.TextField("hasil kesepakatan")
    items = models.ManyToManyField("MappingItem", related_name="coordinations", verbose_name="potensi")
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "koordinasi teknis"
        verbose_name_plural = "koordinasi teknis"
        ordering = ["-held_on", "-pk"]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.get_forum_display()} {self.minutes_number}"


class PlanPaperQuerySet(models.QuerySet):
    """Sets of papers of planning."""

    def visible_to(self, actor):
        """Papers of what exists for this actor."""
        if actor.roles & CITYWIDE:
            return self
        items = MappingItem.objects.visible_to(actor)
        own = Q(coordination__items__in=items) | Q(plan__state__in=PUBLISHED, kind=AttachmentKind.YEARLY_LIST)
        return self.filter(own).distinct()


class PlanPaper(models.Model):
    """A stored file of planning: it belongs to no dossier."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    coordination = models.ForeignKey("Coordination", models.PROTECT, null=True, related_name="papers")
    plan = models.ForeignKey("YearPlan", models.PROTECT, null=True, related_name="papers")
    kind = models.CharField("jenis", max_length=20, choices=[(kind.value, kind.label) for kind in PAPERS])
    name = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=80)
    pages = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    # What papers of dossiers have besides; one of planning stays, its number stands where it belongs.
    void, number, dated, agreement_id = False, "", None, None

    objects = PlanPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen perencanaan"
        verbose_name_plural = "dokumen perencanaan"
        ordering = ["pk"]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.name


class PlanEvent(models.Model):
    """One act on a mapping, a coordination or a yearly plan; never changed."""

    mapping = models.ForeignKey("Mapping", models.PROTECT, null=True, related_name="events")
    coordination = models.ForeignKey("Coordination", models.PROTECT, null=True, related_name="events")
    plan = models.ForeignKey("YearPlan", models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey("User", models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=40)
    sentence = models.CharField(max_length=400)
    from_state = models.CharField(max_length=15, blank=True)
    to_state = models.CharField(max_length=15, blank=True)
    note = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat perencanaan"
        verbose_name_plural = "riwayat perencanaan"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mapping__isnull=False, coordination__isnull=True, plan__isnull=True)
                | Q(mapping__isnull=True, coordination__isnull=False, plan__isnull=True)
                | Q(mapping__isnull=True, coordination__isnull=True, plan__isnull=False),
                name="plan_event_of_one",
            ),
        ]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.sentence
