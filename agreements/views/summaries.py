"""The summary sheet of a dossier, as this person may see it, printed."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from agreements.documents.store import rendition
from agreements.documents.summary_pages import (
    DossierSummary,
    HistoryLine,
    InstrumentLine,
    ResultLine,
    summary_pdf,
)
from agreements.models import Evaluation, Government, Initial, Report
from agreements.rules.enums import State
from agreements.rules.indonesian import long_date, number
from agreements.views.access import actor_of, find_cooperation, page, today
from agreements.views.chain import nexts
from agreements.views.clocks import clocks_of
from agreements.views.history import events_seen
from agreements.views.papers import pdf_response
from agreements.views.tones import state_chip


@page
@require_GET
def summary(request, uid):
    """The sheet as a PDF; the same dossier on the same day gives the same bytes."""
    dossier = find_cooperation(request, uid)
    instruments = list(dossier.agreements.visible_to(actor_of(request)).order_by("pk"))
    events = list(events_seen(request, dossier)[:15])
    sheet = _sheet(dossier, instruments, events, clocks_of(request))
    stamp = timezone.localtime(events[0].at if events else dossier.stage_since)
    material = {"summary": sheet, "stamp": stamp, "day": today()}
    data = rendition(material, lambda: summary_pdf(sheet, stamp=stamp))
    return pdf_response(request, data, f"Ringkasan {dossier.title[:80]}.pdf")


def _sheet(dossier, instruments, events, clocks):
    day = clocks.today
    steps = nexts(dossier, instruments, clocks, paraf=_paraf(instruments))
    government = Government.objects.only("body").first()
    return DossierSummary(
        government=government.body if government else "",
        title=dossier.title,
        kind=dossier.get_kind_display(),
        stage=dossier.get_stage_display(),
        agency=dossier.agency.name,
        object=dossier.object,
        scope=dossier.scope,
        location=dossier.location,
        affairs=tuple(str(affair) for affair in dossier.affairs.all()),
        partners=tuple(partner.name for partner in dossier.partners.order_by("places__order")),
        plans=_plans(dossier),
        instruments=tuple(_instrument(item, instruments, day) for item in instruments),
        results=_results(instruments),
        history=tuple(_event(event) for event in events),
        next_step="; ".join(f"{step['what']} ({step['who']})" for step in steps),
        reference=str(dossier.uid)[:8],
        address=f"{settings.KERJASAMA_URL}{reverse('cooperation', args=[dossier.uid])}",
    )


def _plans(dossier):
    if dossier.plan_exception:
        return (f"{dossier.get_plan_exception_display()}: {dossier.plan_exception_note}",)
    return tuple(f"{plan} {plan.name}".strip() for plan in dossier.plans.all())


def _paraf(instruments):
    final = [item for item in instruments if item.state == State.FINAL]
    given = Initial.objects.filter(revision__in=[item.revision_id for item in final]) if final else []
    return {item.pk: tuple(row.role for row in given if row.agreement_id == item.pk) for item in final}


def _instrument(item, instruments, day):
    above = {other.pk: other.parent_id for other in instruments}
    depth, parent = 0, item.parent_id
    while parent in above:
        depth, parent = depth + 1, above[parent]
    end = item.terminated_on or item.ends_on
    return InstrumentLine(
        instrument=item.get_instrument_display(),
        about=item.about,
        number=item.number,
        state=state_chip(item, day)["label"],
        signed=long_date(item.signed_on) if item.signed_on else "",
        ends=long_date(end) if end else "",
        depth=depth,
    )


def _results(instruments):
    """One line for each semester of an instrument on which there is a report or an evaluation."""
    lines = {}
    for report in Report.objects.filter(agreement__in=instruments).select_related("agreement"):
        lines[report.agreement_id, report.year, report.half] = [
            report.agreement,
            report.get_state_display(),
            None,
        ]
    for row in Evaluation.objects.filter(agreement__in=instruments).select_related("agreement"):
        lines.setdefault((row.agreement_id, row.year, row.half), [row.agreement, "", None])[2] = row
    newest_first = sorted(lines.items(), key=lambda pair: (-pair[0][1], -pair[0][2], pair[0][0]))
    return tuple(_result(key, *line) for key, line in newest_first)


def _result(key, agreement, report, evaluation):
    scored = evaluation is not None and evaluation.score is not None
    return ResultLine(
        semester=f"{'I' if key[2] == 1 else 'II'}/{key[1]}",
        instrument=agreement.about,
        report=report,
        score=number(evaluation.score) if scored else "",
        recommendation=evaluation.get_recommendation_display() if evaluation else "",
    )


def _event(event):
    at = timezone.localtime(event.at)
    return HistoryLine(when=long_date(at.date()), who=event.actor_name, what=event.sentence)
