"""From a template to the text that a draft begins with."""

from dataclasses import dataclass, field, replace

from agreements.rules.naskah import Naskah, digest_of
from agreements.rules.naskah.references import bind
from agreements.rules.naskah.tokens import REF, mapped
from agreements.rules.outlines import skeleton


@dataclass(frozen=True)
class Start:
    """What a draft begins with: its `Naskah`, and `{id of each pasal and lampiran: id in the template}`."""

    text: Naskah = field(default_factory=Naskah)
    sources: dict[str, str] = field(default_factory=dict)

    @property
    def parts(self):
        """Its pasal and then its lampiran."""
        return (*self.text.pasal, *self.text.lampiran)


def fill(blueprint, draft, amended=()):
    """Take a `Blueprint` (None: the standard outline) and a `Draft`; return the `Naskah` to begin with.

    Pasal written out and lampiran are taken as they stand, their fields included; composed pasal come from
    the outline with the facts of the draft. References between pasal are kept as tokens. `amended`: as of
    `outlines.skeleton`, for an addendum.
    """
    if blueprint is None:
        return skeleton(draft, amended)
    return started(blueprint, draft, amended).text


def started(blueprint, draft, amended=()):
    """As `fill`, of a `Blueprint`; return the `Start`: a composed pasal may bring several."""
    composed = skeleton(draft, amended)
    rows = list(_filled(blueprint, composed))
    recitals = composed.recitals if blueprint.composed_recitals else blueprint.text.recitals
    text = Naskah(recitals, tuple(pasal for pasal, _ in rows), blueprint.text.lampiran)
    sources = {pasal.id: source for pasal, source in rows} | {part.id: part.id for part in text.lampiran}
    return Start(bind(_led(text, _elsewhere(blueprint, composed, sources))), sources)


def as_written(blueprint):
    """Take a `Blueprint`; return its own text as the `Start`, nothing filled."""
    parts = (*blueprint.text.pasal, *blueprint.text.lampiran)
    return Start(blueprint.text, {part.id: part.id for part in parts})


def _filled(blueprint, composed):
    taken = {pasal.id for pasal in blueprint.text.pasal if not blueprint.hint(pasal.id).composed}
    for pasal in blueprint.text.pasal:
        made = [each for each in composed.pasal if each.key == pasal.key and each.id not in taken]
        if not (blueprint.hint(pasal.id).composed and made):
            yield pasal, pasal.id
        elif len(made) == 1:
            yield replace(made[0], title=pasal.title or made[0].title), pasal.id
        else:
            yield from ((each, pasal.id) for each in made)
        taken |= {each.id for each in made} if blueprint.hint(pasal.id).composed else set()


def _elsewhere(blueprint, composed, sources):
    """Return {id that a reference names: id under which that pasal stands in the draft}, where they differ.

    The template's own pasal of a subject takes the place of the outline's, and the other way round.
    """
    went = {}
    for ident, source in sources.items():
        if source not in sources:
            went.setdefault(source, ident)
    own = {pasal.key: pasal.id for pasal in blueprint.text.pasal if pasal.key and pasal.id in sources}
    outline = {pasal.id: own[pasal.key] for pasal in composed.pasal if pasal.key in own}
    return {ident: to for ident, to in outline.items() if ident not in sources} | went


def _led(text, went):
    """Return the text with its references led to where their pasal went."""
    if not went:
        return text

    def led(match):
        to = went.get(match["id"])
        return match[0].replace(match["id"], to, 1) if to else match[0]

    return mapped(text, lambda words, ident, steps: REF.sub(led, words) if "{{#" in words else words)


def origins_of(start):
    """Take a `Start`; return `{id in the draft: {"pasal": id in the template, "digest": of its words}}`."""
    return {part.id: {"pasal": start.sources[part.id], "digest": digest_of(part)} for part in start.parts}
