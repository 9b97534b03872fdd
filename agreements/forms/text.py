"""The text of an instrument as the writing room sends it: what was typed, and on what it was written."""

import json
import re
from dataclasses import dataclass, field, replace

from agreements.rules.naskah import (
    MAX_CHARS,
    MAX_PASAL,
    RECITALS,
    Lampiran,
    Naskah,
    Pasal,
    complaints,
    digests,
    new_id,
    one_line,
    parse,
    text_complaints,
    write,
)
from agreements.rules.naskah.following import rebind
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.structure import roman
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran
from agreements.rules.naskah.tokens import Numbering
from agreements.rules.outlines import TITLES

IDENT = re.compile(r"[A-Za-z0-9_-]{1,64}")
LABEL = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s+")
KEYS = {title: key for key, title in TITLES.items()}
TOO_MUCH = (
    "Naskah terlalu panjang untuk disimpan. Pindahkan rincian ke lampiran; tulisan Anda masih ada di bawah."
)
MAX_READ = 2 * MAX_PASAL  # beyond it nothing is read: reading alone would take too long
TOO_MANY = "Naskah memuat {} bagian, paling banyak {} pasal. Tulisan Anda masih ada di bawah."
# what the person chose for a part that somebody else changed too
MINE, THEIRS, OWN = "mine", "theirs", "own"


def part_of(part, numbering):
    """Take a `Pasal` or `Lampiran` as kept and the `Numbering` of its text; return the `Part` to be seen."""
    shown = resolve_part(part, numbering)
    if isinstance(part, Lampiran):
        return Part(part.id, "", part.title, write_lampiran(shown.body), annex=True)
    return Part(part.id, part.key, part.title, write(shown.body))


