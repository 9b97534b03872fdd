"""Finding instruments by words, by the beginning of a number, or by a partner's name."""

import re

from django.contrib.postgres.search import SearchQuery, TrigramSimilarity
from django.db.models import BooleanField, Case, Q, Value, When

from agreements.models import Partner, Party, SearchWord

CONFIG = "indonesian"
MOST_WORDS = 12
MOST_HELPED = 6


def words_query(text):
    """Take what was typed; return the `SearchQuery` (all words, the last as a beginning), None without words.

    Quotes, `-word` and `or` are read as a web search reads them.
    """
    if re.search(r'["|]|(^|\s)-\w|\bor\b', text, re.IGNORECASE):
        return SearchQuery(text, config=CONFIG, search_type="websearch")
    words = re.findall(r"\w+", text)[:MOST_WORDS]
    if not words:
        return None
    return SearchQuery(" & ".join(words) + ":*", config=CONFIG, search_type="raw")


def narrowed(rows, condition, *, walking):
    """Return the rows for which `condition`, a `Q`, holds.

    `walking`: many will fit and the rows are read in order. A CASE keeps the planner from the index of the
    condition, whose rows it would all fetch and sort.
    """
    if walking:
        condition = Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.filter(condition)


def by_words(rows, text, *, walking=False):
    """Take instruments and what was typed; return those whose words or whose number fit (see `narrowed`)."""
    text = text.strip()
    query = words_query(text)
    found = Q(pk__in=[]) if query is None else Q(search=query)
    if any(char.isdigit() for char in text):
        found |= Q(number__istartswith=text)
    return narrowed(rows, found, walking=walking)


def by_partner(rows, text):
    """Take instruments and part of a name; return those with a partner of such a name among the parties."""
    # Asked for first: with the keys in hand the planner knows how many instruments to expect.
    partners = list(Partner.objects.filter(name__icontains=text.strip()).values_list("pk", flat=True))
    return rows.filter(pk__in=Party.objects.filter(partner__in=partners).values("agreement"))


def suggestion(rows, text):
    """Take the instruments that exist for a person and a search without a hit; return one with hits, or "".

    Each word that nobody wrote is put right by the most similar that somebody did.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())[:MOST_HELPED]
    if not words:
        return ""
    known = set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    strange = [word for word in words if word not in known and len(word) > 3]
    alike = [
        SearchWord.objects.filter(word__trigram_similar=word)
        .annotate(strange=Value(word), likeness=TrigramSimilarity("word", word))
        .order_by("-likeness", "word")
        .values_list("strange", "word")[:1]
        for word in strange
    ]
    if not alike:
        return ""
    better = dict(alike[0].union(*alike[1:], all=True) if len(alike) > 1 else alike[0])
    told = " ".join(better.get(word, word) for word in words)
    # A word may come from a draft that this person must not know of: only what finds something is told.
    return told if better and by_words(rows, told).exists() else ""
