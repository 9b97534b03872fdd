"""Boundary points as files: CSV, GeoJSON and a PDF sheet out; CSV and GeoJSON in, with a preview."""

from datetime import datetime, time

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from agreements.documents.boundary_pages import BoundaryLine, BoundarySheet, boundary_pdf
from agreements.documents.store import rendition
from agreements.forms.boundary import BoundaryFileForm
from agreements.models import BoundaryTolerance, Government
from agreements.reports.boundaries import figures
from agreements.rules.boundary_csv import HEADS, write_csv
from agreements.rules.boundary_geojson import write_geojson
from agreements.rules.boundary_imports import Verdict, decoded
from agreements.rules.coordinates import distance_words, position_words
from agreements.rules.errors import BadFile, NotReady, Stale
from agreements.rules.indonesian import number
from agreements.views.access import actor_of, page, today
from agreements.views.boundaries import crumbs, find_holder
from agreements.views.boundary_parts import map_point, measured_words, tolerance_words
from agreements.views.papers import pdf_response
from agreements.workflow.boundaries import keeping_refusals
from agreements.workflow.boundary_imports import preview, take_in_points

MOST_SHOWN = 200
CARRY_OUT = "simpan"


def _exported(dossier):
    """Return `(PointRecord, status, metres)` of every living point, by code."""
    tolerance = BoundaryTolerance.now().metres
    points = dossier.boundary_points.living().order_by("code")
    return [(point.record, point.standing(tolerance).label, point.distance) for point in points]


def _download(text, kind, dossier, ending):
    response = HttpResponse(text.encode("utf-8-sig" if ending == "csv" else "utf-8"), content_type=kind)
    name = f"titik-batas-{slugify(dossier.title)[:60]}.{ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@page
@require_GET
def as_csv(request, uid):
    """The points of a dossier as CSV."""
    dossier = find_holder(request, uid)
    return _download(write_csv(_exported(dossier)), "text/csv; charset=utf-8", dossier, "csv")


@page
@require_GET
def as_geojson(request, uid):
    """The points of a dossier as GeoJSON."""
    dossier = find_holder(request, uid)
    return _download(write_geojson(_exported(dossier)), "application/geo+json", dossier, "geojson")


@page
@require_GET
def as_pdf(request, uid):
    """The sheet of the points, with the map; the same points on the same day give the same bytes."""
    dossier = find_holder(request, uid)
    sheet = _sheet(dossier)
    stamp = timezone.make_aware(datetime.combine(today(), time()))
    material = {"boundaries": repr(sheet), "stamp": stamp}
    data = rendition(material, lambda: boundary_pdf(sheet, stamp=stamp))
    return pdf_response(request, data, f"Titik batas {dossier.title[:80]}.pdf")


def _sheet(dossier):
    tolerance = BoundaryTolerance.now()
    points = list(dossier.boundary_points.living().select_related("cooperation").order_by("code"))
    found = figures(dossier.boundary_points.all(), tolerance.metres)
    government = Government.objects.only("body").first()
    words = tolerance_words(tolerance)
    doubt = "" if tolerance.verified else " (belum diverifikasi)"
    return BoundarySheet(
        government=government.body if government else "",
        title=dossier.title,
        partners=tuple(partner.name for partner in dossier.partners.order_by("places__order")),
        tolerance=f"{words['metres']}; {tolerance.basis}{doubt}",
        figures=tuple((standing.label, count) for standing, count in found["counts"].items() if count),
        largest=distance_words(found["metres"]),
        people=number(found["people"]),
        lines=tuple(_line(point, tolerance.metres) for point in points),
        marks=tuple(map_point(point, tolerance.metres) for point in points),
        reference=str(dossier.uid)[:8],
    )


