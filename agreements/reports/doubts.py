"""What nobody verified yet and where it is used: by rules, by kept rows and by agreements."""

from dataclasses import dataclass, field

from django.db.models import Case, Count, Exists, OuterRef, Value, When

from agreements.models import Citation, LegalBasis
from agreements.reports.citing import seen
from agreements.rules.citations import articles_of, in_doubt, touches


@dataclass
class Doubt:
    """A regulation that is used although not all of it was verified; `entry` None: the library lacks it."""

    key: str
    name: str
    entry: object = None
    articles: set = field(default_factory=set)  # numbers in doubt that are used; empty = the entry itself
    uses: list = field(default_factory=list)
    agreements: int = 0


def doubts(actor, uses, shelf):
    """Return [`Doubt`] of what rules, rows and agreements rest on, the most used first.

    `uses`: every `Use` (models.library); `shelf`: the `library`. Agreements: only those that the actor
    may see.
    """
    found = {}
    for use in uses:
        for one in use.cited:
            entry = shelf.get(one.key)
            if entry is not None and not in_doubt(one, entry.verified, entry.doubtful):
                continue
            doubt = found.setdefault(one.key, Doubt(one.key, entry.short if entry else one.name, entry))
            doubt.articles |= _in_doubt(one, entry)
            if use.name not in doubt.uses:
                doubt.uses.append(use.name)
    _count_agreements(actor, shelf, found)
    return sorted(found.values(), key=lambda doubt: (-len(doubt.uses) - doubt.agreements, doubt.name))


def _in_doubt(cited, entry):
    """Return the numbers of the unverified articles of an entry that a citation touches."""
    if entry is None:
        return set()
    own = articles_of(cited.article)
    return {number for number in entry.doubtful if own and touches(number, sorted(own))}


def _count_agreements(actor, shelf, found):
    """Add how many agreements have an unverified regulation as legal basis or in their text."""
    rows = seen(actor)
    open_ones = {row.pk: row for row in shelf.values() if not row.verified}
    basis = LegalBasis.objects.filter(regulation__in=open_ones, agreement__in=rows)
    for pk, count in basis.values_list("regulation").annotate(Count("agreement", distinct=True)):
        _doubt(found, open_ones[pk]).agreements = count
    for pk, count in _cited_beside(open_ones, rows):
        _doubt(found, open_ones[pk]).agreements += count


def _cited_beside(open_ones, rows):
    """Return (key of a regulation, how many agreements cite it in their text alone)."""
    if not open_ones:
        return []
    whose = Case(*(When(key=row.signature, then=Value(pk)) for pk, row in open_ones.items()))
    basis = LegalBasis.objects.filter(agreement=OuterRef("agreement"), regulation=OuterRef("entry"))
    cited = Citation.objects.annotate(entry=whose).filter(entry__isnull=False, agreement__in=rows)
    alone = cited.exclude(Exists(basis)).order_by()
    return alone.values_list("entry").annotate(Count("agreement", distinct=True))


def _doubt(found, entry):
    return found.setdefault(entry.signature, Doubt(entry.signature, entry.short, entry))
