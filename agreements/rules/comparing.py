"""Two versions of one text: which words were struck and which were added."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\n|[^\S\n]+|[^\s]+")
SAME, STRUCK, ADDED = "", "del", "ins"


@dataclass(frozen=True)
class Piece:
    """A run of words: `kind` is "" (in both), "del" (only before) or "ins" (only after)."""

    kind: str
    text: str


def word_changes(before, after):
    """Take two texts; return the tuple of `Piece`s that leads from the first to the second, in order.

    The pieces without "ins" give `before` again, those without "del" give `after`. Lines are compared
    first and then the words within changed lines, so that a long text costs little.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(old[a:b])))
        else:
            pieces += _within("".join(old[a:b]), "".join(new[c:d]))
    return tuple(_joined(pieces))


def _within(before, after):
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(old[a:b]))
            continue
        yield from (Piece(STRUCK, "".join(old[a:b])), Piece(ADDED, "".join(new[c:d])))


def _joined(pieces):
    """Leave out empty pieces and join neighbours of one kind."""
    found = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
