"""Rules on what fills itself in a text: references to what is gone, fields that are none (C-21, C-22)."""

import re

from agreements.rules.checks.finding import rule
from agreements.rules.enums import Severity
from agreements.rules.naskah import lampiran_label, texts_of
from agreements.rules.naskah.fields import UNKNOWN, nearest
from agreements.rules.naskah.tokens import GONE

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


RULES = (references_stand, fields_are_known)
