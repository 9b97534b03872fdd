"""Keeping what is derived from an instrument: the words by which it is found, the regulations it cites."""

from collections import Counter

from agreements.models import Citation
from agreements.rules.citations import articles_of, cited_in
from agreements.rules.naskah import from_json


def refresh(agreement):
    """Set `partner_names` and `search_text` of an `Agreement` from its parties (not saved here)."""
    parties = list(agreement.parties.select_related("partner"))
    agreement.partner_names = ", ".join(p.partner.name for p in parties if p.partner_id)[:500]
    words = [
        agreement.about,
        agreement.cooperation.object,
        *(p.body for p in parties),
        *(p.number for p in parties),
    ]
    agreement.search_text = "\n".join(dict.fromkeys([*words, agreement.number, agreement.partner_names]))


def cite(agreement, parts=None):
    """Keep which regulations the text of an `Agreement` cites; to be called in the act that saves the text.

    `parts`: ids of the pasal (and `RECITALS`) that changed; without it the whole text is read. Returns how
    many rows were written or taken away.
    """
    naskah = from_json(agreement.text) if agreement.text else None
    found = Counter()
    facts = {}
    for part, one in cited_in(naskah, parts) if naskah else ():
        place = (part[:60], one.key, one.article[:200])
        found[place] += 1
        facts[place] = one
    kept = agreement.citations.all() if parts is None else agreement.citations.filter(part__in=parts)
    kept = {(row.part, row.key, row.article): row for row in kept}
    gone = [row.pk for place, row in kept.items() if found.get(place) != row.times]
    new = [
        _citation(agreement, place, facts[place], times)
        for place, times in found.items()
        if place not in kept or kept[place].times != times
    ]
    if gone:
        Citation.objects.filter(pk__in=gone).delete()
    Citation.objects.bulk_create(new)
    return len(gone) + len(new)


def _citation(agreement, place, found, times):
    part, key, article = place
    return Citation(
        agreement=agreement,
        part=part,
        key=key,
        kind=found.kind,
        number=found.number[:120],
        year=found.year,
        issuer=found.issuer[:300],
        article=article,
        numbers=sorted(articles_of(found.article)),
        times=times,
    )
