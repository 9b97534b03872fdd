"""Proposing other words for a part of a text, and deciding on what was proposed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.documents.content import draft_of, text_of
from agreements.forms.discussion import MoveForm, SuggestForm
from agreements.rules.consequences import Foresight, headline
from agreements.rules.enums import ReactionWord, Visibility
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.indonesian import listed
from agreements.rules.naskah import RECITALS
from agreements.rules.permissions import Act
from agreements.rules.suggesting import find_part, part_label
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.crumbs import crumbs
from agreements.views.discussion import find_discussed, show
from agreements.views.discussion_rows import Typed
from agreements.views.suggestion_rows import consequences
from agreements.workflow import reacting, suggesting

NEW = "baru"
SHOWN = 5
DONE = {
    "terima": "Usul diterima; naskah sudah diubah.",
    "tolak": "Usul ditolak; pengusul membaca alasannya.",
    "tarik": "Usul ditarik.",
    "tanggapi": "Tanggapan terkirim; mitra membacanya.",
}


@page
def suggest(request, uid, part):
    """Propose other words for one part, typed as in the writing room; `part`: its id, NEW for a pasal."""
    agreement = find_discussed(request, uid)
    demand(request, Act.DISCUSS, agreement.agency_id)
    naskah, ident = text_of(agreement), "" if part == NEW else part
    if ident and find_part(naskah, ident) is None:
        raise Http404
    shown = draft_of(agreement).text
    form = SuggestForm(request.POST or None, naskah=naskah, shown=shown, part=ident)
    return _proposed(request, agreement, form, ident, "discussion/suggest.html", {})


@page
def move(request, uid, part):
    """Propose another place for one part; what that changes elsewhere is shown before it is sent."""
    agreement = find_discussed(request, uid)
    demand(request, Act.DISCUSS, agreement.agency_id)
    naskah = text_of(agreement)
    if part == RECITALS or find_part(naskah, part) is None:
        raise Http404
    form = MoveForm(request.POST or None, naskah=naskah, part=part)
    return _proposed(request, agreement, form, part, "discussion/move.html", previewed(request, naskah, form))


def previewed(request, naskah, form):
    """Return the context of what a valid change would do, where that was asked for instead of sending it."""
    if request.method != "POST" or "lihat" not in request.POST or not form.is_valid():
        return {}
    found = consequences(Foresight(naskah), form.change)
    return {"preview": {"what": headline(naskah, form.change), "consequences": found}}


def _proposed(request, agreement, form, ident, template, extra):
    """Send what the form holds, or show it, with what was refused."""
    status = 200
    if request.method == "POST" and not extra.get("preview"):
        status = 422
        if form.is_valid():
            shared = form.cleaned_data["visibility"] == Visibility.SHARED
            try:
                (row,) = suggesting.propose(
                    agreement, by=actor_of(request), changes=[form.change], shared=shared
                )
            except Refusal as refusal:
                form.add_error(None, refusal.reasons)
                status = 409
            else:
                messages.success(request, "Usul perubahan terkirim.")
                return redirect(f"{reverse('discussion', args=[agreement.uid])}#u-{row.uid}")
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Usulkan perubahan"),
        "form": form,
        "part": ident,
        "movable": ident not in ("", RECITALS),
        "label": part_label(text_of(agreement), ident) or "Pasal baru",
        "back": reverse("discussion", args=[agreement.uid]),
        **extra,
    }
    return render(request, template, context, status=status)


@page
def suggestion_act(request, uid, suggestion, act):
    """Accept, turn down or take back a suggestion; from the writing room one goes back there."""
    only_post(request)
    agreement = find_discussed(request, uid)
    if act not in DONE:
        raise Http404
    row = get_object_or_404(agreement.suggestions.select_related("agreement"), uid=suggestion)
    answer = request.POST.get("text", "").replace("\r\n", "\n")
    against = suggesting.in_the_way(row) if act == "terima" else []
    try:
        _carry_out(act, row, actor_of(request), answer, request.POST.get("over", ""))
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        kept = Typed(str(suggestion), act, answer, refusal.reasons)
        return show(request, agreement, kept=kept, status=409)
    messages.success(request, DONE[act])
    if against:
        others = listed([f"{other.part_name} dari {other.author}" for other in against[:SHOWN]])
        messages.warning(request, f"Usul ini bertentangan dengan usul {others}. Periksa lagi usul itu.")
    if request.POST.get("kembali") == "tulis":
        return redirect(f"{reverse('agreement-write', args=[uid])}#pasal-{row.part or row.after}")
    return redirect(f"{reverse('discussion', args=[uid])}#b-{row.part or row.after}")


def _carry_out(act, row, by, answer, over):
    if act == "terima":
        suggesting.accept(row, by=by, answer=answer, over=over)
    elif act == "tolak":
        suggesting.reject(row, by=by, answer=answer)
    elif act == "tanggapi":
        reacting.react(row, by=by, word=ReactionWord.REMARK, text=answer)
    else:
        suggesting.withdraw(row, by=by)
