"""Marking a regulation as revoked or amended, after a look at what it touches; taking a mark back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.marking import KINDS, MarkForm
from agreements.forms.note import NoteForm
from agreements.models import Regulation, RegulationMark
from agreements.models.library import stamp, uses_of
from agreements.reports import impact as reports
from agreements.rules.citations import numbers_of
from agreements.rules.enums import RegulationStatus, RelationKind
from agreements.rules.errors import NotReady, Refusal
from agreements.rules.permissions import Act
from agreements.rules.regulations import standing_after
from agreements.views.access import actor_of, demand, only_post, page, today
from agreements.views.buttons import Refused
from agreements.views.impact import UNDO, show
from agreements.views.regulation_parts import crumbs, status_chip
from agreements.workflow import marking as acts


@page
def mark(request, key):
    """Ask what happened, show what it touches, then mark."""
    demand(request, Act.KEEP_REGULATIONS)
    entry = get_object_or_404(Regulation, key=key)
    if request.method != "POST":
        return _form(request, entry, MarkForm(entry, initial={"seen": stamp(entry)}))
    form = MarkForm(entry, request.POST)
    if form.is_valid():
        told = form.told()
        facts = (told["source"], told["kind"], told["on"], told["articles"])
        for field, sentence in acts.complaints(entry, *facts, today()):
            form.add_error(field or None, sentence)
    if not form.is_valid():
        return _form(request, entry, form, status=400)
    if request.POST.get("do") != "tandai":
        return _form(request, entry, form, preview=_preview(request, entry, told))
    return _marked(request, entry, form)


def _marked(request, entry, form):
    seen = form.cleaned_data["seen"]
    try:
        row = acts.mark(entry, by=actor_of(request), seen=seen, today=today(), **form.told())
    except Refusal as refusal:
        for sentence in refusal.reasons:
            form.add_error(None, sentence)
        return _form(request, entry, form, status=409)
    messages.success(request, f"{row}. Tindak lanjutnya tercatat di bawah ini.")
    return redirect(f"{reverse('review-tasks')}?penandaan={row.pk}")


def _form(request, entry, form, preview=None, status=200):
    context = {
        "entry": entry,
        "form": form,
        "preview": preview,
        "status": status_chip(entry),
        "crumbs": crumbs(entry, "Tandai dicabut atau diubah"),
        "add_url": reverse("admin:agreements_regulation_add"),
    }
    return render(request, "regulations/mark.html", context, status=status)


def _preview(request, entry, told):
    """Return what the mark would do: the new status, and how much of each group it touches."""
    numbers = numbers_of(told["articles"])
    found = reports.agreements(actor_of(request), entry, numbers, today())
    uses = {}
    for use in uses_of(entry, numbers):
        uses[use.group] = uses.get(use.group, 0) + 1
    rows = [("Rancangan naskah", found["rancangan"].count()), ("Naskah berjalan", found["berjalan"].count())]
    return {
        "before": entry.get_status_display(),
        "after": RegulationStatus(standing_after(told["kind"], entry.status)).label,
        "what": KINDS[RelationKind(told["kind"])].lower(),
        "source": told["source"],
        "articles": ", ".join(told["articles"]),
        "rows": rows + [(group.label, count) for group, count in uses.items()],
    }


@page
def undo(request, pk):
    """Take a mistaken mark back."""
    only_post(request)
    demand(request, Act.KEEP_REGULATIONS)
    row = get_object_or_404(RegulationMark.objects.select_related("regulation", "source"), pk=pk)
    typed = NoteForm(request.POST)
    try:
        if typed.reasons:
            raise NotReady(*typed.reasons)
        acts.undo(row, by=actor_of(request), reason=typed["note"].value() or "", today=today())
    except Refusal as refusal:
        note = typed["note"].value() or ""
        refused = Refused(UNDO, "Batalkan penandaan", tuple(refusal.reasons), note=note)
        return show(request, row.regulation, refused=(row.pk, refused))
    messages.success(request, f"Penandaan dibatalkan; status {row.regulation.short} dikembalikan.")
    return redirect("regulation-impact", key=row.regulation.key)
