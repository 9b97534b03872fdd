"""Which letters the fonts for paper can draw; what they cannot would come out as an empty box."""

from functools import lru_cache

from fontTools.ttLib import TTFont

from agreements.documents.pdf import FONTS

# A letter must be in every weight of one family: names and headings are bold.
FAMILIES = (
    ("texgyrebonum-regular.otf", "texgyrebonum-bold.otf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)
SPACES = frozenset("\n\t ")


@lru_cache(maxsize=1)
def drawable():
    """Return the frozenset of characters that can be printed."""
    families = [frozenset.intersection(*map(_letters, family)) for family in FAMILIES]
    return frozenset.union(SPACES, *families)


def _letters(name):
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def undrawable(text):
    """Take a text; return the characters in it that cannot be printed, sorted."""
    return sorted(set(text) - drawable())


def printable(text):
    """Take a text; return it with a question mark for each character that cannot be printed.

    For lists, which a single odd letter in one row shall not stop; an agreement is refused instead.
    """
    odd = undrawable(text)
    return text.translate(dict.fromkeys(map(ord, odd), "?")) if odd else text
