"""Where a draft departs from the template that it began with."""

from dataclasses import dataclass, replace

from agreements.rules.comparing import word_changes
from agreements.rules.enums import Departs
from agreements.rules.naskah import Naskah, Pasal, digest_of, write
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.tokens import Numbering


@dataclass(frozen=True)
class Departure:
    """One pasal of a draft, or one of its template that the draft lacks.

    `number`: its place in the draft, 0 where it is missing; `template`: the template's `Pasal` with the
    facts of today, None where there is none to compare; `variant`: key of the clause it came from, or None.
    """

    kind: Departs
    number: int
    title: str
    pasal: Pasal | None
    template: Pasal | None
    required: bool = False
    composed: bool = False
    guidance: str = ""
    variant: int | None = None
    was: str = ""  # the template's words, and the draft's, as people read them
    now: str = ""

    @property
    def ident(self):
        """The id by which it is put back."""
        return (self.pasal or self.template).id

    @property
    def pieces(self):
        """The words that were struck and added, as `comparing.Piece`s."""
        if self.kind == Departs.SAME:
            return ()
        return word_changes(self.was, self.now)


def typed(pasal, numbering):
    """Take a `Pasal` or None and the `Numbering` of its text; return title and words as typed."""
    return f"{pasal.title}\n{write(resolve_part(pasal, numbering).body)}" if pasal else ""


def departures(blueprint, origins, naskah, start):
    """Return the `Departure`s of a draft, its pasal in order and then what it lacks.

    `origins`: what the draft remembers, `{pasal id: {"pasal", "variant", "digest"}}`; `naskah`: its text as
    kept, fields unfilled; `start`: `filled(blueprint, draft)` with the facts of today.
    """
    given = {pasal.id: (pasal, source) for pasal, source in start}
    found = [
        _stands(blueprint, origins.get(pasal.id, {}), pasal, number, given.get(pasal.id))
        for number, pasal in enumerate(naskah.pasal, 1)
    ]
    there = {pasal.id for pasal in naskah.pasal}
    held = {origins[ident].get("pasal") for ident in there if ident in origins and ident not in given}
    for pasal, source in start:
        if pasal.id not in there and source not in held:
            found.append(_departure(Departs.MISSING, 0, None, pasal, blueprint.hint(source)))
    ours, theirs = Numbering(naskah), Numbering(Naskah((), tuple(pasal for pasal, _ in start)))
    return [replace(row, was=_was(row, ours, theirs), now=typed(row.pasal, ours)) for row in found]


def _was(row, ours, theirs):
    """The template's words; numbered as the draft is where it holds the pasal: a move is no change."""
    return typed(row.template, ours if row.pasal else theirs)


def _stands(blueprint, origin, pasal, number, given):
    if given:
        kind = Departs.SAME if _words(given[0]) == _words(pasal) else Departs.CHANGED
        return _departure(kind, number, pasal, given[0], blueprint.hint(given[1]), origin.get("variant"))
    if origin.get("pasal"):
        kind = Departs.SAME if digest_of(pasal) == origin.get("digest") else Departs.CHANGED
        return _departure(kind, number, pasal, None, blueprint.hint(origin["pasal"]))
    return _departure(Departs.ADDED, number, pasal, None, variant=origin.get("variant"))


def _words(pasal):
    return pasal.title, pasal.body


def _departure(kind, number, pasal, template, hint=None, variant=None):
    said = {"required": hint.required, "composed": hint.composed, "guidance": hint.guidance} if hint else {}
    return Departure(kind, number, (pasal or template).title, pasal, template, variant=variant, **said)


def restored(naskah, start, ident):
    """Take a text and `filled(...)`; return it with the template's words of the pasal `ident` put back.

    One that is missing comes back behind what stands before it in the template. The same text where the
    template has no such pasal.
    """
    order = [pasal.id for pasal, _ in start]
    pasal = next((pasal for pasal, _ in start if pasal.id == ident), None)
    if pasal is None:
        return naskah
    if any(each.id == ident for each in naskah.pasal):
        parts = tuple(pasal if each.id == ident else each for each in naskah.pasal)
        return replace(naskah, pasal=parts)
    before = set(order[: order.index(ident)])
    at = max((place for place, each in enumerate(naskah.pasal, 1) if each.id in before), default=0)
    return replace(naskah, pasal=(*naskah.pasal[:at], pasal, *naskah.pasal[at:]))
