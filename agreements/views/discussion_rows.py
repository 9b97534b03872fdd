"""The discussion of a text as plain data: its threads, each with what this person may do."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from agreements.models import Comment, Mention
from agreements.rules.enums import Side, Visibility
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import RECITALS
from agreements.rules.permissions import Act, refusals
from agreements.rules.suggesting import part_label
from agreements.workflow.commenting import edit_refusals

SEEN = {Visibility.INTERNAL: "lock", Visibility.SHARED: "users", Visibility.CLOSED: "shield"}
TONES = {Visibility.INTERNAL: "neutral", Visibility.SHARED: "info", Visibility.CLOSED: "warning"}
SHORT = {Visibility.INTERNAL: "Internal", Visibility.SHARED: "Bersama mitra", Visibility.CLOSED: "TKKSD"}


@dataclass
class Typed:
    """What somebody sent that was not taken: on which row, by which act, the words and the reasons."""

    uid: str = ""
    act: str = ""
    text: str = ""
    reasons: list = field(default_factory=list)


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
    opens = not refusals(actor, Act.OPEN_TALK, agreement.agency_id)
    return [
        _thread(actor, row, replies[pk], naskah, waiting, may, kept or Typed())
        | {"readers_url": _readers(row, replies[pk]) if opens else ""}
        for pk, row in first.items()
    ]


def _readers(row, replies):
    """Where who reads a thread is changed; nowhere for TKKSD's notes and where the partner wrote."""
    closed = row.visibility == Visibility.CLOSED
    if closed or any(each.side == Side.PARTNER for each in (row, *replies)):
        return ""
    return f"{reverse('discussion', args=[row.agreement.uid])}pembaca/komentar/{row.uid}/"


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
        "opened": _opened(row),
        "replies": [said(actor, each, kept, may) for each in replies],
        "resolved": f"Diselesaikan {row.resolved_name}, {moment(row.resolved_at)}" if row.resolved_at else "",
        "mine": any(each.user_id == actor.user_id for each in all_rows),
        "waiting": any(each.pk in waiting for each in all_rows),
        "may": may,
        "kept": kept if kept.uid == str(row.uid) and kept.act == "balas" else None,
        "act_url": f"{here}komentar/{row.uid}/",
    }


def _opened(row):
    """Say that a thread was opened to the partner later, or could be read by it for a while."""
    if row.was_shared:
        return f"Dapat dibaca mitra {moment(row.shared_from)} sampai {moment(row.shared_until)}"
    return f"Dibuka kepada mitra oleh {row.opener}, {moment(row.shared_from)}" if row.opener else ""


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
