"""Which instruments cite which regulation, as legal basis or in their text; only those a person may see."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, Max, OuterRef, Sum

from agreements.models import Agreement, Article, Citation, Regulation
from agreements.rules.enums import State


def seen(actor):
    """Return the instruments that count: visible to the actor and not cancelled."""
    return Agreement.objects.visible_to(actor).exclude(state=State.CANCELLED)


def library():
    """Return {signature: `Regulation`} of the whole library, without its long texts.

    Each has `doubtful`: the numbers of those of its articles that nobody verified. One query.
    """
    columns = ("key", "kind", "number", "year", "issuer", "title", "status", "verified")
    open_ones = Article.objects.filter(regulation=OuterRef("pk"), verified=False).order_by("pk")
    rows = Regulation.objects.only(*columns).annotate(doubtful=ArraySubquery(open_ones.values("number")))
    return {row.signature: row for row in rows}


def citing(actor, key, regulation=None):
    """Return the instruments that cite the regulation of this signature, in their text or as legal basis.

    `regulation`: its entry in the library, where there is one.
    """
    if regulation is not None:
        return seen(actor).citing(regulation)
    return seen(actor).filter(Exists(Citation.objects.filter(agreement=OuterRef("pk"), key=key)))


def gaps(actor, known):
    """Return what texts cite and the library does not know, the most cited first, as a queryset of dicts.

    `known`: signatures of the library. Keys: those of `Citation`, `times`, `agreements` (counts) and
    `agencies` (short names of the OPD).
    """
    rows = Citation.objects.filter(agreement__in=seen(actor)).exclude(key__in=known)
    return (
        rows.values("key")
        .annotate(
            kind=Max("kind"),
            number=Max("number"),
            year=Max("year"),
            issuer=Max("issuer"),
            all_times=Sum("times"),
            agreements=Count("agreement", distinct=True),
            agencies=ArrayAgg("agreement__agency__short", distinct=True),
        )
        .order_by("-agreements", "-all_times", "key")
    )
