"""The instrument: one text between parties, with its state, dates and number."""

import uuid
from datetime import date

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Upper

from agreements.models.citation import Citation
from agreements.models.party import LegalBasis
from agreements.rules.enums import EndGround, Funding, Instrument, Kind, Publication, Role, State, choices
from agreements.rules.periods import days_left, phase
from agreements.rules.permissions import CITYWIDE
from agreements.rules.progress import short_name
from agreements.rules.reporting import OWING

SIGNED = [State.SIGNED.value, State.IN_FORCE.value, State.TERMINATED.value]
IN_FORCE = Q(state=State.IN_FORCE.value)
ORPHAN = Q(instrument=Instrument.KSB.value, state=State.IN_FORCE.value, signed_children=0)
LOCKED = [State.IN_FORCE.value, State.TERMINATED.value]
FROZEN_WORDS = (
    *("text", "about", "year", "instrument", "kind", "paper", "funding", "budget_code", "originals"),
    *("witnesses", "translation"),
)
FROZEN_FACTS = (*FROZEN_WORDS, "signed_on", "starts_on", "ends_on", "place", "number", "revision_id")


def ran_in(period):
    """Return the condition "in force on at least one day" of a `Semester` or `Year`, as a `Q`."""
    open_end = Q(terminated_on__isnull=True) | Q(terminated_on__gte=period.start)
    return Q(starts_on__lte=period.end, end_key__gte=period.start) & open_end


def changed_while(states, columns):
    """Return the trigger condition "one of `columns` changes while the row was in one of `states`"."""
    known = ", ".join(f"'{state}'" for state in states)
    changes = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in columns)
    return pgtrigger.Condition(f'OLD."state" IN ({known}) AND ({changes})')


class AgreementQuerySet(models.QuerySet):
    """Sets of instruments."""

    def visible_to(self, actor):
        """Instruments that exist for this actor: all, those of the own OPD, or only signed ones."""
        if any(post.role in CITYWIDE for post in actor.posts):
            return self
        seen = Q(agency_id__in=actor.agency_ids)
        if any(post.role in (Role.REG, Role.ADM) for post in actor.posts):
            seen |= Q(state__in=SIGNED)
        return self.filter(seen)

    def in_force_on(self, day):
        """Validated instruments whose term covers `day`."""
        return self.filter(state=State.IN_FORCE, starts_on__lte=day).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        )

    def citing(self, regulation, numbers=()):
        """Those that rest on a `Regulation`: in their legal basis, or cited in their text.

        `numbers`: pasal of it. A legal basis names a whole regulation, so that with `numbers` it is not
        enough: the text must cite one of them, or the regulation without a pasal.
        """
        cited = Citation.objects.filter(agreement=OuterRef("pk"), key=regulation.signature)
        if numbers:
            return self.filter(Exists(cited.filter(Q(numbers=[]) | Q(numbers__overlap=list(numbers)))))
        basis = LegalBasis.objects.filter(agreement=OuterRef("pk"), regulation=regulation)
        return self.filter(Q(Exists(cited)) | Q(Exists(basis)))

    def abroad(self):
        """Texts with partners abroad that are or were in force."""
        return self.filter(instrument=Instrument.NASKAH_LN, state__in=LOCKED)

    def unsigned(self):
        """Drafts on their way to the signature."""
        return self.exclude(state__in=[*SIGNED, State.CANCELLED])

    def not_over(self, day):
        """Signed instruments that had not ended before `day`."""
        rows = self.filter(state__in=[State.SIGNED, State.IN_FORCE])
        return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def ksb_without_pks(self):
        """Validated KSB beneath which no PKS was ever signed."""
        return self.filter(instrument=Instrument.KSB, state=State.IN_FORCE, signed_children=0)