def recitals_text(recitals):
    """Take the recitals; return them as typed, one a line with its number."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(recitals, 1))


def parse_recitals(text):
    """Take typed lines; return the recitals: empty lines and the number or letter before each left out."""
    lines = (one_line(LABEL.sub("", line.strip(), count=1)) for line in text.splitlines())
    return tuple(line for line in lines if line)


@dataclass
class Part:
    """One pasal or lampiran (or the recitals, under RECITALS) as it stands in the page.

    `sent`: whether its words came along; an untouched part stays as it is stored.
    """

    id: str
    key: str = ""
    title: str = ""
    body: str = ""
    sent: bool = True
    annex: bool = False  # a lampiran
    number: str = ""  # of one of several lampiran: "II"
    errors: list = field(default_factory=list)

    @property
    def rows(self):
        """How many lines the text area shows where the browser cannot grow it."""
        return max(3, min(24, sum(1 + len(line) // 72 for line in self.body.split("\n")) + 1))


class TextForm:
    """Reads what the page sends; `stored` is the text as it is kept now, with its tokens.

    The page shows and sends words: `shown` is the order in which its pasal were numbered when they were
    written. `base`: {id: digest} as the page was loaded. After `is_valid()`: `naskah`, the editor's
    `Naskah` with tokens, and `merge_base`, what it was written on.
    """

    def __init__(self, stored, data=None):
        self.stored, self.errors, self.naskah = stored, [], None
        self._kept = {part.id: part for part in (*stored.pasal, *stored.lampiran)}
        numbers = Numbering(stored)
        if data is None:
            self.base = digests(stored)
            self.recitals = Part(RECITALS, body=recitals_text(stored.recitals))
            self.shown = self.read = [pasal.id for pasal in stored.pasal]
            self.parts = [part_of(pasal, numbers) for pasal in stored.pasal]
            self.annexes = [part_of(part, numbers) for part in stored.lampiran]
        else:
            self.whole = "seen" not in data
            self.base = digests(stored) if "seen" in data else _base_from(data.get("base", ""))
            self.recitals = self._part(RECITALS, data)
            self.parts = [part for part in map(self._reader(data), self._order(data)) if part]
            self.annexes = self._annexes(data)
            self.read = list(_checked(data.get("shown", "").split(","))) or [part.id for part in self.parts]
            self.shown = self.read
        for at, part in enumerate(self.annexes, 1):
            part.number = roman(at) if len(self.annexes) > 1 else ""

    @property
    def all_parts(self):
        """The recitals, the pasal and the lampiran, in this order."""
        return [self.recitals, *self.parts, *self.annexes]

    @property
    def base_json(self):
        """The digests as the hidden field that goes with the text."""
        return json.dumps(self.base)

    def is_valid(self):
        """Read the text; False where something is too long, told at the part or in `errors`."""
        sent = [part for part in self.all_parts if part.sent]
        for part in sent:
            part.errors += text_complaints(part.body, what=_what(part))
        if any(part.errors for part in sent):
            return False
        if sum(len(part.body) for part in sent) > 2 * MAX_CHARS:
            self.errors.append(TOO_MUCH)
            return False
        if len(self.parts) > MAX_READ or len(self.annexes) > MAX_READ:
            self.errors.append(TOO_MANY.format(max(len(self.parts), len(self.annexes)), MAX_PASAL))
            return False
        pasal, annexes = (
            tuple(filter(None, map(self._read_part, each))) for each in (self.parts, self.annexes)
        )
        recitals = parse_recitals(self.recitals.body) if self.recitals.sent else self.stored.recitals
        typed = Naskah(recitals, pasal, annexes)
        self.errors += complaints(typed)
        if not self.errors:
            self.naskah = rebind(self.stored, typed, self.shown, read=self.read)
        return not self.errors

    @property
    def merge_base(self):
        """The digests that each part was written on; one that was not sent is as it is stored now."""
        now = digests(self.stored)
        unsent = [part.id for part in self.all_parts if not part.sent]
        return self.base | {ident: now[ident] for ident in unsent if ident in now and ident in self.base}

    def rearrange(self, act, ident):
        """Add a pasal after `ident`, remove it, or move it "up" or "down"; return the id to look at next.

        So with a lampiran; "annex" adds one.
        """
        in_annexes = act == "annex" or ident in [part.id for part in self.annexes]
        parts = self.annexes if in_annexes else self.parts
        places = [part.id for part in parts]
        at = places.index(ident) if ident in places else len(places) - 1
        if act in ("add", "annex"):
            parts.insert(at + 1, Part(new_id(), annex=in_annexes))
            return parts[at + 1].id
        if ident not in places:
            return ident
        part = parts.pop(at)
        if act == "remove":
            near = parts[min(at, len(parts) - 1)] if parts else self.recitals
            return near.id
        parts.insert(max(0, at + (-1 if act == "up" else 1)), part)
        return ident

    def _order(self, data):
        """Return the ids of the pasal: as sent, in one field or many; as stored where nothing moved."""
        if "order" in data:
            return list(_checked(data["order"].split(",")))
        if "seen" in data:
            return [pasal.id for pasal in self.stored.pasal]
        return list(_checked(data.getlist("pasal")))

    def _annexes(self, data):
        """Return the lampiran of the page; those kept, where it tells of none."""
        ids = data["annexes"].split(",") if "annexes" in data else data.getlist("lampiran")
        ids = ids or [part.id for part in self.stored.lampiran]
        there = {part.id for part in self.parts}
        found = (self._part(ident, data) for ident in _checked(ids) if ident not in there)
        return [replace(part, annex=True) for part in found if part]

    def _reader(self, data):
        return lambda ident: self._part(ident, data)

    def _part(self, ident, data):
        """Return the `Part` of what was sent, None where the person chose that it goes."""
        choice = data.get(f"choice-{ident}", "")
        if choice and f"seen-{ident}" in data:
            self.base.pop(ident, None)
            if data[f"seen-{ident}"]:
                self.base[ident] = data[f"seen-{ident}"]
        if choice == MINE and data.get(f"gone-{ident}"):
            return None
        if choice == THEIRS:
            return Part(ident, sent=False)
        own = "own-" if choice == OWN else ""
        title, body = data.get(f"{own}title-{ident}", ""), data.get(f"{own}body-{ident}")
        return Part(ident, data.get(f"key-{ident}", ""), title, body or "", sent=body is not None)

    def _read_part(self, part):
        """Return the `Pasal` or `Lampiran` of a part; the stored one (or None) where it was not sent."""
        kept = self._kept.get(part.id)
        if not part.sent or (kept and isinstance(kept, Lampiran) != part.annex):
            return kept if kept and isinstance(kept, Lampiran) == part.annex else None
        title, body = one_line(part.title), part.body.replace("{{#", "{{")
        if part.annex:
            return Lampiran(part.id, title, parse_lampiran(body))
        if kept and kept.title == title:
            key = kept.key
        else:
            known = kept.key if kept else part.key if part.key in TITLES else ""
            key = KEYS.get(title.upper(), known)
        return Pasal(part.id, key, title, parse(body))


def _what(part):
    if part.id == RECITALS:
        return "Konsiderans"
    return "Isi lampiran" if part.annex else "Isi pasal"


def _base_from(text):
    """Read the hidden digests; anything odd is as if nothing had been loaded, so that nothing is lost."""
    try:
        base = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(base, dict):
        return {}
    return {key: value for key, value in base.items() if isinstance(value, str)}


def _checked(idents):
    """Yield ids in their order, each once; what our page never makes is left out."""
    seen = {RECITALS}
    for ident in idents:
        if IDENT.fullmatch(ident) and ident not in seen:
            seen.add(ident)
            yield ident
