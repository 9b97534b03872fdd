"""Boundary points of a KSDD wajib, the services that border people need, and how far points may differ."""

import uuid
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agreements.models.cooperation import Cooperation
from agreements.models.regulation import kept_history
from agreements.rules.boundaries import BoundaryState, Method, Serving, Standing, standing
from agreements.rules.boundary_records import LIMITS, PointRecord
from agreements.rules.coordinates import LAT, LON, Position
from agreements.rules.enums import choices

AGREED = BoundaryState.AGREED.value
OPEN = (BoundaryState.DIFFERS.value, BoundaryState.DISCUSSED.value)


def within(name, axis):
    """Return the condition that the column `name` is empty or lies within Indonesia."""
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": axis.low, f"{name}__lte": axis.high})


def whole_or_not(*names):
    """Return the condition that these columns are all set or all empty."""
    empty, full = ({f"{name}__isnull": lacking for name in names} for lacking in (True, False))
    return Q(**empty) | Q(**full)


def at_standing(standing, tolerance):
    """Return the condition that a point stands at a `Standing`, as `rules.boundaries.standing` tells it."""
    differs = Q(state=BoundaryState.DIFFERS.value)
    return {
        Standing.UNMEASURED: differs & Q(distance__isnull=True),
        Standing.FITS: differs & Q(distance__lte=tolerance),
        Standing.DIFFERS: differs & Q(distance__gt=tolerance),
    }.get(standing) or Q(state=standing.value)


class BoundaryPointQuerySet(models.QuerySet):
    """Sets of boundary points."""

    def visible_to(self, actor):
        """Points of the dossiers that exist for this actor."""
        return self.filter(cooperation__in=Cooperation.objects.visible_to(actor).values("pk"))

    def living(self):
        """Points that were not withdrawn as a mistake."""
        return self.exclude(state=BoundaryState.VOID)

    def at(self, standing, tolerance):
        """Take a `Standing` and the metres allowed; return the points that stand there."""
        return self.filter(at_standing(standing, tolerance))


def degrees(label, **given):
    """Return a column of degrees with 8 decimals."""
    return models.DecimalField(label, max_digits=11, decimal_places=8, **given)


