"""Which entry of one list is which entry of another: the same first, then the like, in order."""

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from math import ceil, sqrt

ROOM = 10_000  # pairs of entries that are weighed at once


@dataclass(frozen=True)
class Item:
    """An entry of a list: `key` is equal for equal ones, `words` tell how alike others are."""

    key: str
    words: Counter = field(compare=False, repr=False)
    sort: str = ""  # only entries of one sort are alike
    name: str = ""  # entries of one name are alike, whatever else they say


def item(text, *, key=None, sort="", name=""):
    """Take a text; return its `Item`, `key` being the text with single spaces unless told."""
    words = text.split()
    return Item(f"{sort}\t{' '.join(words) if key is None else key}", Counter(map(bare, words)), sort, name)


def bare(word):
    """Take a word; return it in small letters without the marks around it."""
    return word.strip(".,;:()").casefold() or word


def likeness(one, other):
    """Take two `Item`s; return from 0 to 1 how much of their words they share (Dice); 0 across sorts."""
    if one.sort != other.sort:
        return 0.0
    shared = _shared(one.words, other.words)
    if one.name and one.name == other.name:
        return 0.5 + shared / 2
    return shared


def _shared(one, other):
    total = one.total() + other.total()
    if not total:
        return 0.0
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return 2 * sum(min(times, many[word]) for word, times in few.items() if word in many) / total


def align(old, new, enough=0.4):
    """Take two lists of `Item`s; return the pairs (place in `old`, place in `new`), both rising.

    Equal ones are paired first, then those between them that are alike enough. Swapped lists give
    the same pairs.
    """
    theirs, ours = [each.key for each in old], [each.key for each in new]
    if theirs > ours:
        return [(i, j) for j, i in _align(new, old, ours, theirs, enough)]
    return _align(old, new, theirs, ours, enough)


def _align(old, new, theirs, ours, enough):
    pairs = []
    for tag, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        elif tag == "replace":
            pairs += ((a + i, c + j) for i, j in _alike(old[a:b], new[c:d], enough))
    return pairs


def _alike(old, new, enough):
    """Pair what is alike between two equal entries; a long stretch is cut, so that it costs little."""
    cuts = ceil(sqrt(len(old) * len(new) / ROOM)) or 1
    for cut in range(cuts):
        a, b = (len(old) * at // cuts for at in (cut, cut + 1))
        c, d = (len(new) * at // cuts for at in (cut, cut + 1))
        yield from ((a + i, c + j) for i, j in _best(old[a:b], new[c:d], enough))


def _best(old, new, enough):
    """Return the rising pairs with the greatest likeness in all."""
    weights = [[_weight(one, other, enough) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(new) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1])
            if weights[i][j]:
                row[j] = max(row[j], below[j + 1] + weights[i][j])
    return _followed(weights, best)


def _followed(weights, best):
    pairs, i, j = [], 0, 0
    while i < len(weights) and j < len(weights[0]):
        if weights[i][j] and best[i][j] == best[i + 1][j + 1] + weights[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _weight(one, other, enough):
    found = likeness(one, other)
    return found if found >= enough else 0.0


def woven(pairs, old, new):
    """Take rising pairs and both lengths; yield (place in old, place in new), None where it stands in one.

    What is gone comes before what is added at the same place.
    """
    i = j = 0
    for there, here in [*pairs, (old, new)]:
        yield from ((gone, None) for gone in range(i, there))
        yield from ((None, come) for come in range(j, here))
        if (there, here) != (old, new):
            yield there, here
        i, j = there + 1, here + 1
