"""Who changed what in a Word file with tracked changes: by part of the text, ready to be told."""

from datetime import datetime

from agreements.rules.indonesian import long_date
from agreements.rules.naskah import RECITALS

MAX_REASON = 1_900  # a suggestion's reason holds 2,000


def hands_of(found, was):
    """Take the file as changed and as it was (`word_matching.Matched`, the latter may be None).

    Returns the names of who changed anything, each once.
    """
    both = [found, was] if was else [found]
    names = [hand[0] for each in both for cell in each.cells for hand in cell.hands]
    return list(dict.fromkeys(names))


def reasons_of(found, was):
    """Return {part id: "Rina Mitra, 20 November 2026: …"}: who changed a part, when, what was said there."""
    reasons = {}
    for ident in _parts(found) | _parts(was):
        here = [*_in_part(found, ident), *_in_part(was, ident)]
        hands = dict.fromkeys(hand for cell in here for hand in cell.hands)
        said = dict.fromkeys(note for cell in _in_part(found, ident) for note in cell.notes)
        lines = [_hands(hands)] if hands else []
        lines += [f"{note.author or 'Tanpa nama'} menulis: “{note.text}”" for note in said if note.text]
        if lines:
            reasons[ident] = "\n".join(lines)[:MAX_REASON]
    return reasons


def _parts(each):
    return {*each.parts, RECITALS} if each else set()


def _in_part(each, ident):
    if each is None:
        return []
    if ident == RECITALS:
        return [cell for cell in each.cells if cell.role == "konsiderans"]
    part = each.parts.get(ident)
    places = set(part.cells) if part else ()
    return [cell for cell in each.cells if cell.at in places]


def _hands(hands):
    """Return "Diubah di Word oleh Rina Mitra (20 November 2026) dan Budi (21 November 2026)"."""
    last = {}
    for name, at in hands:
        last[name] = max(last.get(name, ""), at)
    told = [f"{name} ({moment(at)})" if moment(at) else name for name, at in last.items()]
    listed = " dan ".join([", ".join(told[:-1]), told[-1]] if told[1:] else told)
    return f"Diubah di Word oleh {listed}."


def moment(at):
    """Take the moment of a change as the file has it; return its day in words, "" where it is none."""
    try:
        return long_date(datetime.fromisoformat(at))
    except ValueError:
        return ""
