"""The side panel of a proposal: what follows from the partners chosen, and the articles that say so."""

from django.db.models import Q
from django.urls import reverse

from agreements.models import Article
from agreements.rules.progress import short_name


def advice_for(choice, kind):
    """Take a `rules.choosing.Choice` and the code of the kind chosen, or ""; return the panel's dict."""
    option = choice.option(kind)
    return {
        "refusals": choice.refusals,
        "options": [{"label": item.kind.label, "text": item.explanation} for item in choice.options],
        "option": _option(option) if option else None,
    }


def _option(option):
    return {
        "label": option.kind.label,
        "text": option.explanation,
        "verified": option.verified,
        "cautions": option.cautions,
        "chain": [
            {
                "name": short_name(link.instrument),
                "full": link.instrument.label,
                "signer": link.signer,
                "paper": link.paper,
                "term": link.term,
                "basis": cited(link.sources),
            }
            for link in option.chain
        ],
        "papers": [
            {"name": paper.name, "note": paper.note, "basis": cited(paper.sources)} for paper in option.papers
        ],
        "quotes": quotes(option.sources + option.chain[0].sources[:1]),
    }


def cited(sources):
    """Return the citations of `rules.kinds.Source`s in one line."""
    return "; ".join(source.citation for source in sources)


def quotes(sources):
    """Return the dicts of `law_quote` for the sources that the library holds, in their order. One query."""
    wanted = Q(pk__in=[])
    for source in sources:
        wanted |= Q(regulation__key=source.regulation, number=source.article)
    found = {
        (article.regulation.key, article.number): article
        for article in Article.objects.filter(wanted).select_related("regulation")
    }
    return [
        {
            "citation": source.citation,
            "text": found[source.regulation, source.article].gist,
            "url": reverse("regulation", args=[source.regulation]),
            "verified": found[source.regulation, source.article].verified,
        }
        for source in sources
        if (source.regulation, source.article) in found
    ]
