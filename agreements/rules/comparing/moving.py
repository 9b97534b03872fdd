"""Paragraphs that went from one place of a text to another: the same words, or nearly, and no chance.

What speaks for a move is what stands once in either text. A sentence that stands in several places, a short
paragraph or one of common phrases is therefore struck and added, as any other.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from agreements.rules.comparing.aligning import bare
from agreements.rules.comparing.blocks import Row, paired

FEWEST = 6  # words; a shorter paragraph is no evidence of a move
RARE = 4  # pairs of neighbouring words that stand once in either text and in both paragraphs
ALIKE = 0.5  # of the pairs of neighbouring words


@dataclass(frozen=True)
class Move:
    """A paragraph of the older text (part, place in its flat body) that stands elsewhere in the newer.

    `head`: it went of itself; what stood beneath it came along.
    """

    old: tuple[str, int]
    new: tuple[str, int]
    head: bool = True


def moves(old, new, left, free):
    """Take two texts as {part: flat body} and the places (part, place) without partner in each.

    Returns the `Move`s; swapped texts give the same ones turned.
    """
    if not left or not free:
        return []
    if _sign(old) > _sign(new):
        return [Move(each.new, each.old, each.head) for each in _moves(new, old, free, left)]
    return _moves(old, new, left, free)


def _sign(bodies):
    return [(part, repr(block)) for part, body in bodies.items() for block in body]


def _moves(old, new, left, free):
    before, after = _trees(old, left), _trees(new, free)
    if not before or not after:
        return []
    found = []
    for _, _, there, here in _weighed(old, new, before, after):
        if there in before and here in after:
            found += _taken(old, new, before, after, there, here)
    return found


@dataclass(frozen=True)
class _Tree:
    """A paragraph without partner, with what stands beneath it and has none either, in order."""

    places: tuple[tuple[str, int], ...]
    own: Counter
    whole: Counter
    key: tuple[str, ...]
    length: int


def _trees(bodies, left):
    """Return {place: _Tree} of every paragraph among the places `left`."""
    waiting, found = set(left), {}
    for part, at in left:
        row = bodies[part][at]
        if not isinstance(row, Row):
            continue
        places = [(part, at)]
        for place in range(at + 1, len(bodies[part])):
            below = bodies[part][place]
            if not isinstance(below, Row) or below.depth <= row.depth:
                break
            if (part, place) in waiting:
                places.append((part, place))
        rows = [bodies[part][place] for _, place in places]
        own, whole = Counter(_neighbours(row)), Counter()
        for each in rows:
            whole.update(_neighbours(each))
        key = tuple(" ".join(each.text.split()) for each in rows)
        found[part, at] = _Tree(tuple(places), own, whole, key, sum(len(text.split()) for text in key))
    return found


def _neighbours(row):
    return pairwise(map(bare, row.text.split()))


def _weighed(old, new, before, after):
    """Return what may have moved, the surest first: [(-evidence, -likeness, place, place)]."""
    votes = _votes(old, new, before, after) + _equal(old, new, before, after)
    found = []
    for (there, here), count in votes.items():
        alike = _alike(before[there], after[here])
        if count >= RARE and alike >= ALIKE:
            found.append((-count, -alike, there, here))
    return sorted(found)


def _votes(old, new, before, after):
    """Count for each two paragraphs the neighbouring words that both have and no other place of the texts."""
    shared = _all_of(before) & _all_of(after)
    once = _once(old, shared) & _once(new, shared)
    holders, others = _holders(before, once), _holders(after, once)
    return Counter(
        (there, here)
        for two in once
        for there in holders.get(two, ())
        for here in others.get(two, ())
        if _long(before[there], after[here])
    )


def _long(one, other):
    return min(one.length, other.length) >= FEWEST


def _all_of(trees):
    return {two for tree in trees.values() for two in tree.own}


def _once(bodies, asked):
    seen = Counter()
    for body in bodies.values():
        for row in body:
            if isinstance(row, Row):
                seen.update(two for two in _neighbours(row) if two in asked)
    return {two for two, times in seen.items() if times == 1}


def _holders(trees, asked):
    found = {}
    for place, tree in trees.items():
        for two in tree.whole:
            if two in asked:
                found.setdefault(two, []).append(place)
    return found


def _equal(old, new, before, after):
    """Say for equal paragraphs, of which either text has one only, that they are surely the same."""
    theirs, ours = _by_words(before), _by_words(after)
    once = {key for key in theirs if key in ours and len(theirs[key]) == len(ours[key]) == 1}
    first = {key[0] for key in once}
    alone = _unique(old, first) & _unique(new, first) if first else first
    once = {key for key in once if key[0] in alone}
    lengths = {(theirs[key][0], ours[key][0]): before[theirs[key][0]].length for key in once}
    return Counter({pair: RARE + length for pair, length in lengths.items() if length >= FEWEST})


def _by_words(trees):
    found = {}
    for place, tree in trees.items():
        found.setdefault(tree.key, []).append(place)
    return found


def _unique(bodies, asked):
    seen = Counter(
        text
        for body in bodies.values()
        for row in body
        if isinstance(row, Row) and (text := " ".join(row.text.split())) in asked
    )
    return {text for text, times in seen.items() if times == 1}


def _alike(one, other):
    """Return from 0 to 1 how alike two paragraphs are: with what stands beneath, or by themselves."""
    return max(_dice(one.whole, other.whole), _dice(one.own, other.own), float(one.key == other.key))


def _dice(one, other):
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _taken(old, new, before, after, there, here):
    """Return the move of two paragraphs and of what came along with it; both are free no longer."""
    under, below = (
        [place for place in trees[spot].places[1:] if place in trees]
        for trees, spot in ((before, there), (after, here))
    )
    pairs = paired([old[part][at] for part, at in under], [new[part][at] for part, at in below])
    found = [Move(there, here), *(Move(under[i], below[j], head=False) for i, j in pairs)]
    for move in found:
        del before[move.old], after[move.new]
    return found
