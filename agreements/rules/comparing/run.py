"""The comparison of two versions, whole."""

from dataclasses import replace

from agreements.rules.comparing import around, blocks
from agreements.rules.comparing.matching import matched, moved
from agreements.rules.comparing.renumbering import Renumbered
from agreements.rules.comparing.result import (
    ADDED,
    AWAY,
    CHANGED,
    REMOVED,
    SAME,
    Comparison,
    Part,
    status_of,
    whole,
)
from agreements.rules.comparing.words import ADDED as INS
from agreements.rules.comparing.words import STRUCK, changed_words
from agreements.rules.naskah import Naskah, from_json, lampiran_label

ONLY = {STRUCK: REMOVED, INS: ADDED}


def compare(old, new):
    """Take two contents as a revision keeps them (`documents.content.content_of`); return the `Comparison`.

    Struck and same words are those of `old`, added and same those of `new`; swapped contents give the
    same counts the other way round. Raises ValueError where a text has an odd shape.
    """
    before, after = _text(old), _text(new)
    pasal, renumbered = _parts(before.pasal, after.pasal)
    found = Comparison(
        facts=around.changed_facts(old, new),
        recitals=_list(before.recitals, after.recitals, renumbered),
        legal_basis=_list(old.get("legal_basis", ()), new.get("legal_basis", ()), None),
        pasal=pasal,
        lampiran=_parts(before.lampiran, after.lampiran, renumbered, lampiran_label)[0],
        activities=around.changed_activities(old, new),
    )
    return replace(found, quiet=old != new and found.counts.nothing)


def _text(content):
    return from_json(content["text"]) if content.get("text") else Naskah()


def _list(old, new, renumbered):
    """Compare two numbered lists; renumbering alone is the list's own affair."""
    before, after = blocks.listed(old), blocks.listed(new)
    follows = renumbered.within(None) if renumbered else None
    return blocks.changes(before, after, blocks.paired(before, after), follows)


def pasal_label(number, _):
    """Return "Pasal 5"."""
    return f"Pasal {number}"


def _parts(old, new, renumbered=None, label=pasal_label):
    """Compare the pasal (or lampiran) of two texts; return their `Part`s and where the numbers went."""
    pairs = matched(old, new)
    bodies = {j: (blocks.flat(old[i].body), blocks.flat(new[j].body)) for j, i in pairs.items()}
    aligned = {j: blocks.paired(*bodies[j]) for j in bodies}
    if renumbered is None:
        numbers = {i + 1: j + 1 for j, i in pairs.items()}
        ayat = {pairs[j] + 1: blocks.moved_numbers(*bodies[j], aligned[j]) for j in bodies}
        renumbered = Renumbered(numbers, ayat)
    went = moved(pairs)
    parts = {}
    for j, part in enumerate(new):
        names = {"new": j + 1, "new_label": label(j + 1, len(new))}
        if j not in pairs:
            parts[j] = _alone(part, INS, names)
            continue
        i = pairs[j]
        names |= {"old": i + 1, "old_label": label(i + 1, len(old)), "moved": j in went}
        parts[j] = _both(old[i], part, bodies[j], aligned[j], renumbered, names)
    return tuple(_in_order(old, parts, pairs, went, label)), renumbered


def _alone(part, kind, names):
    body = tuple(blocks.alone(block, kind) for block in blocks.flat(part.body))
    given = {"old": None, "new": None} | names
    return Part(ONLY[kind], part.id, title=whole(kind, part.title), blocks=body, **given)


def _both(before, after, bodies, pairs, renumbered, names):
    follows = renumbered.within(names["old"])
    title = changed_words(before.title, after.title, follows)
    body = blocks.changes(*bodies, pairs, follows)
    same = status_of(title) == SAME and all(block.status == SAME for block in body)
    return Part(SAME if same else CHANGED, after.id, title=title, blocks=body, **names)


def _in_order(old, parts, pairs, went, label):
    """Yield the parts in the order of the newer text; what is gone, or went away, stands where it stood."""
    place_of = {i: j for j, i in pairs.items()}
    staying = {j for j in pairs if j not in went}
    behind = {}  # place in new of the last part that stayed -> what is gone after it
    last = -1
    for i, part in enumerate(old):
        j = place_of.get(i)
        if j in staying:
            last = j
            continue
        behind.setdefault(last, []).append(_gone(part, i, label(i + 1, len(old)), parts.get(j)))
    yield from behind.get(-1, ())
    for j in sorted(parts):
        yield parts[j]
        yield from behind.get(j, ())


def _gone(part, i, name, now):
    names = {"old": i + 1, "old_label": name}
    if now is None:
        return _alone(part, STRUCK, names)
    title = whole("", part.title)
    return Part(AWAY, part.id, new=now.new, new_label=now.new_label, title=title, **names)
