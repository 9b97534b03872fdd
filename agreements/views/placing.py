"""The place of a dossier in the yearly plan, given afterwards: its page and its three acts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.placing import PlaceForm, ProposeForm, ReleaseForm
from agreements.models import YearPlan, YearPlanRow
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.permissions import Act, refusals
from agreements.rules.plan_words import PlanState
from agreements.views.access import actor_of, demand, find_cooperation, page
from agreements.views.planning_parts import plan_row_of, row_told
from agreements.workflow.placing import place, placing_refusals, propose, release

FORMS = {"tempatkan": PlaceForm, "usulkan": ProposeForm, "lepaskan": ReleaseForm}
SAID = {
    "tempatkan": "Kerja sama ini kini tercantum dalam daftar rencana.",
    "usulkan": "Rencana ditambahkan di akhir daftar. Lengkapi kode dan anggarannya di daftar itu.",
    "lepaskan": "Kerja sama ini tidak lagi tercantum dalam daftar rencana.",
}


@page
def placing(request, uid):
    """Show where the dossier stands in the yearly plan and where it may; a POST places it."""
    dossier = find_cooperation(request, uid)
    demand(request, Act.PLACE_IN_PLAN, dossier.agency_id)
    given = _given(dossier)
    deed = request.POST.get("do", "")
    if request.method != "POST" or deed not in FORMS:
        return _show(request, dossier, {name: form(**given[name]) for name, form in FORMS.items()})
    forms = {
        name: form(request.POST if name == deed else None, **given[name]) for name, form in FORMS.items()
    }
    if not forms[deed].is_valid():
        return _show(request, dossier, forms, status=400)
    try:
        _press(dossier, deed, forms[deed].cleaned_data, by=actor_of(request), seen=_seen(request))
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        return _show(request, find_cooperation(request, uid), forms, refusal.reasons, 409)
    messages.success(request, SAID[deed])
    return redirect(f"{reverse('cooperation', args=[uid])}#rencana-tahunan")


def _press(dossier, deed, cleaned, **given):
    if deed == "tempatkan":
        return place(dossier, cleaned["row"], **given)
    return (propose if deed == "usulkan" else release)(dossier, **cleaned, **given)


def _seen(request):
    version = request.POST.get("version", "")
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 9 else 0


def _given(dossier):
    """Return the keyword arguments of each form: what may be chosen for this dossier."""
    rows = YearPlanRow.objects.filter(plan__state=PlanState.FIXED, agency_id=dossier.agency_id)
    return {
        "tempatkan": {"rows": rows.select_related("plan", "partner").order_by("-plan__year", "order")},
        "usulkan": {"plans": YearPlan.objects.filter(state=PlanState.DRAFT)},
        "lepaskan": {},
    }


def _show(request, dossier, forms, reasons=(), status=200):
    by = actor_of(request)
    context = {
        "dossier": dossier,
        "placed": row_told(plan_row_of(dossier), by),
        "closed": placing_refusals(dossier, by),
        "reasons": reasons,
        "place_form": forms["tempatkan"],
        "propose_form": forms["usulkan"],
        "release_form": forms["lepaskan"],
        "has_rows": forms["tempatkan"].fields["row"].queryset.exists(),
        "has_open": forms["usulkan"].fields["plan"].queryset.exists(),
        "may_compile": not refusals(by, Act.COMPILE_PLAN),
    }
    return render(request, "planning/place.html", context, status=status)
