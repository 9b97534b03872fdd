"""A suggestion as a rule sees it: what it would make of a text, whether the text is still what it was
written on, and what stands against it."""

from dataclasses import dataclass, replace

from agreements.rules.enums import ReactionWord, State, SuggestionKind
from agreements.rules.naskah import (
    RECITALS,
    Lampiran,
    Naskah,
    Pasal,
    complaints,
    digest_of,
    lampiran_from,
    lampiran_json,
    lampiran_label,
    lampiran_text,
    new_id,
    pasal_from,
    pasal_json,
    plain_text,
)
from agreements.rules.naskah.tokens import mark

GONE = "-"
LAST = "-"  # no part has this id, so that what is put behind it comes last
MAX_REASON = 2000
MAX_CHANGES = 400  # of one proposal; a whole text brought back from Word has fewer
TALKING = (
    *(State.DRAFT, State.RETURNED, State.SUBMITTED, State.REVIEW),
    State.LEGAL_REVIEW,
    State.DISCUSSION,
)


@dataclass(frozen=True)
class Change:
    """One proposed change. `part`: id of the pasal or lampiran, RECITALS, or "" for a new one.

    `kind`: enums.SuggestionKind; `digest`: of the part as the proposer had it (`naskah.digest_of`), of a
    move where it stood (`place_mark`), "" for a new one; `content`: the proposed part as JSON, None where
    it goes or moves; `after`: id of the part that a new or moved one stands behind, "" for the first place;
    `reason`: why, for this part alone.
    """

    part: str
    kind: str
    digest: str = ""
    content: object = None
    after: str = ""
    reason: str = ""


def change_of(part, digest, reason=""):
    """Take a `Pasal`, a `Lampiran` or recitals as proposed, and the digest they were written on.

    Returns the `Change` of kind CHANGE.
    """
    ident = RECITALS if isinstance(part, tuple) else part.id
    return Change(ident, SuggestionKind.CHANGE, digest, content_of_part(part), reason=reason)


def content_of_part(part):
    """Take a `Pasal`, a `Lampiran` or recitals; return its JSON as a suggestion keeps it."""
    if isinstance(part, Lampiran):
        return lampiran_json(part)
    return pasal_json(part) if isinstance(part, Pasal) else list(part)


def part_from(content):
    """Take the JSON of a suggestion; return the `Pasal`, `Lampiran` or recitals. Raises ValueError."""
    if isinstance(content, list):
        if not all(isinstance(text, str) for text in content):
            raise ValueError("konsiderans: seharusnya daftar teks.")
        return tuple(content)
    if isinstance(content, dict) and "key" not in content:
        return lampiran_from(content)
    return pasal_from(content)


def find_part(naskah, ident):
    """Return the part of a `Naskah` with this id (recitals for RECITALS), or None."""
    if ident == RECITALS:
        return naskah.recitals
    return next((part for part in [*naskah.pasal, *naskah.lampiran] if part.id == ident), None)


def part_label(naskah, ident):
    """Return what a part is called now: "Pasal 4 OBJEK", "Lampiran II", "Konsiderans"; "" if gone."""
    if ident == RECITALS:
        return "Konsiderans"
    for number, pasal in enumerate(naskah.pasal, 1):
        if pasal.id == ident:
            return f"Pasal {number} {pasal.title}".strip()
    for number, part in enumerate(naskah.lampiran, 1):
        if part.id == ident:
            name = lampiran_label(number, len(naskah.lampiran)).replace("LAMPIRAN", "Lampiran")
            return f"{name} {part.title}".strip()
    return ""


def typed(part):
    """Return a part as lines to be read and compared: title, then its body; "" for None."""
    if part is None:
        return ""
    if isinstance(part, tuple):
        return "\n".join(f"{number}. {text}" for number, text in enumerate(part, 1))
    body = lampiran_text(part.body) if isinstance(part, Lampiran) else plain_text(part.body)
    return f"{part.title}\n{body}".strip()


def part_mark(naskah, ident):
    """Return the digest of a part as it stands, GONE where it is not there: what a reader saw of it."""
    part = find_part(naskah, ident) if ident else None
    return GONE if part is None else digest_of(part)


def place_mark(naskah, ident):
    """Return what is kept of where a part stands: the marks of its two neighbours, 16 hex digits; GONE."""
    row = next((ids for ids in _rows(naskah) if ident in ids), None)
    if row is None:
        return GONE
    at = row.index(ident)
    return mark(row[at - 1] if at else "") + mark(row[at + 1] if at + 1 < len(row) else "")


def _rows(naskah):
    """The ids of the pasal and those of the lampiran, each in their order."""
    return [[part.id for part in parts] for parts in (naskah.pasal, naskah.lampiran)]


def _was_moved(now, then):
    """Whether both neighbours are others; of one alone it was the neighbour that went or came."""
    return now[:8] != then[:8] and now[8:] != then[8:]


def seen_mark(naskah, change):
    """Return the mark of what a reader sees beside a suggestion: of a move both places, else the part."""
    if change.kind == SuggestionKind.MOVE:
        return place_mark(naskah, change.part) + place_mark(naskah, change.after)
    return part_mark(naskah, change.part)


