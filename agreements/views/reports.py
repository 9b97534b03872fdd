"""Semester reports: written by the OPD, read by all who see the instrument, judged by the section."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.report import TEXTS, ReportForm
from agreements.models import Agreement, Report
from agreements.rules.enums import ReportState
from agreements.rules.errors import BadFile, Refusal, Stale
from agreements.rules.periods import Semester, semester_of
from agreements.rules.reporting import EDITABLE, article
from agreements.views.access import actor_of, find_agreement, page, today
from agreements.views.attachments import file_rows
from agreements.views.buttons import unopened
from agreements.views.clocks import clocks_of
from agreements.views.crumbs import crumbs
from agreements.views.report_parts import (
    agreement_facts,
    clashes,
    kept_text,
    numbers,
    previous_report,
    story,
    texts,
    words_of_last,
)
from agreements.views.semesters import due_words, first_day, long, report_chip, was_late
from agreements.views.verdicts import SEND_BACK, judged, verdict_button
from agreements.workflow.attaching import take_in
from agreements.workflow.evaluating import evaluating_refusals
from agreements.workflow.reporting import judge_report, judging_refusals, reporting_refusals, save_report

SEND = "sampaikan"
VERDICTS = {"terima": True, "kembalikan": False}


def semester_from(year, half):
    """Take the parts of an address; return the `Semester`. Raises 404 for what is none."""
    if half not in (1, 2) or not 2000 <= year <= 2100:
        raise Http404
    return Semester(year, half)


@page
def write(request, uid, year, half):
    """Write the report of a semester; POST keeps the draft or sends it."""
    agreement, semester = find_agreement(request, uid, "cooperation__agency"), semester_from(year, half)
    if reasons := reporting_refusals(agreement, semester, actor_of(request), today()):
        raise PermissionDenied(" ".join(reasons))
    report = agreement.reports.filter(year=year, half=half).first()
    if request.method != "POST":
        if report and report.state not in EDITABLE:
            return redirect("report", uid=report.uid)
        return _form(request, agreement, semester, report, ReportForm(report=report))
    send = request.POST.get("do") == SEND
    form = ReportForm(request.POST, request.FILES, kind=agreement.kind, send=send, report=report)
    stored = _taken_in(form) if form.is_valid() else None
    if stored is None:
        return _form(request, agreement, semester, report, form, status=400)
    return _saved(request, agreement, semester, report, form, stored)


def _taken_in(form):
    """Store the files of a valid form; None where one is refused, told on its field."""
    stored = []
    for file in form.cleaned_data["files"]:
        try:
            stored.append(take_in(file.read(), name=file.name))
        except BadFile as refusal:
            for reason in refusal.reasons:
                form.add_error("files", f"{file.name}: {reason}")
    return None if form.errors else stored


def _saved(request, agreement, semester, report, form, stored):
    known = {str(file.uid) for file in report.attachments.all()} if report else set()
    try:
        saved = save_report(
            agreement,
            semester,
            by=actor_of(request),
            fields=form.kept,
            seen=form.cleaned_data["version"],
            submit=form.send,
            today=today(),
            evidence=stored,
            dropped=known & set(request.POST.getlist("drop")),
        )
    except Stale as refusal:
        return _clash(request, agreement, semester, form, refusal.reasons)
    except Refusal as refusal:
        return gone(request, refusal.reasons, kept_text(form), "agreement", agreement.uid)
    said = "disampaikan kepada Bagian Pemerintahan" if form.send else "tersimpan sebagai draf"
    messages.success(request, f"Laporan {long(semester)} {said}.")
    if form.send:
        return redirect("report", uid=saved.uid)
    return redirect("report-new", uid=agreement.uid, year=semester.year, half=semester.half)


def _clash(request, agreement, semester, form, reasons):
    """Somebody saved meanwhile: both are shown, and what is typed may be saved over it knowingly."""
    report = agreement.reports.get(year=semester.year, half=semester.half)
    theirs = clashes(form, report)
    form.data = form.data.copy()
    form.data["version"] = str(report.version)
    return _form(request, agreement, semester, report, form, status=409, theirs=theirs, reasons=reasons)


def gone(request, reasons, kept, name, uid):
    """What was typed can no longer be saved: give it back with the reason, and the way to what is now."""
    context = {"reason": " ".join(reasons), "kept_text": kept, "back_url": reverse(name, args=[uid])}
    return render(request, "409.html", context, status=409)


def _form(request, agreement, semester, report, form, status=200, **more):
    last = previous_report(agreement, semester)
    files = report.attachments.filter(void=False).select_related("by") if report else ()
    words, tone = due_words(semester, clocks_of(request))
    context = {
        "agreement": agreement,
        "semester": long(semester),
        "running": semester == semester_of(today()),
        "due": {"words": words, "tone": tone},
        "report": report,
        "chip": report_chip(report) if report else None,
        "form": form,
        "lost_files": bool(request.FILES),
        "facts": agreement_facts(agreement),
        "article": article(agreement.kind),
        "texts": [form[name] for name in TEXTS],
        "numbers": numbers(None, last, form),
        "last": long(last.semester) if last else "",
        "last_words": words_of_last(last),
        "files": [(file.uid, row) for file, row in zip(files, _rows(files), strict=True)],
        "crumbs": crumbs(agreement, f"Laporan {long(semester)}"),
        **more,
    }
    return render(request, "reports/form.html", context, status=status)


def _rows(files):
    return file_rows(files, lambda file: reverse("file", args=[file.uid]))


def find_report(request, uid):
    """Return the report if its instrument exists for this person; 404 otherwise."""
    rows = Report.objects.filter(agreement__in=Agreement.objects.visible_to(actor_of(request)))
    related = ("agreement__cooperation", "agreement__agency", "submitted_by", "judged_by")
    return get_object_or_404(rows.select_related(*related), uid=uid)


@page
def report(request, uid):
    """Read a report."""
    return _show(request, find_report(request, uid))


@page
def judge(request, uid, verdict):
    """Accept a report ("terima") or return it with a reason ("kembalikan")."""
    row = find_report(request, uid)
    if refused := judged(request, row, verdict, VERDICTS, _judge):
        return _show(request, find_report(request, uid), refused)
    said = "diterima" if verdict == "terima" else "dikembalikan kepada OPD"
    messages.success(request, f"Laporan {long(row.semester)} {said}.")
    return redirect("report", uid=row.uid)


def _judge(row, agree, **given):
    return judge_report(row, accept=agree, **given)


def _show(request, row, refused=None):
    agreement, by = row.agreement, actor_of(request)
    may_write = row.state in EDITABLE and not reporting_refusals(agreement, row.semester, by, today())
    buttons = judging_buttons(row, judging_refusals(row, by), refused)
    files = row.attachments.filter(void=False).select_related("by")
    last = previous_report(agreement, row.semester)
    evaluation = agreement.evaluations.filter(year=row.year, half=row.half).first()
    may_evaluate = not evaluation and not evaluating_refusals(agreement, row.semester, by, today())
    here = [agreement.uid, row.year, row.half]
    context = {
        "report": row,
        "agreement": agreement,
        "semester": long(row.semester),
        "chip": report_chip(row),
        "came": first_day(row),
        "late": was_late(row, clocks_of(request)),
        "due": due_words(row.semester, clocks_of(request)),
        "facts": agreement_facts(agreement),
        "texts": texts(row),
        "numbers": numbers(row, last),
        "last": long(last.semester) if last else "",
        "files": _rows(files),
        "events": story(request, agreement, report=str(row.uid)),
        "buttons": buttons,
        "refused": unopened(refused, buttons),
        "edit_url": reverse("report-new", args=here) if may_write else "",
        "evaluation": evaluation,
        "evaluate_url": reverse("evaluation-new", args=here) if may_evaluate else "",
        "crumbs": crumbs(agreement, f"Laporan {long(row.semester)}"),
    }
    return render(request, "reports/report.html", context, status=refused.status if refused else 200)


def judging_buttons(row, reasons, refused):
    """Return the dicts of `action_form` to accept and to return; none while there is nothing to judge."""
    if row.state != ReportState.SUBMITTED:
        return []
    accept = {"key": "terima", "label": "Terima laporan", "icon": "ok", "tone": "primary"}
    help_text = "Sebutkan apa yang perlu dilengkapi atau diperbaiki OPD."
    return [
        verdict_button("report-judge", accept, row, reasons, refused),
        verdict_button("report-judge", SEND_BACK | {"note_help": help_text}, row, reasons, refused),
    ]
