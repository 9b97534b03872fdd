"""The text of an instrument as the writing room sends it: what was typed, and on what it was written."""

import json
import re
from dataclasses import dataclass, field

from agreements.rules.naskah import (
    MAX_CHARS,
    RECITALS,
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
from agreements.rules.naskah.tokens import Numbering
from agreements.rules.outlines import TITLES

IDENT = re.compile(r"[A-Za-z0-9_-]{1,64}")
LABEL = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s+")
KEYS = {title: key for key, title in TITLES.items()}
TOO_MUCH = (
    "Naskah terlalu panjang untuk disimpan. Pindahkan rincian ke lampiran; tulisan Anda masih ada di bawah."
)
# what the person chose for a part that somebody else changed too
MINE, THEIRS, OWN = "mine", "theirs", "own"


def part_of(pasal, numbering):
    """Take a `Pasal` as kept and the `Numbering` of its text; return the `Part` that a person sees."""
    shown = resolve_part(pasal, numbering)
    return Part(pasal.id, pasal.key, pasal.title, write(shown.body))


def recitals_text(recitals):
    """Take the recitals; return them as typed, one a line with its number."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(recitals, 1))


def parse_recitals(text):
    """Take typed lines; return the recitals: empty lines and the number or letter before each left out."""
    lines = (one_line(LABEL.sub("", line.strip(), count=1)) for line in text.splitlines())
    return tuple(line for line in lines if line)


@dataclass
class Part:
    """One pasal (or the recitals, under RECITALS) as it stands in the page.

    `sent`: whether its words came along; an untouched part stays as it is stored.
    """

    id: str
    key: str = ""
    title: str = ""
    body: str = ""
    sent: bool = True
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
        self._kept = {pasal.id: pasal for pasal in stored.pasal}
        if data is None:
            self.base = digests(stored)
            self.recitals = Part(RECITALS, body=recitals_text(stored.recitals))
            self.shown = self.read = [pasal.id for pasal in stored.pasal]
            self.parts = [part_of(pasal, Numbering(stored)) for pasal in stored.pasal]
        else:
            self.base = _base_from(data.get("base", ""))
            self.recitals = self._part(RECITALS, data)
            self.parts = [part for part in map(self._reader(data), _idents(data, "pasal")) if part]
            self.read = [part.id for part in self.parts]
            self.shown = list(_idents(data, "shown")) or self.read

    @property
    def base_json(self):
        """The digests as the hidden field that goes with the text."""
        return json.dumps(self.base)

    def is_valid(self):
        """Read the text; False where something is too long, told at the part or in `errors`."""
        sent = [part for part in [self.recitals, *self.parts] if part.sent]
        for part in sent:
            part.errors += text_complaints(
                part.body, what="Konsiderans" if part.id == RECITALS else "Isi pasal"
            )
        if any(part.errors for part in sent):
            return False
        if sum(len(part.body) for part in sent) > 2 * MAX_CHARS:
            self.errors.append(TOO_MUCH)
            return False
        pasal = (self._pasal(part) for part in self.parts)
        recitals = parse_recitals(self.recitals.body) if self.recitals.sent else self.stored.recitals
        typed = Naskah(recitals, tuple(each for each in pasal if each), self.stored.lampiran)
        self.errors += complaints(typed)
        if not self.errors:
            self.naskah = rebind(self.stored, typed, self.shown, read=self.read)
        return not self.errors

    @property
    def merge_base(self):
        """The digests that each part was written on; one that was not sent is as it is stored now."""
        now = digests(self.stored)
        unsent = [part.id for part in [self.recitals, *self.parts] if not part.sent]
        return self.base | {ident: now[ident] for ident in unsent if ident in now and ident in self.base}

    def rearrange(self, act, ident):
        """Add a pasal after `ident`, remove it, or move it "up" or "down"; return the id to look at next."""
        places = [part.id for part in self.parts]
        at = places.index(ident) if ident in places else len(places) - 1
        if act == "add":
            self.parts.insert(at + 1, Part(new_id()))
            return self.parts[at + 1].id
        if ident not in places:
            return ident
        part = self.parts.pop(at)
        if act == "remove":
            near = self.parts[min(at, len(self.parts) - 1)] if self.parts else self.recitals
            return near.id
        self.parts.insert(max(0, at + (-1 if act == "up" else 1)), part)
        return ident

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

    def _pasal(self, part):
        """Return the `Pasal` of a part; the stored one (or None) where its words were not sent."""
        kept = self._kept.get(part.id)
        if not part.sent:
            return kept
        title = one_line(part.title)
        if kept and kept.title == title:
            key = kept.key
        else:
            known = kept.key if kept else part.key if part.key in TITLES else ""
            key = KEYS.get(title.upper(), known)
        return Pasal(part.id, key, title, parse(part.body.replace("{{#", "{{")))


def _base_from(text):
    """Read the hidden digests; anything odd is as if nothing had been loaded, so that nothing is lost."""
    try:
        base = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(base, dict):
        return {}
    return {key: value for key, value in base.items() if isinstance(value, str)}


def _idents(data, name):
    """Yield the ids of the pasal in their order, each once; what our page never makes is left out."""
    seen = {RECITALS}
    for ident in data.getlist(name):
        if IDENT.fullmatch(ident) and ident not in seen:
            seen.add(ident)
            yield ident
