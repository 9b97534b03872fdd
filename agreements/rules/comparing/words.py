"""Two texts word by word: which words were struck and which were added."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

TOKEN = re.compile(r"\n|[^\S\n]+|[^\s]+")
NUMBER = re.compile(r"\(?(?:[0-9]{1,3}|[a-z]{1,2}|[IVXL]{1,8})\W*")  # of a pasal, ayat, huruf, lampiran
SAME, STRUCK, ADDED, RENUMBERED = "", "del", "ins", "ref"
MOST = 1_000_000  # pairs of words that are looked at; beyond it sentences are compared first
SWAPPED = {"equal": "equal", "replace": "replace", "delete": "insert", "insert": "delete"}
SENTENCE_END = (".", ";", ":")


@dataclass(frozen=True)
class Piece:
    """A run of words: `kind` is "" (in both), "del" (only before), "ins" (only after) or "ref".

    "ref" is a number that only follows what it points to: `text` after, `was` before.
    """

    kind: str
    text: str
    was: str = ""


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


def changed_words(before, after, between=None):
    """Take two texts on one line; return the tuple of `Piece`s by whole words, spaces left aside.

    The words of the pieces without "ins" (of "ref": `was`) are those of `before`, without "del" those of
    `after`; swapped texts give as many words. `between()`, asked only where a number changed, gives the
    `renumbering.Between` that knows which two different words are the same reference, numbered anew.
    """
    old, new = before.split(), after.split()
    if old == new:
        return (Piece(SAME, " ".join(old)),) if old else ()
    codes = opcodes(old, new)
    if not between or not _numbers_changed(codes, old, new):
        return _pieces(codes, old, new, None)
    known = between()
    pieces = _pieces(codes, old, new, known)
    if _meet(codes, known):
        # "huruf a dan huruf b" -> "huruf b dan huruf c": by words alone the b would be the same one.
        named = _pieces(opcodes(*known.named(old, new)), old, new, known)
        pieces = min(pieces, named, key=_touched)
    return pieces


def _numbers_changed(codes, old, new):
    changed = [words for tag, a, b, c, d in codes if tag != "equal" for words in (old[a:b], new[c:d])]
    return any(NUMBER.fullmatch(word) for words in changed for word in words)


def _meet(codes, between):
    """Whether a reference stands among the changed words of either text."""
    return any(
        any(i in between.before for i in range(a, b)) or any(j in between.after for j in range(c, d))
        for tag, a, b, c, d in codes
        if tag != "equal"
    )


def _touched(pieces):
    return sum(len(piece.text.split()) for piece in pieces if piece.kind in (STRUCK, ADDED))


def _pieces(codes, old, new, between):
    found = []
    for tag, a, b, c, d in codes:
        if tag == "equal" and old[a:b] == new[c:d]:
            found.append(Piece(SAME, " ".join(old[a:b])))
        elif tag == "equal" or (between and _all_follow(between, range(a, b), range(c, d))):
            found += (_one(old, i, new, j, between) for i, j in zip(range(a, b), range(c, d), strict=True))
        else:
            found.append((" ".join(old[a:b]), " ".join(new[c:d])))
    return tuple(_strung(found))


def _all_follow(between, there, here):
    return len(there) == len(here) and all(map(between.follows, there, here))


def _one(old, i, new, j, between):
    if old[i] == new[j]:
        return Piece(SAME, old[i])
    return Piece(RENUMBERED, new[j], old[i]) if between.follows(i, j) else (old[i], new[j])


def _strung(found):
    """Join neighbours that stand in both; a pair of texts becomes what was struck and what was added."""
    for kind, run in groupby(found, key=lambda each: each.kind if isinstance(each, Piece) else ADDED):
        if kind == RENUMBERED:
            yield from run
        elif kind == SAME:
            yield Piece(SAME, " ".join(piece.text for piece in run))
        else:
            struck, added = (" ".join(filter(None, texts)) for texts in zip(*run, strict=True))
            yield from (piece for piece in (Piece(STRUCK, struck), Piece(ADDED, added)) if piece.text)


def opcodes(old, new):
    """Take two lists of strings; return opcodes as difflib's, the same numbers for swapped lists."""
    if old <= new:
        return _islands_flooded(_opcodes(old, new))
    turned = _islands_flooded(_opcodes(new, old))
    return [(SWAPPED[tag], a, b, c, d) for tag, c, d, a, b in turned]


def _opcodes(old, new):
    if len(old) * len(new) <= MOST:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return list(_by_sentence(old, new))


def _by_sentence(old, new):
    """Opcodes of long lists: whole sentences first, then the words of those that differ."""
    theirs, ours = _sentences(old), _sentences(new)
    starts, places = _starts(theirs), _starts(ours)
    for tag, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        i, j, k, m = starts[a], starts[b], places[c], places[d]
        if tag != "replace" or (j - i) * (m - k) > MOST:
            yield tag, i, j, k, m
            continue
        inner = SequenceMatcher(None, old[i:j], new[k:m], autojunk=False).get_opcodes()
        yield from ((tag, i + p, i + q, k + r, k + s) for tag, p, q, r, s in inner)


def _sentences(words):
    found = [[]]
    for word in words:
        found[-1].append(word)
        if word.endswith(SENTENCE_END):
            found.append([])
    return [tuple(sentence) for sentence in found if sentence]


def _starts(sentences):
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts


def _islands_flooded(codes):
    """Give up the one or two equal words between long changes: whole phrases read better than crumbs."""
    found = []
    for at, code in enumerate(codes):
        tag, a, b, c, d = code
        following = codes[at + 1] if at + 1 < len(codes) else None
        if tag == "equal" and found and following and _drowns(b - a, found[-1], following):
            code = ("replace", a, b, c, d)
        if found and found[-1][0] != "equal" and code[0] != "equal":
            code = ("replace", found[-1][1], code[2], found[-1][3], code[4])
            found.pop()
        found.append(code)
    return found


def _drowns(length, before, after):
    sizes = [b - a + d - c for _, a, b, c, d in (before, after)]
    return before[0] != "equal" and length <= 2 and min(sizes) >= 4 * length