def behind(naskah, ident):
    """Return the id of the part behind which this one stands, "" for the first of its sort."""
    row = next((ids for ids in _rows(naskah) if ident in ids), [ident])
    return row[row.index(ident) - 1] if row.index(ident) else ""


def is_outdated(naskah, change):
    """Whether the part is no longer what the change was written on.

    Take a `Naskah` and a `Change` or `Suggestion`. A new part is never outdated; a move is where one of the
    two parts is gone, or the part stands between other neighbours than its proposer saw.
    """
    if change.kind == SuggestionKind.ADD:
        return False
    part = find_part(naskah, change.part)
    if change.kind == SuggestionKind.MOVE:
        gone = part is None or (change.after != "" and find_part(naskah, change.after) is None)
        return gone or _was_moved(place_mark(naskah, change.part), change.digest)
    return part is None or digest_of(part) != change.digest


def applied(naskah, change):
    """Return the `Naskah` with the change in it, as its proposer would have it.

    A part that is gone comes back where it is changed; a new one whose neighbour is gone goes to the end.
    """
    if change.kind == SuggestionKind.MOVE:
        part = find_part(naskah, change.part)
        return naskah if part is None else _put(_without(naskah, change.part), part, change.after)
    if change.kind == SuggestionKind.REMOVE:
        return _without(naskah, change.part)
    part = part_from(change.content)
    if change.part == RECITALS:
        return replace(naskah, recitals=part)
    is_there = find_part(naskah, part.id) is not None
    if change.kind == SuggestionKind.ADD:
        return _put(naskah, replace(part, id=new_id()) if is_there else part, change.after)
    return _swapped(naskah, part) if is_there else _put(naskah, part, LAST)


def _without(naskah, ident):
    keep = [tuple(part for part in parts if part.id != ident) for parts in (naskah.pasal, naskah.lampiran)]
    return Naskah(naskah.recitals, *keep)


def _swapped(naskah, part):
    pasal, lampiran = (
        tuple(part if each.id == part.id else each for each in parts)
        for parts in (naskah.pasal, naskah.lampiran)
    )
    return Naskah(naskah.recitals, pasal, lampiran)


def _put(naskah, part, after):
    """Put a part behind `after` among those of its own sort: "" first, behind the other sort first too,
    unknown last."""
    name = "lampiran" if isinstance(part, Lampiran) else "pasal"
    parts = list(getattr(naskah, name))
    idents = [each.id for each in parts]
    first = after == "" or (after not in idents and find_part(naskah, after) is not None)
    at = 0 if first else idents.index(after) + 1 if after in idents else len(parts)
    parts.insert(at, part)
    return replace(naskah, **{name: tuple(parts)})


def change_complaints(naskah, change):
    """Return the reasons why a `Change` cannot be proposed for this `Naskah`; empty = it can."""
    if change.kind not in set(SuggestionKind):
        return ["Jenis usulan tidak dikenal."]
    if len(change.reason) > MAX_REASON:
        return [f"Alasan terlalu panjang: paling banyak {MAX_REASON:,} karakter.".replace(",", ".")]
    part = find_part(naskah, change.part) if change.part else None
    if change.kind != SuggestionKind.ADD and part is None:
        return ["Bagian naskah itu sudah tidak ada; muat ulang halaman ini."]
    if change.part == RECITALS and change.kind != SuggestionKind.CHANGE:
        return ["Konsiderans hanya dapat diubah isinya."]
    if change.kind == SuggestionKind.MOVE:
        return _move_complaints(naskah, change, part)
    if change.kind == SuggestionKind.REMOVE:
        return []
    return _content_complaints(naskah, change, part)


def _move_complaints(naskah, change, part):
    neighbour = find_part(naskah, change.after) if change.after else part
    if change.after == change.part:
        return ["Bagian tidak dapat dipindahkan ke belakang dirinya sendiri."]
    if type(neighbour) is not type(part):
        return ["Tempat yang dituju sudah tidak ada; muat ulang halaman ini."]
    return []


def _content_complaints(naskah, change, part):
    try:
        proposed = part_from(change.content)
    except (ValueError, TypeError) as odd:
        return [f"Isi usulan tidak terbaca: {odd}"]
    if change.kind == SuggestionKind.ADD:
        empty = isinstance(proposed, tuple) or not (proposed.title.strip() or proposed.body)
        return ["Pasal baru belum berisi apa pun."] if empty else complaints(applied(naskah, change))
    if type(proposed) is not type(part) or (change.part != RECITALS and proposed.id != change.part):
        return ["Isi usulan tidak sesuai dengan bagian yang diubah."]
    if proposed == part:
        return ["Usulan sama dengan naskah sekarang."]
    return complaints(applied(naskah, change))


def reaction_complaints(word, text, may_choose):
    """Return why a word on a suggestion cannot be kept; `may_choose`: whether yes or no is this person's."""
    if word != ReactionWord.REMARK and not may_choose:
        return ["Setuju atau tidak setuju hanya dinyatakan mitra atas usul kita."]
    if word != ReactionWord.AGREE and not text:
        why = "alasannya" if word == ReactionWord.REFUSE else "tanggapannya"
        return [f"Tulis {why}; pengusul membacanya."]
    if len(text) > MAX_REASON:
        return [f"Tanggapan terlalu panjang: paling banyak {MAX_REASON} karakter."]
    return []
