"""The library of regulations: entries, articles and how one bears on another."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When

from agreements.rules.enums import RegulationKind, RegulationStatus, RelationKind, choices
from agreements.rules.regulations import full_name, short_name, signature

# What is in force and verified first, then by rank of law, newest first.
RANKED = (
    Case(When(status=RegulationStatus.REVOKED, then=Value(1)), default=Value(0)).asc(),
    F("verified").desc(),
    Case(*(When(kind=kind, then=Value(rank)) for rank, kind in enumerate(RegulationKind))).asc(),
    F("year").desc(),
    F("number").asc(),
)


def kept_history():
    """Return the decorator that records every insert, change and deletion of a row."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())


class RegulationQuerySet(models.QuerySet):
    """Sets of regulations."""

    def matching(self, words):
        """Regulations of which key, title, number, year or an article hold every word of `words`."""
        rows = self
        for word in words.split()[:8]:
            article = Article.objects.filter(
                Q(gist__icontains=word) | Q(topics__icontains=word), regulation=models.OuterRef("pk")
            )
            rows = rows.filter(
                Q(key__icontains=word)
                | Q(title__icontains=word)
                | Q(number__iexact=word)
                | Q(gazette__icontains=word)
                | models.Exists(article)
            )
        return rows

    def ranked(self):
        """The order in which a reader looks for them."""
        return self.order_by(*RANKED)

    def with_citations(self):
        """Adds `citations`: how many instruments rest on each regulation."""
        return self.annotate(citations=models.Count("cited_by"))


@kept_history()
class Regulation(models.Model):
    """One regulation."""

    key = models.SlugField("kunci", max_length=60, unique=True)
    kind = models.CharField("jenis", max_length=20, choices=choices(RegulationKind))
    number = models.CharField("nomor", max_length=40)
    year = models.PositiveSmallIntegerField("tahun")
    issuer = models.CharField("daerah, pejabat, atau nama jenis", max_length=300, blank=True)
    title = models.TextField("tentang")
    issued_on = models.DateField("ditetapkan", null=True, blank=True)
    promulgated_on = models.DateField("diundangkan", null=True, blank=True)
    in_force_on = models.DateField("mulai berlaku", null=True, blank=True)
    gazette = models.CharField("lembaran atau berita negara", max_length=120, blank=True)
    status = models.CharField(
        "status", max_length=20, choices=choices(RegulationStatus), default=RegulationStatus.IN_FORCE.value
    )
    applies_to = models.JSONField("berlaku untuk", default=list, blank=True)
    source = models.TextField("sumber", blank=True)
    note = models.TextField("catatan", blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diverifikasi oleh",
    )
    verified_on = models.DateField("diverifikasi pada", null=True, blank=True)
    verified = models.BooleanField("terverifikasi", default=False)
    relations = models.ManyToManyField(
        "self", through="Relation", symmetrical=False, through_fields=("source", "target"), blank=True
    )

    objects = RegulationQuerySet.as_manager()

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ["-year", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "year", "issuer", "title"], name="regulation_once"
            ),
        ]

    def __str__(self):
        return full_name(self.kind, self.number, self.year, self.issuer)

    @property
    def short(self):
        """As officers say it: PP 28/2018."""
        return short_name(self.kind, self.number, self.year, self.issuer)

    @property
    def signature(self):
        """What names it in every spelling; texts that cite it carry the same."""
        return signature(self.kind, self.number, self.year, self.issuer)

    @property
    def citation(self):
        """The full citation as it stands in a naskah."""
        return f"{self} tentang {self.title}"


@kept_history()
class Article(models.Model):
    """A pasal of a regulation, in our own words."""

    regulation = models.ForeignKey("Regulation", models.PROTECT, related_name="articles")
    number = models.CharField("pasal", max_length=60)
    gist = models.TextField("inti")
    topics = models.JSONField("topik", default=list, blank=True)
    verified = models.BooleanField("terverifikasi", default=False)

    class Meta:
        verbose_name = "pasal"
        verbose_name_plural = "pasal"
        ordering = ["regulation", "pk"]
        constraints = [models.UniqueConstraint(fields=["regulation", "number"], name="article_once")]

    def __str__(self):
        return f"{self.regulation} Pasal {self.number}"


@kept_history()
class Relation(models.Model):
    """One regulation amends, revokes or implements another."""

    source = models.ForeignKey(
        "Regulation", models.PROTECT, related_name="bears_on", verbose_name="peraturan"
    )
    kind = models.CharField("hubungan", max_length=20, choices=choices(RelationKind))
    target = models.ForeignKey("Regulation", models.PROTECT, related_name="borne_by", verbose_name="terhadap")
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "hubungan antarperaturan"
        verbose_name_plural = "hubungan antarperaturan"
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="relation_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="relation_not_to_itself"),
        ]

    def __str__(self):
        return f"{self.source} {self.get_kind_display()} {self.target}"
