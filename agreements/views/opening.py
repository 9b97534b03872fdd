"""Who reads a thread or a suggestion: opening an internal one to the partner, closing it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.documents.content import draft_of, text_of
from agreements.models import Comment, Suggestion
from agreements.rules.enums import Visibility
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.permissions import Act
from agreements.rules.suggesting import MAX_REASON
from agreements.views.access import actor_of, demand, page
from agreements.views.crumbs import crumbs
from agreements.views.discussion import find_discussed
from agreements.views.discussion_rows import moment
from agreements.views.suggestion_rows import Reading, suggestion
from agreements.workflow.opening import (
    close_to_partner,
    mark_of,
    open_to_partner,
    refusals_of,
    said_in,
    visited_since,
)

SURE = "Centang bahwa Anda sudah membaca semuanya."


@page
def readers(request, uid, kind, row):
    """Show what the partner would read, or could; POST opens or closes it."""
    agreement = find_discussed(request, uid)
    demand(request, Act.OPEN_TALK, agreement.agency_id)
    talk = _find(actor_of(request), agreement, kind, row)
    if request.method != "POST":
        return _show(request, agreement, talk)
    note = request.POST.get("note", "")[:MAX_REASON]
    opening = request.POST.get("do") == "buka"
    if opening and "sure" not in request.POST:
        return _show(request, agreement, talk, note=note, reasons=[SURE], status=422)
    try:
        if opening:
            open_to_partner(talk, by=actor_of(request), seen=request.POST.get("seen", ""), note=note)
        else:
            close_to_partner(talk, by=actor_of(request), note=note)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        fresh = _find(actor_of(request), agreement, kind, row)
        return _show(request, agreement, fresh, note=note, reasons=refusal.reasons, status=409)
    messages.success(
        request, "Mitra kini membacanya." if opening else "Ditutup; mitra tidak membacanya lagi."
    )
    anchor = f"{'k' if kind == 'komentar' else 'u'}-{row}"
    return redirect(f"{reverse('discussion', args=[uid])}#{anchor}")


def _find(actor, agreement, kind, uid):
    """Return the thread or suggestion; what this person does not read is not there."""
    if kind == "komentar":
        rows = Comment.objects.visible_to(actor).threads().filter(agreement=agreement)
    elif kind == "usul":
        rows = Suggestion.objects.filter(agreement=agreement)
    else:
        raise Http404
    return get_object_or_404(rows.select_related("agreement"), uid=uid)


def _show(request, agreement, row, *, note="", reasons=(), status=200):
    opening = row.visibility != Visibility.SHARED
    is_thread = isinstance(row, Comment)
    links = agreement.links.usable().filter(with_comments=True).select_related("partner")
    reading = None if is_thread else Reading(text_of(agreement), draft_of(agreement))
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Buka kepada mitra" if opening else "Tutup bagi mitra"),
        "opening": opening,
        "what": "percakapan" if is_thread else "usul perubahan",
        "where": row.part_name or "Seluruh naskah",
        "quote": getattr(row, "quote", ""),
        "words": [_word(each) for each in said_in(row)],
        "suggestion": suggestion(row, reading) if reading else None,
        "contacts": [f"{link.name}, {link.partner}" for link in links],
        "seen": mark_of(row),
        "since": moment(row.shared_from or row.at),
        "visited": visited_since(row),
        "refused": refusals_of(row, actor_of(request)),
        "note": note,
        "reasons": reasons,
        "back": f"{reverse('discussion', args=[agreement.uid])}#{'k' if is_thread else 'u'}-{row.uid}",
    }
    return render(request, "discussion/readers.html", context, status=status)


def _word(row):
    """One word as we know it and as the partner will: our people by their office alone."""
    return {
        "author": row.author,
        "shown": row.post or "Pemerintah daerah",
        "when": moment(row.at),
        "text": getattr(row, "text", "") or getattr(row, "reason", ""),
    }
