"""The discussion in short: on the page of an instrument and in the writing room."""

from collections import Counter

from django.urls import reverse

from agreements.documents.content import text_of
from agreements.rules.assenting import final_notes, share_notes, standings
from agreements.rules.enums import State, Visibility
from agreements.rules.moves import EDITABLE
from agreements.rules.permissions import Act, refusals
from agreements.rules.suggesting import part_label
from agreements.views.access import actor_of, today
from agreements.views.discussion_rows import threads_of
from agreements.views.discussion_sides import turn_of
from agreements.views.suggestion_rows import suggestions_of
from agreements.workflow.assenting import text_mark


def _counted(comments, suggestions):
    """Return "2 usul, 1 komentar", "" where there is neither."""
    words = [f"{suggestions} usul"] if suggestions else []
    words += [f"{comments} komentar"] if comments else []
    return ", ".join(words)


def in_short(request, agreement, owned, draft):
    """Return what the page of an instrument tells of its discussion, None for who may not read it.

    `owned`: its `Belongings` as this person reads them; `draft`: its `Draft`.
    """
    if refusals(actor_of(request), Act.READ_DISCUSSION, agreement.agency_id):
        return None
    comments = Counter(row.part for row in owned.comments)
    suggestions = Counter(row.part or row.after for row in owned.suggestions)
    total = _counted(comments.total(), suggestions.total())
    return {
        "words": f"{total} terbuka" if total else "Belum ada yang terbuka",
        "turn": turn_of(agreement, today()),
        "agreed": agreement.agreed_revision_id is not None,
        "places": _places(agreement, comments, suggestions),
        "notes": _notes(agreement, owned, draft),
    }


def _notes(agreement, owned, draft):
    """What is told before a text is handed in, and before it is made final: warnings, no gates."""
    if agreement.state in EDITABLE:
        shared = sum(row.visibility == Visibility.SHARED for row in owned.comments)
        return share_notes(shared, len(owned.suggestions))
    if agreement.state != State.DISCUSSION:
        return []
    mark = text_mark(agreement, draft) if owned.assents else ""
    return final_notes(standings(agreement.parties.all(), owned.assents, mark))


def _places(agreement, comments, suggestions):
    naskah, here = text_of(agreement), reverse("discussion", args=[agreement.uid])
    return [
        {
            "anchor": f"ps-{number}",
            "label": part_label(naskah, pasal.id),
            "words": _counted(comments[pasal.id], suggestions[pasal.id]),
            "url": f"{here}?bagian={pasal.id}",
        }
        for number, pasal in enumerate(naskah.pasal, 1)
        if pasal.id in comments or pasal.id in suggestions
    ]


def in_room(request, agreement, naskah):
    """Return what the writing room shows: the open suggestions and threads of each part."""
    actor = actor_of(request)
    threads = [row for row in threads_of(actor, agreement, naskah) if not row["resolved"]]
    suggestions = suggestions_of(actor, agreement, naskah, only_open=True)
    groups = {}
    for row in suggestions:
        _group(groups, row["beside"], row)["suggestions"].append(row)
    for row in threads:
        _group(groups, row["part"], row)["threads"].append(row)
    for group in groups.values():
        group["words"] = _counted(len(group["threads"]), len(group["suggestions"]))
    total = _counted(len(threads), len(suggestions))
    return {
        "words": f"{total} terbuka" if total else "Belum ada yang dibahas: buka Pembahasan",
        "turn": turn_of(agreement, today()),
        "groups": list(groups.values()),
    }


def _group(groups, ident, row):
    return groups.setdefault(
        ident, {"id": ident, "label": row["label"], "suggestions": [], "threads": [], "words": ""}
    )
