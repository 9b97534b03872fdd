"""The instrument on paper: the PDF of the text as it stands, and the frozen revisions."""

import hashlib
from dataclasses import replace
from datetime import date

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, parse_etags
from django.views.decorators.http import require_GET

from agreements.documents.agreement_pages import agreement_pdf, preview_html
from agreements.documents.content import draft_from, draft_of
from agreements.documents.printing import agreement_file, file_name, stamp_of
from agreements.documents.store import rendition
from agreements.reports.citing import library
from agreements.rules.draft import as_printed
from agreements.rules.enums import Action, State
from agreements.rules.errors import NotReady
from agreements.rules.files import DOCX
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import digest
from agreements.rules.progress import SIGNED
from agreements.views.access import actor_of, find_agreement, page
from agreements.views.citing import shelves
from agreements.views.crumbs import crumbs
from agreements.workflow.drafting import writing_refusals

RELATED = ("parent", "revision")


@page
@require_GET
def paper(request, uid):
    """The PDF of the text as it stands; `?ttd` prints the copy for the signing table, without watermark."""
    agreement = find_agreement(request, uid, *RELATED)
    try:
        data = _signing_copy(agreement) if "ttd" in request.GET else agreement_file(agreement)
    except NotReady as lacking:
        return refused(request, agreement, lacking.reasons)
    return pdf_response(request, data, file_name(agreement))


@page
@require_GET
def revision(request, uid, ordinal):
    """A frozen revision on the screen, with its hash."""
    agreement = find_agreement(request, uid, *RELATED)
    row = get_object_or_404(agreement.revisions.select_related("author"), ordinal=ordinal)
    at = timezone.localtime(row.at)
    context = {
        "agreement": agreement,
        "revision": row,
        "when": f"{long_date(at)} pukul {at:%H.%M}",
        "whole": digest(row.content) == row.sha256,
        "current": row.pk == agreement.revision_id,
        "paper": preview_html(_frozen(row, agreement), shelves(library())),
        "crumbs": crumbs(agreement, str(row)),
        "others": agreement.revisions.exclude(pk=row.pk).values_list("ordinal", flat=True),
    }
    return render(request, "agreements/revision.html", context)


@page
@require_GET
def revision_paper(request, uid, ordinal):
    """The PDF of a frozen revision."""
    agreement = find_agreement(request, uid, *RELATED)
    row = get_object_or_404(agreement.revisions, ordinal=ordinal)
    draft = _frozen(row, agreement)
    material = {"revision": row.sha256, "draft": as_printed(draft), "stamp": row.at}
    try:
        data = rendition(material, lambda: agreement_pdf(draft, stamp=timezone.localtime(row.at)))
    except NotReady as lacking:
        return refused(request, agreement, lacking.reasons)
    return pdf_response(request, data, file_name(agreement).replace(".pdf", f" revisi {ordinal}.pdf"))


def _signing_copy(agreement):
    """Return the bytes of the copy for the signing table, dated as the signing was planned."""
    prepared = agreement.events.filter(act=Action.READY).order_by("pk").last()
    planned = (prepared.data if prepared else {}).get("planned_on", "")
    draft = replace(draft_of(agreement), signing_date=date.fromisoformat(planned) if planned else None)
    stamp = stamp_of(agreement)
    material = {"draft": as_printed(draft), "stamp": stamp, "signing_copy": True}
    return rendition(material, lambda: agreement_pdf(draft, stamp=stamp, signing_copy=True))


def _frozen(row, agreement):
    """Return the `Draft` of a revision in the state that it had; one that was replaced never looks signed."""
    draft = draft_from(row.content, agreement, row.layout)
    draft = replace(draft, place=draft.place or agreement.place)
    if row.pk == agreement.revision_id:
        return draft
    frozen = agreement.events.filter(data__revision=row.sha256).order_by("pk")
    states = frozen.values_list("to_state", flat=True)
    state = next((state for state in states if state not in SIGNED), State.DRAFT)
    return replace(draft, state=str(state))


def pdf_response(request, data, name):
    """Return a PDF to be shown in the browser under `name`, with its hash as ETag."""
    etag = f'"{hashlib.sha256(data).hexdigest()}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(data, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(False, name)
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    return response


def word_response(data, name):
    """Return a DOCX to be saved under `name`."""
    response = HttpResponse(data, content_type=DOCX)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def refused(request, agreement, reasons):
    """Nothing is printed with a gap in it: say what is missing and where it is filled in."""
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Cetak PDF"),
        "places": _places(agreement, reasons),
        "edit_reasons": writing_refusals(agreement, actor_of(request)),
    }
    return render(request, "agreements/paper_refused.html", context, status=409)


def _places(agreement, reasons):
    """Sort the reasons by the page on which they are mended."""
    pages = {
        "parties": ("Para pihak", "agreement-parties"),
        "data": ("Data naskah", "agreement-data"),
        "text": ("Naskah", "agreement-write"),
        "activities": ("Kegiatan", "agreement-activities"),
        "translation": ("Terjemahan", "agreement-translation"),
    }
    found = {key: [] for key in pages}
    for reason in reasons:
        found[_page_of(reason)].append(reason)
    return [
        {"label": pages[key][0], "url": reverse(pages[key][1], args=[agreement.uid]), "reasons": listed}
        for key, listed in found.items()
        if listed
    ]


def _page_of(reason):
    if reason.startswith("Terjemahan") or reason.endswith("diterjemahkan."):
        return "translation"
    if reason.startswith(("PIHAK", "Para pihak", "Lambang")):
        return "parties"
    if reason.startswith("Kegiatan"):
        return "activities"
    in_data = ("Judul (", "Judul naskah", "Tempat", "Jumlah", "Tanggal", "Ukuran", "Dasar hukum", "Cetakan")
    return "data" if reason.startswith(in_data) else "text"
