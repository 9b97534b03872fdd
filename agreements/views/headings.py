"""What the kajian and the rencana kerja sama abroad hold: ticked on a page, shown on the dossier's."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.headings import HeadingsForm
from agreements.models import Guidance
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.foreign_papers import ABROAD, BASIS, PLAN, STUDY, STUDY_RULE
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_cooperation, page
from agreements.workflow.headings import heading_refusals, headings_of, keep_headings, ticked_of

PAPERS = {"kajian": STUDY, "rencana": PLAN}


@page
def headings(request, uid, name):
    """Show which headings are there; a POST keeps them."""
    dossier = find_cooperation(request, uid)
    if name not in PAPERS or dossier.kind not in ABROAD:
        raise Http404
    paper, by = PAPERS[name], actor_of(request)
    rows, ticked = headings_of(paper), ticked_of(dossier, paper)
    if request.method != "POST":
        closed = bool(heading_refusals(dossier, paper, by))
        form = HeadingsForm(rows, ticked=ticked, closed=closed)
        return _show(request, dossier, paper, form, seen=ticked)
    demand(request, Act.KEEP_HEADINGS, dossier.agency_id)
    form, seen = HeadingsForm(rows, request.POST), _seen(request)
    if not form.is_valid():
        return _show(request, dossier, paper, form, seen=seen, status=400)
    try:
        keep_headings(dossier, paper, by=by, seen=seen, where=form.where())
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        fresh = ticked_of(find_cooperation(request, uid), paper)
        return _show(request, dossier, paper, form, seen=fresh, reasons=refusal.reasons, status=409)
    messages.success(request, "Pokok dokumen tersimpan.")
    return redirect(f"{reverse('cooperation', args=[uid])}#pokok")


def _seen(request):
    """Return what stood on the page when it was opened; anything else than a dict of words counts as none."""
    try:
        found = json.loads(request.POST.get("seen", ""))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _show(request, dossier, paper, form, *, seen, reasons=(), status=200):
    context = {
        "dossier": dossier,
        "label": AttachmentKind(paper).label,
        "form": form,
        "seen": json.dumps(seen),
        "reasons": reasons,
        "closed": heading_refusals(dossier, paper, actor_of(request)),
        "basis": BASIS[paper],
        "doubt": paper == STUDY and not _verified(),
    }
    return render(request, "cooperations/headings.html", context, status=status)


def _verified():
    return Guidance.objects.filter(code=STUDY_RULE, verified=True).exists()


def heading_panels(dossier):
    """Return what the page of a dossier abroad shows of both papers; empty for any other."""
    if dossier.kind not in ABROAD:
        return []
    found = []
    for name, paper in PAPERS.items():
        ticked, rows = ticked_of(dossier, paper), headings_of(paper)
        items = [
            {
                "label": words[:1].upper() + words[1:],
                "ok": bool(ticked.get(code)),
                "note": ticked.get(code, ""),
            }
            for code, words in rows
        ]
        done = sum(item["ok"] for item in items)
        found.append(
            {
                "label": AttachmentKind(paper).label,
                "url": reverse("cooperation-headings", args=[dossier.uid, name]),
                "items": items,
                "count": f"{done} dari {len(items)} pokok",
                "tone": "success" if items and done == len(items) else "neutral",
            }
        )
    return found
