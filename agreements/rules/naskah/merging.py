"""Two people edit one text: what each changed goes in, part by part; what both changed is told."""

from agreements.rules.naskah.keeping import digest_of
from agreements.rules.naskah.structure import Lampiran, Naskah

RECITALS = "konsiderans"


def digests(naskah):
    """Take a `Naskah`; return `{id: digest}` in its order, the recitals under `RECITALS`.

    This is what the editor is given with the text and hands back on saving.
    """
    parts = [*naskah.pasal, *naskah.lampiran]
    return {RECITALS: digest_of(naskah.recitals)} | {part.id: digest_of(part) for part in parts}


def _parts(naskah):
    parts = {RECITALS: naskah.recitals} | {part.id: part for part in [*naskah.pasal, *naskah.lampiran]}
    if len(parts) != len(naskah.pasal) + len(naskah.lampiran) + 1:
        raise ValueError("Satu id pasal dipakai lebih dari satu kali.")
    return parts


def _choose(base, mine, theirs):
    """Return `(part to keep, whether both changed it differently)`; None is a part that is not there."""
    was_mine, was_theirs = (None if part is None else digest_of(part) for part in (mine, theirs))
    if was_mine in (was_theirs, base):
        return theirs, False
    return (mine, False) if was_theirs == base else (theirs, True)


def _order(base, mine, theirs):
    """Return the ids of both in one order: whoever moved pasal decides; the stored order where both did."""
    shared = set(mine) & set(theirs)
    before = [part for part in base if part in shared]
    stored_moved = [part for part in theirs if part in shared] != before
    frame, others = (
        (theirs, mine) if stored_moved or [p for p in mine if p in shared] == before else (mine, theirs)
    )
    order, place = list(frame), 0
    for part in others:
        if part in order:
            place = order.index(part) + 1
        else:
            order.insert(place, part)
            place += 1
    return order


def merge(base_digests, mine, theirs):
    """Three-way merge for the optimistic save.

    `base_digests`: `{id: digest}` as the editor loaded it (from `digests`, in that order);
    `mine`: the `Naskah` the person sends; `theirs`: the stored `Naskah`.
    Returns `(merged Naskah, conflicts)`, conflicts being `(id, mine, theirs)` with None for a deleted
    part. What one side changed, added or deleted goes in; where both changed the same part differently
    the stored one stands in the merged text and mine in the conflict, so that nothing is lost.
    Raises ValueError where an id stands twice on one side.
    """
    my_parts, their_parts = _parts(mine), _parts(theirs)
    kept, conflicts = {}, []
    for part in _order(list(base_digests), list(my_parts), list(their_parts)):
        sides = my_parts.get(part), their_parts.get(part)
        kept[part], clash = _choose(base_digests.get(part), *sides)
        if clash:
            conflicts.append((part, *sides))
    recitals = kept.pop(RECITALS)
    parts = [part for part in kept.values() if part is not None]
    pasal = tuple(part for part in parts if not isinstance(part, Lampiran))
    return Naskah(recitals, pasal, tuple(part for part in parts if isinstance(part, Lampiran))), tuple(
        conflicts
    )
