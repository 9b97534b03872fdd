"""Which kinds of papers a person may upload: those of the stage first, then of the path, then any."""

from agreements.rules.enums import AttachmentKind
from agreements.rules.paths import path_of
from agreements.rules.transitions import moves_from

K = AttachmentKind
# What comes with an act of its own is not uploaded by itself.
WITH_AN_ACT = (K.SCAN, K.TERMINATION, K.EVIDENCE, K.PRINTED)
ANY_TIME = (
    *(K.COVER_LETTER, K.INITIATION, K.LIAISON, K.PLAN_EVIDENCE, K.MAPPING, K.YEARLY_LIST),
    *(K.LEGALITY, K.PROFILE, K.MINUTES, K.DISPUTE, K.OTHER),
)
OF_A_TEXT = (K.MINUTES, K.LEGAL_OPINION, K.POWER_OF_ATTORNEY, K.COVER_LETTER, K.BURDEN, K.OTHER)


def groups_of_dossier(dossier):
    """Take a dossier; return [(words, kinds)] of what fits its kind and stage, each kind once."""
    table = path_of(dossier)
    now = _papers(moves_from(table, dossier.stage))
    return _once((("Tahap ini", now), ("Jalan kerja sama ini", _papers(table)), ("Kapan saja", ANY_TIME)))


def groups_of_text():
    """Return [(words, kinds)] of what belongs to an instrument."""
    return _once((("Naskah", OF_A_TEXT),))


def _papers(rows):
    return [kind for row in rows for kind in (*row.papers, *row.needs)]


def _once(groups):
    seen, found = set(WITH_AN_ACT), []
    for words, kinds in groups:
        fresh = [kind for kind in dict.fromkeys(kinds) if kind not in seen]
        seen.update(fresh)
        found += [(words, fresh)] if fresh else []
    return found
