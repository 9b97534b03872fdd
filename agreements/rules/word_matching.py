"""Which pasal of a file is which of the text: by the mark our own file carries, by title, by words."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from agreements.rules.naskah import Lampiran, Naskah, Pasal, lampiran_text
from agreements.rules.outlines import TITLES
from agreements.rules.word_roles import mark_name

ALIKE = 0.6  # so much of the words must be shared where neither mark nor title tells
KEYS = {title.upper(): key for key, title in TITLES.items()}
BY_MARK, BY_TITLE, BY_WORDS, NEW = "tanda", "judul", "isi", "baru"


@dataclass(frozen=True)
class Marks:
    """What our own file says of the text that it was made from. Empty for a file of another hand."""

    recitals: str = ""  # digest
    ids: dict = field(default_factory=dict)  # {bookmark: id}
    keys: dict = field(default_factory=dict)  # {id: key}
    digests: dict = field(default_factory=dict)  # {id: digest as exported}
    reference: str = ""
    translation: dict = field(default_factory=dict)  # {bookmark: {"digest", "of"}}
    language: str = ""
    activities: dict = field(default_factory=dict)  # {bookmark: {"digest", "programme"}}, in order


def marks_from(data):
    """Take what stands in the file (anything, it comes from outside); return `Marks`."""
    if not isinstance(data, dict) or not isinstance(data.get("parts"), dict):
        return Marks()
    ids, keys, digests = {}, {}, {}
    for name, row in data["parts"].items():
        if not isinstance(row, dict) or mark_name(str(row.get("id", ""))) != name:
            continue
        ident = row["id"]
        ids[name], digests[ident] = ident, str(row.get("digest", ""))
        keys[ident] = row["key"] if isinstance(row.get("key"), str) else ""
    language, translation = _translation(data.get("translation"))
    reference = str(data.get("reference", ""))
    activities = _strings(data.get("activities"), ("digest", "programme"))
    recitals = str(data.get("recitals", ""))
    return Marks(recitals, ids, keys, digests, reference, translation, language, activities)


def _translation(data):
    """Return (language, {bookmark: {"digest", "of"}}) of what stands in the file."""
    if not isinstance(data, dict):
        return "", {}
    return str(data.get("language", ""))[:40], _strings(data.get("parts"), ("digest", "of"))


def _strings(rows, keys):
    """Return {name: {key: string}} of what stands in the file."""
    found = rows.items() if isinstance(rows, dict) else ()
    return {n: {key: str(row.get(key, "")) for key in keys} for n, row in found if isinstance(row, dict)}


@dataclass(frozen=True)
class Matched:
    """The text of a file with ids. `how`: {id: BY_MARK, BY_TITLE, BY_WORDS or NEW}; `parts`: {id: Part}."""

    naskah: Naskah
    how: dict
    parts: dict
    cells: tuple = ()


def matched(built, marks, current, seed=""):
    """Take a `word_building.Built`, the `Marks` of its file and the text as it stands; return `Matched`.

    `seed` decides the ids of new parts, so that the same file gives the same ones each time it is read.
    """
    pasal = _matched(built.pasal, current.pasal, marks, seed)
    lampiran = _matched(built.lampiran, current.lampiran, marks, f"{seed}-l")
    known = {part.id: part for part in current.pasal}
    naskah = Naskah(
        built.recitals,
        tuple(_pasal(part, ident, marks, known.get(ident)) for part, ident, _ in pasal),
        tuple(
            Lampiran(ident, _title(part, _of(current.lampiran, ident)), part.body)
            for part, ident, _ in lampiran
        ),
    )
    rows = [*pasal, *lampiran]
    hows = {ident: how for _, ident, how in rows}
    return Matched(naskah, hows, {ident: part for part, ident, _ in rows}, built.cells)


def _matched(parts, current, marks, seed):
    """Return [(part, id, how)] in the order of the file; no id is given twice."""
    found, taken = {}, set()
    by_mark = {mark_name(each.id): each.id for each in current} | marks.ids
    of = {id(part): place for place, part in enumerate(parts)}

    def claim(part, ident, how):
        if ident and ident not in taken:
            taken.add(ident)
            found[of[id(part)]] = (part, ident, how)

    for part in parts:
        claim(part, next((by_mark[mark] for mark in part.marks if mark in by_mark), ""), BY_MARK)
    for part in _left(parts, found):
        same = (each.id for each in current if each.id not in taken and _same_title(part, each))
        claim(part, next(same, ""), BY_TITLE)
    for part in _left(parts, found):
        free = [each for each in current if each.id not in taken]
        best = max(free, key=lambda each, part=part: likeness(part.body, each.body), default=None)
        if best is not None and likeness(part.body, best.body) >= ALIKE:
            claim(part, best.id, BY_WORDS)
    for part in _left(parts, found):
        claim(part, f"w{hashlib.sha256(f'{seed}:{of[id(part)]}'.encode()).hexdigest()[:12]}", NEW)
    return [found[place] for place in sorted(found)]


def _left(parts, found):
    return [part for place, part in enumerate(parts) if place not in found]


def _same_title(part, other):
    return bool(part.title) and part.title.casefold() == other.title.casefold()


def _of(parts, ident):
    return next((part for part in parts if part.id == ident), None)


def _title(part, known):
    """Files write titles in capitals; where only that differs, the spelling of the text stays."""
    return known.title if known and _same_title(part, known) else part.title


def _pasal(part, ident, marks, known):
    title = _title(part, known)
    kept = known.key if known else marks.keys.get(ident, "")
    unchanged = (known and known.title == title) or (not known and ident in marks.keys)
    return Pasal(ident, kept if unchanged else KEYS.get(title.upper(), kept), title, part.body)


def likeness(body, other):
    """Take two bodies; return how much of their words they share, from 0 to 1."""
    mine, theirs = (Counter(lampiran_text(each).casefold().split()) for each in (body, other))
    total = sum(mine.values()) + sum(theirs.values())
    return 2 * sum((mine & theirs).values()) / total if total else 0.0
