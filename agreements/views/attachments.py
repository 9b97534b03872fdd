"""Papers: taking one in, and giving it back to those for whom it exists."""

import logging

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from agreements.documents import archive
from agreements.forms.attachment import AttachmentForm
from agreements.rules import files
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import BadFile
from agreements.rules.indonesian import long_date
from agreements.rules.paths.papers import groups_of_dossier, groups_of_text
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, find_attachment, find_cooperation, page
from agreements.workflow.attaching import attach

log = logging.getLogger(__name__)
INLINE = (files.PDF, files.PNG, files.JPEG)  # what a browser may show; anything else is only downloaded
ICONS = {files.PDF: "pdf", files.DOCX: "docx"}


@page
def attach_to_cooperation(request, uid):
    """Upload a paper of a dossier."""
    return _attach(request, find_cooperation(request, uid))


@page
def attach_to_agreement(request, uid):
    """Upload a paper of an instrument."""
    agreement = find_agreement(request, uid)
    return _attach(request, agreement.cooperation, agreement)


def _attach(request, dossier, agreement=None):
    """Show the form, or take the file in; a refused one leaves the form with the reason on its field."""
    demand(request, Act.ATTACH, dossier.agency_id)
    groups = groups_of_text() if agreement else groups_of_dossier(dossier)
    form = AttachmentForm(request.POST or None, request.FILES or None, groups=groups)
    if request.method == "POST" and form.is_valid() and _taken_in(request, form, dossier, agreement):
        messages.success(request, f"Dokumen {form.cleaned_data['file'].name} tersimpan.")
        return redirect("agreement" if agreement else "cooperation", uid=(agreement or dossier).uid)
    context = {"form": form, "dossier": dossier, "agreement": agreement}
    status = 400 if request.method == "POST" else 200
    return render(request, "cooperations/attach.html", context, status=status)


def _taken_in(request, form, dossier, agreement):
    file = form.cleaned_data["file"]
    try:
        attach(
            by=actor_of(request),
            cooperation=dossier,
            agreement=agreement,
            kind=form.cleaned_data["kind"],
            data=file.read(),
            name=file.name,
        )
    except BadFile as refusal:
        for reason in refusal.reasons:
            form.add_error("file", reason)
        return False
    return True


@page
@require_GET
@xframe_options_sameorigin
@csp({"default-src": [NONE], "frame-ancestors": [SELF], "sandbox": True})
def file(request, uid):
    """Give the bytes of a stored file as a download; `?lihat` shows what a browser may show."""
    return given_back(request, find_attachment(request, uid))


def given_back(request, row):
    """Return the response that carries the bytes of a stored file, a row that this person may read."""
    try:
        data = archive.read(row.sha256)
    except (FileNotFoundError, ValueError):
        log.exception("attachment %s cannot be read from the archive", row.uid)
        raise Http404 from None
    inline = "lihat" in request.GET and row.media_type in INLINE
    response = HttpResponse(data, content_type=row.media_type)
    response["Content-Disposition"] = content_disposition_header(not inline, row.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def size_words(size):
    """Take bytes; return "812 B", "12 KB", "1,2 MB"."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def file_rows(attachments, address, *, named=False):
    """Take `Attachment`s (`by` at hand) and how to make an address of one; return dicts of `file_row`.

    `named`: say of which instrument each is (`agreement` at hand).
    """
    return [
        {
            "name": row.name,
            "url": address(row),
            "view_url": f"{address(row)}?lihat" if row.media_type in INLINE else "",
            "kind": _kind_words(row, named),
            "size": size_words(row.size),
            "who": str(row.by),
            "when": long_date(timezone.localtime(row.at)),
            "sha": row.sha256[:12],
            "icon": "pdf"
            if row.media_type == files.PDF
            else "docx"
            if row.media_type == files.DOCX
            else "clip",
        }
        for row in attachments
    ]


def _kind_words(row, named):
    owner = f", {row.agreement}" if named and row.agreement_id else ""
    letter = f" Nomor {row.number}, {long_date(row.dated)}" if row.number and row.dated else ""
    return f"{AttachmentKind(row.kind).label}{letter}{owner}{' (ditolak)' if row.void else ''}"
