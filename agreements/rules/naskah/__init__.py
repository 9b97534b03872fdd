"""The text of an agreement as structure: what it is, how it is typed, kept, merged and limited.

Import from here: `from agreements.rules.naskah import Naskah, parse, write`.
"""

from agreements.rules.naskah.keeping import (
    VERSION,
    canonical,
    digest,
    digest_of,
    from_json,
    new_id,
    pasal_from,
    pasal_json,
    to_json,
)
from agreements.rules.naskah.limits import (
    MAX_CHARS,
    MAX_PASAL,
    MAX_PASAL_CHARS,
    complaints,
    text_complaints,
)
from agreements.rules.naskah.merging import RECITALS, digests, merge
from agreements.rules.naskah.structure import (
    KINDS,
    Naskah,
    Node,
    Pasal,
    label,
    numbered,
    plain_text,
    walk,
    walk_all,
    words,
)
from agreements.rules.naskah.text import normalise, one_line, parse, write

__all__ = [
    "KINDS",
    "MAX_CHARS",
    "MAX_PASAL",
    "MAX_PASAL_CHARS",
    "RECITALS",
    "VERSION",
    "Naskah",
    "Node",
    "Pasal",
    "canonical",
    "complaints",
    "digest",
    "digest_of",
    "digests",
    "from_json",
    "label",
    "merge",
    "new_id",
    "normalise",
    "numbered",
    "one_line",
    "parse",
    "pasal_from",
    "pasal_json",
    "plain_text",
    "text_complaints",
    "to_json",
    "walk",
    "walk_all",
    "words",
    "write",
]