class BoundaryPoint(models.Model):
    """A point of the border, on paper and in the field."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="boundary_points")
    code = models.CharField("kode", max_length=LIMITS["code"])
    name = models.CharField("nama", max_length=LIMITS["name"])
    official_lat = degrees("lintang resmi")
    official_lon = degrees("bujur resmi")
    source = models.CharField("sumber koordinat resmi", max_length=LIMITS["source"])
    field_lat = degrees("lintang lapangan", null=True)
    field_lon = degrees("bujur lapangan", null=True)
    measured_on = models.DateField("tanggal ukur", null=True)
    measured_by = models.CharField("pengukur", max_length=LIMITS["measured_by"], blank=True)
    method = models.CharField("cara ukur", max_length=15, choices=choices(Method), blank=True)
    accuracy = models.DecimalField("ketelitian (m)", max_digits=6, decimal_places=2, null=True)
    distance = models.DecimalField("selisih (m)", max_digits=9, decimal_places=2, null=True)
    our_side = models.CharField("kelurahan sisi kita", max_length=LIMITS["our_side"], blank=True)
    their_side = models.CharField("desa/kelurahan sisi mitra", max_length=LIMITS["their_side"], blank=True)
    people = models.PositiveIntegerField("warga terdampak", null=True)
    description = models.TextField("keterangan", blank=True)
    papers = models.ManyToManyField("Attachment", related_name="boundary_points")
    state = models.CharField(
        "status", max_length=12, choices=choices(BoundaryState), default=BoundaryState.DIFFERS.value
    )
    state_since = models.DateTimeField(auto_now_add=True)
    agreed_on = models.DateField("tanggal berita acara", null=True)
    agreed_number = models.CharField("nomor berita acara", max_length=80, blank=True)
    agreed_paper = models.ForeignKey("Attachment", models.PROTECT, null=True, related_name="+")
    agreed_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    edited_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = BoundaryPointQuerySet.as_manager()

    class Meta:
        verbose_name = "titik batas"
        verbose_name_plural = "titik batas"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "code"],
                condition=~Q(state=BoundaryState.VOID.value),
                name="boundary_code_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in BoundaryState]), name="boundary_state_known"
            ),
            models.CheckConstraint(
                condition=within("official_lat", LAT) & within("official_lon", LON),
                name="boundary_official_in_indonesia",
            ),
            models.CheckConstraint(
                condition=within("field_lat", LAT) & within("field_lon", LON),
                name="boundary_field_in_indonesia",
            ),
            models.CheckConstraint(
                condition=whole_or_not("field_lat", "field_lon", "measured_on", "distance"),
                name="boundary_measurement_whole",
            ),
            models.CheckConstraint(
                condition=Q(field_lat__isnull=True) | (~Q(measured_by="") & ~Q(method="")),
                name="boundary_measurement_says_who_and_how",
            ),
            models.CheckConstraint(
                condition=whole_or_not("agreed_on", "agreed_paper", "agreed_by"),
                name="boundary_agreement_whole",
            ),
            models.CheckConstraint(
                condition=(Q(state=AGREED) & Q(agreed_on__isnull=False) & ~Q(agreed_number=""))
                | (~Q(state=AGREED) & Q(agreed_on__isnull=True) & Q(agreed_number="")),
                name="boundary_agreed_with_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(state=AGREED) | Q(field_lat__isnull=False), name="boundary_agreed_is_measured"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("edited_by")),
                name="boundary_agreed_by_second_person",
            ),
        ]
        indexes = [models.Index(fields=["cooperation", "code", "id"], name="boundary_of_dossier")]
        triggers = [
            pgtrigger.Protect(name="boundary_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="boundary_agreed_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=AGREED, new__state=AGREED),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    @property
    def official(self):
        """The official `Position`."""
        return Position(self.official_lat, self.official_lon)

    @property
    def field(self):
        """The `Position` measured in the field, or None."""
        return None if self.field_lat is None else Position(self.field_lat, self.field_lon)

    @property
    def record(self):
        """What people wrote of it, as `PointRecord`."""
        same = {name: getattr(self, name) for name in PointRecord.__dataclass_fields__}
        return PointRecord(**same)

    def write(self, record):
        """Take a `PointRecord`; set its columns and the distance between official and field."""
        for name in PointRecord.__dataclass_fields__:
            if name not in ("official", "field"):
                setattr(self, name, getattr(record, name))
        self.official_lat, self.official_lon = record.official.lat, record.official.lon
        field = record.field
        self.field_lat, self.field_lon = (field.lat, field.lon) if field else (None, None)
        self.distance = record.metres

    def standing(self, tolerance):
        """Take the metres allowed; return its `Standing`."""
        return standing(self.state, self.distance, tolerance)


class BorderServiceQuerySet(models.QuerySet):
    """Sets of border services."""

    def visible_to(self, actor):
        """Services of the dossiers that exist for this actor."""
        return self.filter(cooperation__in=Cooperation.objects.visible_to(actor).values("pk"))


class BorderService(models.Model):
    """A service that people at the border need: at one point or along the whole border of a dossier."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cooperation = models.ForeignKey("Cooperation", models.PROTECT, related_name="border_services")
    point = models.ForeignKey("BoundaryPoint", models.PROTECT, null=True, related_name="services")
    affair = models.ForeignKey(
        "Affair", models.PROTECT, related_name="border_services", verbose_name="urusan"
    )
    name = models.CharField("layanan", max_length=150)
    serving = models.CharField(
        "yang melayani", max_length=8, choices=choices(Serving), default=Serving.OPEN.value
    )
    agreed = models.BooleanField("disepakati", default=False)
    basis = models.CharField("dasar kesepakatan", max_length=200, blank=True)
    people = models.PositiveIntegerField("warga terlayani", null=True)
    note = models.TextField("catatan", blank=True)
    void = models.BooleanField("dihapus", default=False)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = BorderServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "layanan perbatasan"
        verbose_name_plural = "layanan perbatasan"
        ordering = ["affair__code", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed=False) | (~Q(basis="") & ~Q(serving=Serving.OPEN.value)),
                name="service_agreed_says_who_and_why",
            ),
        ]

    def __str__(self):
        return self.name


@kept_history()
class BoundaryTolerance(models.Model):
    """How many metres official and field coordinates may lie apart: one row, kept by the regulation admin."""

    metres = models.DecimalField("toleransi (m)", max_digits=6, decimal_places=2, default=Decimal("5.00"))
    basis = models.CharField(
        "dasar",
        max_length=200,
        default="Praktik setempat; bandingkan dengan Permendagri 141/2017 tentang Penegasan Batas Daerah",
    )
    note = models.TextField("catatan", blank=True)
    verified = models.BooleanField("terverifikasi", default=False)

    class Meta:
        verbose_name = "toleransi titik batas"
        verbose_name_plural = "toleransi titik batas"
        constraints = [
            models.CheckConstraint(condition=Q(metres__gt=0, metres__lte=1000), name="tolerance_sensible"),
        ]

    def __str__(self):
        return f"{self.metres} m".replace(".", ",")

    @classmethod
    def now(cls):
        """Return the row in force; where none was written yet, one as it would begin."""
        return cls.objects.first() or cls()
