"""What a Word file would do to the text, part by part, and the text that comes of a person's choices.

Nothing is replaced, added or removed that the plan does not show. What is not in the file stays, and so
does what was changed here since the file went out, unless the person chooses otherwise.
"""

from dataclasses import dataclass, replace

from agreements.rules.enums import SuggestionKind
from agreements.rules.naskah import RECITALS, Lampiran, Naskah, Node, Table, digest_of
from agreements.rules.suggesting import Change, change_of, content_of_part, place_mark

SAME, REPLACED, ADDED, KEPT = "sama", "ganti", "baru", "tetap"
AHEAD, GONE, CLASH = "lebih_baru", "hapus", "bentrok"
FILE, NOW = "berkas", "kini"
ORDER = "urutan"
WORDS = {
    SAME: ("Tidak berubah", "", ""),
    REPLACED: ("Diganti", "Ganti dengan isi berkas", "Pertahankan yang sekarang"),
    ADDED: ("Ditambahkan", "Tambahkan ke naskah", "Jangan tambahkan"),
    KEPT: ("Tidak ada di berkas", "Hapus dari naskah", "Pertahankan"),
    AHEAD: ("Sudah lebih baru di sini", "Kembalikan ke isi berkas", "Pertahankan yang sekarang"),
    GONE: ("Dihapus di berkas", "Hapus dari naskah", "Pertahankan"),
    CLASH: ("Berubah di berkas dan di sini", "Pakai isi berkas", "Pertahankan yang sekarang"),
}
HINTS = {
    AHEAD: "Bagian ini diubah di sini sejak berkas diunduh; di berkas tidak diubah.",
    GONE: "Bagian ini ada saat berkas diunduh dan dihapus di Word.",
    CLASH: "Dua orang mengubah bagian ini: satu di berkas, satu di sini. Bandingkan, lalu pilih.",
    KEPT: "Tidak ditemukan padanannya di berkas.",
}
BY_DEFAULT = {REPLACED: FILE, ADDED: FILE}


@dataclass(frozen=True)
class Row:
    """One part. `before` is the text as shown now, `after` the file's; None where that side lacks it.

    `kept` and `taken` are what would be stored of either: with the references and fields that they hold.
    """

    id: str
    fate: str
    label: str
    before: object = None
    after: object = None
    kept: object = None
    taken: object = None
    how: str = ""
    choice: str = NOW

    @property
    def is_question(self):
        """Whether there is anything to choose."""
        return self.fate != SAME


@dataclass(frozen=True)
class Plan:
    """All rows, in the order that the text would have; `moved`: ids of parts that stand elsewhere in it."""

    rows: tuple[Row, ...]
    moved: tuple[str, ...] = ()
    order: str = NOW  # whose order holds, where the file moved something


def plan(stored, shown, found, marks, choices=None):
    """Take the text as stored and as shown (references and fields filled), the `Matched` file, the `Marks`.

    Returns the `Plan`; `choices`: {part id or ORDER: FILE or NOW}.
    """
    choices, rows = choices or {}, []
    mine, kept = _parts(found.naskah), _parts(stored)
    now = _parts(shown)
    bases = marks.digests | ({RECITALS: marks.recitals} if marks.recitals else {})
    for ident in order_of(list(mine), list(now)):
        before, after = now.get(ident), mine.get(ident)
        fate = fate_of(before, after, bases.get(ident, ""))
        if fate is None:
            continue
        taken = after if after is None else restored(after, before, kept.get(ident))
        choice = choices.get(ident, BY_DEFAULT.get(fate, NOW))
        rows.append(
            Row(
                ident,
                fate,
                _label(ident, shown, after if before is None else before),
                before,
                after,
                kept.get(ident),
                kept.get(ident) if fate == SAME else taken,
                found.how.get(ident, ""),
                choice if choice in (FILE, NOW) else NOW,
            )
        )
    moved = moves([i for i in now if i in mine], [i for i in mine if i in now])
    order = choices.get(ORDER, FILE if moved else NOW)
    return Plan(tuple(rows), tuple(moved), order if order in (FILE, NOW) else NOW)


def _parts(naskah):
    parts = {part.id: part for part in [*naskah.pasal, *naskah.lampiran]}
    return ({RECITALS: naskah.recitals} if naskah.recitals else {}) | parts


def fate_of(before, after, base, digest_of=digest_of):
    """Return what becomes of a part; `base`: its digest when the file went out, "" for other files.

    `before`, `after`: the part now and in the file, None where it is not there; None where it is in neither.
    """
    if after is None:
        if before is None:
            return None
        return GONE if base and base == digest_of(before) else CLASH if base else KEPT
    if before is None:
        return ADDED
    if digest_of(after) == digest_of(before):
        return SAME
    if base and digest_of(after) == base:
        return AHEAD
    return CLASH if base and digest_of(before) != base else REPLACED


