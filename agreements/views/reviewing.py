"""What must be reviewed because a regulation was marked: the list with its progress, and one task."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agreements.forms.note import NoteForm
from agreements.models import ReviewTask
from agreements.reports import reviewing as reports
from agreements.rules.enums import TaskState
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.references import UseGroup
from agreements.views.access import actor_of, only_post, page
from agreements.views.buttons import Refused
from agreements.views.regulation_parts import day, pager, tabs
from agreements.workflow.marking import DRAFT, RUNNING, close, closing_refusals

PER_PAGE = 30
CHIPS = {
    TaskState.OPEN: {"label": "Belum ditinjau", "tone": "warning", "icon": "clock"},
    TaskState.DONE: {"label": "Selesai", "tone": "success", "icon": "ok"},
    TaskState.NOT_NEEDED: {"label": "Tidak perlu", "tone": "neutral", "icon": "flag"},
}
GROUPS = {DRAFT: "Rancangan naskah", RUNNING: "Naskah berjalan"} | {str(g): g.label for g in UseGroup}
SHOWN = {"terbuka": "Belum ditinjau", "ditutup": "Sudah ditinjau", "semua": "Semua"}
ACTS = {  # state, verb, icon, whether the note must be given, its label
    TaskState.DONE: ("Tandai selesai", "ok", False, "Yang dilakukan"),
    TaskState.NOT_NEEDED: ("Tidak perlu disesuaikan", "flag", True, "Alasan"),
    TaskState.OPEN: ("Buka kembali", "return", True, "Alasan"),
}


@page
@require_safe
def tasks(request):
    """The list: what waits for review, by the mark that asks for it."""
    actor = actor_of(request)
    marks = list(reports.marks(actor).filter(all_tasks__gt=0))
    chosen = next((row for row in marks if str(row.pk) == request.GET.get("penandaan")), None)
    shown = request.GET.get("status") if request.GET.get("status") in SHOWN else "terbuka"
    rows = _chosen(actor, marks, chosen, shown)
    sheet = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "tabs": tabs("review-tasks"),
        "marks": [_mark(row, row is chosen) for row in marks],
        "chosen": chosen,
        "filters": _filters(chosen, shown),
        "rows": [_row(row, chosen) for row in sheet.object_list],
        "pager": pager(request, sheet, "tindak lanjut"),
    }
    return render(request, "regulations/tasks.html", context)


def _chosen(actor, marks, chosen, shown):
    rows = reports.tasks(actor).filter(mark__in=[chosen] if chosen else marks)
    if shown != "semua":
        rows = rows.filter(reports.OPEN) if shown == "terbuka" else rows.exclude(reports.OPEN)
    related = ("agreement", "agency", "mark__regulation", "mark__source", "closed_by")
    return rows.select_related(*related).order_by("-mark__pk", "pk")


def _mark(row, is_chosen):
    done = row.all_tasks - row.open_tasks
    return {
        "sentence": str(row),
        "url": f"{reverse('review-tasks')}?penandaan={row.pk}",
        "impact_url": reverse("regulation-impact", args=[row.regulation.key]),
        "done": done,
        "total": row.all_tasks,
        "text": f"{done} dari {row.all_tasks}",
        "reason": row.reason,
        "since": day(row.on),
        "current": is_chosen,
    }


def _filters(chosen, shown):
    mark = f"&penandaan={chosen.pk}" if chosen else ""
    return [
        {"label": label, "url": f"?status={key}{mark}", "current": key == shown}
        for key, label in SHOWN.items()
    ]


def _row(task, chosen):
    return {
        "url": reverse("review-task", args=[task.pk]),
        "subject": task.subject,
        "group": GROUPS.get(task.group, task.group),
        "basis": task.basis,
        "who": task.agency.short if task.agency else "Admin regulasi",
        "mark": "" if chosen else str(task.mark),
        "chip": CHIPS[task.state],
        "note": task.note,
        "closed": f"{task.closed_by}, {day(timezone.localtime(task.closed_at))}" if task.closed_by else "",
    }


@page
@require_safe
def task(request, pk):
    """One task: what it is about, and the acts."""
    return show(request, find(request, pk))


def find(request, pk):
    """Return a task if it exists for this person; 404 otherwise."""
    related = ("agreement", "agency", "mark__regulation", "mark__source", "mark__by", "closed_by")
    return get_object_or_404(reports.tasks(actor_of(request)).select_related(*related), pk=pk)


def show(request, row, refused=None):
    """Render the page of a task; `refused`: an act that was not done."""
    mark = row.mark
    trail = [
        {"label": "Peraturan", "url": reverse("regulations")},
        {"label": "Tindak lanjut", "url": f"{reverse('review-tasks')}?penandaan={mark.pk}"},
    ]
    context = {
        "task": row,
        "crumbs": [*trail, {"label": GROUPS.get(row.group, row.group)}],
        "chip": CHIPS[row.state],
        "facts": _facts(row),
        "url": reverse("agreement", args=[row.agreement.uid]) if row.agreement else "",
        "regulation_url": reverse("regulation", args=[mark.regulation.key]),
        "source_url": reverse("regulation", args=[mark.source.key]),
        "buttons": _buttons(row, actor_of(request), refused),
    }
    return render(request, "regulations/task.html", context, status=refused.status if refused else 200)


def _facts(row):
    mark = row.mark
    facts = [
        {"label": "Karena", "value": str(mark)},
        {"label": "Berlaku sejak", "value": day(mark.on)},
        {"label": "Alasan penandaan", "value": mark.reason},
        {"label": "Ditandai oleh", "value": str(mark.by), "hint": day(timezone.localtime(mark.at))},
        {"label": "Ditinjau oleh", "value": row.agency.name if row.agency else "Admin regulasi"},
        {"label": "Bersandar pada", "value": row.basis or mark.regulation.short},
    ]
    if row.closed_by:
        when = day(timezone.localtime(row.closed_at))
        facts.append({"label": row.get_state_display(), "value": str(row.closed_by), "hint": when})
        facts.append({"label": "Catatan", "value": row.note})
    return facts


def _buttons(row, by, refused):
    states = (TaskState.OPEN,) if row.state != TaskState.OPEN else (TaskState.DONE, TaskState.NOT_NEEDED)
    reasons = closing_refusals(row, by)
    if not reasons and row.mark.is_undone:
        reasons = ["Penandaan peraturannya sudah dibatalkan."]
    return [_button(row, state, reasons, refused) for state in states]


def _button(row, state, reasons, refused):
    label, icon, required, note_label = ACTS[state]
    again = refused if refused and refused.action == state and not reasons else None
    return {
        "key": str(state),
        "label": label,
        "icon": icon,
        "tone": "primary" if state == TaskState.DONE else "secondary",
        "url": reverse("review-task-close", args=[row.pk, str(state)]),
        "reasons": reasons,
        "needs_note": True,
        "note_label": note_label,
        "note_required": required,
        "note_value": again.note if again else "",
        "hidden": {"version": row.version},
        "open": again is not None,
        "errors": list(again.reasons) if again else [],
    }


@page
def close_task(request, pk, state):
    """Say that a task is done, not needed, or open again."""
    only_post(request)
    if state not in set(TaskState):
        raise Http404
    row = find(request, pk)
    typed = NoteForm(request.POST)
    note = typed["note"].value() or ""
    refused = _refused(request, row, state, typed, note)
    if refused:
        return show(request, find(request, pk), refused)
    messages.success(request, f"{ACTS[state][0]}: tercatat.")
    return redirect(f"{reverse('review-tasks')}?penandaan={row.mark_id}")


def _refused(request, row: ReviewTask, state, typed, note):
    label = ACTS[state][0]
    if not typed.is_valid():
        reasons = typed.reasons or ["Halaman ini tidak lengkap; muat ulang, lalu ulangi."]
        return Refused(state, label, tuple(reasons), status=400, note=note)
    given = {"note": typed.cleaned_data["note"], "seen": typed.cleaned_data["version"]}
    try:
        close(row, by=actor_of(request), state=state, **given)
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return Refused(state, label, tuple(refusal.reasons), status=status, note=note)
    return None
