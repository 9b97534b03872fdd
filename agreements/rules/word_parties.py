"""What a Word file says of the parties against what the app keeps: told, never taken."""

import re
from dataclasses import dataclass

from agreements.rules.word_roles import HEADING, PARTIES

NUMBER = re.compile(r"\bNOMOR\s*:?\s*(\S.*)", re.IGNORECASE)
DOTS = re.compile(r"[.…_\s/-]*")
TITLES = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class Doubt:
    """One fact of a party that the file does not bear out."""

    party: str
    what: str
    kept: str
    said: str  # the words of the file around that party, "" where it does not name it


def doubts(cells, parties):
    """Take `Cell`s and [(label, PartyFacts)]; yield the `Doubt`s: names, offices, bodies and numbers.

    Nothing is said where the file has no party block at all.
    """
    block = " ".join(
        cell.source if not cell.is_table else cell.text for cell in cells if cell.role == PARTIES
    )
    if block:
        for label, party in parties:
            yield from _of_party(label, party, _chunk(block, label, [other for other, _ in parties]))
    heads = [cell.source for cell in cells if cell.role == HEADING]
    yield from _numbers(heads, parties)


def _chunk(block, label, labels):
    """Return the words that introduce one party: up to its label, from the end of the one before."""
    end = block.find(label)
    if end < 0:
        return ""
    starts = [block.find(other) + len(other) for other in labels if 0 <= block.find(other) < end]
    return block[max(starts, default=0) : end]


def _of_party(label, party, chunk):
    if not chunk:
        yield Doubt(label, "pihak", party.body, "")
        return
    said = _plain(chunk)
    for what, kept in (("nama", party.signatory), ("jabatan", party.office), ("badan", party.body)):
        if kept and not _within(kept, said):
            yield Doubt(label, what, kept, _short(chunk))


def _within(kept, said):
    """Whether most words of a fact stand in the file, so that titles and abbreviations do not count."""
    words = _plain(kept).split()
    found = sum(f" {word} " in f" {said} " for word in words)
    return found >= len(words) - (1 if len(words) > 3 else 0)


def _plain(text):
    return " ".join(TITLES.sub(" ", text).casefold().split())


def _short(text):
    text = " ".join(text.split()).strip(" .;,:-")
    return text if len(text) <= 220 else f"{text[:220]}…"


def _numbers(heads, parties):
    """The numbers that stand in the file and are not those of the parties."""
    said = [found[1].strip() for head in heads if (found := NUMBER.match(head))]
    said = [number for number in said if not DOTS.fullmatch(number)]
    kept = {party.number for _, party in parties if party.number}
    for number in said:
        if number not in kept:
            yield Doubt("Naskah", "nomor", ", ".join(sorted(kept)), number)