def _label(ident, shown, part):
    """Name a part by its place in the text as it stands; what is new there is called so."""
    if ident == RECITALS:
        return "Konsiderans"
    name = "Lampiran" if isinstance(part, Lampiran) else "Pasal"
    ids = [each.id for each in (shown.lampiran if name == "Lampiran" else shown.pasal)]
    place = ids.index(ident) + 1 if ident in ids else "baru"
    return f"{name} {place} {part.title}".strip()


def order_of(mine, now):
    """The file's order; what it lacks stands behind what it follows in the text."""
    order, place = list(mine), 0
    for ident in now:
        if ident in order:
            place = order.index(ident) + 1
        else:
            order.insert(place, ident)
            place += 1
    return order


def moves(before, after):
    """Take two orders of the same ids; return the fewest that stand elsewhere in the second."""
    place = {ident: at for at, ident in enumerate(before)}
    best = []  # for each id: the longest run of ids up to it that kept their order
    for at, ident in enumerate(after):
        runs = [best[i] for i in range(at) if place[after[i]] < place[ident]]
        best.append([*max(runs, key=len, default=[]), ident])
    stays = set(max(best, key=len, default=[]))
    return [ident for ident in after if ident not in stays]


def outcome(made, stored):
    """Take a `Plan` and the stored text; return the text that comes of its choices."""
    keep = {}
    for row in made.rows:
        part = row.taken if row.choice == FILE or row.fate == SAME else row.kept
        if part is not None:
            keep[row.id] = part
    order = [row.id for row in made.rows]
    if made.order == NOW:
        order = order_of([part.id for part in [*stored.pasal, *stored.lampiran]], order)
    parts = [keep[ident] for ident in order if ident in keep and ident != RECITALS]
    return Naskah(
        keep.get(RECITALS, ()),
        tuple(part for part in parts if not isinstance(part, Lampiran)),
        tuple(part for part in parts if isinstance(part, Lampiran)),
    )


def changes(made, stored, reasons=None):
    """Take a `Plan` and the stored text; return the chosen ones as `rules.suggesting.Change`s.

    `reasons`: {part id: who changed it in the file, when, and what was said beside it}.
    """
    reasons, found, before = reasons or {}, [], ""
    digests = {ident: digest_of(part) for ident, part in _parts(stored).items()}
    digests.setdefault(RECITALS, digest_of(stored.recitals))
    for row in made.rows:
        reason = reasons.get(row.id, "")
        if row.choice == FILE and row.fate not in (SAME, AHEAD):
            found.append(_change(row, digests, before, reason))
        stays = row.kept is not None and not (row.choice == FILE and row.taken is None)
        before = row.id if stays and row.id != RECITALS else before
    if made.order == FILE:
        found += _moved(made, stored)
    return found


def _change(row, digests, before, reason):
    if row.id == RECITALS:
        return change_of(row.taken or (), digests[RECITALS], reason)
    if row.taken is None:
        return Change(row.id, SuggestionKind.REMOVE, digests[row.id], reason=reason)
    if row.kept is None:
        return Change("", SuggestionKind.ADD, "", content_of_part(row.taken), before, reason)
    return change_of(row.taken, digests[row.id], reason)


def _moved(made, stored):
    kept = {row.id: row.kept for row in made.rows if row.kept is not None and row.id != RECITALS}
    for ident in made.moved:
        order = [each for each, part in kept.items() if type(part) is type(kept[ident])]
        at = order.index(ident)
        after = order[at - 1] if at else ""
        yield Change(ident, SuggestionKind.MOVE, place_mark(stored, ident), after=after)


def restored(part, shown, stored):
    """Take a part as the file has it, as shown now and as stored; put back references and fields.

    Paragraphs and cells whose words the file left as they were shown are stored as they were.
    """
    if stored is None or shown is None or shown == stored or isinstance(part, tuple):
        return stored if isinstance(part, tuple) and part == shown else part
    raw = dict(zip(_texts(shown.body), _texts(stored.body), strict=False))
    title = stored.title if part.title == shown.title else part.title
    return replace(part, title=title, body=tuple(_refilled(block, raw) for block in part.body))


def _texts(body):
    for block in body:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.text
            yield from _texts(block.children)


def _refilled(block, raw):
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(raw.get(cell, cell) for cell in row) for row in block.rows))
    children = tuple(_refilled(child, raw) for child in block.children)
    return Node(block.kind, raw.get(block.text, block.text), children)