class Agreement(models.Model):
    """An instrument ("Naskah")."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="agreements")
    instrument = models.CharField("bentuk naskah", max_length=10, choices=choices(Instrument))
    kind = models.CharField("jenis kerja sama", max_length=15, choices=choices(Kind))
    agency = models.ForeignKey(
        "Agency", models.PROTECT, related_name="agreements", verbose_name="OPD pemrakarsa"
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    continues = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="continued_by")
    about = models.CharField("tentang", max_length=300)
    year = models.PositiveSmallIntegerField("tahun rencana kerja", null=True, blank=True)
    state = models.CharField("status", max_length=15, choices=choices(State), default=State.DRAFT.value)
    state_since = models.DateTimeField(auto_now_add=True)
    text = models.JSONField("naskah", default=dict)
    place = models.CharField("tempat penandatanganan", max_length=100, blank=True)
    signed_on = models.DateField("tanggal penandatanganan", null=True, blank=True)
    starts_on = models.DateField("mulai berlaku", null=True, blank=True)
    ends_on = models.DateField("berakhir", null=True, blank=True)
    originals = models.PositiveSmallIntegerField("jumlah naskah asli", default=2)
    funding = models.CharField("sumber pembiayaan", max_length=15, blank=True, choices=choices(Funding))
    budget_code = models.CharField("kode sub kegiatan/DPA", max_length=60, blank=True)
    paper = models.CharField("kertas", max_length=2, choices=[("F4", "F4"), ("A4", "A4")], default="F4")
    publication = models.CharField("kelas publikasi", max_length=15, blank=True, choices=choices(Publication))
    publication_reason = models.CharField("alasan dikecualikan", max_length=300, blank=True)
    number = models.CharField("nomor", max_length=80, blank=True)
    witnesses = models.JSONField("penanda tangan pendamping", default=list, blank=True)
    translation = models.JSONField("terjemahan", default=dict, blank=True)
    checklist = models.JSONField("daftar periksa", default=dict, blank=True)
    no_parent_reason = models.CharField("alasan tanpa KSB", max_length=200, blank=True)
    legacy = models.BooleanField("naskah lama", default=False)
    revision = models.ForeignKey("Revision", models.PROTECT, null=True, related_name="+")
    agreed_revision = models.ForeignKey(
        "Revision", models.PROTECT, null=True, related_name="+"
    )  # by every party
    turn_partner = models.ForeignKey("Partner", models.PROTECT, null=True, related_name="+")
    turn_since = models.DateTimeField(null=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    edited_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    signed_entry_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    validated_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    validated_at = models.DateTimeField(null=True)
    terminated_on = models.DateField("diakhiri pada", null=True, blank=True)
    end_ground = models.CharField("alasan berakhir", max_length=20, blank=True, choices=choices(EndGround))
    version = models.PositiveIntegerField(default=1)
    signed_children = models.PositiveIntegerField(default=0)
    evaluated = models.BooleanField("sudah dievaluasi", default=False)
    partner_names = models.CharField(max_length=500, blank=True)
    search_text = models.TextField(blank=True)
    search = models.GeneratedField(
        expression=SearchVector("search_text", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    # The dates as lists sort them: the end, early or not, without one last; without a signature first.
    end_key = models.GeneratedField(
        expression=Coalesce("terminated_on", "ends_on", Value(date.max, models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    signed_key = models.GeneratedField(
        expression=Coalesce("signed_on", Value(date.min, models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="agreement_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(instrument=Instrument.KSB.value) | Q(parent__isnull=True),
                name="ksb_has_no_parent",
            ),
            models.CheckConstraint(
                condition=~Q(instrument__in=[Instrument.NK.value, Instrument.LOI.value])
                | Q(parent__isnull=True),
                name="nk_and_loi_have_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(instrument=Instrument.RK.value, parent__isnull=False, year__isnull=False)
                | (~Q(instrument=Instrument.RK.value) & Q(year__isnull=True)),
                name="rk_has_parent_and_year",
            ),
            models.UniqueConstraint(
                fields=["parent", "year"],
                condition=IN_FORCE & Q(instrument=Instrument.RK.value),
                name="one_rk_a_year_in_force",
            ),
            models.CheckConstraint(
                condition=~Q(instrument__in=[Instrument.PKS.value, Instrument.ADDENDUM.value])
                | Q(parent__isnull=False)
                | ~Q(no_parent_reason=""),
                name="pks_has_parent_or_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=SIGNED) | (Q(signed_on__isnull=False) & ~Q(number="")),
                name="signed_has_date_and_number",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(publication=Publication.EXCEPTED.value) | ~Q(publication_reason=""),
                name="excepted_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(validated_by__isnull=True, validated_at__isnull=True)
                | Q(validated_by__isnull=False, validated_at__isnull=False),
                name="validation_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(validated_by__isnull=True)
                | Q(signed_entry_by__isnull=True)
                | ~Q(validated_by=F("signed_entry_by")),
                name="validated_by_second_person",
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="agreement_search"),
            models.Index(
                fields=["-state_since", "-id"],
                include=["cooperation", "agency", "state", "instrument", "kind", "starts_on", "end_key"],
                name="agreement_latest",
            ),
            models.Index(
                fields=["cooperation", "-state_since", "-id"],
                include=["agency", "state", "instrument", "starts_on", "end_key", "signed_key"],
                name="agreement_of_dossier",
            ),
            models.Index(
                fields=["state", "-state_since", "-id"],
                include=["agency", "instrument", "submitted_by", "signed_entry_by", "starts_on", "end_key"],
                name="agreement_by_state",
            ),
            models.Index(
                fields=["agency", "-state_since", "-id"],
                include=["state", "instrument", "kind", "starts_on", "end_key", "terminated_on"],
                name="agreement_by_agency",
            ),
            models.Index(
                fields=["instrument", "-state_since", "-id"],
                include=["state", "agency", "starts_on", "end_key", "terminated_on"],
                name="agreement_by_form",
            ),
            models.Index(fields=["kind", "-state_since", "-id"], name="agreement_by_kind"),
            models.Index(fields=["end_key", "id"], name="agreement_by_end"),
            models.Index(fields=["signed_key", "id"], name="agreement_by_signature"),
            models.Index(fields=["about", "id"], name="agreement_by_title"),
            models.Index(OpClass(Upper("number"), name="text_pattern_ops"), name="agreement_by_number"),
            models.Index(
                fields=["end_key", "id"],
                include=["agency", "instrument", "starts_on"],
                name="agreement_ending",
                condition=IN_FORCE,
            ),
            models.Index(fields=["agency", "end_key"], name="agreement_ending_of", condition=IN_FORCE),
            models.Index(
                fields=["agency", "end_key"],
                include=["state", "starts_on", "terminated_on", "id"],
                name="agreement_owing",
                condition=Q(instrument__in=[form.value for form in OWING]),
            ),
            models.Index(fields=["starts_on"], name="agreement_starting", condition=IN_FORCE),
            models.Index(
                fields=["signed_key", "id"],
                include=["agency", "end_key", "starts_on"],
                name="ksb_without_pks",
                condition=ORPHAN,
            ),
            models.Index(fields=["-state_since", "-id"], name="agreement_legacy", condition=Q(legacy=True)),
            models.Index(
                fields=["-state_since", "-id"], name="agreement_evaluated", condition=Q(evaluated=True)
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="signed_words_locked",
                operation=pgtrigger.Update,
                condition=changed_while([State.SIGNED.value], FROZEN_WORDS),
            ),
            pgtrigger.Protect(
                name="in_force_facts_locked",
                operation=pgtrigger.Update,
                condition=changed_while(LOCKED, FROZEN_FACTS),
            ),
        ]

    def __str__(self):
        return f"{short_name(self.instrument)} {self.about}"

    def phase(self, today):
        """Return the phase that the dates tell (rules.periods.phase)."""
        return phase(self.state, self.starts_on, self.ends_on, today)

    def days_left(self, today):
        """Whole days to the end, 0 on the last day, negative after it; None without an end."""
        return days_left(self.ends_on, today)

    @property
    def is_signed(self):
        """Whether it was signed, whatever came after."""
        return self.state in SIGNED
