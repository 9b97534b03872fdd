"""Services at the border: of a dossier or a point, and all of them by urusan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from agreements.forms.border_service import BorderServiceForm
from agreements.forms.cooperation import read_uid
from agreements.forms.note import NoteForm
from agreements.models import BorderService
from agreements.reports.boundaries import services_by_affair
from agreements.rules.errors import NotAllowed, NotReady, Refusal, Stale
from agreements.rules.indonesian import number
from agreements.views.access import actor_of, only_post, page
from agreements.views.boundaries import crumbs, find_holder
from agreements.views.paging import after, page_of
from agreements.views.verdicts import RELOAD
from agreements.workflow.border_services import drop_service, keep_service
from agreements.workflow.boundaries import keeping_refusals

PER_PAGE = 100


@page
@require_GET
def services(request):
    """All services of the dossiers that exist for this person: figures by urusan, then each."""
    seen = BorderService.objects.visible_to(actor_of(request)).filter(void=False)
    affair = request.GET.get("urusan", "")
    rows = seen.filter(affair__code=affair) if affair else seen
    rows = after(rows, request.GET.get("setelah", ""))
    rows = rows.select_related("affair", "point", "cooperation").order_by("-pk")
    shown, pager = page_of(request, rows, PER_PAGE, "layanan")
    context = {
        "groups": [_group(row, affair) for row in services_by_affair(seen)],
        "services": shown,
        "pager": pager,
        "affair": affair,
    }
    return render(request, "boundaries/services.html", context)


def _group(row, chosen):
    code = row["affair__code"]
    return {
        "name": f"{code} {row['affair__name']}",
        "url": f"{reverse('border-services')}?urusan={code}",
        "current": code == chosen,
        "total": row["total"],
        "agreed": row["agreed_count"],
        "open": row["total"] - row["agreed_count"],
        "people": number(row["served"] or 0),
    }


def find_service(request, uid):
    """Return a service if its dossier exists for this person; 404 otherwise, and for one taken off."""
    rows = BorderService.objects.visible_to(actor_of(request)).filter(void=False)
    return get_object_or_404(rows.select_related("cooperation__agency", "point", "affair"), uid=uid)


@page
def new(request, uid):
    """Write a new service of a dossier; `?titik` names the point that it is at."""
    dossier = find_holder(request, uid)
    _demand(dossier, request)
    key = read_uid(request.GET.get("titik", ""))
    point = dossier.boundary_points.filter(uid=key).first() if key else None
    form = BorderServiceForm(request.POST or None, dossier=dossier, point=point)
    return _written(request, dossier, form, None)


@page
def edit(request, uid):
    """Change a service."""
    service = find_service(request, uid)
    _demand(service.cooperation, request)
    form = BorderServiceForm(request.POST or None, dossier=service.cooperation, service=service)
    return _written(request, service.cooperation, form, service)


def _demand(dossier, request):
    if reasons := keeping_refusals(dossier, actor_of(request)):
        raise PermissionDenied(" ".join(reasons))


def _written(request, dossier, form, service):
    status = 200 if not form.is_bound else 400
    if form.is_bound and form.is_valid():
        given = {"by": actor_of(request), "service": service, "seen": form.cleaned_data["version"]}
        try:
            kept = keep_service(dossier, form.kept, **given)
        except Stale as refusal:
            return _clash(request, form, service, refusal)
        except NotReady as refusal:
            form.add_error(None, " ".join(refusal.reasons))
            status = 409
        else:
            messages.success(request, f"Layanan {kept.name} tersimpan.")
            return redirect(_back(kept))
    return _page(request, dossier, form, service, status=status)


def _clash(request, form, service, refusal):
    """Somebody saved meanwhile: both are shown, and what is typed may be saved over it knowingly."""
    now = find_service(request, service.uid)
    kept = form.kept
    rows = [
        (form[name].label, str(getattr(now, name)), str(kept[name]))
        for name in kept
        if getattr(now, name) != kept[name]
    ]
    form.data = form.data.copy()
    form.data["version"] = str(now.version)
    clash = {"reasons": refusal.reasons, "rows": rows}
    return _page(request, now.cooperation, form, now, status=409, clash=clash)


def _page(request, dossier, form, service, *, status=200, **more):
    context = {
        "form": form,
        "dossier": dossier,
        "service": service,
        "back_url": reverse("cooperation-boundaries", args=[dossier.uid]),
        "crumbs": crumbs(dossier, (service.name if service else "Layanan baru", "")),
        **more,
    }
    return render(request, "boundaries/service_form.html", context, status=status)


def _back(service):
    if service.point_id:
        return f"{reverse('boundary', args=[service.point.uid])}#layanan"
    return f"{reverse('cooperation-boundaries', args=[service.cooperation.uid])}#layanan"


@page
def drop(request, uid):
    """Take a service off the lists, with the reason."""
    only_post(request)
    service = find_service(request, uid)
    typed = NoteForm(request.POST)
    reasons = [] if typed.is_valid() else typed.reasons or [RELOAD]
    if not reasons:
        given = {"note": typed.cleaned_data["note"], "seen": typed.cleaned_data["version"]}
        try:
            drop_service(service, by=actor_of(request), **given)
        except NotAllowed as refusal:
            raise PermissionDenied(" ".join(refusal.reasons)) from None
        except Refusal as refusal:
            reasons = refusal.reasons
    if reasons:
        dossier = service.cooperation
        form = BorderServiceForm(dossier=dossier, service=service)
        told = {"drop_reasons": reasons, "drop_note": typed["note"].value() or ""}
        return _page(request, dossier, form, service, status=409, **told)
    messages.success(request, f"Layanan {service.name} dihapus dari daftar.")
    return redirect(_back(service))
