"""Evaluations: written by the section, read by all who see the instrument, approved by a second person."""

import json
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.evaluation import ADVICE, SCORES, EvaluationForm
from agreements.models import Agreement, Evaluation
from agreements.rules.enums import EvaluationState, Recommendation
from agreements.rules.errors import Refusal, Stale
from agreements.rules.scoring import BANDS, HIGHEST, MOST, category, suggestion
from agreements.views.access import actor_of, find_agreement, page, today
from agreements.views.buttons import unopened
from agreements.views.clocks import clocks_of
from agreements.views.crumbs import crumbs
from agreements.views.evaluation_parts import bars, indicator_rows, previous_evaluation, standing, told_now
from agreements.views.renewal import renewal_buttons
from agreements.views.report_parts import numbers, story
from agreements.views.reports import gone, semester_from
from agreements.views.semesters import evaluation_chip, long, report_chip, was_late
from agreements.views.verdicts import SEND_BACK, judged, verdict_button
from agreements.workflow.evaluating import (
    approving_refusals,
    evaluating_refusals,
    judge_evaluation,
    save_evaluation,
)

PROPOSE = "usulkan"
VERDICTS = {"setujui": True, "kembalikan": False}


@page
def write(request, uid, year, half):
    """Write the evaluation of a semester; POST keeps the draft or proposes it."""
    agreement, semester = find_agreement(request, uid, "cooperation__agency"), semester_from(year, half)
    if reasons := evaluating_refusals(agreement, semester, actor_of(request), today()):
        raise PermissionDenied(" ".join(reasons))
    row = agreement.evaluations.filter(year=year, half=half).first()
    if request.method != "POST":
        if row and row.state != EvaluationState.DRAFT:
            return redirect("evaluation", uid=row.uid)
        return _form(request, agreement, semester, row, EvaluationForm(evaluation=row))
    act, _, place = request.POST.get("do", "").partition(":")
    form = EvaluationForm(request.POST, evaluation=row, propose=act == PROPOSE)
    if act in ("add", "remove"):
        form.rearrange(act, place)
        return _form(request, agreement, semester, row, form)
    if not form.is_valid():
        return _form(request, agreement, semester, row, form, status=400)
    return _saved(request, agreement, semester, form)


def _saved(request, agreement, semester, form):
    try:
        saved = save_evaluation(
            agreement,
            semester,
            by=actor_of(request),
            indicators=form.indicators,
            conclusion=form.cleaned_data["conclusion"],
            recommendation=form.cleaned_data["recommendation"],
            seen=form.cleaned_data["version"],
            propose=form.propose,
            today=today(),
        )
    except Stale as refusal:
        row = agreement.evaluations.get(year=semester.year, half=semester.half)
        form.data = form.data.copy()
        form.data["version"] = str(row.version)
        return _form(
            request, agreement, semester, row, form, 409, theirs=told_now(row), reasons=refusal.reasons
        )
    except Refusal as refusal:
        return gone(request, refusal.reasons, form.kept_text, "agreement", agreement.uid)
    said = "diusulkan untuk disetujui" if form.propose else "tersimpan sebagai draf"
    messages.success(request, f"Evaluasi {long(semester)} {said}.")
    if form.propose:
        return redirect("evaluation", uid=saved.uid)
    return redirect("evaluation-new", uid=agreement.uid, year=semester.year, half=semester.half)


def _form(request, agreement, semester, row, form, status=200, **more):
    last = previous_evaluation(agreement, semester)
    report = agreement.reports.filter(year=semester.year, half=semester.half).first()
    context = {
        "agreement": agreement,
        "semester": long(semester),
        "evaluation": row,
        "chip": evaluation_chip(row) if row else None,
        "form": form,
        "rows": indicator_rows(form, last),
        "most": MOST,
        "last": last,
        "last_semester": long(last.semester) if last else "",
        "scores": SCORES,
        "bands_json": json.dumps([[int(least), word, str(advice)] for least, word, advice in BANDS]),
        "standing": standing(form),
        "advice": [(radio, ADVICE[Recommendation(radio.data["value"])]) for radio in form["recommendation"]],
        "report": report,
        "report_chip": report_chip(report) if report else None,
        "report_late": bool(report and was_late(report, clocks_of(request))),
        "report_numbers": numbers(report) if report else [],
        "crumbs": crumbs(agreement, f"Evaluasi {long(semester)}"),
        **more,
    }
    return render(request, "evaluations/form.html", context, status=status)


def find_evaluation(request, uid):
    """Return the evaluation if its instrument exists for this person; 404 otherwise."""
    rows = Evaluation.objects.filter(agreement__in=Agreement.objects.visible_to(actor_of(request)))
    related = ("agreement__cooperation", "agreement__agency", "created_by", "proposed_by", "approved_by")
    return get_object_or_404(rows.select_related(*related), uid=uid)


@page
def evaluation(request, uid):
    """Read an evaluation."""
    return _show(request, find_evaluation(request, uid))


@page
def judge(request, uid, verdict):
    """Approve an evaluation ("setujui") or hand it back with a reason ("kembalikan")."""
    row = find_evaluation(request, uid)
    if refused := judged(request, row, verdict, VERDICTS, _judge):
        return _show(request, find_evaluation(request, uid), refused)
    said = "disetujui" if verdict == "setujui" else "dikembalikan kepada Bagian Pemerintahan"
    messages.success(request, f"Evaluasi {long(row.semester)} {said}.")
    return redirect("evaluation", uid=row.uid)


def _judge(row, agree, **given):
    return judge_evaluation(row, approve=agree, **given)


def _show(request, row, refused=None):
    agreement, by = row.agreement, actor_of(request)
    draft = row.state == EvaluationState.DRAFT
    buttons = _buttons(row, approving_refusals(row, by), refused)
    last = previous_evaluation(agreement, row.semester)
    report = agreement.reports.filter(year=row.year, half=row.half).first()
    may_write = draft and not evaluating_refusals(agreement, row.semester, by, today())
    context = {
        "evaluation": row,
        "agreement": agreement,
        "semester": long(row.semester),
        "chip": evaluation_chip(row),
        "category": category(row.score),
        "suggestion": suggestion(row.score) if isinstance(row.score, Decimal) else None,
        "bars": bars(row, last),
        "last": last,
        "last_semester": long(last.semester) if last else "",
        "highest": HIGHEST,
        "report": report,
        "report_chip": report_chip(report) if report else None,
        "events": story(request, agreement, evaluation=str(row.uid)),
        "buttons": buttons,
        "next_buttons": renewal_buttons(request, agreement) if row.approved_by_id else [],
        "refused": unopened(refused, buttons),
        "edit_url": reverse("evaluation-new", args=[agreement.uid, row.year, row.half]) if may_write else "",
        "crumbs": crumbs(agreement, f"Evaluasi {long(row.semester)}"),
    }
    return render(request, "evaluations/evaluation.html", context, status=refused.status if refused else 200)


def _buttons(row, reasons, refused):
    if row.state != EvaluationState.PROPOSED:
        return []
    approve = {"key": "setujui", "label": "Setujui evaluasi", "icon": "ok", "tone": "primary"}
    approve["confirm"] = "Evaluasi yang disetujui tidak dapat diubah lagi."
    help_text = "Sebutkan apa yang perlu diperbaiki penyusun."
    return [
        verdict_button("evaluation-judge", approve, row, reasons, refused),
        verdict_button("evaluation-judge", SEND_BACK | {"note_help": help_text}, row, reasons, refused),
    ]
