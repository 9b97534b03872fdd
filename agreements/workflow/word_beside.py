"""What stands beside the text in a Word file: put in with it, or proposed where the text is proposed."""

from agreements.documents.bilingual import ENGLISH
from agreements.rules.commenting import MAX_COMMENT
from agreements.rules.errors import NotReady
from agreements.rules.translating import complaints
from agreements.rules.word_translation import FRONT, taken
from agreements.workflow.commenting import comment

ROOM = 400  # characters of a comment that say where its words come from


def what(rows):
    """Take the `Beside` rows that come in; return in words what they are."""
    return "terjemahan" if rows else ""


def put_in(locked, found, rows):
    """Put the `Beside` rows into a locked instrument, which its caller saves; return what the event tells.

    Raises `NotReady` where something is too long.
    """
    said = [row for row in rows if row.id.startswith(FRONT)]
    if not said:
        return {}
    typed = {row.part: (row.value["title"], row.value["words"], True) for row in said if row.value}
    if reasons := [f"{_label(said, ident)}: {sentence}" for ident, sentence in complaints("", typed)]:
        raise NotReady(*reasons)
    locked.translation = taken(locked.translation, said, found.marks.language or ENGLISH)
    return {"terjemahan": [row.label for row in said]}


def _label(rows, ident):
    return next(row.label for row in rows if row.part == ident)


def talk(row, rows, *, by, there):
    """Begin a thread for each of the `Beside` rows, which are proposed and not put in.

    `row`: the `WordImport`; `there`: ids of the parts that the text has.
    """
    for each in rows:
        head = f"Usul dari berkas Word {row.name[:80]}, {each.label[:150]}"
        for at, words in enumerate(_cut(each.after or "(dihapus)"), 1):
            text = f"{head}{f', sambungan {at}' if at > 1 else ''}:\n{words}"
            comment(row.agreement, by=by, text=text, part=each.part if each.part in there else "")


def _cut(words):
    """Cut words so that each piece fits a comment."""
    size = MAX_COMMENT - ROOM
    return [words[at : at + size] for at in range(0, len(words), size)]
