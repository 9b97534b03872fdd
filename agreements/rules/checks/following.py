"""Rules on what fills itself in a text: references to nothing, fields that are none (C-21 to C-23)."""

import re

from agreements.rules.checks.finding import rule
from agreements.rules.enums import Instrument, Severity
from agreements.rules.naskah import lampiran_label, texts_of, walk
from agreements.rules.naskah.fields import UNKNOWN, nearest
from agreements.rules.naskah.pointers import LAMPIRAN, PASAL, pointers, step_words, targets
from agreements.rules.naskah.references import quoted_in
from agreements.rules.naskah.structure import roman
from agreements.rules.naskah.tokens import GONE, stepped

TARGET_GONE = re.compile(rf"(?:\b(?:pasal|ayat|huruf|angka|lampiran)\s+)?\(?{re.escape(GONE)}\)?", re.I)
NO_FIELD = re.compile(rf"\[{UNKNOWN}: (?P<name>[^\[\]\n]{{0,80}})\]")
PLACES = "Permendagri 22/2020 Pasal 40 dan 41"


def _hits(found, reading, pattern, tell):
    """Yield a finding for each place in pasal and recitals, and one for each lampiran that has it."""
    for hit in reading.find(pattern):
        yield found(*tell(hit.match), hit=hit)
    parts = reading.draft.text.lampiran
    for number, part in enumerate(parts, 1):
        for text in (part.title, *texts_of(part.body)):
            for match in pattern.finditer(text):
                where = lampiran_label(number, len(parts)).replace("LAMPIRAN", "Lampiran")
                yield found(*tell(match), pasal_id=part.id, where=where, excerpt=text[:160], words=match[0])


@rule(
    "C-21",
    Severity.BLOCKING,
    "Setiap rujukan menunjuk bagian yang masih ada",
    "UU 12/2011 lampiran II",
    PLACES,
)
def references_stand(found, reading):
    """No reference names a pasal, ayat, huruf, angka or lampiran that was removed."""

    def tell(match):
        return (
            f"Rujukan “{match[0]}” menunjuk bagian yang sudah dihapus.",
            "Ganti rujukan itu, atau kembalikan bagian yang dirujuk.",
        )

    return _hits(found, reading, TARGET_GONE, tell)


@rule("C-22", Severity.BLOCKING, "Setiap isian dikenal", PLACES)
def fields_are_known(found, reading):
    """No field stands in the text that the program does not know."""

    def tell(match):
        name = match["name"].strip()
        near = nearest(name)
        fix = f"Barangkali yang dimaksud {{{{{near}}}}}." if near else ""
        return (
            f"Isian “{name}” tidak dikenal.",
            f"{fix} Pilih dari menu Sisipkan isian, atau tulis kata biasa.".strip(),
        )

    return _hits(found, reading, NO_FIELD, tell)


@rule(
    "C-23",
    Severity.WARNING,
    "Setiap rujukan menunjuk bagian yang ada",
    "UU 12/2011 lampiran II",
    PLACES,
    instruments=frozenset(Instrument) - {Instrument.ADDENDUM},
)
def references_name_something(found, reading):
    """No number names a pasal, ayat, huruf, angka or lampiran that this text does not have.

    An addendum speaks of the numbers of another text. A text without lampiran may have them beside it.
    """
    text = reading.draft.text
    there = targets(text)
    for number, pasal in enumerate(text.pasal, 1):
        quoted, own = quoted_in(pasal), f"{PASAL}{number}"
        places = zip(walk(pasal.body, f"Pasal {number}"), stepped(pasal.body), strict=True)
        for (where, node), (steps, _) in places:
            if node.text in quoted:
                continue
            for words in _missing(node.text, steps, own, there, bool(text.lampiran)):
                yield found(
                    f"Rujukan “{words}” menunjuk bagian yang tidak ada dalam naskah ini.",
                    "Betulkan nomornya; bila yang dimaksud naskah atau peraturan lain, sebut namanya juga.",
                    pasal_id=pasal.id,
                    where=where,
                    excerpt=node.text[:160],
                    words=words,
                )


def _missing(text, steps, own, there, annexed):
    """Yield in words each part that a text names and that is not there; of a pasal that is not, no ayat."""
    told = set()
    for _, part, path in pointers(text, steps, held=True):
        name = part or own
        if name[0] == LAMPIRAN and not annexed:
            continue
        missing = (name, "") if (name, "") not in there else (name, path)
        if missing not in there and missing not in told:
            told.add(missing)
            yield _words(*missing, own)


def _words(name, path, own):
    if name[0] == LAMPIRAN:
        return f"Lampiran {roman(int(name[1:]))}"
    return step_words(path) if path and name == own else f"Pasal {name[1:]} {step_words(path)}".strip()


RULES = (references_stand, fields_are_known, references_name_something)
