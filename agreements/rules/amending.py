"""What an addendum does to the pasal of the agreement beneath it, read back as old beside new.

Permendagri 22/2020 Ps 15, 37, 58: matter is reduced or added by addendum. The ids of the pasal of an
addendum say which pasal they are about (rules.outlines.addendum).
"""

from dataclasses import dataclass

from agreements.rules.naskah import write

HEADS = ("Pasal", "Bunyi semula", "Bunyi baru")  # of the table of old and new
CHANGED, REMOVED, INSERTED = "perubahan_", "hapus_", "sisip_"


@dataclass(frozen=True)
class Amendment:
    """One row of the table: which pasal, what is done, its old words and its new ones as lines."""

    label: str
    deed: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def choice_complaints(known, changed, removed, inserted):
    """Take ids of the pasal there are and of those chosen; return why the choice cannot be, or nothing."""
    if (set(changed) | set(removed) | set(inserted)) - set(known):
        return ["Pasal yang dipilih tidak ada dalam naskah; muat ulang halaman lalu pilih lagi."]
    if both := [
        f"Pasal {place}" for place, each in enumerate(known, 1) if each in changed and each in removed
    ]:
        return [f"{', '.join(both)} dipilih untuk diubah dan dihapus sekaligus; pilih salah satu."]
    if known and set(removed) >= set(known):
        return ["Semua pasal dipilih untuk dihapus; akhiri naskahnya alih-alih mengubahnya."]
    return []


def amendments(old, addendum):
    """Take the `Naskah` beneath and that of an addendum; return the `Amendment`s in the addendum's order.

    Pasal of the addendum that are about none of the old ones are left out.
    """
    places = {pasal.id: (number, pasal) for number, pasal in enumerate(old.pasal, 1)}
    found = []
    for pasal in addendum.pasal:
        for front, read in ((CHANGED, _changed), (REMOVED, _removed), (INSERTED, _inserted)):
            if pasal.id.startswith(front) and pasal.id.removeprefix(front) in places:
                found.append(read(pasal, *places[pasal.id.removeprefix(front)]))
    return tuple(found)


def _words(pasal):
    return (pasal.title, *write(pasal.body).splitlines())


def _new_words(pasal):
    """What stands beneath the last ayat of a pasal of an addendum: the words that shall stand."""
    last = pasal.body[-1] if pasal.body else None
    quoted = last.children if last and last.children else pasal.body[1:]
    return tuple(line for node in quoted for line in write((node,)).removeprefix("\\").splitlines())


def _changed(pasal, number, old):
    return Amendment(f"Pasal {number}", "diubah", _words(old), _new_words(pasal))


def _removed(pasal, number, old):
    return Amendment(f"Pasal {number}", "dihapus", _words(old), ("Dihapus.",))


def _inserted(pasal, number, old):
    return Amendment(f"Pasal {number}A", "disisipkan", ("Belum ada.",), _new_words(pasal))
