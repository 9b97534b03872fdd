"""Which pasal of one text is which pasal of the other, and which of them moved."""

from bisect import bisect_left
from operator import itemgetter

from agreements.rules.comparing.aligning import item, likeness
from agreements.rules.naskah import texts_of

ENOUGH = 0.5


def matched(old, new):
    """Take the pasal (or lampiran) of two texts; return `{place in new: place in old}`.

    The same id first; then equal words; then the most alike by title and words, wherever they stand.
    """
    pairs = _by(old, new, {}, lambda part: part.id)
    pairs |= _by(old, new, pairs, lambda part: (part.title, part.body))
    return pairs | _by_likeness(old, new, pairs)


def _left(old, new, pairs):
    taken = set(pairs.values())
    return [i for i in range(len(old)) if i not in taken], [j for j in range(len(new)) if j not in pairs]


def _by(old, new, pairs, sign):
    """Pair those of one sign, in their order."""
    theirs, ours = _left(old, new, pairs)
    waiting = {}
    for i in reversed(theirs):
        waiting.setdefault(sign(old[i]), []).append(i)
    return {j: waiting[sign(new[j])].pop() for j in ours if waiting.get(sign(new[j]))}


def _by_likeness(old, new, pairs):
    theirs, ours = _left(old, new, pairs)
    return likeliest({i: _item(old[i]) for i in theirs}, {j: _item(new[j]) for j in ours})


def likeliest(before, after):
    """Take {place: `Item`} of both; return {place in `after`: place in `before`}, the most alike first."""
    weighed = [
        (-found, abs(i - j), min(i, j), max(i, j), i, j)
        for i, one in before.items()
        for j, other in after.items()
        if (found := likeness(one, other)) >= ENOUGH
    ]
    chosen = {}
    for *_, i, j in sorted(weighed):
        if i not in chosen.values() and j not in chosen:
            chosen[j] = i
    return chosen


def _item(part):
    title = " ".join(part.title.split()).casefold()
    return item(" ".join([part.title, *texts_of(part.body)]), name=title)


def moved(pairs, old, new):
    """Take `{place in new: place in old}`; return the places in new that moved, few as can be.

    `old(place)`, `new(place)`: the words of one. Where there are two ways to tell it, more that is the same
    stays, then more words: whichever text is the older, so that swapped texts are told alike.
    """
    ways = [_rise(pairs), {j: i for i, j in _rise({i: j for j, i in pairs.items()}).items()}]
    if ways[0] == ways[1]:
        return set(pairs) - set(ways[0])

    def stays(way):
        both = sorted(sorted((old(i), new(j))) for j, i in way.items())
        return sum(one == other for one, other in both), sum(len(one + other) for one, other in both), both

    return set(pairs) - set(max(ways, key=stays))


def _rise(pairs):
    """Return as many of the pairs as can be, both rising."""
    places = sorted(pairs)
    run = _longest_rise([pairs[place] for place in places])
    return {places[at]: pairs[places[at]] for at in run}


def _longest_rise(numbers):
    """Return the places of a longest rising run among `numbers`."""
    ends, before = [], {}
    for at, number in enumerate(numbers):
        place = bisect_left(ends, number, key=itemgetter(0))
        before[at] = ends[place - 1][1] if place else None
        ends[place : place + 1] = [(number, at)]
    run, at = [], ends[-1][1] if ends else None
    while at is not None:
        run.append(at)
        at = before[at]
    return run[::-1]
