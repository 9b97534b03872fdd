"""A draft against its template: where it departs, words put back; and the clauses offered to its writer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.text import IDENT
from agreements.models import ClauseVariant
from agreements.reports.clauses import offered
from agreements.rules.enums import Departs
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.naskah import digest_of
from agreements.rules.outlines import TITLES
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, only_post, page
from agreements.views.crumbs import crumbs
from agreements.workflow.departing import (
    ORIGIN,
    newest_version,
    note_clause,
    restore,
    sources_of,
    standing_of,
)
from agreements.workflow.drafting import writing_refusals

TONES = {
    Departs.SAME: "success",
    Departs.CHANGED: "warning",
    Departs.ADDED: "info",
    Departs.MISSING: "danger",
}


@page
def departing(request, uid):
    """Where the text departs from its template, pasal by pasal."""
    return show(request, _found(request, uid))


def _found(request, uid):
    return find_agreement(request, uid, "parent", ORIGIN, newest=newest_version())


def show(request, agreement, reasons=(), status=200):
    """Render the page; `reasons`: why words were not put back."""
    standing = standing_of(agreement)
    closed = writing_refusals(agreement, actor_of(request))
    names = _variants(standing.rows) if standing else {}
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Menyimpang dari templat"),
        "standing": standing,
        "summary": summary(standing) if standing else None,
        "rows": [_row(row, names) for row in standing.away] if standing else [],
        "same": [row for row in standing.rows if row.kind == Departs.SAME] if standing else [],
        "closed": closed,
        "reasons": reasons,
    }
    return render(request, "agreements/departing.html", context, status=status)


def told_standing(agreement, draft):
    """Return the `summary` for the page of an instrument, None where it began with no template."""
    standing = standing_of(agreement, draft)
    return summary(standing) if standing else None


def summary(standing):
    """Return for a panel: the version, how many pasal stand how, each that departs, a newer version."""
    version = standing.version
    counts = {kind: sum(row.kind == kind for row in standing.rows) for kind in Departs}
    newer = standing.newer
    return {
        "name": str(version.template),
        "ordinal": version.ordinal,
        "url": reverse("template-version", args=[version.template.uid, version.ordinal]),
        "counts": [
            {"word": kind.label.lower(), "count": counts[kind], "tone": TONES[kind]}
            for kind in Departs
            if counts[kind]
        ],
        "rows": [_line(row) for row in standing.away],
        "newer": newer.ordinal if newer else None,
        "newer_url": _newer_url(version, newer) if newer else "",
        "newer_note": newer.note if newer else "",
    }


def _newer_url(version, newer):
    address = reverse("template-compare", args=[version.template.uid])
    return f"{address}?dari={version.ordinal}&ke={newer.ordinal}"


def _line(row):
    label = row.kind.label
    if row.kind == Departs.MISSING and row.required:
        label = "Wajib, tidak ada"
    return {"title": f"{row.place} {row.title}".strip(), "label": label, "tone": TONES[row.kind]}


def _row(row, names):
    return _line(row) | {
        "ident": row.ident,
        "seen": digest_of(row.part) if row.part else "",
        "pieces": row.pieces if row.template else (),
        "guidance": row.guidance,
        "required": row.required,
        "restorable": row.template is not None,
        "missing": row.kind == Departs.MISSING,
        "what": "lampiran" if row.annex else "pasal",
        "clause": names.get(row.variant),
    }


def _variants(rows):
    """Return {key: {name, url}} of the clauses that pasal came from."""
    keys = [row.variant for row in rows if row.variant]
    found = ClauseVariant.objects.filter(pk__in=keys).select_related("clause") if keys else ()
    return {
        each.pk: {"name": str(each), "url": f"{reverse('clause', args=[each.clause.uid])}#varian-{each.pk}"}
        for each in found
    }


@page
def beside(request, uid):
    """Whence each pasal comes and how it departs: a piece of the writing room, asked for after a save.

    204 where the text has neither a template nor a clause.
    """
    agreement = _found(request, uid)
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    if not getattr(agreement, "origin", None):
        return HttpResponse(status=204)
    found = sources_of(agreement)
    names = _variants(found)
    rows = [_row(row, names) | _chip(row, names) for row in found]
    context = {
        "agreement": agreement,
        "rows": rows,
        "from_template": agreement.origin.version_id is not None,
        "closed": writing_refusals(agreement, actor_of(request)),
    }
    return render(request, "agreements/departing_beside.html", context)


def _chip(row, names):
    """Return what the card of a pasal says: how it departs, or the clause that it came from."""
    clause = names.get(row.variant)
    if clause and row.kind in (Departs.SAME, Departs.ADDED):
        return {"word": f"Dari klausul {clause['name']}", "tone": "info"}
    word = {
        Departs.CHANGED: "Menyimpang dari templat",
        Departs.ADDED: "Tidak ada dalam templat",
        Departs.MISSING: row.title,
    }
    return {"word": word[row.kind], "tone": TONES[row.kind]}


@page
def put_back(request, uid):
    """Put the template's words of one pasal back into the text; from the writing room one goes back there."""
    only_post(request)
    agreement = find_agreement(request, uid, "parent")
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    ident, seen = request.POST.get("pasal", ""), request.POST.get("seen", "")
    try:
        restore(agreement, ident, by=actor_of(request), seen=seen)
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return show(request, _found(request, uid), refusal.reasons, status)
    messages.success(request, "Kata-kata templat dikembalikan ke dalam naskah.")
    if request.POST.get("kembali") == "tulis":
        return redirect(f"{reverse('agreement-write', args=[uid])}#pasal-{ident}")
    return redirect("agreement-template", uid=uid)


@page
def clauses(request, uid):
    """The clauses to choose from, those of the pasal's subject first: a piece of the writing room."""
    agreement = find_agreement(request, uid)
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    return clauses_found(request)


def clauses_found(request):
    """Render the clauses that a writer looks for, by subject and words."""
    rows = offered(request.GET.get("pokok", ""), request.GET.get("q", "")[:100])
    context = {
        "clauses": [
            {"row": row, "subject": TITLES.get(row.key, ""), "variants": row.variants.all()} for row in rows
        ]
    }
    return render(request, "agreements/clauses_found.html", context)


@page
def note(request, uid):
    """Remember that a clause was put into a pasal; its words are saved by the writing room itself."""
    only_post(request)
    agreement = find_agreement(request, uid)
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    ident, chosen = request.POST.get("pasal", ""), request.POST.get("varian", "")
    if not IDENT.fullmatch(ident) or not chosen.isdecimal() or len(chosen) > 9:
        raise Http404
    variant = get_object_or_404(ClauseVariant, pk=chosen)
    try:
        note_clause(agreement, ident, variant, by=actor_of(request))
    except Refusal as refusal:
        return HttpResponse(" ".join(refusal.reasons), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)
