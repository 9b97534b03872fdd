"""TKKSD's study of a dossier: what its meetings found, what its members think, and writing both."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from agreements.forms.study import OpinionForm, StudyForm
from agreements.rules import files
from agreements.rules.enums import Advice
from agreements.rules.errors import BadFile, NotReady
from agreements.rules.indonesian import long_date
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_cooperation, only_post, page
from agreements.workflow.attaching import take_in
from agreements.workflow.studying import give_opinion, record_study, studying_refusals

TONES = {Advice.FEASIBLE: "success", Advice.MEND: "warning", Advice.UNFIT: "danger"}


@page
def study(request, uid):
    """The page of the study; a POST records a meeting."""
    dossier = find_cooperation(request, uid)
    if request.method != "POST":
        return _show(request, dossier)
    demand(request, Act.RECORD_STUDY, dossier.agency_id)
    form = StudyForm(dossier, request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, dossier, study_form=form, status=400)
    try:
        file = form.cleaned_data["minutes"]
        minutes = take_in(file.read(), name=file.name, allowed=(files.PDF,))
        record_study(dossier, by=actor_of(request), fields=form.columns(), minutes=minutes)
    except BadFile as bad:
        for reason in bad.reasons:
            form.add_error("minutes", reason)
        return _show(request, dossier, study_form=form, status=400)
    except NotReady as refusal:
        return _show(request, dossier, reasons=refusal.reasons, status=409)
    messages.success(request, "Rapat dan rekomendasi TKKSD tercatat.")
    return redirect("study", uid=uid)


@page
def opinion(request, uid):
    """A member of TKKSD gives an opinion."""
    only_post(request)
    dossier = find_cooperation(request, uid)
    demand(request, Act.GIVE_OPINION, dossier.agency_id)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _show(request, dossier, opinion_form=form, status=400)
    try:
        give_opinion(dossier, by=actor_of(request), **form.cleaned_data)
    except NotReady as refusal:
        return _show(request, dossier, reasons=refusal.reasons, status=409)
    messages.success(request, "Pendapat Anda tercatat.")
    return redirect("study", uid=uid)


def _show(request, dossier, *, study_form=None, opinion_form=None, reasons=(), status=200):
    by = actor_of(request)
    records = studying_refusals(dossier, by, Act.RECORD_STUDY)
    thinks = studying_refusals(dossier, by, Act.GIVE_OPINION)
    context = {
        "dossier": dossier,
        "reasons": reasons,
        "studies": [study_row(row) for row in dossier.studies.select_related("by")],
        "opinions": [opinion_row(row) for row in dossier.opinions.select_related("by")],
        "study_form": study_form or (None if records else StudyForm(dossier)),
        "opinion_form": opinion_form or (None if thinks else OpinionForm()),
    }
    return render(request, "studies/page.html", context, status=status)


def study_row(row):
    """Return what pages show of a meeting."""
    return {
        "meeting": f"{row.get_meeting_kind_display()}, {long_date(row.meeting_on)}",
        "chip": {"label": row.get_advice_display(), "tone": TONES[Advice(row.advice)]},
        "attendance": row.attendance,
        "conclusion": row.conclusion,
        "who": str(row.by),
        "criteria": [
            {"label": found["words"], "ok": found["met"], "note": found["note"]}
            for found in row.criteria.values()
        ],
    }


def opinion_row(row):
    """Return what pages show of a member's opinion."""
    return {
        "who": str(row.by),
        "post": row.post,
        "chip": {"label": row.get_advice_display(), "tone": TONES[Advice(row.advice)]},
        "words": row.words,
        "when": long_date(timezone.localtime(row.at)),
    }
