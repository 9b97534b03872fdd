"""What stands beside the text in a Word file: put in with it, or proposed where the text is proposed."""

from agreements.documents.bilingual import ENGLISH
from agreements.documents.content import ACTIVITY_FIELDS
from agreements.rules.commenting import MAX_COMMENT
from agreements.rules.errors import NotReady
from agreements.rules.translating import complaints
from agreements.rules.word_translation import FRONT, taken
from agreements.rules.word_year import outcome
from agreements.workflow.commenting import comment
from agreements.workflow.drafting import put_activities

ROOM = 400  # characters of a comment that say where its words come from


def what(rows):
    """Take the `Beside` rows that come in; return in words what they are."""
    said = any(map(_is_said, rows))
    year = not all(map(_is_said, rows))
    return " dan ".join(["terjemahan"] * said + ["kegiatan"] * year)


def _is_said(row):
    return row.id.startswith(FRONT)


def put_in(locked, found, rows):
    """Put the `Beside` rows into a locked instrument, which its caller saves; return what the event tells.

    Raises `NotReady` where something is too long or missing.
    """
    said = [row for row in rows if _is_said(row)]
    told = _translated(locked, found, said) if said else {}
    if len(said) < len(rows):
        kept = list(locked.activities.order_by("order").values(*ACTIVITY_FIELDS))
        told |= put_activities(locked, outcome(found.year, kept))
    return told


def _translated(locked, found, rows):
    typed = {row.part: (row.value["title"], row.value["words"], True) for row in rows if row.value}
    labels = {row.part: row.label for row in rows}
    if reasons := [f"{labels[ident]}: {sentence}" for ident, sentence in complaints("", typed)]:
        raise NotReady(*reasons)
    locked.translation = taken(locked.translation, rows, found.marks.language or ENGLISH)
    return {"terjemahan": list(labels.values())}


def talk(row, rows, *, by, there):
    """Begin threads for the `Beside` rows that are proposed: one a part, one for all activities.

    `row`: the `WordImport`; `there`: ids of the parts that the text has.
    """
    said = [
        (each.label, each.part if each.part in there else "", _words(each)) for each in rows if _is_said(each)
    ]
    year = "\n\n".join(f"{each.label}\n{_words(each)}" for each in rows if not _is_said(each))
    for label, part, words in [*said, *([("kegiatan", "", year)] if year else [])]:
        for at, piece in enumerate(_cut(words), 1):
            more = f", sambungan {at}" if at > 1 else ""
            text = f"Usul dari berkas Word {row.name[:80]}, {label[:150]}{more}:\n{piece}"
            comment(row.agreement, by=by, text=text, part=part)


def _words(row):
    return row.after or "(dihapus)"


def _cut(words):
    """Cut words so that each piece fits a comment."""
    size = MAX_COMMENT - ROOM
    return [words[at : at + size] for at in range(0, len(words), size)]
