"""Taking in an agreement from before this register, and what pages say of one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.legacy import LegacyForm
from agreements.models import Agreement
from agreements.rules import files
from agreements.rules.errors import BadFile, NotAllowed, Refusal
from agreements.rules.legacy import goes_on_as, has_way_of_today, next_form, treatment
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, only_post, page, today
from agreements.workflow.attaching import take_in
from agreements.workflow.continuing import continuing_refusals, next_of
from agreements.workflow.continuing import go_on as begin_next
from agreements.workflow.legacy import take_in_legacy


@page
def new(request):
    """Enter what stands on the old paper, with its scan."""
    demand(request, Act.TAKE_LEGACY)
    form = LegacyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["scan"]
        try:
            scan = take_in(file.read(), name=file.name, allowed=(files.PDF,))
            agreement = take_in_legacy(by=actor_of(request), scan=scan, **form.given())
        except BadFile as bad:
            for reason in bad.reasons:
                form.add_error("scan", reason)
        else:
            messages.success(request, "Naskah lama tercatat; Kepala Bagian memvalidasinya.")
            return redirect("agreement", uid=agreement.uid)
    status = 400 if request.method == "POST" else 200
    return render(request, "cooperations/legacy.html", {"form": form}, status=status)


@page
def go_on(request, uid):
    """Begin what follows an old agreement in the form of today."""
    only_post(request)
    agreement = find_agreement(request, uid)
    try:
        new = begin_next(agreement, by=actor_of(request), today=today())
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        messages.error(request, f"Lanjutan tidak dimulai. {refusal}")
        return redirect("agreement", uid=uid)
    if isinstance(new, Agreement):
        messages.success(request, "Nota kesepakatan dimulai sebagai lanjutan naskah lama. Periksa isinya.")
        return redirect("agreement-write", uid=new.uid)
    messages.success(request, "Usulan baru dimulai dengan data naskah lama. Lengkapi, lalu ajukan.")
    return redirect("cooperation-edit", uid=new.uid)


def next_buttons(request, agreement):
    """Return the dict of `action_form` that begins what follows an old agreement, in a list; else none.

    Where something follows already it is named instead.
    """
    if not agreement.legacy or not has_way_of_today(agreement.kind, agreement.instrument):
        return []
    form = next_form(agreement.kind, agreement.instrument)
    kind = agreement.get_kind_display()
    words = "Nota kesepakatan disusun" if form else f"Usulan {kind} yang baru disusun"
    return [
        {
            "key": "lanjutan",
            "label": "Lanjutkan sebagai nota kesepakatan" if form else f"Lanjutkan sebagai {kind} baru",
            "url": reverse("agreement-go-on", args=[agreement.uid]),
            "icon": "branch",
            "confirm": f"{words} dengan data naskah lama ini, dan dapat diubah. {goes_on_as(agreement.kind)}",
            "reasons": continuing_refusals(agreement, actor_of(request), today()),
        }
    ]


def next_fact(request, agreement):
    """Return the item of `facts` that names what goes on from an old agreement, in a list; else none."""
    found = next_of(agreement) if agreement.legacy else None
    if found is None:
        return []
    name = "agreement" if isinstance(found, Agreement) else "cooperation"
    seen = type(found).objects.visible_to(actor_of(request)).filter(pk=found.pk).exists()
    url = reverse(name, args=[found.uid]) if seen else ""
    return [{"label": "Dilanjutkan", "value": str(found), "url": url}]


def old_rules(agreement):
    """Return what holds for an old agreement as the keys of `alert`, or None for any other."""
    if not agreement.legacy or not agreement.signed_on:
        return None
    found = treatment(agreement.signed_on, agreement.kind, agreement.instrument)
    words = f"{found.words} {goes_on_as(agreement.kind)} Dasar: {found.basis}."
    return {"title": found.label, "text": words, "tone": "warning" if found.needs_review else "info"}
