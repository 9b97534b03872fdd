"""Boundary points: those of one dossier, and all that exist for a person."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from agreements.forms.boundary import BoundaryFilter
from agreements.models import BoundaryPoint, BoundaryTolerance
from agreements.reports.boundaries import figures
from agreements.rules.enums import Kind
from agreements.views.access import actor_of, find_cooperation, page
from agreements.views.boundary_parts import map_of, point_row, summary, tolerance_words
from agreements.views.paging import address, page_of
from agreements.workflow.boundaries import keeping_refusals

PER_PAGE = 100


@page
@require_GET
def boundaries(request):
    """All points of the dossiers that exist for this person."""
    points = BoundaryPoint.objects.visible_to(actor_of(request))
    return render(request, "boundaries/list.html", listing(request, points) | {"with_dossier": True})


@page
@require_GET
def of_cooperation(request, uid):
    """The points of one dossier, a KSDD wajib."""
    dossier = find_holder(request, uid)
    reasons = keeping_refusals(dossier, actor_of(request))
    context = listing(request, dossier.boundary_points.all())
    services = dossier.border_services.filter(void=False).select_related("affair", "point")
    context |= {
        "dossier": dossier,
        "crumbs": crumbs(dossier),
        "keep_reasons": reasons,
        "services": services,
        "service_new_url": reverse("border-service-new", args=[dossier.uid]),
    }
    return render(request, "boundaries/list.html", context)


def find_holder(request, uid):
    """Return a dossier that holds or may hold points; 404 for every other."""
    dossier = find_cooperation(request, uid)
    if dossier.kind != Kind.KSDD_WAJIB and not dossier.boundary_points.exists():
        raise Http404
    return dossier


def listing(request, points):
    """Return the context of a list of points: figures, map, and one page of rows."""
    tolerance = BoundaryTolerance.now()
    form = BoundaryFilter(request.GET)
    rows = form.narrow(points, tolerance.metres).select_related("cooperation").order_by("code", "pk")
    drawn = list(rows[:501])
    start = request.GET.get("setelah", "")
    shown, pager = page_of(
        request, _after(rows, start), PER_PAGE, "titik", lambda row: f"{row.code}|{row.pk}"
    )
    return {
        "form": form,
        "rows": [point_row(point, tolerance.metres) for point in shown],
        "pager": pager,
        "map": map_of(drawn, tolerance.metres),
        "summary": summary(figures(points, tolerance.metres), lambda status: _at(request, status)),
        "tolerance": tolerance_words(tolerance),
        "narrowed": any(request.GET.get(name) for name in form.fields),
    }


def _after(rows, start):
    """Return the rows that come after "code|pk" (all for a wrong one)."""
    code, _, key = start.rpartition("|")
    if not (key.isdecimal() and len(key) < 18):
        return rows
    return rows.filter(code__gte=code).exclude(code=code, pk__lte=int(key))


def _at(request, status):
    return address(request, status=status, setelah="")


def crumbs(dossier, *more):
    """Return the breadcrumbs of a page below a dossier's points; `more`: (label, url) of what follows."""
    here = reverse("cooperation-boundaries", args=[dossier.uid])
    trail = [
        {"label": "Kerja Sama", "url": reverse("cooperations")},
        {"label": dossier.title, "url": reverse("cooperation", args=[dossier.uid])},
        {"label": "Batas wilayah", "url": here},
        *({"label": label, "url": url} for label, url in more),
    ]
    return [*trail[:-1], {"label": trail[-1]["label"]}]
