"""What a partner's contact reads, as plain data: the shared text, what is said of it, visits.

Our people are named by their office alone.
"""

from dataclasses import replace

from agreements.documents.content import draft_of, text_of
from agreements.models import GuestVisit
from agreements.rules.enums import Side
from agreements.rules.naskah import Lampiran, Naskah
from agreements.rules.suggesting import find_part, part_from, part_label
from agreements.views.discussion_rows import moment
from agreements.views.suggestion_rows import Reading, reactions, suggestion

OFFICE = "Pemerintah daerah"  # when one of ours has no post to be named by
VISITS = 10


def shared_text(link):
    """Return the text as it is shared by this link: without its lampiran where those are not."""
    naskah = text_of(link.agreement)
    return naskah if link.with_lampiran else Naskah(naskah.recitals, naskah.pasal)


def shared_draft(link):
    """Return the `Draft` of the text as it is shared by this link."""
    draft = draft_of(link.agreement)
    return draft if link.with_lampiran else replace(draft, text=Naskah(draft.text.recitals, draft.text.pasal))


def threads(link, naskah, kept):
    """Return the shared threads; `naskah`: the text as shared; `kept`: words that were not taken.

    What is quoted from a part that this link does not share stays unquoted.
    """
    rows = list(link.agreement.comments.shared())
    first = [row for row in rows if row.thread_id is None]
    replies = {row.pk: [] for row in first}
    for row in rows:
        if row.thread_id in replies:
            replies[row.thread_id].append(_said(row))
    return [_thread(link, naskah, row, replies[row.pk], kept) for row in first]


def _thread(link, naskah, row, replies, kept):
    there = not row.part or find_part(naskah, row.part) is not None
    return {
        **_said(row),
        "label": (part_label(naskah, row.part) or "Bagian lain") if row.part else "Seluruh naskah",
        "quote": row.quote if there or link.with_lampiran else "",
        "resolved": row.resolved_at is not None,
        "replies": replies,
        "kept": kept if kept and kept["uid"] == str(row.uid) else None,
    }


def _said(row):
    ours = row.side == Side.OURS
    return {
        "uid": str(row.uid),
        "author": (row.post or OFFICE) if ours else row.author,
        "post": "" if ours else row.post,
        "is_partner": not ours,
        "when": moment(row.at),
        "iso": row.at.isoformat(),
        "text": row.text,
    }


def seen_suggestions(link):
    """Return the `Suggestion`s that this contact reads: its party's own, and ours that are shared with it.

    Ours go with the comments, and none is seen of a part that the link does not share.
    """
    rows = link.agreement.suggestions.seen_by(link.partner_id).prefetch_related("reactions")
    naskah = shared_text(link)
    return [row for row in rows if row.side == Side.PARTNER or _is_shared(link, naskah, row)]


def _is_shared(link, naskah, row):
    if not link.with_comments:
        return False
    if link.with_lampiran or (row.part and find_part(naskah, row.part) is not None):
        return True
    return bool(row.content) and not isinstance(part_from(row.content), Lampiran)


def suggestions(link, kept=None):
    """Return the suggestions that this contact reads, ours and its own; who decided is named by no name."""
    rows = seen_suggestions(link)
    if not rows:
        return []
    reading = Reading(text_of(link.agreement), draft_of(link.agreement), shown=shared_text(link))
    return [_suggested(link, row, reading, kept) for row in rows]


def _suggested(link, row, reading, kept):
    ours = row.side == Side.OURS
    return suggestion(row, reading) | {
        "author": (row.post or OFFICE) if ours else row.author,
        "ours": ours,
        "decided": moment(row.decided_at) if row.decided_at else "",
        "own": row.link_id == link.pk,
        "reactions": reactions(row, office=OFFICE),
        "kept": kept if kept and kept["uid"] == str(row.uid) else None,
    }


def visits(link):
    """Return who came in for this partner lately and by which way, so that it sees what it did not do."""
    rows = GuestVisit.objects.filter(link__agreement=link.agreement_id, link__partner=link.partner_id)
    return [
        {
            "when": moment(row.at),
            "name": row.link.name,
            "reader": row.reader_post or OFFICE if row.spoken_by_id else "",
        }
        for row in rows.select_related("link")[:VISITS]
    ]
