"""Codes of planning and budget documents, as the section loads them."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models
from django.db.models import Q, Value

from agreements.models.regulation import kept_history
from agreements.rules.enums import PlanDocument, choices
from agreements.rules.plan_codes import MATCHED, UNKNOWN, UNMATCHED, nearest


class PlanCodeQuerySet(models.QuerySet):
    """Sets of codes."""

    def of(self, document, year):
        """Codes of one document and year."""
        return self.filter(document=document, year=year)

    def matching(self, words):
        """Codes of which code or name hold every word."""
        rows = self
        for word in words.replace("\0", "").split()[:6]:
            rows = rows.filter(Q(code__icontains=word) | Q(name__icontains=word))
        return rows

    def loaded(self):
        """Return {(document, year)} of which codes were loaded."""
        return set(self.order_by().values_list("document", "year").distinct())

    def nearest(self, document, year, code):
        """Return [(code, name)] of the codes nearest to one that this document and year do not hold."""
        names = dict(self.of(document, year).values_list("code", "name"))
        return [(each, names[each]) for each in nearest(code, names)]

    def standings(self, links):
        """Take planning links (document, year, code); return for each, in order, how it stands.

        MATCHED, UNMATCHED (no codes of that document and year were loaded) or UNKNOWN. One query at most.
        """
        links = list(links)
        if not links:
            return []
        asked = Q(code__in={link.code for link in links})
        there = self.order_by().filter(_any_of(links)).values_list("document", "year")
        there = there.annotate(found=ArrayAgg("code", filter=asked, default=Value([])))
        loaded = {(document, year): set(found) for document, year, found in there}
        return [_standing(link, loaded.get((link.document, link.year))) for link in links]

    def unknown(self, links):
        """Take planning links; return those that their document does not hold, though it was loaded."""
        links = list(links)
        return [link for link, how in zip(links, self.standings(links), strict=True) if how == UNKNOWN]


def _any_of(links):
    condition = Q(pk__in=())
    for link in links:
        condition |= Q(document=link.document, year=link.year)
    return condition


def _standing(link, codes):
    """Take a link and the codes found of its document and year, None where none were loaded."""
    if codes is None:
        return UNMATCHED
    return MATCHED if link.code in codes else UNKNOWN


@kept_history()
class PlanCode(models.Model):
    """One programme, activity or sub-activity of a document and year."""

    document = models.CharField("dokumen", max_length=10, choices=choices(PlanDocument))
    year = models.PositiveSmallIntegerField("tahun")
    code = models.CharField("kode", max_length=40)
    name = models.CharField("nama", max_length=200)
    agency = models.ForeignKey(
        "Agency", models.PROTECT, null=True, blank=True, related_name="plan_codes", verbose_name="OPD"
    )
    page = models.CharField("halaman", max_length=20, blank=True)

    objects = PlanCodeQuerySet.as_manager()

    class Meta:
        verbose_name = "kode perencanaan"
        verbose_name_plural = "kode perencanaan"
        ordering = ["document", "-year", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "year", "code", "agency"],
                name="plan_code_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(document__in=[document.value for document in PlanDocument]),
                name="plan_code_document_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_document_display()} {self.year} {self.code} {self.name}"
