"""A comparison as words and marks, for the screen and for paper: struck, added, moved, renumbered.

`gone` leaves one side: "ins" gives the older text, "del" the newer, "" both in one.
"""

from itertools import groupby

from django.utils.html import format_html, format_html_join

from agreements.rules.comparing import ADDED, AWAY, CHANGED, REMOVED, SAME, TableChange
from agreements.rules.comparing.result import part_pieces
from agreements.rules.indonesian import number

TONES = {CHANGED: ("warning", "edit"), ADDED: ("success", "plus"), REMOVED: ("danger", "trash")}
WORDS = {CHANGED: "Berubah", ADDED: "Baru", REMOVED: "Dihapus", SAME: "Tetap"}


def pieces_html(pieces, gone=""):
    """Take pieces of a comparison; return them as safe HTML with `ins`, `del` and `span.ikut`."""
    shown = [piece for piece in pieces if not gone or piece.kind != gone]
    return format_html_join(" ", "{}", ((_piece(piece, gone),) for piece in shown))


def _piece(piece, gone):
    if piece.kind in ("ins", "del"):
        return format_html("<{0}>{1}</{0}>", piece.kind, piece.text)
    if piece.kind != "ref":
        return piece.text
    if gone:
        return format_html('<span class="ikut">{}</span>', piece.was if gone == "ins" else piece.text)
    return format_html('<span class="ikut">{} → {}</span>', piece.was.rstrip(".,;:"), piece.text)


def label_html(line, gone=""):
    """Take a `Line`; return its number: of one side, or of both where they differ."""
    old, new = line.old_label, line.new_label
    if gone or line.move:
        return old if gone == "ins" or line.status == AWAY else new
    if line.renumbered:
        return format_html('<span class="ikut">{} → {}</span>', old, new)
    if old == new:
        return new
    return format_html_join(
        " ", "<{0}>{1}</{0}>", ((kind, text) for kind, text in (("del", old), ("ins", new)) if text)
    )


def line_row(line):
    """Take a `Line`; return what a template shows of it: both in one, older and newer.

    Of a paragraph that moved: its anchor, that of its other place, and what the latter is called.
    """
    away = line.status == AWAY
    ends = [f"pindah-{line.move}-lama", f"pindah-{line.move}"]
    here, there = ends if away else reversed(ends)
    return {
        "away": away,
        "moved": line.move,
        "anchor": here if line.elsewhere else "",
        "other": there,
        "elsewhere": f"{'ke' if away else 'dari'} {line.elsewhere}" if line.elsewhere else "",
        "notices": [notice_row(notice) for notice in line.notices],
        "depth": line.depth,
        "status": line.status,
        "plain": line.status == SAME and not line.move and not line.notices,
        "label": label_html(line),
        "html": pieces_html(line.pieces),
        "old_label": label_html(line, "ins"),
        "old": pieces_html(line.pieces, "ins"),
        "new_label": label_html(line, "del"),
        "new": pieces_html(line.pieces, "del"),
        "reshaped": line.reshaped,
    }


def notice_row(notice):
    """Take a `Notice`; return its words and the anchor of the part where its target stands, or ""."""
    now = f"kini {notice.now}" if notice.now else "sudah tidak ada"
    kind = {"p": "ps", "l": "lampiran"}.get(notice.part[:1], "")
    return {
        "words": f"Tetap menyebut {notice.said}, padahal {notice.kind} itu {now}.",
        "to": f"{kind}-{notice.part[1:]}" if kind else "",
    }


def table_row(table):
    """Take a `TableChange`; return what a template shows of it."""
    return {
        "table": True,
        "status": table.status,
        "rows": [
            {
                "status": row.status,
                "word": WORDS[row.status],
                "head": row.head,
                "cells": [pieces_html(cell) for cell in row.cells],
            }
            for row in table.rows
        ],
    }


def blocks(changes):
    """Take lines and tables; return what a template shows of them, in order."""
    return [table_row(each) if isinstance(each, TableChange) else line_row(each) for each in changes]


def anchor(part, kind="ps"):
    """Take a `Part`; return its id on the page: "ps-3", or "ps-lama-3" where it is gone."""
    return f"{kind}-{part.new}" if part.new and part.status != AWAY else f"{kind}-lama-{part.old}"


