"""Papers that are filled from a dossier, an instrument or a report: asked for, printed, printed again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from agreements.documents.official import initial_of
from agreements.forms.official import OfficialForm
from agreements.models import OfficialPaper, Report
from agreements.rules.enums import PaperKind
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.indonesian import long_date
from agreements.rules.official import asks_of, printing_refusals
from agreements.rules.progress import short_name
from agreements.views.access import actor_of, find_agreement, find_cooperation, page, today
from agreements.workflow.issuing import issue, paper_around, unfit

OF_DOSSIER = (PaperKind.OFFER, PaperKind.TERMS, PaperKind.MINUTES)
OF_TEXT = (PaperKind.PROXY, PaperKind.MINUTES)


@page
def of_dossier(request, uid, kind):
    """A paper of a dossier: surat penawaran, KAK, berita acara."""
    kind = _known(kind, OF_DOSSIER)
    dossier = find_cooperation(request, uid)
    return _paper(request, kind, paper_around(kind, dossier, today()))


@page
def of_agreement(request, uid, kind):
    """A paper of an instrument: surat kuasa khusus, berita acara."""
    kind = _known(kind, OF_TEXT)
    agreement = find_agreement(request, uid, "parent")
    return _paper(request, kind, paper_around(kind, agreement.cooperation, today(), agreement=agreement))


@page
def of_report(request, uid):
    """The letter of a semester report."""
    report = get_object_or_404(Report.objects.select_related("agreement"), uid=uid)
    agreement = find_agreement(request, report.agreement.uid, "parent")
    of = paper_around(PaperKind.REPORT, agreement.cooperation, today(), agreement=agreement, report=report)
    return _paper(request, PaperKind.REPORT, of)


def _known(kind, kinds):
    if kind not in list(kinds):
        raise Http404
    return PaperKind(kind)


def _paper(request, kind, of):
    """Show the form and what was printed before; POST prints, keeps and leads to the file."""
    by = actor_of(request)
    closed = printing_refusals(by, kind, of.dossier.agency_id)
    if request.method == "POST" and closed:
        raise PermissionDenied(" ".join(closed))
    reasons = unfit(kind, of)
    asks = asks_of(kind, headings=of.headings, proxy=of.rule.proxy if of.rule else None)
    if reasons or closed:
        return _shown(request, kind, of, None, [*closed, *reasons], 409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _shown(request, kind, of, OfficialForm(asks, initial=initial_of(kind, of)))
    form = OfficialForm(asks, request.POST)
    if not form.is_valid():
        return _shown(request, kind, of, form, status=422)
    try:
        paper = issue(kind, of, by=by, given=form.given())
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except NotReady as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return _shown(request, kind, of, form, status=409)
    messages.success(request, f"{kind.label} tercetak dan tersimpan pada Dokumen. Unduh di bawah ini.")
    return redirect(f"{request.path}#cetakan-{paper.pk}")


def printed_rows(rows):
    """Take `OfficialPaper`s (`attachment`, `by` at hand); return what pages show of each."""
    return [
        {
            "pk": row.pk,
            "name": f"{row.get_kind_display()}{f' Nomor {row.number}' if row.number else ''}",
            "dated": long_date(row.dated),
            "copies": row.copies,
            "who": str(row.by),
            "when": long_date(timezone.localtime(row.at)),
            "sha": row.attachment.sha256[:12],
            "url": f"{reverse('file', args=[row.attachment.uid])}?lihat",
            "download": reverse("file", args=[row.attachment.uid]),
        }
        for row in rows
    ]


def _shown(request, kind, of, form, reasons=(), status=200):
    rows = OfficialPaper.objects.filter(cooperation=of.dossier, kind=kind, agreement=of.agreement)
    if of.report:
        rows = rows.filter(report=of.report)
    context = {
        "kind": kind,
        "dossier": of.dossier,
        "agreement": of.agreement,
        "report": of.report,
        "rule": of.rule if kind == PaperKind.PROXY else None,
        "form": form,
        "reasons": reasons,
        "printed": printed_rows(rows.select_related("attachment", "by")),
        "crumbs": _trail(kind, of),
        "back": _back(of),
    }
    return render(request, "papers/paper.html", context, status=status)


def _back(of):
    if of.agreement:
        return reverse("agreement-prints", args=[of.agreement.uid])
    return reverse("cooperation-prints", args=[of.dossier.uid])


def _trail(kind, of):
    trail = [
        {"label": "Kerja Sama", "url": reverse("cooperations")},
        {"label": of.dossier.title, "url": reverse("cooperation", args=[of.dossier.uid])},
    ]
    if of.agreement:
        url = reverse("agreement", args=[of.agreement.uid])
        trail.append({"label": short_name(of.agreement.instrument), "url": url})
    return [*trail, {"label": "Cetak", "url": _back(of)}, {"label": kind.label}]
