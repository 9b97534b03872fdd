"""Which part and which paragraph of one text is which of the other, over pasal and lampiran."""

from functools import cached_property

from agreements.rules.comparing.blocks import Row, flat, paired
from agreements.rules.comparing.matching import matched
from agreements.rules.comparing.moving import moves
from agreements.rules.naskah import lampiran_label
from agreements.rules.naskah.pointers import LAMPIRAN, PASAL


class Side:
    """One text: its parts by name ("p5": Pasal 5, "l1": the first lampiran) and their flat bodies."""

    def __init__(self, naskah):
        self.naskah = naskah
        groups = ((PASAL, naskah.pasal), (LAMPIRAN, naskah.lampiran))
        self.parts = {
            f"{group}{number}": part for group, parts in groups for number, part in enumerate(parts, 1)
        }
        self.bodies = {name: flat(part.body) for name, part in self.parts.items()}

    def group(self, group):
        """Return the names of the pasal, or of the lampiran, in order."""
        return [name for name in self.parts if name[0] == group]

    def words(self, names):
        """Take names; return the function from a place among them to the words there, with their kinds."""
        return lambda place: f"{self.parts[names[place]].title}\n{self.bodies[names[place]]}"

    def label(self, name):
        """Return what a part is called on paper: "Pasal 5", "LAMPIRAN II"."""
        if name[0] == PASAL:
            return f"Pasal {name[1:]}"
        return lampiran_label(int(name[1:]), len(self.naskah.lampiran))

    def name(self, name):
        """Return what a part is called in a sentence: "Pasal 5", "Lampiran II"."""
        return self.label(name).replace("LAMPIRAN", "Lampiran")

    @cached_property
    def numbered(self):
        """{(part, place): (part, steps)} of the numbered paragraphs; of equal steps the first has them."""
        found, seen = {}, set()
        for name, body in self.bodies.items():
            for at, row in enumerate(body):
                if isinstance(row, Row) and row.kind != "teks" and (name, row.steps) not in seen:
                    seen.add((name, row.steps))
                    found[name, at] = name, row.steps
        return found

    @cached_property
    def targets(self):
        """The (part, steps) that a reference can name."""
        return {(name, "") for name in self.parts} | set(self.numbered.values())


class Pairing:
    """Two `Side`s against each other.

    `parts`: {part of the newer: part of the older}; `rows`: {part of the newer: pairs of places in the flat
    bodies, both rising}; `moves`: paragraphs that went elsewhere, in the order of the newer text.
    """

    def __init__(self, old, new):
        self.old, self.new = old, new
        self.parts = {}
        for group in (PASAL, LAMPIRAN):
            theirs, ours = old.group(group), new.group(group)
            pairs = matched([old.parts[name] for name in theirs], [new.parts[name] for name in ours])
            self.parts |= {ours[j]: theirs[i] for j, i in pairs.items()}
        self.rows = {name: paired(old.bodies[was], new.bodies[name]) for name, was in self.parts.items()}
        place = {name: at for at, name in enumerate(new.parts)}
        found = moves(old.bodies, new.bodies, *self._left())
        self.moves = sorted(found, key=lambda move: (place[move.new[0]], move.new[1]))

    def _left(self):
        """Return the places in the older and in the newer text that have no partner."""
        told = [((self.parts[name], i), (name, j)) for name, pairs in self.rows.items() for i, j in pairs]
        for side, taken in ((self.old, {there for there, _ in told}), (self.new, {here for _, here in told})):
            yield [
                (name, at)
                for name, body in side.bodies.items()
                for at in range(len(body))
                if (name, at) not in taken
            ]

    @cached_property
    def went(self):
        """Where each part and each numbered paragraph went: {(part, steps): (part, steps)}."""
        found = {(was, ""): (name, "") for name, was in self.parts.items()}
        theirs, ours = self.old.numbered, self.new.numbered
        pairs = [((self.parts[name], i), (name, j)) for name, rows in self.rows.items() for i, j in rows]
        pairs += [(move.old, move.new) for move in self.moves]
        return found | {
            theirs[there]: ours[here] for there, here in pairs if there in theirs and here in ours
        }

    @property
    def still(self):
        """Whether everything of the older text stands where it stood."""
        return len(self.went) == len(self.old.targets) and all(
            there == here for there, here in self.went.items()
        )
