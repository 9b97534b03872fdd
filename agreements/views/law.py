"""The articles that an answer rests on, as pages show them: citation, gist, address, verified or not."""

from django.db.models import FilteredRelation, Q
from django.urls import reverse

from agreements.models import Regulation
from agreements.rules.enums import RegulationStatus

ARTICLE = ("cited__number", "cited__gist", "cited__verified")


def looked_up(sources):
    """Take `rules.kinds.Source`s; return {source: dict of its standing in the library}. One query.

    The dict: `citation`, `text` (gist, or ""), `url` ("" where the library has no such regulation),
    `verified`, `doubt`: what is doubtful, in a few words, or "".
    """
    wanted = set(sources)
    if not wanted:
        return {}
    cited = FilteredRelation(
        "articles", condition=Q(articles__number__in={source.article for source in wanted})
    )
    rows = Regulation.objects.annotate(cited=cited).filter(key__in={source.regulation for source in wanted})
    laws, articles = {}, {}
    for key, status, sure, *article in rows.values_list("key", "status", "verified", *ARTICLE):
        if key not in laws:
            laws[key] = {"status": status, "verified": sure, "url": reverse("regulation", args=[key])}
        articles[key, article[0]] = article[1:]
    return {source: _standing(source, laws.get(source.regulation), articles) for source in wanted}


def _standing(source, law, articles):
    gist, verified = articles.get((source.regulation, source.article), ("", False))
    if law and not source.article:
        verified = law["verified"]
    if law is None:
        doubt = "tidak ada dalam pustaka"
    elif law["status"] == RegulationStatus.REVOKED:
        doubt = "peraturannya sudah dicabut"
    else:
        doubt = "" if verified else "belum diverifikasi"
    return {
        "citation": source.citation,
        "text": gist,
        "url": law["url"] if law else "",
        "verified": not doubt,
        "doubt": doubt,
    }


def quotes(sources, standing=None):
    """Return the dicts of `law_quote` for the sources of which the library has the gist, in their order.

    `standing`: what `looked_up` returned for them; else it is asked here.
    """
    standing = looked_up(sources) if standing is None else standing
    rows = [standing[source] for source in dict.fromkeys(sources)]
    return [row for row in rows if row["text"]]


def cited(sources):
    """Return the citations of `rules.kinds.Source`s in one line."""
    return "; ".join(source.citation for source in sources)
