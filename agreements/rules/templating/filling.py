"""From a template to the text that a draft begins with."""

from dataclasses import replace

from agreements.rules.naskah import Naskah, digest_of
from agreements.rules.naskah.references import bind
from agreements.rules.outlines import skeleton


def fill(blueprint, draft, amended=()):
    """Take a `Blueprint` (None: the standard outline) and a `Draft`; return the `Naskah` to begin with.

    Pasal written out are taken as they stand, their fields included; composed ones come from the outline
    with the facts of the draft. References between pasal are kept as
    tokens. `amended`: as of `outlines.skeleton`, for an addendum.
    """
    if blueprint is None:
        return skeleton(draft, amended)
    composed = skeleton(draft, amended)
    recitals = composed.recitals if blueprint.composed_recitals else blueprint.text.recitals
    pasal = tuple(pasal for pasal, _ in _filled(blueprint, composed))
    return bind(Naskah(recitals, pasal, blueprint.text.lampiran))


def filled(blueprint, draft, amended=()):
    """As `fill`; return [(Pasal, id of the template's pasal)]: a composed one may bring several."""
    sources = [source for _, source in _filled(blueprint, skeleton(draft, amended))]
    return list(zip(fill(blueprint, draft, amended).pasal, sources, strict=True))


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


def origins_of(blueprint, draft, amended=()):
    """Return `{pasal id of the draft: {"pasal": id in the template, "digest": of its words}}`."""
    return {
        pasal.id: {"pasal": source, "digest": digest_of(pasal)}
        for pasal, source in filled(blueprint, draft, amended)
    }
