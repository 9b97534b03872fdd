"""Proposing other words for a part of a text, and deciding on what was proposed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.documents.content import draft_of, text_of
from agreements.forms.discussion import SuggestForm
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.permissions import Act
from agreements.rules.suggesting import find_part, part_label
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.crumbs import crumbs
from agreements.views.discussion import find_discussed, show
from agreements.views.discussion_rows import Typed
from agreements.workflow import suggesting

NEW = "baru"
DONE = {
    "terima": "Usul diterima; naskah sudah diubah.",
    "tolak": "Usul ditolak; pengusul membaca alasannya.",
    "tarik": "Usul ditarik.",
}


@page
def suggest(request, uid, part):
    """Propose other words for one part, typed as in the writing room; `part`: its id, NEW for a pasal."""
    agreement = find_discussed(request, uid)
    demand(request, Act.DISCUSS, agreement.agency_id)
    naskah, ident = text_of(agreement), "" if part == NEW else part
    if ident and find_part(naskah, ident) is None:
        raise Http404
    shown, status = draft_of(agreement).text, 200
    form = SuggestForm(request.POST or None, naskah=naskah, shown=shown, part=ident)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                (row,) = suggesting.propose(agreement, by=actor_of(request), changes=[form.change])
            except Refusal as refusal:
                form.add_error(None, refusal.reasons)
                status = 409
            else:
                messages.success(request, "Usul perubahan terkirim.")
                return redirect(f"{reverse('discussion', args=[uid])}#u-{row.uid}")
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Usulkan perubahan"),
        "form": form,
        "label": part_label(naskah, ident) or "Pasal baru",
        "back": reverse("discussion", args=[uid]),
    }
    return render(request, "discussion/suggest.html", context, status=status)


@page
def suggestion_act(request, uid, suggestion, act):
    """Accept, turn down or take back a suggestion; from the writing room one goes back there."""
    only_post(request)
    agreement = find_discussed(request, uid)
    if act not in DONE:
        raise Http404
    row = get_object_or_404(agreement.suggestions.select_related("agreement"), uid=suggestion)
    answer = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        _carry_out(act, row, actor_of(request), answer, request.POST.get("over", ""))
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        kept = Typed(str(suggestion), act, answer, refusal.reasons)
        return show(request, agreement, kept=kept, status=409)
    messages.success(request, DONE[act])
    if request.POST.get("kembali") == "tulis":
        return redirect(f"{reverse('agreement-write', args=[uid])}#pasal-{row.part or row.after}")
    return redirect(f"{reverse('discussion', args=[uid])}#b-{row.part or row.after}")


def _carry_out(act, row, by, answer, over):
    if act == "terima":
        suggesting.accept(row, by=by, answer=answer, over=over)
    elif act == "tolak":
        suggesting.reject(row, by=by, answer=answer)
    else:
        suggesting.withdraw(row, by=by)
