"""Which letters the fonts for paper can draw; what they cannot would come out as an empty box."""

from functools import lru_cache

from fontTools.ttLib import TTFont

from agreements.documents.pdf import FONTS, SCRIPT_FONTS, SCRIPTS

# A letter must be in every weight of one family: names and headings are bold.
FAMILIES = (
    (FONTS / "texgyrebonum-regular.otf", FONTS / "texgyrebonum-bold.otf"),
    (FONTS / "LiberationSans-Regular.ttf", FONTS / "LiberationSans-Bold.ttf"),
)
SPACES = frozenset("\n\t ")


@lru_cache(maxsize=len(SCRIPTS) + 1)
def drawable(script=""):
    """Return the frozenset of characters that can be printed; `script`: a key of SCRIPTS or ""."""
    families = [*FAMILIES, *([[SCRIPT_FONTS / name for name in SCRIPTS[script]]] if script else [])]
    return frozenset.union(SPACES, *(frozenset.intersection(*map(_letters, family)) for family in families))


def _letters(path):
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def undrawable(text, language=""):
    """Take a text and perhaps the code of its language; return what of it cannot be printed, sorted."""
    return sorted(set(text) - drawable(language if language in SCRIPTS else ""))


def printable(text):
    """Take a text; return it with a question mark for each character that cannot be printed.

    For lists, which a single odd letter in one row shall not stop; an agreement is refused instead.
    """
    odd = undrawable(text)
    return text.translate(dict.fromkeys(map(ord, odd), "?")) if odd else text
