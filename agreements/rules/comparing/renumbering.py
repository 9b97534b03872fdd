"""References between two texts: those that only follow what they point to, and those that should have.

"Pasal 5" is "Pasal 6" since a pasal came before it; a text that still says "Pasal 5" names another one.
"""

from dataclasses import dataclass
from functools import cached_property

from agreements.rules.comparing.result import Notice
from agreements.rules.comparing.words import ADDED, RENUMBERED, STRUCK
from agreements.rules.comparing.words import SAME as BOTH
from agreements.rules.naskah.pointers import LAMPIRAN, PASAL, pointers, step_words
from agreements.rules.naskah.references import LOOKS, quoted_in

WORD = {PASAL: "pasal", LAMPIRAN: "lampiran"}


@dataclass(frozen=True)
class Reference:
    """One number in a text: its target (part, steps), the marks around it, and the end of what it begins.

    Of "Pasal 5 ayat (2)" the "5" has the target ("p5", "") and the end ("p5", "ayat:2").
    """

    target: tuple[str, str]
    around: tuple[str, str]
    end: tuple[str, str]


def _numbers(text, steps, held):
    """Return [(place of the word, marks around, part or "", steps)] of each number that names a part."""
    found, text = [], " ".join(text.split())
    for (start, end), part, path in pointers(text, steps, held):
        first, last = text.rfind(" ", 0, start) + 1, text.find(" ", end)
        around = text[first:start], text[end:] if last < 0 else text[end:last]
        found.append((text.count(" ", 0, start), around, part, path))
    return found


class Reader:
    """What the references in the words of one `pairing.Side` point to."""

    def __init__(self, side, read):
        """`read`: a dict that both sides of a comparison share, so that equal words are read once."""
        self._targets, self._read_once = side.targets, read
        self._quoted = {name: quoted_in(part) for name, part in side.parts.items()}
        self._known = {}

    def references(self, text, steps, part):
        """Take a text, its steps and the name of the part that holds it ("" for a recital).

        Returns {place of the word: `Reference`}, in order; numbers that this text does not have are none.
        """
        key = text, steps, part
        if key not in self._known:
            plain = not LOOKS.search(text) or text in self._quoted.get(part, ())
            self._known[key] = {} if plain else dict(self._read(*key))
        return self._known[key]

    def _read(self, text, steps, part):
        end, found = None, []
        key = text, steps, bool(part)
        if key not in self._read_once:
            self._read_once[key] = _numbers(*key)
        for place, around, name, path in reversed(self._read_once[key]):
            target = name or part, path
            if target in self._targets:
                end = end if end and _begins(target, end) else target
                found.append((place, Reference(target, around, end)))
        return reversed(found)


def _begins(target, end):
    part, steps = target
    return part == end[0] and end[1] != steps and f"{end[1]}|".startswith(f"{steps}|" if steps else "")


class Renumbered:
    """The references of two texts, told by where everything went (`Pairing.went`)."""

    def __init__(self, pairing):
        self.sides = pairing.old, pairing.new
        self.still = pairing.still
        self.went = pairing.went
        self.came = {here: there for there, here in self.went.items()}

    @cached_property
    def readers(self):
        """The `Reader`s of the older and the newer text."""
        read = {}
        return tuple(Reader(side, read) for side in self.sides)

    def between(self, was="", name=""):
        """Take the names of a part before and after ("" for a recital); return the `Pointing`."""
        return Pointing(self, was, name)


def _through(way, reference):
    """Return where the target of a `Reference` is on the other side, as its end tells, or None."""
    end, steps = way.get(reference.end), reference.target[1]
    if end and end[1].count("|") == reference.end[1].count("|"):
        level = steps.count("|") + 1 if steps else 0
        return end[0], "|".join(end[1].split("|")[:level])
    return way.get(reference.target)


@dataclass(frozen=True)
class Between:
    """The references in two texts that are one paragraph: {place of the word: `Reference`} of each."""

    before: dict
    after: dict
    went: dict
    came: dict

    def follows(self, i, j):
        """Whether the words at these places are one reference, numbered anew."""
        old, new = self.before.get(i), self.after.get(j)
        if old is None or new is None or old.around != new.around:
            return False
        return new.target in (_through(self.went, old), self.went.get(old.target))

    def named(self, old, new):
        """Return both lists of words, each reference by the name that its target has on both sides."""
        sides = (old, self.before, self.went), (new, self.after, self.came)
        return [
            [_known(word, places.get(at), way) for at, word in enumerate(words)]
            for words, places, way in sides
        ]


def _known(word, reference, way):
    other = reference and _through(way, reference)
    if not other:
        return word
    return "\0".join([*reference.around, *sorted(map(str, (reference.target, other)))])


@dataclass(frozen=True)
class Pointing:
    """The references of one part (its names before and after) in two texts."""

    renumbered: Renumbered
    was: str
    name: str

    def words(self, before, after):
        """Take a paragraph (`Row`) before and after, or two cells; return their `Between`."""
        there, here = self._before(before), self._after(after)
        return Between(there, here, self.renumbered.went, self.renumbered.came)

    def _before(self, block):
        return self.renumbered.readers[0].references(*_held(block), self.was)

    def _after(self, block):
        return self.renumbered.readers[1].references(*_held(block), self.name)

    def unmoved(self, before, after, pieces):
        """Return the `Notice`s of what still says what it said although its target moved or is gone.

        A number that somebody changed is left alone, and an ayat or huruf that was written anew in its place.
        """
        if self.renumbered.still or not LOOKS.search(before.text):
            return ()
        theirs = self._before(before)
        if before.text == after.text and all(self._stays(each.end) for each in theirs.values()):
            return ()
        ours, kept = self._after(after), dict(_kept(pieces))
        touched = {reference.end for at, reference in theirs.items() if at not in kept}
        last = [(at, each) for at, each in theirs.items() if each.target == each.end]
        told = (self._told(each.target, ours.get(kept[at])) for at, each in last if each.end not in touched)
        return tuple(dict.fromkeys(filter(None, told)))

    def _stays(self, target):
        return self.renumbered.went.get(target) == target

    def _told(self, was, reference):
        to, now = self.renumbered.went.get(was), reference and reference.target
        if to == now or (to is None and was[1] and now not in self.renumbered.came):
            return None
        old, new = self.renumbered.sides
        said = place_name(new, now, self.name) if now else place_name(old, was, self.was)
        kind = was[1].rpartition("|")[2].partition(":")[0] or WORD[was[0][0]]
        return Notice(said, kind, place_name(new, to, self.name) if to else "", to[0] if to else "")


def _held(block):
    return (block, "") if isinstance(block, str) else (block.text, block.steps)


def _kept(pieces):
    """Yield (place before, place after) of each word that stands in both, renumbered ones too."""
    i = j = 0
    for piece in pieces:
        length = len(piece.text.split())
        if piece.kind in (BOTH, RENUMBERED):
            yield from zip(range(i, i + length), range(j, j + length), strict=True)
        i += length if piece.kind != ADDED else 0
        j += length if piece.kind != STRUCK else 0


def place_name(side, place, own=""):
    """Take a `Side`, a (part, steps) of it and the part that speaks; return "Pasal 3 ayat (2)"."""
    part, steps = place
    told = step_words(steps)
    return told if told and part == own else f"{side.name(part)} {told}".strip()
