"""Taking in an agreement from before this register, and what pages say of one."""

from django.contrib import messages
from django.shortcuts import redirect, render

from agreements.forms.legacy import LegacyForm
from agreements.rules import files
from agreements.rules.errors import BadFile
from agreements.rules.legacy import goes_on_as, treatment
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, page
from agreements.workflow.attaching import take_in
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


def old_rules(agreement):
    """Return what holds for an old agreement as the keys of `alert`, or None for any other."""
    if not agreement.legacy or not agreement.signed_on:
        return None
    found = treatment(agreement.signed_on, agreement.kind, agreement.instrument)
    words = f"{found.words} {goes_on_as(agreement.kind)} Dasar: {found.basis}."
    return {"title": found.label, "text": words, "tone": "warning" if found.needs_review else "info"}
