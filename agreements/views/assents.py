"""Saying that we agree to a text, recording a partner's word on paper, taking an agreed text up again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.discussion import PaperAssentForm, ProofForm
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import BadFile, NotAllowed, Refusal
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.crumbs import crumbs
from agreements.views.discussion import find_discussed, show
from agreements.views.discussion_rows import moment
from agreements.views.discussion_sides import partners_of
from agreements.workflow import assenting
from agreements.workflow.attaching import keep_told, take_in

FROZEN = "Semua pihak setuju. Naskah dibekukan dan tidak diubah lagi sampai dibuka kembali."


@page
def assent(request, uid):
    """GET: record a partner's word with its paper; POST: that, or (without a partner) our own word."""
    agreement = find_discussed(request, uid)
    demand(request, Act.ASSENT, agreement.agency_id)
    if request.method == "POST" and "kita" in request.POST:
        return _ours(request, agreement)
    form = PaperAssentForm(request.POST or None, request.FILES or None, partners=partners_of(agreement))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (revision := _on_paper(request, agreement, form)) is not None:
            messages.success(request, FROZEN if revision else "Persetujuan mitra tercatat dengan buktinya.")
            return redirect("discussion", uid=uid)
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Catat persetujuan mitra"),
        "form": form,
        "mark": request.POST.get("mark") or assenting.text_mark(agreement),
        "back": reverse("discussion", args=[uid]),
    }
    return render(request, "discussion/assent.html", context, status=status)


@page
def confirm(request, uid, assent):
    """Confirm, with its paper, the word of a contact whose code one of ours read out."""
    agreement = find_discussed(request, uid)
    row = get_object_or_404(agreement.assents.select_related("link", "spoken_by"), pk=assent)
    if reasons := assenting.confirm_refusals(row, agreement, actor_of(request)):
        raise PermissionDenied(" ".join(reasons))
    form = ProofForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (revision := _confirmed(request, agreement, form, row)) is not None:
            messages.success(request, FROZEN if revision else "Persetujuan mitra dipastikan dengan buktinya.")
            return redirect("discussion", uid=uid)
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Pastikan persetujuan mitra"),
        "form": form,
        "row": row,
        "when": moment(row.at),
        "back": reverse("discussion", args=[uid]),
    }
    return render(request, "discussion/confirm.html", context, status=status)


def _confirmed(request, agreement, form, row):
    def act(evidence):
        return assenting.confirm(row, by=actor_of(request), evidence=evidence, note=form.cleaned_data["note"])

    return _with_paper(request, agreement, form, act)


def _ours(request, agreement):
    try:
        _, revision = assenting.assent(
            agreement,
            by=actor_of(request),
            seen=request.POST.get("mark", ""),
            note=request.POST.get("note", ""),
        )
    except Refusal as refusal:
        extra = {"assent_refused": refusal.reasons}
        return show(request, agreement, extra=extra, status=409)
    messages.success(request, FROZEN if revision else "Persetujuan kita tercatat.")
    return redirect("discussion", uid=agreement.uid)


def _on_paper(request, agreement, form):
    """Record it; return the revision, False where others are still missing, None where it was refused."""
    data = form.cleaned_data

    def act(evidence):
        return assenting.assent(
            agreement,
            by=actor_of(request),
            partner=data["partner"],
            seen=request.POST.get("mark", ""),
            note=data["note"],
            evidence=evidence,
        )

    return _with_paper(request, agreement, form, act)


def _with_paper(request, agreement, form, act):
    """Keep the paper and do `act` with it, both or neither; return as `_on_paper`."""
    file = form.cleaned_data["file"]
    try:
        stored = take_in(file.read(), name=file.name)
        with transaction.atomic():
            evidence = keep_told(
                stored,
                kind=AttachmentKind.ASSENT,
                by=actor_of(request),
                cooperation=agreement.cooperation,
                agreement=agreement,
            )
            _, revision = act(evidence)
    except BadFile as refusal:
        form.add_error("file", refusal.reasons)
        return None
    except Refusal as refusal:
        form.add_error(None, refusal.reasons)
        return None
    return revision or False


@page
def reopen(request, uid):
    """Take an agreed text up again, with a reason."""
    only_post(request)
    agreement = find_discussed(request, uid)
    note = request.POST.get("note", "")
    try:
        assenting.reopen(agreement, by=actor_of(request), note=note)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        extra = {"reopen_refused": {"reasons": refusal.reasons, "note": note}}
        return show(request, agreement, extra=extra, status=409)
    messages.success(request, "Naskah dibuka kembali; persetujuan para pihak gugur dan diminta lagi.")
    return redirect("discussion", uid=uid)
