"""What a proposed new, removed or moved part would do to the rest of a text: numbers, references, neighbours.

Read before anybody accepts it, so that nobody finds out from the printed paper.
"""

from dataclasses import dataclass

from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import lampiran_label
from agreements.rules.naskah.tokens import REF, mapped, steps_of
from agreements.rules.suggesting import applied, find_part, part_label

PLACED = (SuggestionKind.ADD, SuggestionKind.MOVE)
WORDS = {"ayat": "ayat ({})", "huruf": "huruf {}", "angka": "angka {}"}


@dataclass(frozen=True)
class Consequences:
    """What changes elsewhere. `numbers`: (title, number now, number then); `references`: (where it stands
    now, what it says, what it will say); `lost`: (where it stands now, what it says and will point at
    nothing)."""

    numbers: tuple = ()
    references: tuple = ()
    lost: tuple = ()

    def __bool__(self):
        return bool(self.numbers or self.references or self.lost)


class Foresight:
    """Take a `Naskah` once; tell of each change what it would do to the rest."""

    def __init__(self, naskah):
        self.naskah, self._names = naskah, names_of(naskah)
        self._cited = {}
        mapped(naskah, self._note)

    def _note(self, text, own, steps):
        for match in REF.finditer(text) if "{{#" in text else ():
            if match["id"] and match["id"] != own and not match["gone"]:
                place = (own, steps)
                self._cited.setdefault(match["id"], {}).setdefault(place, not steps_of(match))
                self._cited[match["id"]][place] |= not steps_of(match)
        return text

    def of(self, change):
        """Take a `Change` or `Suggestion`; return its `Consequences`, empty where only words change."""
        if change.kind == SuggestionKind.CHANGE:
            return Consequences()
        then = names_of(applied(self.naskah, change))
        moved = {
            ident: (name, then[ident])
            for ident, name in self._names.items()
            if ident in then and then[ident] != name
        }
        gone = change.part if change.kind == SuggestionKind.REMOVE else None
        return Consequences(
            tuple((self._title(ident), *pair) for ident, pair in moved.items()),
            tuple(
                (self._where(*place), *pair)
                for ident, pair in moved.items()
                for place, by_number in self._cited.get(ident, {}).items()
                if by_number and place[0] != gone
            ),
            tuple((self._where(*place), self._names[gone]) for place in self._cited.get(gone, {}))
            if gone in self._names
            else (),
        )

    def _title(self, ident):
        return find_part(self.naskah, ident).title or "(tanpa judul)"

    def _where(self, own, steps):
        if not own:
            return "Konsiderans"
        if steps is None:
            return f"judul {self._names[own]}"
        words = [
            WORDS[kind].format(value) for kind, _, value in (s.partition(":") for s in steps.split("|") if s)
        ]
        return " ".join([self._names[own], *words])


def names_of(naskah):
    """Take a `Naskah`; return {id: "Pasal 7" or "Lampiran II"} in its order."""
    found = {pasal.id: f"Pasal {number}" for number, pasal in enumerate(naskah.pasal, 1)}
    count = len(naskah.lampiran)
    return found | {
        part.id: lampiran_label(number, count).replace("LAMPIRAN", "Lampiran")
        for number, part in enumerate(naskah.lampiran, 1)
    }


def headline(naskah, change):
    """Take a `Naskah` and a `Change` or `Suggestion`; say what it would do.

    "pindahkan Pasal 7 OBJEK ke belakang Pasal 3 MAKSUD". A part that is gone bears the name it had.
    """
    known = part_label(naskah, change.part) if change.part else ""
    name = known or getattr(change, "part_name", "") or "bagian baru"
    if change.kind == SuggestionKind.MOVE:
        return f"pindahkan {name} ke {_behind(naskah, change.after)}"
    if change.kind == SuggestionKind.ADD:
        return f"sisipkan {name[:1].lower()}{name[1:]} di {_behind(naskah, change.after)}"
    return f"{'hapus' if change.kind == SuggestionKind.REMOVE else 'ubah'} {name}"


def _behind(naskah, after):
    if not after:
        return "tempat pertama"
    label = part_label(naskah, after)
    return f"belakang {label}" if label else "tempat terakhir (bagian di depannya sudah dihapus)"


def clashes(rows):
    """Take open suggestions; return {key of one: the others that it stands in the way of}.

    They stand in each other's way where both would change the same words differently, move one part to two
    places, remove what the other changes or moves, or remove the part behind which the other puts something.
    """
    near, found = {}, {}
    for row in rows:
        for ident in {row.part, row.after} - {""}:
            near.setdefault(ident, []).append(row)
    for group in near.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                if clash(one, other):
                    found.setdefault(one.pk, {})[other.pk] = other
                    found.setdefault(other.pk, {})[one.pk] = one
    return {pk: list(others.values()) for pk, others in found.items()}


def clash(one, other):
    """Whether two open suggestions stand in each other's way."""
    kinds = {str(one.kind), str(other.kind)}
    if not (one.part and one.part == other.part):
        return _pulls_away(one, other) or _pulls_away(other, one)
    if SuggestionKind.REMOVE in kinds:
        return len(kinds) > 1
    if SuggestionKind.MOVE in kinds:
        return len(kinds) == 1 and one.after != other.after
    return one.content != other.content


def _pulls_away(one, other):
    return one.kind == SuggestionKind.REMOVE and other.kind in PLACED and other.after == one.part != ""
