"""The perangkat daerah (OPD) and the government that keeps this register."""

from django.db import models

from agreements.rules.enums import PostStatus, choices


class AgencyQuerySet(models.QuerySet):
    """Sets of OPD."""

    def spellings(self):
        """Return {any spelling of an active OPD in lower case: its code}, for `rules.plan_codes`."""
        found = {}
        for code, short, name in self.filter(active=True).values_list("code", "short", "name"):
            found |= {word.lower(): code for word in (name, short, code) if word}
        return found


class Agency(models.Model):
    """A perangkat daerah or a section of the secretariat."""

    code = models.CharField("kode", max_length=30, unique=True)
    name = models.CharField("nama", max_length=150)
    short = models.CharField("singkatan", max_length=40)
    head_title = models.CharField("sebutan kepala", max_length=150, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="bagian dari"
    )
    affairs = models.ManyToManyField("Affair", blank=True, related_name="agencies", verbose_name="urusan")
    active = models.BooleanField("aktif", default=True)
    address = models.CharField("alamat", max_length=200, blank=True)
    phone = models.CharField("telepon", max_length=60, blank=True)
    email = models.EmailField("surel", blank=True)
    web = models.CharField("laman", max_length=120, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"
        ordering = ["name"]

    def __str__(self):
        return self.name


class Government(models.Model):
    """The government that keeps this register: one row, kept by the system admin."""

    region = models.OneToOneField("Region", models.PROTECT, verbose_name="daerah")
    body = models.CharField("nama sebagai pihak", max_length=150, help_text="Pemerintah Daerah Kota …")
    short = models.CharField("nama pendek", max_length=80)
    head_name = models.CharField("nama kepala daerah", max_length=150)
    head_office = models.CharField("jabatan kepala daerah", max_length=150)
    head_status = models.CharField(
        "status jabatan", max_length=10, choices=choices(PostStatus), default=PostStatus.DEFINITIVE.value
    )
    seat = models.CharField("kedudukan", max_length=80)
    address = models.CharField("alamat", max_length=200)
    unit = models.CharField(
        "unit kerja sama", max_length=150, default="Bagian Pemerintahan Sekretariat Daerah"
    )
    email = models.EmailField("surel unit", blank=True)
    number_format = models.CharField(
        "pola nomor",
        max_length=80,
        default="{ordinal:03d}/{instrument}/{year}",
        help_text="Boleh memuat {ordinal:03d}, {instrument}, {month_roman} dan {year}.",
    )
    paper = models.CharField("kertas", max_length=2, choices=[("F4", "F4"), ("A4", "A4")], default="F4")
    emblem = models.CharField("lambang", max_length=80, default="daerah-contoh")
    is_demo = models.BooleanField("data contoh", default=False)

    class Meta:
        verbose_name = "pemerintah daerah"
        verbose_name_plural = "pemerintah daerah"

    def __str__(self):
        return self.body