def _line(point, tolerance):
    agreed = f"BA Nomor {point.agreed_number}" if point.agreed_number else ""
    return BoundaryLine(
        code=point.code,
        name=point.name,
        official=position_words(point.official),
        source=point.source,
        field=position_words(point.field) if point.field else "",
        measured=measured_words(point),
        distance=distance_words(point.distance),
        standing=point.standing(tolerance).label,
        agreed=agreed,
        sides=" – ".join(side for side in (point.our_side, point.their_side) if side),
    )


@page
def take_in(request, uid):
    """Choose a file, see row by row what it would do, and carry it out."""
    dossier = find_holder(request, uid)
    if reasons := keeping_refusals(dossier, actor_of(request)):
        raise PermissionDenied(" ".join(reasons))
    if request.method != "POST":
        return _page(request, dossier, BoundaryFileForm())
    if request.POST.get("do") == CARRY_OUT:
        return _carried_out(request, dossier)
    form = BoundaryFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, dossier, form, status=400)
    try:
        text = decoded(form.cleaned_data["file"].read())
        found = preview(dossier, text, by=actor_of(request))
    except BadFile as refusal:
        form.add_error("file", " ".join(refusal.reasons))
        return _page(request, dossier, form, status=400)
    return _page(request, dossier, BoundaryFileForm(), found=found, text=text)


def _carried_out(request, dossier):
    """Carry the previewed file out; what was previewed comes back with the form."""
    text = request.POST.get("contents", "")
    by, form = actor_of(request), BoundaryFileForm()
    try:
        text = decoded(text.encode())
        done = take_in_points(dossier, text, by=by, seen=request.POST.get("seen", ""))
    except BadFile as refusal:
        return _page(request, dossier, form, reasons=refusal.reasons, status=400)
    except (Stale, NotReady) as refusal:
        found = preview(dossier, text, by=by)
        return _page(request, dossier, form, found=found, text=text, reasons=refusal.reasons, status=409)
    new, changed = len(done.of(Verdict.NEW)), len(done.of(Verdict.CHANGED))
    messages.success(request, f"Impor selesai: {new} titik baru, {changed} titik berubah.")
    return redirect("cooperation-boundaries", uid=dossier.uid)


def _page(request, dossier, form, *, found=None, text="", reasons=(), status=200):
    counts = [(verdict, len(found.of(verdict))) for verdict in Verdict] if found else []
    by_weight = [Verdict.WRONG, Verdict.CHANGED, Verdict.NEW, Verdict.SAME]
    rows = sorted(found.rows, key=lambda row: by_weight.index(row.verdict)) if found else []
    wrong = dict(counts).get(Verdict.WRONG, 0)
    to_do = sum(count for verdict, count in counts if verdict in (Verdict.NEW, Verdict.CHANGED))
    context = {
        "form": form,
        "dossier": dossier,
        "found": found,
        "text": text,
        "counts": [
            {"label": verdict.label, "count": count, "tone": TONES[verdict]} for verdict, count in counts
        ],
        "rows": [_row(row) for row in rows[:MOST_SHOWN]],
        "hidden": max(len(rows) - MOST_SHOWN, 0),
        "wrong": wrong,
        "to_do": to_do,
        "reasons": reasons,
        "heads": list(HEADS),
        "crumbs": crumbs(dossier, ("Impor", "")),
    }
    return render(request, "boundaries/import.html", context, status=status)


TONES = {
    Verdict.NEW: "accent",
    Verdict.CHANGED: "info",
    Verdict.SAME: "neutral",
    Verdict.WRONG: "danger",
}


def _row(row):
    return {
        "place": row.place,
        "code": row.code,
        "chip": {"label": row.verdict.label, "tone": TONES[row.verdict]},
        "faults": row.faults,
        "changes": row.changes,
        "summary": _new_words(row.record) if row.verdict == Verdict.NEW else "",
    }


def _new_words(record):
    field = f"; lapangan {position_words(record.field)}" if record.field else ""
    return f"{record.name}: {position_words(record.official)}{field}"
