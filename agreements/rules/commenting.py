"""What a comment may be, how long its author may mend it, and whom it calls."""

from dataclasses import dataclass
from datetime import timedelta

from agreements.rules.enums import Role, State, Visibility
from agreements.rules.permissions import MAY, Act

MAX_COMMENT = 5000
MAX_QUOTE = 500
MEND = timedelta(minutes=15)
OVER = (State.TERMINATED, State.CANCELLED)
CALLED = {  # the name after the @, as people say it
    Role.STF: "Bagian Pemerintahan",
    Role.KBG: "Kabag Pemerintahan",
    Role.HKM: "Bagian Hukum",
    Role.TKS: "TKKSD",
    Role.SEK: "Sekretaris Daerah",
}


@dataclass(frozen=True)
class Target:
    """A post that can be called: a role of the house, or an OPD (then `agency_id`)."""

    name: str
    role: str = ""
    agency_id: int | None = None


def targets_of(agency_id, names, visibility):
    """Return the `Target`s that a comment on a text of this OPD may call: those who can read it.

    `names`: the names by which the OPD goes (full and short); `visibility`: enums.Visibility.
    """
    closed = visibility == Visibility.CLOSED
    grants = MAY[Act.NOTE_CLOSED if closed else Act.DISCUSS]
    found = [Target(name, role=role.value) for role, name in CALLED.items() if role in grants]
    return found + ([] if closed else [Target(name, agency_id=agency_id) for name in names if name])


def called(text, targets):
    """Return the `Target`s whose name stands in `text` after an @, each post once, in the order given."""
    found, rest = {}, text.casefold()
    for target in sorted(targets, key=lambda each: -len(each.name)):
        sign = f"@{target.name.casefold()}"
        if sign in rest:
            rest = rest.replace(sign, " ")
            found[target.role, target.agency_id] = target
    return [target for target in targets if target in found.values()]


def comment_complaints(text, quote=""):
    """Take a typed comment and what it quotes; return [(field, sentence)], empty where it can be kept."""
    found = []
    if not text.strip():
        found.append(("text", "Komentar masih kosong."))
    elif len(text) > MAX_COMMENT:
        size = f"{len(text):,}".replace(",", ".")
        found.append(
            (
                "text",
                f"Komentar terlalu panjang: {size} karakter, paling banyak 5.000. Tulisan Anda masih ada.",
            )
        )
    if len(quote) > MAX_QUOTE:
        found.append(("quote", f"Kutipan terlalu panjang, paling banyak {MAX_QUOTE} karakter."))
    return found


def mend_refusals(is_own, age, resolved=False):
    """Return why a comment may not be changed any more; `age`: the time since it was written."""
    if not is_own:
        return ["Hanya penulisnya yang dapat mengubah komentar."]
    if resolved:
        return ["Percakapan ini sudah diselesaikan; buka kembali dahulu."]
    if age > MEND:
        return ["Komentar hanya dapat diubah selama 15 menit; tulis balasan."]
    return []
