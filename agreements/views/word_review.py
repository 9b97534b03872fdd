"""The review of a Word file as plain data for its page."""

from django.utils import timezone

from agreements.rules.comparing import word_changes
from agreements.rules.enums import WordMode
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import Lampiran
from agreements.rules.suggesting import typed
from agreements.rules.word_plan import (
    ADDED,
    AHEAD,
    CLASH,
    FILE,
    GONE,
    HINTS,
    KEPT,
    NOW,
    REPLACED,
    SAME,
    WORDS,
)
from agreements.rules.word_roles import CHOICES, NAMES, TABLE_CHOICES
from agreements.rules.word_tracking import moment
from agreements.views.attachments import size_words

TONES = {
    SAME: "neutral",
    REPLACED: "accent",
    ADDED: "success",
    KEPT: "neutral",
    AHEAD: "info",
    GONE: "warning",
    CLASH: "danger",
}
QUIET = {KEPT, AHEAD}  # nothing happens to them unless somebody asks for it
HOW = {"judul": "Dikenali dari judulnya.", "isi": "Dikenali dari kemiripan isinya; periksa apakah benar."}
PROPOSE = ("Usulkan", "Jangan diusulkan")
FIRST_ROWS = 3  # of a table, on the page
LONG = 400  # characters of a cell on the page


def shown(found, row, *, everything=False):
    """Take a `Review` and its `WordImport`; return what the page shows.

    `everything`: choices on every cell.
    """
    cells = [_cell(cell, row.cells) for cell in found.built.cells]
    questions = [cell for cell in cells if not cell["sure"] or cell["chosen"]]
    proposes = found.mode == WordMode.SUGGESTION
    rows = [_row(part, proposes) for part in sorted(found.plan.rows, key=_urgency) if part.is_question]
    rows += [_beside(row, proposes) for row in sorted(found.beside, key=_urgency) if row.is_question]
    at = timezone.localtime(row.at)
    return {
        "file": {
            "name": row.name,
            "size": size_words(row.size),
            "sha": row.sha256,
            "when": f"{long_date(at)} pukul {at:%H.%M}",
        },
        "told": [*found.source.told, *found.left],
        "elsewhere": found.elsewhere,
        "count": len(cells),
        "open": sum(not cell["sure"] for cell in cells) + sum(bool(row.unsure) for row in found.beside),
        "questions": questions,
        "cells": cells,
        "everything": everything,
        "rows": [part for part in rows if not part["quiet"]],
        "quiet": [part for part in rows if part["quiet"]],
        "differing": len(rows),
        "missing": sum(part.fate == KEPT and part.choice == NOW for part in found.plan.rows),
        "same": sum(part.fate == SAME for part in found.plan.rows),
        "moved": [part.label for part in found.plan.rows if part.id in found.plan.moved],
        "order": found.plan.order,
        "mode": found.mode,
        "modes": [(mode.value, mode.label) for mode in WordMode],
        "hands": found.hands,
        "tracked": found.is_tracked,
        "notes": [_note(part, note) for _, part, note in found.notes],
        "doubts": _doubts(found.doubts),
        "seen": found.seen,
        "proposes": proposes,
    }


def _urgency(part):
    """What needs a decision comes first; the rest in the order of the text."""
    return {CLASH: 0, GONE: 1}.get(part.fate, 2)


def _note(part, note):
    return {"part": part, "who": note.author, "when": moment(note.at), "text": note.text}


def _doubts(doubts):
    """Gather what differs of one party: its name, office and body are said in one sentence of the file."""
    rows = {}
    for doubt in doubts:
        row = rows.setdefault(
            (doubt.party, doubt.said), {"party": doubt.party, "said": doubt.said, "kept": []}
        )
        row["kept"].append((doubt.what, doubt.kept))
    return list(rows.values())


def _cell(cell, choices):
    chosen = str(cell.at) in choices
    return {
        "at": cell.at,
        "source": cell.source if len(cell.source) <= LONG else f"{cell.source[:LONG]}…",
        "rows": [
            [(words, (at, column) in cell.merged) for column, words in enumerate(row)]
            for at, row in enumerate(cell.rows[:FIRST_ROWS])
        ],
        "more_rows": max(0, len(cell.rows) - FIRST_ROWS),
        "role": cell.role,
        "becomes": cell.becomes,
        "where": cell.where,
        "sure": cell.sure,
        "reason": cell.reason,
        "chosen": chosen,
        "options": [(role, NAMES[role]) for role in _roles(cell)],
    }


def _roles(cell):
    roles = TABLE_CHOICES if cell.is_table else CHOICES
    return roles if cell.role in roles else (cell.role, *roles)


def _choices(fate, proposes):
    _, take, leave = WORDS[fate]
    if proposes:
        take, leave = PROPOSE
    return [(FILE, take), (NOW, leave)]


def _beside(row, proposes):
    """A question on what stands beside the text: compared line by line, closed where it cannot be taken."""
    return {
        "id": row.id,
        "label": row.label,
        "words": WORDS[row.fate][0],
        "tone": TONES[row.fate],
        "hint": HINTS.get(row.fate, ""),
        "pieces": word_changes(row.before, row.after),
        "choices": [] if row.closed or row.fate == SAME else _choices(row.fate, proposes),
        "choice": row.choice,
        "quiet": row.fate in QUIET and row.choice == NOW,
        "unsure": [row.closed, *row.unsure] if row.closed else row.unsure,
    }


def _row(part, proposes):
    return {
        "id": part.id,
        "label": part.label,
        "words": WORDS[part.fate][0],
        "tone": TONES[part.fate],
        "hint": " ".join(filter(None, [HINTS.get(part.fate, ""), HOW.get(part.how, "")])),
        "pieces": word_changes(typed(part.before), typed(part.after)) if part.fate != KEPT else (),
        "is_lampiran": isinstance(part.after or part.before, Lampiran),
        "choices": _choices(part.fate, proposes),
        "choice": part.choice,
        "quiet": part.fate in QUIET and part.choice == NOW,
    }
