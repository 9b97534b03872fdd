"""The lists of Pelaksanaan: each part as rows of plain data, with its pager."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from agreements.reports import running
from agreements.rules.indonesian import number
from agreements.rules.periods import semester_of
from agreements.rules.permissions import Act, refusals
from agreements.rules.progress import short_name
from agreements.rules.reporting import IN_TIME, LATE, MISSING
from agreements.views.clocks import clocks_of
from agreements.views.paging import page_of
from agreements.views.semesters import due_words, evaluation_chip, first_day, long, paper, short, was_late
from agreements.views.tones import days_chip, state_chip, waiting

SIZE = 25
COLUMNS = (
    *("uid", "instrument", "about", "number", "partner_names", "state", "starts_on", "ends_on"),
    *("terminated_on", "agency__short", "agency__name", "agency__code"),
)
HEAVY = ("text", "search_text", "search", "checklist")
HOW = {IN_TIME: "Tepat waktu", LATE: "Terlambat", MISSING: "Belum masuk"}
CURSOR = re.compile(r"([0-9])\.([0-9]{1,17})")


@dataclass(frozen=True)
class Filter:
    """What the address narrows the list to; each part may be None."""

    agency: object = None
    semester: object = None
    how: str = ""


def _listed(request, rows, narrowed):
    """Return a page of instruments in the order of their rank, and its pager."""
    if narrowed.agency:
        rows = rows.filter(agency=narrowed.agency)
    if match := CURSOR.fullmatch(request.GET.get("setelah", "")):
        rank, pk = int(match[1]), int(match[2])
        rows = rows.filter(Q(rank__gt=rank) | Q(rank=rank, pk__gt=pk))
    rows = rows.select_related("agency").only(*COLUMNS).order_by("rank", "pk")
    return page_of(request, rows, SIZE, "naskah", cursor=lambda row: f"{row.rank}.{row.pk}")


def _to_report(request, actor, day, narrowed):
    found, pager = _listed(request, running.to_report(actor, day), narrowed)
    shown = running.window(day)
    reports, _ = running.papers_of(found, shown)
    rows = []
    for row in found:
        owed = [each for each in shown if _owes(row, each, reports.get((row.pk, each)))]
        may = not refusals(actor, Act.REPORT, row.agency_id)
        papers = [paper(row, each, reports.get((row.pk, each)), clocks_of(request), may=may) for each in owed]
        rows.append(_instrument(row, day) | {"papers": papers})
    return {"rows": rows, "pager": pager}


def _owes(row, semester, report):
    return _ran(row, semester) and not (report and report.state in running.DELIVERED)


def _ran(row, semester):
    end = min((day for day in (row.terminated_on, row.ends_on) if day), default=None)
    return row.starts_on <= semester.end and (end is None or end >= semester.start)


def _to_receive(request, actor, day, narrowed):
    rows = running.waiting_reports(actor)
    rows, pager = _papers(request, rows, narrowed, "submitted_at", "laporan")
    return {
        "pager": pager,
        "rows": [
            _instrument(row.agreement, day)
            | {
                "url": reverse("report", args=[row.uid]),
                "semester": long(row.semester),
                "who": str(row.submitted_by),
                "when": first_day(row),
                "late": was_late(row, clocks_of(request)),
                "waits": waiting(row.submitted_at, day),
            }
            for row in rows
        ],
    }


def _to_approve(request, actor, day, narrowed):
    rows = running.waiting_evaluations(actor)
    rows, pager = _papers(request, rows, narrowed, "proposed_at", "evaluasi")
    return {
        "pager": pager,
        "rows": [
            _instrument(row.agreement, day)
            | {
                "url": reverse("evaluation", args=[row.uid]),
                "semester": long(row.semester),
                "who": str(row.proposed_by or row.created_by),
                "score": row.score,
                "recommendation": row.get_recommendation_display(),
                "waits": waiting(row.proposed_at, day),
            }
            for row in rows
        ],
    }


def _papers(request, rows, narrowed, at, what):
    """Return a page of reports or evaluations, oldest first, and its pager."""
    if narrowed.agency:
        rows = rows.filter(agreement__agency=narrowed.agency)
    if since := _moment_and_key(request.GET.get("setelah", "")):
        moment, pk = since
        rows = rows.filter(Q(**{f"{at}__gt": moment}) | Q(**{at: moment, "pk__gt": pk}))
    rows = rows.defer(*(f"agreement__{name}" for name in HEAVY))
    return page_of(request, rows, SIZE, what, cursor=lambda row: f"{getattr(row, at).isoformat()}_{row.pk}")


def _moment_and_key(text):
    moment, _, key = text.partition("_")
    try:
        moment = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (moment, int(key)) if moment.tzinfo and key.isdecimal() and len(key) < 18 else None


def _to_evaluate(request, actor, day, narrowed):
    last = running.window(day, 1)[0]
    found, pager = _listed(request, running.to_evaluate(actor, day), narrowed)
    reports, evaluations = running.papers_of(found, [last])
    may = not refusals(actor, Act.EVALUATE)
    rows = []
    for row in found:
        evaluation = evaluations.get((row.pk, last))
        rows.append(
            _instrument(row, day)
            | {
                "paper": paper(row, last, reports.get((row.pk, last)), clocks_of(request), may=False),
                "days": days_chip(row, day),
                "evaluation": evaluation_chip(evaluation) if evaluation else None,
                "evaluation_url": reverse("evaluation-new", args=[row.uid, last.year, last.half]),
                "verb": "" if not may else "Lanjutkan" if evaluation else "Susun evaluasi",
            }
        )
    return {"rows": rows, "pager": pager, "last": long(last)}


def _everything(request, actor, day, narrowed):
    rows, clocks = running.every(actor), clocks_of(request)
    if narrowed.how:
        rows = rows.filter(running.standing(narrowed.semester, narrowed.how, clocks), rank=0)
    found, pager = _listed(request, rows, narrowed)
    shown = [*running.window(day), semester_of(day)]
    if narrowed.semester and narrowed.semester not in shown:
        shown = [narrowed.semester]
    reports, evaluations = running.papers_of(found, shown)
    rows = []
    for row in found:
        may = not refusals(actor, Act.REPORT, row.agency_id)
        cells = [
            {"semester": short(each), "paper": _paper_if_ran(row, each, reports, clocks, may)}
            for each in shown
        ]
        done = [evaluations[row.pk, each] for each in reversed(shown) if (row.pk, each) in evaluations]
        rows.append(_instrument(row, day) | {"cells": cells, "evaluation": _latest(done)})
    return {"rows": rows, "pager": pager, "semesters": [short(each) for each in shown]}


def _paper_if_ran(row, semester, reports, clocks, may):
    if not _ran(row, semester):
        return None
    return paper(row, semester, reports.get((row.pk, semester)), clocks, may=may)


def _latest(evaluations):
    if not evaluations:
        return None
    row = evaluations[0]
    words = number(row.score) if row.score is not None else ""
    return {
        "chip": evaluation_chip(row),
        "url": reverse("evaluation", args=[row.uid]),
        "note": " · ".join(part for part in (words, row.get_recommendation_display()) if part),
    }


def _map(request, actor, day, narrowed):
    base, clocks = reverse("reports"), clocks_of(request)
    rows = [
        {
            "name": name,
            "url": f"{base}?bagian=semua&opd={code}",
            "cells": [_cell(base, code, name, share) for share in shares],
        }
        for code, name, shares in running.heat(actor, clocks)
    ]
    heads = [{"label": short(each), "due": due_words(each, clocks)[0]} for each in running.window(day)]
    return {"rows": rows, "semesters": heads}


def _cell(base, code, name, share):
    if not share.owed:
        return None
    where = f"{base}?bagian=semua&opd={code}&semester={share.semester.year}-{share.semester.half}"
    figures = [
        {"how": how, "count": count, "label": HOW[how].lower(), "url": f"{where}&keadaan={how}"}
        for how, count in share.counts.items()
        if count
    ]
    return {"level": share.level, "figures": figures, "where": f"{name}, {long(share.semester)}"}


def _instrument(row, day):
    return {
        "title": row.about,
        "page": reverse("agreement", args=[row.uid]),
        "form": short_name(row.instrument),
        "number": row.number,
        "partners": row.partner_names,
        "agency": row.agency.short,
        "agency_name": row.agency.name,
        "chip": state_chip(row, day),
    }


SHOWN = {
    "lapor": _to_report,
    "masuk": _to_receive,
    "evaluasi": _to_evaluate,
    "setujui": _to_approve,
    "semua": _everything,
    "peta": _map,
}
