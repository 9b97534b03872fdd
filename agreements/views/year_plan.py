"""Daftar rencana: the list of a year, what became of it, its moves, and the same on paper and as a sheet."""

import io

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from agreements.documents.plan_pages import PlanLine, PlanSheet, plan_pdf
from agreements.forms.year_plan import DecreeForm, DiscussionForm
from agreements.models import Government, YearPlan
from agreements.reports import year_plan as report
from agreements.reports.spreadsheet import write_sheet
from agreements.rules.enums import Role
from agreements.rules.errors import Stale
from agreements.rules.indonesian import long_date, money, number
from agreements.rules.permissions import CITYWIDE, Act, refusals
from agreements.rules.plan_words import PlanAction, PlanState, Reality
from agreements.rules.transitions import moves_from
from agreements.rules.year_plan import CHECKS, PLAN_TABLE, ROMAN
from agreements.views.access import actor_of, demand, only_post, page, today
from agreements.views.attachments import file_rows
from agreements.views.buttons import unopened
from agreements.views.planning_buttons import BACK, move_buttons, press_move
from agreements.views.planning_parts import tabs, told, year_asked, year_links
from agreements.views.tones import waiting
from agreements.workflow.attaching import take_in
from agreements.workflow.year_plan import begin_plan, compiling_refusals, move_plan, offered

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {"discussion": DiscussionForm, "decree": DecreeForm}
CHIPS = {
    PlanState.DRAFT: {"tone": "neutral", "icon": "write"},
    PlanState.DISCUSSION: {"tone": "info", "icon": "users"},
    PlanState.PROPOSED: {"tone": "info", "icon": ""},
    PlanState.APPROVED: {"tone": "accent", "icon": ""},
    PlanState.FIXED: {"tone": "success", "icon": "stamp"},
    PlanState.REPLACED: {"tone": "neutral", "icon": "history"},
}
TONES = {
    Reality.NONE: "neutral",
    Reality.IDEA: "info",
    Reality.AGREED: "accent",
    Reality.CONTRACT: "accent",
    Reality.RUNNING: "success",
    Reality.OVER: "neutral",
    Reality.DROPPED: "danger",
}
HEADS = (
    *("No.", "Objek", "OPD", "Urusan", "Calon mitra", "Jenis", "Triwulan", "Dokumen", "Kode"),
    *("Program/kegiatan", "Pembiayaan", "Anggaran", "Prioritas", "Manfaat", "Keadaan", "Kerja sama"),
)


@page
@require_safe
def plans(request):
    """The list of the year asked for: the newest that exists for this person."""
    demand(request, Act.READ_MAPPING)
    year = year_asked(request, today())
    found = report.latest(actor_of(request), year)
    return show(request, year, found[0] if found else None)


def find_plan(request, uid):
    """Return the plan if it exists for this person; 404 otherwise."""
    return get_object_or_404(YearPlan.objects.visible_to(actor_of(request)), uid=uid)


@page
@require_safe
def plan(request, uid):
    """One list by its own address: an older one, or the one that is compiled."""
    row = find_plan(request, uid)
    return show(request, row.year, row)


def show(request, year, row, refused=None):
    """Render the page of a year; `row`: its plan or None; `refused`: a move that was not made."""
    by = actor_of(request)
    context = {
        "tabs": tabs(request, "daftar", year),
        "year": year,
        "years": year_links("year-plans", year, report.plan_years(by), today()),
        "plan": row,
        "may_begin": row is None and not refusals(by, Act.COMPILE_PLAN),
        **(_parts(request, row, by, refused) if row else {}),
    }
    return render(request, "planning/year_plan.html", context, status=refused.status if refused else 200)


def _parts(request, row, by, refused):
    lines = report.planned(row, today())
    buttons = move_buttons(
        row,
        PLAN_TABLE,
        CHECKS,
        by,
        lambda action: reverse("year-plan-act", args=[row.uid, str(action)]),
        forms=FORMS,
        refused=refused,
    )
    may_edit = not compiling_refusals(row, by)
    only = request.GET.get("keadaan", "")
    startable = row.state == PlanState.FIXED and not refusals(by, Act.START_DOSSIER)
    return {
        "chip": {"label": row.get_state_display(), **CHIPS[PlanState(row.state)]},
        "turn": _turn(row),
        "lines": [_line(line, by, startable) for line in lines if _fits(line, only)],
        "only": only in set(Reality) | {report.LATE} and only,
        "count": len(lines),
        "total": money(_total(lines)),
        "bar": _bar(row, lines),
        "late": sum(line.late for line in lines),
        "late_url": f"{reverse('year-plan', args=[row.uid])}?keadaan={report.LATE}",
        "buttons": buttons,
        "refused": unopened(refused, buttons),
        "may_edit": may_edit,
        "offered": offered(row).count() if may_edit else 0,
        "versions": _versions(by, row),
        "files": file_rows(_papers(row, by), lambda paper: reverse("plan-paper", args=[paper.uid])),
        "events": told(row.events.all()[:30]),
    }


def _fits(line, only):
    if only == report.LATE:
        return line.late
    return line.reached == only if only in set(Reality) else True


def _line(line, by, startable):
    row = line.row
    own = Role.STF in by.roles or row.agency_id in by.agency_ids
    return {
        "row": row,
        "partner": row.partner_words,
        "quarter": f"Triwulan {ROMAN[row.quarter]}" if row.quarter else "",
        "budget": money(row.budget) if row.budget is not None else "",
        "chip": {"label": line.reached.label, "tone": TONES[line.reached]},
        "late": line.late,
        "dossiers": [
            {"title": each.title, "url": reverse("cooperation", args=[each.uid])}
            for each in line.dossiers
            if _sees(by, each)
        ],
        "start_url": f"{reverse('cooperation-new')}?rencana={row.uid}" if startable and own else "",
    }


