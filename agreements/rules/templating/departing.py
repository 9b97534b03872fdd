"""Where a draft departs from the template that it began with."""

from dataclasses import dataclass, replace

from agreements.rules.comparing import word_changes
from agreements.rules.enums import Departs
from agreements.rules.naskah import Lampiran, Pasal, digest_of, write
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.tables import write_lampiran
from agreements.rules.naskah.tokens import Numbering


@dataclass(frozen=True)
class Departure:
    """One pasal or lampiran of a draft, or one of its template that the draft lacks.

    `place`: where it stands in the draft, "Pasal 3" or "Lampiran II", "" where it is missing; `template`: the
    template's part with the facts of today, None where there is none to compare; `variant`: key of the
    clause it came from, or None.
    """

    kind: Departs
    place: str
    title: str
    part: Pasal | Lampiran | None
    template: Pasal | Lampiran | None
    required: bool = False
    composed: bool = False
    guidance: str = ""
    variant: int | None = None
    was: str = ""  # the template's words, and the draft's, as people read them
    now: str = ""

    @property
    def ident(self):
        """The id by which it is put back."""
        return (self.part or self.template).id

    @property
    def annex(self):
        """Whether it is a lampiran."""
        return isinstance(self.part or self.template, Lampiran)

    @property
    def pieces(self):
        """The words that were struck and added, as `comparing.Piece`s."""
        if self.kind == Departs.SAME:
            return ()
        return word_changes(self.was, self.now)


def typed(part, numbering):
    """Take a pasal, a lampiran or None and the `Numbering` of its text; return title and words as typed."""
    if part is None:
        return ""
    shown = resolve_part(part, numbering)
    return f"{part.title}\n{(write_lampiran if isinstance(part, Lampiran) else write)(shown.body)}"


def departures(blueprint, origins, naskah, start):
    """Return the `Departure`s of a draft: its pasal, its lampiran, and then what it lacks.

    `origins`: what the draft remembers, `{id: {"pasal", "variant", "digest"}}`; `naskah`: its text as kept,
    fields unfilled; `start`: `started(blueprint, draft)` with the facts of today.
    """
    given, parts = {part.id: part for part in start.parts}, (*naskah.pasal, *naskah.lampiran)
    ours, theirs = Numbering(naskah), Numbering(start.text)
    found = [_stands(blueprint, origins.get(part.id, {}), part, given, start, ours) for part in parts]
    there = {part.id for part in parts}
    held = {origins[ident].get("pasal") for ident in there if ident in origins and ident not in given}
    for part in start.parts:
        source = start.sources[part.id]
        if part.id not in there and source not in held:
            found.append(_departure(Departs.MISSING, "", None, part, blueprint.hint(source)))
    return [replace(row, was=_was(row, ours, theirs), now=typed(row.part, ours)) for row in found]


def from_clauses(origins, naskah):
    """Return a `Departure` for each pasal of a text without template that a clause was put into.

    `origins` and `naskah` as for `departures`.
    """
    numbers = Numbering(naskah)
    sources = [(pasal, origins.get(pasal.id, {}).get("variant")) for pasal in naskah.pasal]
    return [
        _departure(Departs.ADDED, placed(pasal, numbers), pasal, None, variant=variant)
        for pasal, variant in sources
        if variant
    ]


def _was(row, ours, theirs):
    """The template's words; numbered as the draft is where it holds the part: a move is no change."""
    return typed(row.template, ours if row.part else theirs)


def _stands(blueprint, origin, part, given, start, numbers):
    place = placed(part, numbers)
    if part.id in given:
        template, hint = given[part.id], blueprint.hint(start.sources[part.id])
        kind = Departs.SAME if _words(template) == _words(part) else Departs.CHANGED
        return _departure(kind, place, part, template, hint, origin.get("variant"))
    if origin.get("pasal"):
        kind = Departs.SAME if digest_of(part) == origin.get("digest") else Departs.CHANGED
        return _departure(kind, place, part, None, blueprint.hint(origin["pasal"]))
    return _departure(Departs.ADDED, place, part, None, variant=origin.get("variant"))


def placed(part, numbering):
    """Take a part and the `Numbering` of its text; return "Pasal 3", "Lampiran II", or "Lampiran" of one."""
    if not isinstance(part, Lampiran):
        return f"Pasal {numbering.places[part.id]}"
    return f"Lampiran {numbering.places[part.id]}" if len(numbering.annexes) > 1 else "Lampiran"


def _words(part):
    return part.title, part.body


def _departure(kind, place, part, template, hint=None, variant=None):
    said = {"required": hint.required, "composed": hint.composed, "guidance": hint.guidance} if hint else {}
    return Departure(kind, place, (part or template).title, part, template, variant=variant, **said)


def restored(naskah, start, ident):
    """Take a text and a `Start`; return it with the template's words of the part `ident` put back.

    One that is missing comes back behind what stands before it in the template. The same text where the
    template has no such pasal or lampiran.
    """
    for name in ("pasal", "lampiran"):
        theirs = getattr(start.text, name)
        if any(part.id == ident for part in theirs):
            return replace(naskah, **{name: _put_back(getattr(naskah, name), theirs, ident)})
    return naskah


def _put_back(ours, theirs, ident):
    order = [part.id for part in theirs]
    part = theirs[order.index(ident)]
    if any(each.id == ident for each in ours):
        return tuple(part if each.id == ident else each for each in ours)
    before = set(order[: order.index(ident)])
    at = max((place for place, each in enumerate(ours, 1) if each.id in before), default=0)
    return (*ours[:at], part, *ours[at:])
