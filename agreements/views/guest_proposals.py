"""A partner's contact proposes changes of the shared text, takes them back, and answers ours."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.discussion import MoveForm, SuggestForm
from agreements.rules.enums import ReactionWord, SuggestionSource
from agreements.rules.errors import Refusal
from agreements.rules.naskah import RECITALS
from agreements.rules.suggesting import find_part, part_label
from agreements.views.access import only_post
from agreements.views.guest import done, show
from agreements.views.guest_door import government_name, guest_page
from agreements.views.guest_rows import seen_suggestions, shared_draft, shared_text
from agreements.views.suggestions import NEW, previewed
from agreements.workflow import reacting, suggesting


@guest_page
def suggest(request, link, part):
    """Propose other words for one part of the shared text; `part`: its id, NEW for a pasal."""
    naskah, ident = shared_text(link), "" if part == NEW else part
    if ident and find_part(naskah, ident) is None:
        raise Http404
    shown = shared_draft(link).text
    form = SuggestForm(request.POST or None, naskah=naskah, shown=shown, part=ident, guest=True)
    return _proposed(request, link, form, ident, "guest/suggest.html", {})


@guest_page
def move(request, link, part):
    """Propose another place for one part of the shared text; what that changes is shown before it is sent."""
    naskah = shared_text(link)
    if part == RECITALS or find_part(naskah, part) is None:
        raise Http404
    form = MoveForm(request.POST or None, naskah=naskah, part=part, guest=True)
    return _proposed(request, link, form, part, "guest/move.html", previewed(request, naskah, form))


def _proposed(request, link, form, ident, template, extra):
    """Send what the form holds, or show it, with what was refused."""
    status = 200
    if request.method == "POST" and not extra.get("preview"):
        status = 422
        if form.is_valid():
            try:
                (row,) = suggesting.propose(
                    link.agreement, guest=link, changes=[form.change], source=SuggestionSource.LINK
                )
            except Refusal as refusal:
                form.add_error(None, refusal.reasons)
                status = 409
            else:
                return done(request, link, "Usul perubahan terkirim.", f"#u-{row.uid}")
    context = {
        "form": form,
        "part": ident,
        "movable": ident not in ("", RECITALS),
        "label": part_label(shared_text(link), ident) or "Pasal baru",
        "back": reverse("guest-room"),
        "government_name": government_name(),
        **extra,
    }
    return render(request, template, context, status=status)


@guest_page
def withdraw(request, link, suggestion):
    """Take an own suggestion back."""
    only_post(request)
    row = get_object_or_404(link.suggestions.select_related("agreement"), uid=suggestion)
    try:
        suggesting.withdraw(row, guest=link)
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("guest-room")
    return done(request, link, "Usul ditarik.")


@guest_page
def react(request, link, suggestion):
    """Say yes or no to a suggestion of ours, or a word on one of either side."""
    only_post(request)
    row = next((each for each in seen_suggestions(link) if each.uid == suggestion), None)
    word = request.POST.get("word", "")
    if row is None or word not in list(ReactionWord):
        raise Http404
    text = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        reacting.react(row, guest=link, word=word, text=text)
    except Refusal as refusal:
        kept = {"uid": str(suggestion), "text": text, "reasons": refusal.reasons}
        return show(request, link, kept=kept, status=409)
    return done(request, link, "Tanggapan terkirim.", f"#u-{suggestion}")
