"""The comparison of two versions, whole."""

from dataclasses import replace
from functools import partial

from agreements.rules.comparing import around, blocks
from agreements.rules.comparing.activities import changed_activities
from agreements.rules.comparing.aligning import woven
from agreements.rules.comparing.matching import moved
from agreements.rules.comparing.pairing import Pairing, Side
from agreements.rules.comparing.renumbering import Renumbered, place_name
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
from agreements.rules.naskah import Naskah, from_json
from agreements.rules.naskah.pointers import LAMPIRAN, PASAL

ONLY = {STRUCK: REMOVED, INS: ADDED}


def compare(old, new):
    """Take two contents as a revision keeps them (`documents.content.content_of`); return the `Comparison`.

    Struck and same words are those of `old`, added and same those of `new`; swapped contents give the
    same counts the other way round. Raises ValueError where a text has an odd shape.
    """
    before, after = Side(_text(old)), Side(_text(new))
    pairing = Pairing(before, after)
    telling = Telling(pairing)
    pointing = telling.renumbered.between()
    found = Comparison(
        facts=around.changed_facts(old, new),
        recitals=_list(before.naskah.recitals, after.naskah.recitals, pointing),
        legal_basis=_list(old.get("legal_basis", ()), new.get("legal_basis", ())),
        pasal=tuple(telling.parts(PASAL)),
        lampiran=tuple(telling.parts(LAMPIRAN)),
        activities=changed_activities(old.get("activities") or (), new.get("activities") or ()),
    )
    return replace(found, quiet=old != new and found.counts.nothing)


def _text(content):
    return from_json(content["text"]) if content.get("text") else Naskah()


def _list(old, new, pointing=None):
    """Compare two numbered lists; renumbering alone is the list's own affair."""
    before, after = blocks.listed(old), blocks.listed(new)
    return blocks.changes(
        before, after, blocks.paired(before, after), partial(blocks.both, pointing=pointing)
    )


class Telling:
    """What a `Pairing` says, as `Part`s."""

    def __init__(self, pairing):
        self.pairing, self.renumbered = pairing, Renumbered(pairing)
        self._left = {move.old: (number, move) for number, move in enumerate(pairing.moves, 1)}
        self._came = {move.new: (number, move) for number, move in enumerate(pairing.moves, 1)}

    def parts(self, group):
        """Yield the parts in the order of the newer text; what is gone, or went, stands where it stood."""
        theirs, ours = self.pairing.old.group(group), self.pairing.new.group(group)
        place = {name: at for at, name in enumerate(theirs)}
        pairs = {at: place[was] for at, name in enumerate(ours) if (was := self.pairing.parts.get(name))}
        went = moved(pairs, self.pairing.old.words(theirs), self.pairing.new.words(ours))
        told = [self._part(name, at in went) for at, name in enumerate(ours)]
        behind = self._behind(theirs, {place: at for at, place in pairs.items()}, went, told)
        yield from behind.get(-1, ())
        for at, part in enumerate(told):
            yield part
            yield from behind.get(at, ())

    def _behind(self, theirs, place_of, went, told):
        """Return {place in the newer text of the last part that stayed, or -1: what is gone after it}."""
        found, last = {}, -1
        for at, name in enumerate(theirs):
            now = place_of.get(at)
            if now is None or now in went:
                found.setdefault(last, []).append(self._gone(name, None if now is None else told[now]))
            else:
                last = now
        return found

    def _part(self, name, went):
        was, new = self.pairing.parts.get(name), self.pairing.new
        names = {"new": int(name[1:]), "new_label": new.label(name)}
        if was is None:
            return self._alone(new, name, INS, names)
        names |= {"old": int(was[1:]), "old_label": self.pairing.old.label(was), "moved": went}
        before, after = self.pairing.old.parts[was], new.parts[name]
        pointing = self.renumbered.between(was, name)
        title = changed_words(before.title, after.title)
        body = tuple(self._blocks(was, name, pointing))
        same = status_of(title) == SAME and all(_stays(block) for block in body)
        return Part(SAME if same else CHANGED, after.id, title=title, blocks=body, **names)

    def _blocks(self, was, name, pointing):
        old, new = self.pairing.old.bodies[was], self.pairing.new.bodies[name]
        for i, j in woven(self.pairing.rows[name], len(old), len(new)):
            if i is None:
                yield self._arrived(name, j)
            elif j is None:
                yield self._left_behind(was, i)
            else:
                yield blocks.both(old[i], new[j], pointing)

    def _arrived(self, name, at):
        """Return what has no partner in the newer text: added, or moved here."""
        block = self.pairing.new.bodies[name][at]
        number, move = self._came.get((name, at), (0, None))
        if move is None:
            return blocks.alone(block, INS)
        was, place = move.old
        before = self.pairing.old.bodies[was][place]
        line = blocks.both(before, block, self.renumbered.between(was, name))
        place = place_name(self.pairing.old, (was, before.steps)) if move.head else ""
        return replace(line, status=status_of(line.pieces), reshaped=False, move=number, elsewhere=place)

    def _left_behind(self, name, at):
        """Return what has no partner in the older text: struck, or moved away."""
        block = self.pairing.old.bodies[name][at]
        number, move = self._left.get((name, at), (0, None))
        line = blocks.alone(block, STRUCK)
        if move is None:
            return line
        to, place = move.new
        there = to, self.pairing.new.bodies[to][place].steps
        elsewhere = place_name(self.pairing.new, there) if move.head else ""
        return replace(line, status=AWAY, pieces=whole("", block.text), move=number, elsewhere=elsewhere)

    def _alone(self, side, name, kind, names):
        tell = self._arrived if kind == INS else self._left_behind
        part = side.parts[name]
        body = tuple(tell(name, at) for at in range(len(side.bodies[name])))
        given = {"old": None, "new": None} | names
        return Part(ONLY[kind], part.id, title=whole(kind, part.title), blocks=body, **given)

    def _gone(self, name, now):
        side = self.pairing.old
        names = {"old": int(name[1:]), "old_label": side.label(name)}
        if now is None:
            return self._alone(side, name, STRUCK, names)
        part = side.parts[name]
        title = whole("", part.title)
        return Part(AWAY, part.id, new=now.new, new_label=now.new_label, title=title, **names)


def _stays(block):
    return block.status == SAME and not getattr(block, "move", 0)
