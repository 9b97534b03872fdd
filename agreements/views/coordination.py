"""Koordinasi teknis: what the forums agreed on potentials of KSDD wajib, with the signed berita acara."""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from agreements.forms.mapping import CoordinationForm
from agreements.models import Coordination, MappingItem, PlanPaper
from agreements.reports import planning
from agreements.rules.enums import Kind
from agreements.rules.errors import BadFile, Refusal
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of, demand, page, today
from agreements.views.attachments import file_rows, given_back
from agreements.views.planning_parts import tabs, year_asked, year_links
from agreements.workflow.attaching import take_in
from agreements.workflow.mapping import record_coordination


@page
@require_safe
def coordinations(request):
    """The results of a year, and the potentials of KSDD wajib that no forum has agreed on yet."""
    demand(request, Act.READ_MAPPING)
    by, year = actor_of(request), year_asked(request, today())
    seen = MappingItem.objects.visible_to(by)
    rows = Coordination.objects.filter(year=year).prefetch_related("items__mapping__agency", "papers__by")
    alone = planning.items(by, year).uncoordinated().order_by("mapping__agency__name", "pk")
    context = {
        "tabs": tabs(request, "koordinasi", year),
        "year": year,
        "years": year_links("coordinations", year, planning.years(), today()),
        "rows": [_row(row) for row in rows.filter(items__in=seen).distinct()],
        "alone": alone,
        "may_record": not refusals(by, Act.COORDINATE),
    }
    return render(request, "planning/coordinations.html", context)


def _row(row):
    return {
        "forum": row.get_forum_display(),
        "day": row.held_on,
        "place": row.place,
        "number": row.minutes_number,
        "result": row.result,
        "items": [
            {"object": item.object, "agency": item.mapping.agency.short, "url": _place(item)}
            for item in row.items.all()
        ],
        "files": file_rows(row.papers.all(), lambda paper: reverse("plan-paper", args=[paper.uid])),
    }


def _place(item):
    return f"{reverse('mapping', args=[item.mapping.agency.code, item.mapping.year])}#butir-{item.uid}"


@page
def record(request, year):
    """Record what a forum agreed."""
    demand(request, Act.COORDINATE)
    offered = MappingItem.objects.filter(mapping__year=year, kind=Kind.KSDD_WAJIB)
    offered = offered.select_related("mapping__agency", "partner", "category")
    if request.method != "POST":
        wanted = [row.uid for row in offered.uncoordinated()]
        return _form(request, year, CoordinationForm(offered=offered, initial={"items": wanted}), offered)
    form = CoordinationForm(request.POST, request.FILES, offered=offered)
    if not (form.is_valid() and _recorded(request, year, form)):
        return _form(request, year, form, offered, status=400)
    messages.success(request, "Hasil koordinasi tersimpan beserta berita acaranya.")
    return redirect(f"{reverse('coordinations')}?tahun={year}")


def _recorded(request, year, form):
    file, items = form.cleaned_data["file"], list(form.cleaned_data["items"])
    try:
        paper = take_in(file.read(), name=file.name)
        record_coordination(year, by=actor_of(request), fields=form.columns(), items=items, paper=paper)
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error("file" if isinstance(refusal, BadFile) else "items", reason)
    return not form.errors


def _form(request, year, form, offered, status=200):
    context = {
        "form": form,
        "year": year,
        "offered": offered.exists(),
        "lost_file": bool(request.FILES),
        "crumbs": [
            {"label": "Koordinasi teknis", "url": f"{reverse('coordinations')}?tahun={year}"},
            {"label": "Catat hasil"},
        ],
    }
    return render(request, "planning/coordination_form.html", context, status=status)


@page
@require_safe
@xframe_options_sameorigin
@csp({"default-src": [NONE], "frame-ancestors": [SELF], "sandbox": True})
def paper(request, uid):
    """Give back a paper of planning to those for whom what it belongs to exists."""
    return given_back(request, get_object_or_404(PlanPaper.objects.visible_to(actor_of(request)), uid=uid))
