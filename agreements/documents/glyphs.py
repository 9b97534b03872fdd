"""Which letters the fonts for paper can draw; what they cannot would come out as an empty box."""

from functools import lru_cache

from fontTools.ttLib import TTFont

from agreements.documents.pdf import FONTS

TEXT_FONTS = ("texgyrebonum-regular.otf", "LiberationSans-Regular.ttf")
SPACES = frozenset("\n\t ")


@lru_cache(maxsize=1)
def drawable():
    """Return the frozenset of characters that can be printed."""
    codes = set()
    for name in TEXT_FONTS:
        with TTFont(FONTS / name, lazy=True) as font:
            codes |= set(font.getBestCmap())
    return frozenset(map(chr, codes)) | SPACES


def undrawable(text):
    """Take a text; return the characters in it that cannot be printed, sorted."""
    return sorted(set(text) - drawable())
