"""References that follow their targets while a text is written.

`rebind` is what a save does: the words as typed become tokens again, those that nobody touched keep the
target they had, and the steps of all of them follow ayat, huruf and angka that were inserted, moved or
removed. Fields survive in the same way where a text comes back with their values (a suggestion, a Word file).
"""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from agreements.rules.naskah.fields import filler
from agreements.rules.naskah.references import (
    ANY,
    bind_part,
    bound,
    quoted_in,
    resolve_part,
    resolve_text,
    token_spans,
)
from agreements.rules.naskah.structure import Lampiran, Naskah, Table
from agreements.rules.naskah.tokens import REF, Numbering, mapped_part, mark, stepped, steps_of, token

PIECE = re.compile(r"\w+|[^\w\s]|\s+")
ALIKE = 0.45  # how much of a paragraph must stay for it to be the same one, changed


def follow(before, after):
    """Take a `Naskah` with tokens and what became of it; return the latter, the steps of its tokens moved.

    Ayat, huruf and angka are known again by their words; one that is gone leaves a token that prints as
    "[terhapus]" and comes back with it.
    """
    moves = Moves(before, after)
    return Naskah(
        after.recitals, *(tuple(map(moves.followed, parts)) for parts in (after.pasal, after.lampiran))
    )


def rebind(stored, typed, shown=None, values=None, read=None):
    """Take the stored `Naskah`, the same as typed in words, and the order of ids in which it was on screen.

    Returns what is to be stored. `shown`: ids of the pasal as numbered when the words were typed; without
    it the stored order; `values`: the `Draft` with which its fields were filled, where they were; `read`: the
    order of ids by which new numbers are read, where a pasal moves in the same act. Parts of
    `typed` that are as stored only have their tokens followed.
    """
    screen = Numbering(arranged(stored, shown) if shown else stored)
    known = {part.id: part for part in (*stored.pasal, *stored.lampiran)}
    moves, numbers = Moves(stored, typed, screen), Numbering(_read(stored, typed, read) if read else typed)

    def kept(part):
        old = known.get(part.id)
        if old == part:
            return moves.followed(part)
        if old is None or type(old) is not type(part):
            return bind_part(part, numbers)
        was = resolve_part(old, screen)
        if values:
            fields = filler(values)
            was = mapped_part(was, lambda text, ident, steps: fields(text))
        return _carried(old, was, part, numbers, moves)

    return Naskah(typed.recitals, *(tuple(map(kept, parts)) for parts in (typed.pasal, typed.lampiran)))


def arranged(naskah, ids):
    """Take a `Naskah` and ids of pasal; return it with these pasal in that order, unknown ids left out."""
    known = {pasal.id: pasal for pasal in naskah.pasal}
    order = [ident for ident in dict.fromkeys(ids) if ident in known]
    return replace(naskah, pasal=tuple(known[ident] for ident in order))


def _read(stored, typed, ids):
    """Return the typed text in the order of `ids`, with what is being removed from it."""
    there = {pasal.id for pasal in typed.pasal}
    gone = tuple(pasal for pasal in stored.pasal if pasal.id not in there)
    return arranged(replace(typed, pasal=typed.pasal + gone), ids)


class Moves:
    """Where the ayat, huruf and angka of each changed pasal went."""

    def __init__(self, before, after, numbering=None):
        self._numbers = numbering or Numbering(before)
        self._old = {pasal.id: pasal for pasal in before.pasal}
        self._new = {pasal.id: pasal for pasal in after.pasal}
        self._went = {}

    def followed(self, part):
        """Return a part with the steps of its tokens as they are now."""
        return mapped_part(part, lambda text, ident, steps: self.text(text, ident))

    def text(self, text, own):
        """Return one text with the steps of its tokens as they are now."""
        if "{{#" not in text:
            return text
        return REF.sub(lambda match: self.token(match, own), text)

    def token(self, match, own):
        """Return one token with its steps as they are now."""
        ident, steps = match["id"] or own, steps_of(match)
        old, new = self._old.get(ident), self._new.get(ident)
        if not steps or old is None or new is None or (old is new and not match["gone"]):
            return match[0]
        went, words = self._of(ident)
        if match["gone"]:
            found = words.get((steps.rpartition("|")[2].partition(":")[0], match["gone"]))
            return token(match["id"], found) if found else match[0]
        if steps in went and went[steps] is not None:
            return token(match["id"], went[steps])
        return token(match["id"], steps, self._mark(ident, steps)) if steps in went else match[0]

    def _mark(self, ident, steps):
        return mark(resolve_text(self._numbers.steps(ident)[steps].text, ident, self._numbers))

    def _of(self, ident):
        """Return ({old steps: new steps or None}, {(kind, mark): new steps}) of one pasal."""
        if ident not in self._went:
            old, new = _named(self._old[ident], self._numbers), _named(self._new[ident], self._numbers)
            pairs = dict(pair_up([(k, t) for _, k, t in old], [(k, t) for _, k, t in new]))
            went = {}
            for at, (steps, kind, _) in enumerate(old):
                if kind != "teks":
                    to = new[pairs[at]] if at in pairs else None
                    went.setdefault(steps, to[0] if to and to[1] == kind else None)
            self._went[ident] = went, {(kind, mark(text)): steps for steps, kind, text in new if text}
        return self._went[ident]


