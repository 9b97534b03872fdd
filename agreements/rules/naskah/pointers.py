"""Which part each number in a text names, whether the text has that part or not.

`references` makes tokens of the numbers that are there; who compares two texts, or looks for numbers that
name nothing, reads the same words by the same rules.
"""

from agreements.rules.naskah.limits import MAX_LAMPIRAN
from agreements.rules.naskah.references import LOOKS, spots_in
from agreements.rules.naskah.structure import roman
from agreements.rules.naskah.tokens import REF, stepped, steps_of

PASAL, LAMPIRAN = "p", "l"
OWN = "own"  # the part that speaks


class _Everything:
    """Stands in for a `Numbering`: every number names something."""

    places = frozenset({OWN})
    annexes = {roman(number): f"{LAMPIRAN}{number}" for number in range(1, MAX_LAMPIRAN + 1)}

    class ids:  # noqa: N801
        get = staticmethod(lambda value, default="": f"{PASAL}{value}")

    @staticmethod
    def has(target, steps):
        return True


def pointers(text, steps, held):
    """Take a text, the steps of where it stands and whether a part holds it (a recital is in none).

    Returns [((start, end), part, steps)], in order, of each number that names a part of this text: "p5" is
    Pasal 5, "l2" the second lampiran, "" the very part that speaks.
    """
    if not LOOKS.search(text):
        return []
    spots = sorted(spots_in(text, OWN if held else "", steps, _Everything))
    matches = ((span, REF.fullmatch(put)) for span, put in spots)
    return [(span, match["id"], steps_of(match)) for span, match in matches]


def targets(naskah):
    """Return the (part, steps) that a text has: ("p5", "") is Pasal 5, ("p5", "ayat:2") its second ayat."""
    found = {(f"{LAMPIRAN}{number}", "") for number, _ in enumerate(naskah.lampiran, 1)}
    for number, pasal in enumerate(naskah.pasal, 1):
        name = f"{PASAL}{number}"
        found |= {(name, ""), *((name, steps) for steps, node in stepped(pasal.body) if node.kind != "teks")}
    return found


def step_words(steps):
    """Take steps, "ayat:2|huruf:a"; return them in words: "ayat (2) huruf a"."""
    told = (step.partition(":") for step in steps.split("|") if step)
    return " ".join(f"{kind} ({value})" if kind == "ayat" else f"{kind} {value}" for kind, _, value in told)
