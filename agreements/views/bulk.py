"""Many PDFs at once: asked for on the register, made in the background, found again on "Pekerjaan saya"."""

from django.contrib import messages
from django.http import FileResponse, Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from agreements.documents.wording import moment
from agreements.forms.bulk import MATCHING, BulkForm
from agreements.models import Affair, Agency, Agreement, Job
from agreements.reports.jobs import jobs_of, tally
from agreements.reports.keyset import in_order
from agreements.reports.register import ORDERS, RegisterFilter, order_of
from agreements.rules.bundling import KEPT, MOST, seconds_left
from agreements.rules.enums import BundleForm, ItemState, JobState
from agreements.rules.errors import NotReady
from agreements.rules.indonesian import number
from agreements.views.access import actor_of, page
from agreements.views.attachments import size_words
from agreements.views.clocks import clocks_of
from agreements.views.register_page import in_words
from agreements.workflow.bulk import ask, cancel, result_of

TONES = {
    JobState.OPEN: ("info", "wait"),
    JobState.DONE: ("success", "ok"),
    JobState.CANCELLED: ("neutral", "ban"),
    JobState.FAILED: ("danger", "error"),
    JobState.EXPIRED: ("neutral", "trash"),
}
TYPES = {BundleForm.ZIP: ("application/zip", "zip"), BundleForm.MERGED: ("application/pdf", "pdf")}


@page
@require_POST
def begin(request):
    """Take the order; the person goes to its page, and may leave it."""
    typed = BulkForm(request.POST)
    back = f"{reverse('register')}?{request.POST.get('saringan', '')}".rstrip("?")
    if not typed.is_valid():
        messages.error(request, " ".join(error for errors in typed.errors.values() for error in errors))
        return redirect(back)
    rows, asked = _wanted(request, typed)
    try:
        job = ask(by=actor_of(request), agreements=rows, form=typed.cleaned_data["form"], asked=asked)
    except NotReady as refused:
        messages.error(request, " ".join(refused.reasons))
        return redirect(back)
    return redirect("job", uid=job.uid)


def _wanted(request, typed):
    """Return the rows, in the order of the register, and the selection in words."""
    actor = actor_of(request)
    if typed.cleaned_data["pilihan"] == MATCHING:
        asked = RegisterFilter(
            QueryDict(typed.cleaned_data["saringan"]), actor=actor, clocks=clocks_of(request)
        )
        order = ORDERS[order_of(asked.active, asked.data.get("urut"))]
        told = "; ".join(f"{label}: {value}" for label, value in in_words(asked, _names()))
        return in_order(asked.found(), order)[: MOST + 1], told or "semua naskah"
    keys = typed.ticked[: MOST + 1]
    found = {row.uid: row for row in Agreement.objects.visible_to(actor).filter(uid__in=keys)}
    rows = [found[key] for key in dict.fromkeys(keys) if key in found]
    return rows, f"{number(len(rows))} naskah yang dicentang"


def _names():
    affairs = Affair.objects.values_list("pk", "name")
    return {"opd": dict(Agency.objects.values_list("pk", "name")), "urusan": dict(affairs)}


@page
@require_safe
def jobs(request):
    """Everything that this person asked for, newest first."""
    rows = [_row(job) for job in jobs_of(request.user)]
    running = any(row["open"] for row in rows)
    context = {"rows": rows, "running": running, "kept": KEPT.days}
    return render(request, "jobs/list.html", context)


@page
@require_safe
def job(request, uid):
    """One job: how far it is, what came and what did not."""
    row = _find(request, uid)
    context = {"crumbs": _crumbs(row), **_told(row)}
    if request.headers.get("HX-Request") == "true":
        return render(request, "jobs/_progress.html", context)
    return render(request, "jobs/job.html", context)


@page
@require_POST
def stop(request, uid):
    """Cancel a job."""
    row = _find(request, uid)
    try:
        cancel(row, by=actor_of(request))
        messages.success(request, "Pekerjaan dibatalkan; tidak ada berkas yang disimpan.")
    except NotReady as refused:
        messages.warning(request, " ".join(refused.reasons))
    return redirect("job", uid=uid)


@page
@require_safe
def result(request, uid):
    """The finished file, while it is kept and while all in it may still be seen."""
    row = _find(request, uid)
    path = result_of(row)
    if row.state != JobState.DONE or not path.exists():
        raise Http404
    inside = row.items.filter(state=ItemState.DONE).values("agreement")
    if Agreement.objects.visible_to(actor_of(request)).filter(pk__in=inside).count() != inside.count():
        messages.error(
            request,
            "Hak Anda atas sebagian naskah di dalamnya sudah berubah. Buat lagi berkasnya dari register.",
        )
        return redirect("job", uid=uid)
    kind, ending = TYPES[row.form]
    day = timezone.localtime(row.created_at)
    name = f"naskah-kerja-sama-{day:%Y-%m-%d-%H%M}.{ending}"
    return FileResponse(path.open("rb"), content_type=kind, as_attachment=True, filename=name)


def _find(request, uid):
    return get_object_or_404(Job.objects.filter(owner=request.user), uid=uid)


def _crumbs(row):
    return [{"label": "Pekerjaan saya", "url": reverse("jobs")}, {"label": row.get_form_display()}]


def _row(row):
    """Return what a list shows of a job that `jobs_of` gave."""
    tone, icon = TONES[row.state]
    return {
        "uid": row.uid,
        "form": row.get_form_display(),
        "asked": row.asked,
        "when": moment(row.created_at),
        "open": row.is_open,
        "ready": row.state == JobState.DONE,
        "state": row.get_state_display(),
        "tone": tone,
        "icon": icon,
        "done": row.handled,
        "total": row.total,
        "text": f"{number(row.handled)} dari {number(row.total)} naskah",
        "size": size_words(row.size) if row.size else "",
    }


def _told(row):
    counts = tally(row)
    row.handled, row.total = sum(counts.values()) - counts[ItemState.WAITING], sum(counts.values())
    missing = row.items.exclude(state__in=(ItemState.WAITING, ItemState.DONE)).select_related("agreement")
    until = row.finished_at + KEPT if row.finished_at else None
    return {
        "job": row,
        **_row(row),
        "left": _left(row),
        "putting": row.is_open and not counts[ItemState.WAITING],
        "came": number(counts[ItemState.DONE]),
        "until": moment(until) if until else "",
        "missing": [
            {
                "title": item.title,
                "state": item.get_state_display(),
                "reasons": item.reasons,
                "url": ""
                if item.state == ItemState.GONE
                else reverse("agreement", args=[item.agreement.uid]),
            }
            for item in missing
        ],
    }


def _left(row):
    """Return how long it may take, in words."""
    seconds = seconds_left(row.handled, row.total, (timezone.now() - row.created_at).total_seconds())
    if not row.is_open or seconds is None:
        return ""
    return (
        "kurang dari satu menit lagi" if seconds < 60 else f"sekitar {number(-(-seconds // 60))} menit lagi"
    )
