"""Suggestions as plain data: what each would do and change elsewhere, and what this person may do with it."""

from django.urls import reverse

from agreements.documents.content import draft_of
from agreements.models import Suggestion
from agreements.rules.comparing import word_changes
from agreements.rules.consequences import Foresight, clashes, headline
from agreements.rules.enums import ReactionWord, Side, SuggestionKind, SuggestionState, Visibility
from agreements.rules.naskah.fields import filler
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.tokens import Numbering, mapped_part
from agreements.rules.permissions import Act, refusals
from agreements.rules.suggesting import find_part, is_outdated, part_from, part_label, seen_mark, typed
from agreements.views.discussion_rows import Typed, moment
from agreements.workflow.drafting import writing_refusals
from agreements.workflow.suggesting import accept_refusals, reject_refusals

STATE_TONES = {
    SuggestionState.OPEN: ("accent", "edit"),
    SuggestionState.ACCEPTED: ("success", "ok"),
    SuggestionState.REJECTED: ("danger", "no"),
    SuggestionState.WITHDRAWN: ("neutral", "return"),
    SuggestionState.OUTDATED: ("warning", "alert"),
}


REACTION_TONES = {
    ReactionWord.AGREE: ("success", "ok"),
    ReactionWord.REFUSE: ("danger", "no"),
    ReactionWord.REMARK: ("neutral", "comment"),
}


class Reading:
    """A text as it is kept, and how its parts and proposed ones read: every reference and field as words.

    Take the `Naskah` as kept and its `Draft`, whose text is printed; `shown`: what of it its reader sees,
    where that is less.
    """

    def __init__(self, naskah, draft, shown=None):
        self.naskah, self.printed = naskah, draft.text
        self.foresight = Foresight(shown or naskah)
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


def suggestions_of(actor, agreement, naskah, *, only_open=False, kept=None):
    """Return the suggestions of a text with their words struck and added, and what may be done with each."""
    rows = Suggestion.objects.filter(agreement=agreement).prefetch_related("reactions")
    rows = list(rows.open() if only_open else rows)
    if not rows:
        return []
    reading = Reading(naskah, draft_of(agreement))
    may = {
        "writing": writing_refusals(agreement, actor),
        "rejecting": reject_refusals(agreement, actor),
        "discuss": not refusals(actor, Act.DISCUSS, agreement.agency_id),
        "opens": not refusals(actor, Act.OPEN_TALK, agreement.agency_id),
    }
    against = clashes([row for row in rows if row.is_open])
    return [
        _suggested(actor, row, reading, may, kept or Typed(), agreement)
        | {"against": [_against(reading, other) for other in against.get(row.pk, ())]}
        for row in rows
    ]


def _suggested(actor, row, reading, may, kept, agreement):
    here = reverse("discussion", args=[agreement.uid])
    ours, shared = row.side == Side.OURS, row.visibility == Visibility.SHARED
    return {
        **suggestion(row, reading),
        "post": row.post,
        "mine": row.user_id is not None and row.user_id == actor.user_id,
        "shared": ours and shared,
        "was_shared": f"{moment(row.shared_from)} sampai {moment(row.shared_until)}"
        if row.was_shared
        else "",
        "writing": may["writing"] or accept_refusals(row, actor),
        "rejecting": may["rejecting"],
        "may_remark": may["discuss"] and shared,
        "readers_url": f"{here}pembaca/usul/{row.uid}/" if may["opens"] and ours and row.is_open else "",
        "reactions": reactions(row),
        "kept": kept if kept.uid == str(row.uid) else None,
        "act_url": f"{here}usulan/{row.uid}/",
    }


def _against(reading, other):
    return {"anchor": f"u-{other.uid}", "words": headline(reading.naskah, other), "author": other.author}


def reactions(row, *, office=""):
    """Return what was said of a suggestion; `office`: what ours are called where their names are not told."""
    found = []
    for each in row.reactions.all():
        hidden = bool(office) and each.side == Side.OURS
        tone, icon = REACTION_TONES[each.word]
        found.append(
            {
                "author": (each.post or office) if hidden else each.author,
                "post": "" if hidden else each.post,
                "is_partner": each.side == Side.PARTNER,
                "word": each.get_word_display(),
                "tone": tone,
                "icon": icon,
                "text": each.text,
                "when": moment(each.at),
                "iso": each.at.isoformat(),
            }
        )
    return found


def suggestion(row, reading):
    """Return what every reader sees of a suggestion, ours or the partner's; `reading`: a `Reading`."""
    naskah = reading.naskah
    late = row.is_open and is_outdated(naskah, row)
    state = SuggestionState.OUTDATED if late else SuggestionState(row.state)
    gone = bool(row.part) and find_part(naskah, row.part) is None
    tone, icon = STATE_TONES[state]
    kind = SuggestionKind(row.kind)
    return {
        "uid": str(row.uid),
        "anchor": f"u-{row.uid}",
        "part": row.part,
        "beside": row.part or row.after,
        "label": (part_label(naskah, row.part) if row.part else "") or row.part_name,
        "gone": gone,
        "moves": kind == SuggestionKind.MOVE,
        "lost": gone and kind == SuggestionKind.MOVE,
        "what": headline(naskah, row) if row.is_open else f"{kind.label.lower()} {row.part_name}",
        "pieces": _pieces(row, reading) if row.is_open else [],
        "consequences": _consequences(row, reading),
        "proposed": reading.proposed(row) if late and kind == SuggestionKind.CHANGE else "",
        "now": reading.now(row.part) if late else "",
        "seen": seen_mark(naskah, row),
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


def _consequences(row, reading):
    """What it would change elsewhere, while it is open and its part is there."""
    there = not row.part or find_part(reading.naskah, row.part) is not None
    return consequences(reading.foresight, row) if row.is_open and there else None


def consequences(foresight, change):
    """Return what a change would do to numbers and references elsewhere, None where nothing."""
    found = foresight.of(change)
    if not found:
        return None
    counted = (len(found.numbers), "nomor"), (len(found.references), "rujukan")
    told = [f"{count} {word}" for count, word in counted if count]
    words = f"{' dan '.join(told)} ikut berubah" if told else ""
    lost = f"{len(found.lost)} rujukan kehilangan tujuannya" if found.lost else ""
    return {
        "words": "; ".join(filter(None, (words, lost))),
        "numbers": found.numbers,
        "references": found.references,
        "lost": found.lost,
    }


def _pieces(row, reading):
    """The words that the suggestion strikes and adds, against the text as it stands."""
    if row.kind == SuggestionKind.MOVE:
        return []
    after = "" if row.kind == SuggestionKind.REMOVE else reading.proposed(row)
    before = reading.now(row.part)
    return [{"kind": piece.kind, "text": piece.text} for piece in word_changes(before, after)]
