"""What a version of a template holds: a text, and for each of its parts what its writer must know."""

from dataclasses import asdict, dataclass, field

from agreements.rules.naskah import Naskah, digest, from_json, to_json

VERSION = 1
KEYS = {"version", "naskah", "composed_recitals", "hints"}


@dataclass(frozen=True)
class Hint:
    """What stands beside one pasal or lampiran of a template.

    `composed`: its words are put together from the facts of each draft by rules.outlines (how many parties
    there are, who pays), and what the template shows is an example; `guidance`: words for the writer.
    """

    required: bool = False
    composed: bool = False
    guidance: str = ""


@dataclass(frozen=True)
class Blueprint:
    """The contents of a version: its text, the `Hint`s of its parts by id, and whether its
    recitals are composed.
    """

    text: Naskah = field(default_factory=Naskah)
    hints: dict[str, Hint] = field(default_factory=dict)
    composed_recitals: bool = True

    def hint(self, ident):
        """Take the id of a pasal or lampiran; return its `Hint`, a plain one where nothing was said."""
        return self.hints.get(ident, Hint())


def blueprint_json(blueprint):
    """Take a `Blueprint`; return a plain dict; `blueprint_from` gives the same back."""
    kept = {each.id for each in (*blueprint.text.pasal, *blueprint.text.lampiran)}
    return {
        "version": VERSION,
        "naskah": to_json(blueprint.text),
        "composed_recitals": blueprint.composed_recitals,
        "hints": {ident: asdict(hint) for ident, hint in blueprint.hints.items() if ident in kept},
    }


def blueprint_from(data):
    """Take the dict of `blueprint_json`; return the `Blueprint`. Raises ValueError on odd shapes."""
    if not isinstance(data, dict) or set(data) != KEYS or data["version"] != VERSION:
        raise ValueError("Isi versi templat tidak dikenal.")
    try:
        hints = {ident: Hint(**hint) for ident, hint in data["hints"].items()}
    except (AttributeError, TypeError):
        raise ValueError("Petunjuk pasal templat tidak dikenal.") from None
    return Blueprint(from_json(data["naskah"]), hints, bool(data["composed_recitals"]))


def digest_of_blueprint(blueprint):
    """Take a `Blueprint`; return the sha256 of its canonical form in hex."""
    return digest(blueprint_json(blueprint))
