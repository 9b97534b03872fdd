"""One boundary point: its page with its acts, writing it, its papers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.boundary import BoundaryForm, PointPaperForm
from agreements.models import BoundaryPoint, BoundaryTolerance
from agreements.rules.boundaries import BoundaryAction, standing
from agreements.rules.boundary_records import differences
from agreements.rules.coordinates import distance_words
from agreements.rules.errors import BadFile, NotAllowed, NotReady, Refusal, Stale
from agreements.rules.indonesian import long_date
from agreements.views.access import actor_of, only_post, page
from agreements.views.attachments import file_rows
from agreements.views.boundaries import crumbs, find_holder
from agreements.views.boundary_buttons import boundary_buttons, pressed
from agreements.views.boundary_parts import BESIDE, chip, map_of, point_row, tolerance_words
from agreements.views.buttons import unopened
from agreements.views.history import events_seen, told
from agreements.workflow.boundaries import (
    add_paper,
    add_point,
    edit_point,
    editing_refusals,
    keeping_refusals,
)

LATEST = 20
READ = "baca"
FAR = 1000  # metres from which a difference looks like a slip


def find_point(request, uid):
    """Return a point if its dossier exists for this person; 404 otherwise."""
    rows = BoundaryPoint.objects.visible_to(actor_of(request))
    related = ("cooperation__agency", "agreed_paper", "agreed_by")
    return get_object_or_404(rows.select_related(*related), uid=uid)


@page
def boundary(request, uid):
    """The page of a point."""
    return show(request, find_point(request, uid))


def show(request, point, refused=None, paper_form=None, status=200):
    """Render a point's page; `refused`: an act that was not done; `paper_form`: a refused upload."""
    by, dossier = actor_of(request), point.cooperation
    tolerance = BoundaryTolerance.now()
    buttons = boundary_buttons(request, point, refused)
    papers = point.papers.select_related("by").order_by("-pk")
    keep_reasons = keeping_refusals(dossier, by)
    context = {
        "point": point,
        "row": point_row(point, tolerance.metres),
        "chip": chip(point.standing(tolerance.metres)),
        "tolerance": tolerance_words(tolerance),
        "map": map_of([point], tolerance.metres, BESIDE),
        "agreed": _agreed(point),
        "files": file_rows(papers, lambda file: reverse("file", args=[file.uid])),
        "paper_form": paper_form or (None if keep_reasons else PointPaperForm()),
        "services": point.services.filter(void=False).select_related("affair"),
        "service_new_url": f"{reverse('border-service-new', args=[dossier.uid])}?titik={point.uid}",
        "keep_reasons": keep_reasons,
        "edit_reasons": editing_refusals(point, by),
        "buttons": [button for button in buttons if button["mine"]],
        "others": [button for button in buttons if not button["mine"]],
        "refused": unopened(refused, buttons),
        "events": [_told(event, point) for event in _events(request, point)],
        "crumbs": crumbs(dossier, (point.code, "")),
    }
    return render(request, "boundaries/point.html", context, status=refused.status if refused else status)


def _agreed(point):
    if not point.agreed_on:
        return None
    paper = point.agreed_paper
    return {
        "number": point.agreed_number,
        "day": long_date(point.agreed_on),
        "by": str(point.agreed_by),
        "name": paper.name,
        "url": reverse("file", args=[paper.uid]),
    }


def _events(request, point):
    key = str(point.uid)
    mine = Q(data__point=key) | Q(data__points__has_key=key)
    return events_seen(request, point.cooperation).filter(mine)[:LATEST]


def _told(event, point):
    changes = event.data.get("changes") or event.data.get("points", {}).get(str(point.uid)) or []
    return told(event) | {"changes": changes}