def _named(pasal, numbers):
    shown = resolve_part(pasal, numbers)
    return [(steps, node.kind, node.text) for steps, node in stepped(shown.body)]


def pair_up(old, new):
    """Take two lists of (kind, text); yield `(place in old, place in new)` of those that are the same one.

    First equal ones in their order, then the rest: place by place where as many are left between the same
    neighbours, else by likeness.
    """
    free = {}
    for at, item in enumerate(new):
        free.setdefault(item, []).append(at)
    pairs = {}
    for at, item in enumerate(old):
        if free.get(item):
            pairs[at] = free[item].pop(0)
    left = [at for at in range(len(old)) if at not in pairs]
    taken = set(pairs.values())
    rest = [at for at in range(len(new)) if at not in taken]
    if len(left) == len(rest):
        pairs |= dict(zip(left, rest, strict=True))
    else:
        pairs |= _alike(old, new, left, rest)
    yield from sorted(pairs.items())


def _alike(old, new, left, rest):
    found, rest = {}, list(rest)
    for at in left:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(old[at][1].split())
        best, most = None, ALIKE
        for to in rest:
            matcher.set_seq1(new[to][1].split())
            if matcher.real_quick_ratio() > most and (ratio := matcher.ratio()) > most:
                best, most = to, ratio
        if best is not None:
            found[at] = best
            rest.remove(best)
    return found


def _carried(old, shown, part, numbers, moves):
    """Return a typed part with the tokens of the stored one where their words still stand, others bound."""
    before, now = _texts(shown), _texts(part)
    raw = [text for _, text in _texts(old)]
    source = {to: at for at, to in pair_up(before, now)}
    places = iter(range(len(now)))

    quoted = quoted_in(part)

    def change(text, ident, steps):
        at = source.get(next(places))
        had = moves.text(raw[at], ident) if at is not None and "{{" in raw[at] else ""
        if had and text == before[at][1]:
            return had
        if steps is None or text in quoted:
            return text
        kept = _kept(had, raw[at], before[at][1], text) if had else {}
        return bound(text, ident, steps, numbers, kept)

    return mapped_part(part, change)


def _texts(part):
    """Return [(kind, text)] in the order in which `mapped_part` visits them: body, then the title."""
    found = []
    for run in _blocks(part):
        if isinstance(run, Table):
            found += [("sel", cell) for row in run.rows for cell in row]
        else:
            found += [(node.kind, node.text) for _, node in stepped(run)]
    return [*found, ("judul", part.title)]


def _blocks(part):
    if not isinstance(part, Lampiran):
        return [part.body]
    return [block if isinstance(block, Table) else (block,) for block in part.body]


def _kept(had, raw, was, text):
    """Return {(start, end): token} in `text` of the tokens of `had` whose words (as in `was`) still stand.

    `raw`: `had` before its steps were moved; the tokens of both stand in the same places.
    """
    spans = [span for span, _ in token_spans(raw, was)]
    tokens, found = list(zip(spans, ANY.findall(had), strict=False)), {}
    old, new = PIECE.findall(was), PIECE.findall(text)
    starts_old, starts_new = _starts(old), _starts(new)
    for kind, a, b, c, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            continue
        low, high, shift = starts_old[a], starts_old[b], starts_new[c] - starts_old[a]
        for (start, end), put in tokens:
            if low < start and end <= high and was[low:start].strip(" ("):
                found[start + shift, end + shift] = put
    return found


def _starts(pieces):
    found, at = [0], 0
    for piece in pieces:
        at += len(piece)
        found.append(at)
    return found