def _sees(by, dossier):
    return bool(by.roles & CITYWIDE) or dossier.agency_id in by.agency_ids


def _total(lines):
    return sum(line.row.budget or 0 for line in lines)


def _bar(row, lines):
    """Return the dict of `bar`: plan against reality, each figure the address of its list."""
    counted = report.figures(lines)
    here = reverse("year-plan", args=[row.uid])
    segments = [
        {"label": word.label, "count": counted[word], "tone": TONES[word], "url": f"{here}?keadaan={word}"}
        for word in Reality
        if counted[word]
    ]
    return {"segments": segments, "total": len(lines)}


def _versions(by, row):
    """Return the other lists of the year as dicts of `tabs`, where there is more than one."""
    found = report.latest(by, row.year)
    if len(found) < 2:
        return []
    return [
        {
            "label": f"Perubahan ke-{each.ordinal}" if each.ordinal else "Daftar awal",
            "url": reverse("year-plan", args=[each.uid]),
            "current": each.pk == row.pk,
        }
        for each in found
    ]


def _papers(row, by):
    return row.papers.visible_to(by).select_related("by")


def _turn(row):
    rows = [each for each in moves_from(PLAN_TABLE, row.state) if each.action not in BACK]
    roles = dict.fromkeys(role for each in rows for role in each.who)
    who = ", ".join(Role(role).label for role in roles)
    return {"who": who, "since": waiting(row.state_since, today())} if roles else None


@page
def begin(request, year):
    """Begin the list of a year."""
    only_post(request)
    demand(request, Act.COMPILE_PLAN)
    try:
        row = begin_plan(year, by=actor_of(request))
    except Stale as refusal:
        messages.info(request, " ".join(refusal.reasons))
        return redirect(f"{reverse('year-plans')}?{urlencode({'tahun': year})}")
    messages.success(request, f"Daftar rencana {year} dimulai. Pilih rencana dari pemetaan yang diterima.")
    return redirect("year-plan-choose", uid=row.uid)


@page
def act(request, uid, action):
    """Make a move of the table on a plan."""
    only_post(request)
    row = find_plan(request, uid)
    done, refused = press_move(request, row, PLAN_TABLE, action, _moved, forms=FORMS)
    if refused:
        return show(request, row.year, find_plan(request, uid), refused)
    said = (
        "Perubahan daftar dibuka."
        if action == PlanAction.REVISE
        else f"Daftar kini: {done.get_state_display()}."
    )
    messages.success(request, said)
    return redirect("year-plan", uid=done.uid)


def _moved(row, action, *, data=None, **given):
    if data and data.get("file"):
        data = data | {"file": take_in(data["file"].read(), name=data["file"].name)}
    return move_plan(row, action, data=data, **given)


@page
@require_safe
def sheet(request, uid):
    """The list as XLSX, with what became of each row."""
    row = find_plan(request, uid)
    lines = report.planned(row, today())
    file = io.BytesIO()
    remarks = [_decree_words(row), f"Dibuat {long_date(today())}"]
    write_sheet(
        file, title=str(row), remarks=remarks, columns=HEADS, rows=map(_cells, lines), name="Daftar rencana"
    )
    file.seek(0)
    name = f"daftar-rencana-{row.year}{f'-perubahan-{row.ordinal}' if row.ordinal else ''}.xlsx"
    return FileResponse(file, content_type=XLSX, as_attachment=True, filename=name)


def _decree_words(row):
    if not row.decree_number:
        return f"Belum ditetapkan: {row.get_state_display()}"
    return f"Keputusan Nomor {row.decree_number} tanggal {long_date(row.decree_on)}"


def _cells(line):
    row = line.row
    return (
        *(row.order, row.object, row.agency.short, str(row.affair), row.partner_words),
        *(row.get_kind_display(), f"Triwulan {ROMAN[row.quarter]}" if row.quarter else ""),
        *(row.get_document_display(), row.code, row.programme, row.get_funding_display(), row.budget),
        *(row.get_priority_display(), row.benefit),
        line.reached.label + (", terlambat" if line.late else ""),
        "; ".join(each.title for each in line.dossiers),
    )


@page
@require_safe
def paper(request, uid):
    """The list on paper, as the annex of its Keputusan."""
    row = find_plan(request, uid)
    data = plan_pdf(_printed(row), stamp=timezone.now())
    headers = {"Content-Disposition": content_disposition_header(True, f"daftar-rencana-{row.year}.pdf")}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _printed(row):
    government = Government.objects.first()
    lines = report.planned(row, today())
    return PlanSheet(
        government=government.body if government else "Pemerintah Daerah",
        head_office=government.head_office if government else "Kepala Daerah",
        head_name=government.head_name if government else "",
        year=row.year,
        revision=row.ordinal,
        decree_number=row.decree_number,
        decree_date=long_date(row.decree_on) if row.decree_on else "",
        lines=tuple(_on_paper(line.row, at) for at, line in enumerate(lines, 1)),
        total=money(_total(lines)),
    )


def _on_paper(row, at):
    return PlanLine(
        number=number(at),
        object=row.object,
        agency=row.agency.name,
        affair=str(row.affair),
        partner=row.partner_words,
        kind=row.get_kind_display(),
        quarter=f"Triwulan {ROMAN[row.quarter]}" if row.quarter else "",
        plan=row.plan_words,
        budget=money(row.budget) if row.budget is not None else "",
    )
