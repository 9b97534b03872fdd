"""The discussion of a text as plain data: threads and suggestions, each with what this person may do."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from agreements.documents.content import draft_of
from agreements.models import Comment, Mention, Suggestion
from agreements.rules.comparing import word_changes
from agreements.rules.enums import Side, SuggestionKind, SuggestionState, Visibility
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import RECITALS
from agreements.rules.naskah.fields import filler
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.tokens import Numbering, mapped_part
from agreements.rules.permissions import Act, refusals
from agreements.rules.suggesting import find_part, is_outdated, part_from, part_label, part_mark, typed
from agreements.workflow.commenting import edit_refusals
from agreements.workflow.drafting import writing_refusals
from agreements.workflow.suggesting import reject_refusals

SEEN = {Visibility.INTERNAL: "lock", Visibility.SHARED: "users", Visibility.CLOSED: "shield"}
TONES = {Visibility.INTERNAL: "neutral", Visibility.SHARED: "info", Visibility.CLOSED: "warning"}
SHORT = {Visibility.INTERNAL: "Internal", Visibility.SHARED: "Bersama mitra", Visibility.CLOSED: "TKKSD"}
STATE_TONES = {
    SuggestionState.OPEN: ("accent", "edit"),
    SuggestionState.ACCEPTED: ("success", "ok"),
    SuggestionState.REJECTED: ("danger", "no"),
    SuggestionState.WITHDRAWN: ("neutral", "return"),
    SuggestionState.OUTDATED: ("warning", "alert"),
}


@dataclass
class Typed:
    """What somebody sent that was not taken: on which row, by which act, the words and the reasons."""

    uid: str = ""
    act: str = ""
    text: str = ""
    reasons: list = field(default_factory=list)


class Reading:
    """A text as it is kept, and how its parts and proposed ones read: every reference and field as words.

    Take the `Naskah` as kept and its `Draft`, whose text is printed.
    """

    def __init__(self, naskah, draft):
        self.naskah, self.printed = naskah, draft.text
        self._numbers, self._fields = Numbering(naskah), filler(draft)

    def now(self, ident):
        """Return a part as it reads today, as lines; "" where it is not there."""
        return typed(find_part(self.printed, ident) if ident else None)

    def proposed(self, row):
        """Return the part that a `Suggestion` proposes, as lines; "" where it proposes none."""
        if row.content is None:
            return ""
        part = part_from(row.content)
        if isinstance(part, tuple):
            return typed(tuple(map(self._fields, part)))
        shown = resolve_part(part, self._numbers)
        return typed(mapped_part(shown, lambda text, ident, steps: self._fields(text)))


def moment(at):
    """Return when it was: "4 Maret 2026 pukul 09.12"."""
    at = timezone.localtime(at)
    return f"{long_date(at)} pukul {at:%H.%M}"


def part_choices(naskah):
    """Return [(id, label)] of the parts of a text, in its order."""
    idents = [RECITALS, *(part.id for part in [*naskah.pasal, *naskah.lampiran])]
    return [(ident, part_label(naskah, ident)) for ident in idents]


def threads_of(actor, agreement, naskah, kept=None):
    """Return the threads that exist for this actor, oldest first, with replies and what may be done."""
    rows = list(Comment.objects.visible_to(actor).filter(agreement=agreement).prefetch_related("mentions"))
    waiting = set(
        Mention.objects.waiting_for(actor)
        .filter(comment__agreement=agreement)
        .values_list("comment", flat=True)
    )
    for row in rows:
        row.agreement = agreement
    first = {row.pk: row for row in rows if row.thread_id is None}
    replies = {pk: [] for pk in first}
    for row in rows:
        if row.thread_id in replies:
            row.thread = first[row.thread_id]
            replies[row.thread_id].append(row)
    may = not refusals(actor, Act.DISCUSS, agreement.agency_id)
    return [
        _thread(actor, row, replies[pk], naskah, waiting, may, kept or Typed()) for pk, row in first.items()
    ]


def _thread(actor, row, replies, naskah, waiting, may, kept):
    label = part_label(naskah, row.part) if row.part else ""
    here, all_rows = reverse("discussion", args=[row.agreement.uid]), [row, *replies]
    visibility = Visibility(row.visibility)
    return {
        **said(actor, row, kept, may),
        "anchor": f"k-{row.uid}",
        "part": row.part,
        "label": label or (f"Bagian dihapus: {row.part_name}" if row.part else "Seluruh naskah"),
        "gone": bool(row.part) and not label,
        "quote": row.quote,
        "visibility": SHORT[visibility],
        "tone": TONES[visibility],
        "icon": SEEN[visibility],
        "closed": visibility == Visibility.CLOSED,
        "shared": visibility == Visibility.SHARED,
        "replies": [said(actor, each, kept, may) for each in replies],
        "resolved": f"Diselesaikan {row.resolved_name}, {moment(row.resolved_at)}" if row.resolved_at else "",
        "mine": any(each.user_id == actor.user_id for each in all_rows),
        "waiting": any(each.pk in waiting for each in all_rows),
        "may": may,
        "kept": kept if kept.uid == str(row.uid) and kept.act == "balas" else None,
        "act_url": f"{here}komentar/{row.uid}/",
    }


def said(actor, row, kept, may):
    """Return one comment: who, as what, when, its words, and the address at which its author mends it."""
    editable = may and not edit_refusals(row, by=actor)
    return {
        "uid": str(row.uid),
        "author": row.author,
        "post": row.post,
        "is_partner": row.side == Side.PARTNER,
        "when": moment(row.at),
        "iso": row.at.isoformat(),
        "edited": bool(row.edited_at),
        "text": row.text,
        "called": [mention.name for mention in row.mentions.all()],
        "edit_url": f"{reverse('discussion', args=[row.agreement.uid])}komentar/{row.uid}/ubah/"
        if editable
        else "",
        "mend": kept if kept.uid == str(row.uid) and kept.act == "ubah" else None,
    }


def suggestions_of(actor, agreement, naskah, *, only_open=False, kept=None):
    """Return the suggestions of a text with their words struck and added, and what may be done with each."""
    rows = Suggestion.objects.filter(agreement=agreement)
    rows = list(rows.open() if only_open else rows)
    if not rows:
        return []
    reading = Reading(naskah, draft_of(agreement))
    writing, rejecting = writing_refusals(agreement, actor), reject_refusals(agreement, actor)
    return [_suggested(actor, row, reading, writing, rejecting, kept or Typed(), agreement) for row in rows]


def _suggested(actor, row, reading, writing, rejecting, kept, agreement):
    here = f"{reverse('discussion', args=[agreement.uid])}usulan/{row.uid}/"
    return {
        **suggestion(row, reading),
        "post": row.post,
        "mine": row.user_id is not None and row.user_id == actor.user_id,
        "writing": writing,
        "rejecting": rejecting,
        "kept": kept if kept.uid == str(row.uid) else None,
        "act_url": here,
    }


def suggestion(row, reading):
    """Return what every reader sees of a suggestion, ours or the partner's; `reading`: a `Reading`."""
    naskah = reading.naskah
    late = row.is_open and is_outdated(naskah, row)
    state = SuggestionState.OUTDATED if late else SuggestionState(row.state)
    now = find_part(naskah, row.part) if row.part else None
    tone, icon = STATE_TONES[state]
    return {
        "uid": str(row.uid),
        "anchor": f"u-{row.uid}",
        "part": row.part,
        "beside": row.part or row.after,
        "label": (part_label(naskah, row.part) if row.part else "") or row.part_name,
        "gone": bool(row.part) and now is None,
        "kind": SuggestionKind(row.kind).label,
        "where": _where(row, naskah),
        "pieces": _pieces(row, reading) if row.is_open else [],
        "proposed": reading.proposed(row) if late and row.kind == SuggestionKind.CHANGE else "",
        "now": reading.now(row.part) if late else "",
        "seen": part_mark(naskah, row.part),
        "late": late,
        "open": row.is_open,
        "state": state.label,
        "tone": tone,
        "icon": icon,
        "reason": row.reason,
        "author": row.author,
        "is_partner": row.side == Side.PARTNER,
        "source": row.get_source_display(),
        "when": moment(row.at),
        "iso": row.at.isoformat(),
        "answer": row.answer,
        "decided": f"{row.decided_name}, {moment(row.decided_at)}" if row.decided_at else "",
    }


def _where(row, naskah):
    """Say where a new or moved part would stand."""
    if row.kind not in (SuggestionKind.ADD, SuggestionKind.MOVE):
        return ""
    if not row.after:
        return "di tempat pertama"
    return f"sesudah {part_label(naskah, row.after) or 'bagian yang kini sudah dihapus'}"


def _pieces(row, reading):
    """The words that the suggestion strikes and adds, against the text as it stands."""
    if row.kind == SuggestionKind.MOVE:
        return []
    after = "" if row.kind == SuggestionKind.REMOVE else reading.proposed(row)
    before = reading.now(row.part)
    return [{"kind": piece.kind, "text": piece.text} for piece in word_changes(before, after)]
