"""The page of what nobody verified yet, and where it is used."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.models.library import all_uses
from agreements.reports.citing import library
from agreements.reports.doubts import doubts
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of, page
from agreements.views.bases import pieces
from agreements.views.regulation_parts import tabs

SHOWN = 3  # uses told by name


@page
@require_safe
def unverified(request):
    """Unverified bases with the rules, rows and agreements that rest on them."""
    actor = actor_of(request)
    verifies = not refusals(actor, Act.VERIFY_REGULATION)
    shelf, uses = library(), all_uses()
    context = {
        "tabs": tabs("regulation-doubts"),
        "rows": [_row(doubt, verifies) for doubt in doubts(actor, uses, shelf)],
        "open_rows": [
            {"name": use.name, "group": use.group.label, "pieces": pieces(use.basis, shelf)}
            for use in uses
            if use.verified is False
        ],
        "verifies": verifies,
    }
    return render(request, "regulations/doubts.html", context)


def _row(doubt, verifies):
    entry = doubt.entry
    admin = reverse("admin:agreements_regulation_change", args=[entry.pk]) if entry and verifies else ""
    known = reverse("regulation", args=[entry.key]) if entry else ""
    return {
        "name": doubt.name,
        "title": entry.title if entry else "",
        "url": known or reverse("regulation-gaps"),
        "what": _what(doubt),
        "uses": doubt.uses[:SHOWN],
        "more": doubt.uses[SHOWN:],
        "agreements": doubt.agreements,
        "agreements_url": reverse("regulation-cited", args=[doubt.key]),
        "verify_url": admin,
    }


def _what(doubt):
    """Say what of it is in doubt."""
    if doubt.entry is None:
        return "Belum ada di pustaka"
    if not doubt.entry.verified:
        return "Data peraturannya"
    return f"Pasal {', '.join(sorted(doubt.articles))}"
