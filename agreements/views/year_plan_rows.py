"""Compiling the yearly plan: choosing from accepted mappings, filling in a row, its order, taking it out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.mapping import advice
from agreements.forms.year_plan import PREFIX, RowForm, row_values
from agreements.models import YearPlan, YearPlanRow
from agreements.rules.errors import Refusal
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.year_plan import find_plan
from agreements.workflow.year_plan import add_rows, compiling_refusals, drop_row, offered, save_row, shift_row

DEEDS = {
    "keluarkan": drop_row,
    "naik": lambda row, **given: shift_row(row, -1, **given),
    "turun": lambda row, **given: shift_row(row, 1, **given),
}
MOST = 500


@page
def choose(request, uid):
    """Choose from the accepted potentials of the year what enters the list."""
    plan = find_plan(request, uid)
    demand(request, Act.COMPILE_PLAN)
    rows = offered(plan).select_related("mapping__agency", "affair", "partner", "category")
    rows = rows.order_by("mapping__agency__name", "priority", "pk")
    if request.method != "POST":
        return _choices(request, plan, rows)
    wanted = set(request.POST.getlist("butir"))
    chosen = [item for item in rows if str(item.uid) in wanted]
    if not chosen:
        return _choices(request, plan, rows, ["Pilih paling sedikit satu potensi."], 400)
    try:
        added = add_rows(plan, chosen, by=actor_of(request))
    except Refusal as refusal:
        return _choices(request, plan, rows, refusal.reasons, 409)
    messages.success(request, f"{len(added)} rencana masuk daftar. Lengkapi triwulan, kode, dan anggarannya.")
    return redirect("year-plan", uid=uid)


def _choices(request, plan, rows, errors=(), status=200):
    context = {
        "plan": plan,
        "rows": rows[:MOST],
        "errors": [*errors, *(compiling_refusals(plan, actor_of(request)) if not errors else ())],
        "crumbs": _crumbs(plan, "Pilih dari pemetaan"),
        "ticked": set(request.POST.getlist("butir")),
    }
    return render(request, "planning/choose_rows.html", context, status=status)


def _crumbs(plan, last):
    return [
        {"label": "Daftar rencana", "url": f"{reverse('year-plans')}?tahun={plan.year}"},
        {"label": str(plan), "url": reverse("year-plan", args=[plan.uid])},
        {"label": last},
    ]


def find_row(request, uid):
    """Return a row whose plan exists for this person; 404 otherwise."""
    rows = YearPlanRow.objects.filter(plan__in=YearPlan.objects.visible_to(actor_of(request)))
    related = ("plan", "agency", "affair", "partner__category", "partner__region", "item__category")
    return get_object_or_404(rows.select_related(*related), uid=uid)


@page
def edit(request, uid):
    """Fill in a row: kind, quarter, place in planning, budget."""
    row = find_row(request, uid)
    demand(request, Act.COMPILE_PLAN)
    if reasons := compiling_refusals(row.plan, actor_of(request)):
        messages.warning(request, " ".join(reasons))
        return redirect("year-plan", uid=row.plan.uid)
    options = advice(row.partner, row.item.category if row.item else None).options
    given = {"year": row.plan.year, "kinds": tuple(option.kind for option in options)}
    if request.method != "POST":
        return _form(request, row, RowForm(initial=row_values(row), **given))
    form = RowForm(request.POST, **given)
    if not form.is_valid():
        return _form(request, row, form, 400)
    seen = form.cleaned_data["version"] or 0
    try:
        save_row(row, by=actor_of(request), fields=form.columns(), seen=seen)
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return _form(request, row, form, 409)
    messages.success(request, f"Rencana nomor {row.order} tersimpan.")
    return redirect("year-plan", uid=row.plan.uid)


def _form(request, row, form, status=200):
    context = {
        "row": row,
        "form": form,
        "prefix": PREFIX,
        "crumbs": _crumbs(row.plan, f"Nomor {row.order}"),
        "back_url": reverse("year-plan", args=[row.plan.uid]),
    }
    return render(request, "planning/row_form.html", context, status=status)


@page
def change(request, uid, deed):
    """Move a row up or down, or take it out of the list."""
    only_post(request)
    if deed not in DEEDS:
        raise Http404
    row = find_row(request, uid)
    demand(request, Act.COMPILE_PLAN)
    version = request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdecimal() and len(version) < 9 else 0
    try:
        DEEDS[deed](row, by=actor_of(request), seen=seen)
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        if deed == "keluarkan":
            messages.success(request, f"“{row.object}” keluar dari daftar; potensinya tetap ada di pemetaan.")
    return redirect(f"{reverse('year-plan', args=[row.plan.uid])}#rencana")