@page
def new(request, uid):
    """Write a new point of a dossier."""
    dossier = find_holder(request, uid)
    _demand(keeping_refusals(dossier, actor_of(request)))
    form = BoundaryForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != READ:
        try:
            point = add_point(dossier, form.record, by=actor_of(request), uid=form.cleaned_data["uid"])
        except NotReady as refusal:
            form.add_error("code", " ".join(refusal.reasons))
        except Stale as refusal:
            messages.info(request, " ".join(refusal.reasons))
            return redirect("cooperation-boundaries", uid=dossier.uid)
        else:
            messages.success(request, f"Titik {point.code} tercatat.")
            _doubt(request, point)
            return redirect("boundary", uid=point.uid)
    return _form(request, dossier, form)


@page
def edit(request, uid):
    """Change the data of a point."""
    point = find_point(request, uid)
    _demand(editing_refusals(point, actor_of(request)))
    form = BoundaryForm(request.POST or None, point=point)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") != READ:
        seen = form.cleaned_data["version"]
        try:
            kept = edit_point(point, form.record, by=actor_of(request), seen=seen)
        except Stale as refusal:
            return _clash(request, point, form, refusal)
        except NotReady as refusal:
            form.add_error("code", " ".join(refusal.reasons))
        else:
            messages.success(request, f"Titik {form.record.code} tersimpan.")
            _doubt(request, kept)
            return redirect("boundary", uid=uid)
    return _form(request, point.cooperation, form, point)


def _doubt(request, point):
    """Say so where official and field lie so far apart that a slip of the keyboard is likely."""
    if point.distance is not None and point.distance > FAR:
        far = distance_words(point.distance)
        messages.warning(request, f"Selisihnya {far}. Periksa lagi kedua koordinat; mungkin ada salah ketik.")


def _demand(reasons):
    if reasons:
        raise PermissionDenied(" ".join(reasons))


def _clash(request, point, form, refusal):
    """Somebody saved meanwhile: both are shown, and what is typed may be saved over it knowingly."""
    now = find_point(request, point.uid)
    form.data = form.data.copy()
    form.data["version"] = str(now.version)
    clash = {"reasons": refusal.reasons, "rows": differences(now.record, form.record)}
    return _form(request, now.cooperation, form, now, clash=clash, status=409)


def _form(request, dossier, form, point=None, *, clash=None, status=None):
    rows, metres = form.read_back()
    tolerance = BoundaryTolerance.now()
    verdict = chip(standing("selisih", metres, tolerance.metres)) if metres is not None else None
    last = ("Ubah", "") if point else ("Titik baru", "")
    trail = [(point.code, reverse("boundary", args=[point.uid]))] if point else []
    context = {
        "form": form,
        "dossier": dossier,
        "point": point,
        "clash": clash,
        "read_back": rows,
        "distance": distance_words(metres),
        "verdict": verdict,
        "tolerance": tolerance_words(tolerance),
        "crumbs": crumbs(dossier, *trail, last),
    }
    status = status or (400 if form.errors else 200)
    return render(request, "boundaries/form.html", context, status=status)


@page
def act(request, uid, action):
    """Do a move of the table on a point."""
    only_post(request)
    if action not in set(BoundaryAction):
        raise Http404
    point = find_point(request, uid)
    refused, row = pressed(request, point, action)
    if refused:
        return show(request, find_point(request, uid), refused)
    messages.success(request, f"Anda {row.event} {point.code}.")
    return redirect("boundary", uid=uid)


@page
def attach(request, uid):
    """Keep a photo or paper with a point."""
    only_post(request)
    point = find_point(request, uid)
    form = PointPaperForm(request.POST, request.FILES)
    if form.is_valid() and _taken_in(request, form, point):
        messages.success(request, f"Dokumen {form.cleaned_data['file'].name} tersimpan.")
        return redirect("boundary", uid=uid)
    return show(request, point, paper_form=form, status=400)


def _taken_in(request, form, point):
    file = form.cleaned_data["file"]
    given = {"kind": form.cleaned_data["kind"], "data": file.read(), "name": file.name}
    try:
        add_paper(point, by=actor_of(request), **given)
    except NotAllowed as refusal:
        raise PermissionDenied(" ".join(refusal.reasons)) from None
    except (BadFile, Refusal) as refusal:
        for reason in refusal.reasons:
            form.add_error("file", reason)
        return False
    return True