def part_row(part, kind="ps"):
    """Take a `Part`; return what a template shows of it."""
    pieces = list(part_pieces(part))
    return {
        "anchor": anchor(part, kind),
        "to": f"{kind}-{part.new}" if part.status == AWAY else "",
        "label": part.new_label or f"{part.old_label} lama",
        "old_label": part.old_label,
        "new_label": part.new_label,
        "title": pieces_html(part.title),
        "words": " ".join(piece.text for piece in part.title if piece.kind != "del")
        or " ".join(piece.text for piece in part.title),
        "status": part.status,
        "marks": marks(part),
        "added": _count(pieces, "ins"),
        "struck": _count(pieces, "del"),
        "follows": sum(piece.kind == "ref" for piece in pieces),
        "blocks": blocks(part.blocks),
    }


def _count(pieces, kind):
    return number(sum(len(piece.text.split()) for piece in pieces if piece.kind == kind))


def marks(part):
    """Take a `Part`; return what happened to it as [(tone, icon, words)]."""
    found = [(*TONES[part.status], WORDS[part.status])] if part.status in TONES else []
    if part.moved:
        found.append(("accent", "sort", f"Dipindah, dahulu {part.old_label}"))
    if part.renumbered:
        found.append(("neutral", "sort", f"Nomor bergeser, dahulu {part.old_label}"))
    if part.notices:
        found.append(("warning", "alert", f"{len(part.notices)} rujukan tidak ikut bergeser"))
    return found


def activity_row(change, words=WORDS):
    """Take an `ActivityChange` and what its statuses are called; return what a template shows of it."""
    name = next((cell.pieces for cell in change.cells if cell.label == "Kegiatan"), ())
    found = [(*TONES[change.status], words[change.status])] if change.status in TONES else []
    if change.moved:
        found.append(("accent", "sort", f"Dipindah, dahulu nomor {change.old}"))
    rest = [cell for cell in change.cells if cell.pieces is not name]
    cells = [(cell.status, cell.label, pieces_html(cell.pieces)) for cell in rest]
    return {
        "anchor": f"kegiatan-{change.new}" if change.new else f"kegiatan-lama-{change.old}",
        "number": change.new or change.old,
        "name": pieces_html(name),
        "status": change.status,
        "differs": change.differs,
        "marks": found,
        "cells": cells,
        "changed": [cell for cell in cells if cell[0] != SAME or change.status in (ADDED, REMOVED)],
        "kept": [cell for cell in cells if cell[0] == SAME and change.status not in (ADDED, REMOVED)],
    }


def activity_groups(changes, words=WORDS):
    """Take `ActivityChange`s; return [(whether they differ, rows)], the unchanged ones together."""
    runs = groupby(changes, key=lambda change: change.differs)
    return [(differs, [activity_row(each, words) for each in run]) for differs, run in runs]


def grouped(parts, kind="ps"):
    """Take the parts of a comparison; return [(whether they differ, rows)], the unchanged ones together."""
    runs = groupby(parts, key=lambda part: part.differs or part.status == AWAY)
    return [(differs, [part_row(part, kind) for part in run]) for differs, run in runs]


def counted(counts):
    """Take `Counts`; return [(tone, icon, words)] of what differs, in words."""
    told = (
        (counts.changed, "warning", "edit", "pasal berubah"),
        (counts.added, "success", "plus", "pasal baru"),
        (counts.removed, "danger", "trash", "pasal dihapus"),
        (counts.moved, "accent", "sort", "pasal dipindah"),
        (counts.paragraphs, "accent", "sort", "paragraf dipindah"),
        (counts.stale, "warning", "alert", "rujukan tidak ikut bergeser"),
        (counts.lampiran, "warning", "clip", "lampiran berubah"),
        (counts.activities, "warning", "list", "kegiatan berubah"),
        (counts.activities_moved, "accent", "sort", "kegiatan dipindah"),
        (counts.facts, "warning", "list", "butir di luar pasal berubah"),
        (counts.renumbered, "neutral", "link", "rujukan ikut bergeser"),
    )
    return [(tone, icon, f"{number(count)} {words}") for count, tone, icon, words in told if count]


def words_counted(counts):
    """Take `Counts`; return "+12 −3 kata", "" where no word differs."""
    if not counts.words_added and not counts.words_struck:
        return ""
    return f"+{number(counts.words_added)} −{number(counts.words_struck)} kata"
