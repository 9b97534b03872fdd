"""What a changed regulation touches: agreements, outlines, checker, moves, clocks, categories."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agreements.models import Regulation
from agreements.models.library import uses_of
from agreements.reports import impact as reports
from agreements.reports import reviewing
from agreements.reports.citing import library
from agreements.reports.counting import counts
from agreements.reports.keyset import CAP
from agreements.rules.citations import numbers_of
from agreements.rules.indonesian import number
from agreements.rules.permissions import Act, refusals
from agreements.rules.references import UseGroup
from agreements.views.access import actor_of, page, today
from agreements.views.bases import pieces
from agreements.views.citing import agreement_row
from agreements.views.regulation_parts import crumbs, day, pager, status_chip

SHOWN, PER_PAGE = 10, 30
UNDO = "batalkan"
AGREEMENTS = {  # label, icon, tone, what it means
    "rancangan": ("Rancangan naskah", "edit", "warning", "Belum ditandatangani; masih dapat disesuaikan."),
    "berjalan": ("Naskah yang berjalan", "ok", "info", "Sudah ditandatangani dan belum berakhir."),
    "berakhir": ("Naskah yang sudah berakhir", "flag", "neutral", "Tidak perlu ditindaklanjuti."),
}
ICONS = {
    UseGroup.TEMPLATE: "file-check",
    UseGroup.CLAUSE: "quote",
    UseGroup.OUTLINE: "file",
    UseGroup.CHECK: "check",
    UseGroup.MOVE: "route",
    UseGroup.CLOCK: "clock",
    UseGroup.TOLERANCE: "target",
    UseGroup.GUIDANCE: "tree",
    UseGroup.CATEGORY: "partner",
    UseGroup.IMPLEMENTS: "scale",
}
LIBRARY = {UseGroup.TEMPLATE: "template", UseGroup.CLAUSE: "clause"}


@page
@require_safe
def impact(request, key):
    """Everything that rests on a regulation, or on one pasal of it, in groups."""
    return show(request, get_object_or_404(Regulation, key=key))


def show(request, entry, refused=None):
    """Render the page; `refused`: (key of a mark, `Refused`) where it was not taken back."""
    article = _article(request, entry)
    numbers = numbers_of([article.number]) if article else ()
    found = reports.agreements(actor_of(request), entry, numbers, today())
    totals = counts(found)
    chosen = request.GET.get("kelompok")
    sheet = None
    if chosen in found:
        sheet = Paginator(_listed(found[chosen]), PER_PAGE).get_page(request.GET.get("halaman"))
        found = {chosen: found[chosen]}
    groups = [_agreements(name, rows, totals[name], sheet) for name, rows in found.items()]
    uses = [] if sheet else use_groups(entry, numbers)
    keeps = not refusals(actor_of(request), Act.KEEP_REGULATIONS)
    context = {
        "entry": entry,
        "crumbs": crumbs(entry, "Dampak"),
        "status": status_chip(entry),
        "articles": list(entry.articles.all()),
        "article": article,
        "groups": groups,
        "uses": uses,
        "tiles": [] if sheet else _tiles(groups, uses),
        "pager": pager(request, sheet, "naskah") if sheet else None,
        "whole_url": f"?pasal={article.pk}" if article else "?",
        "marks": [] if sheet else _marks(request, entry, keeps, refused),
        "mark_url": reverse("regulation-mark", args=[entry.key]) if keeps else "",
    }
    return render(request, "regulations/impact.html", context, status=refused[1].status if refused else 200)


def _marks(request, entry, keeps, refused):
    """Return the acts of marking this entry, newest first, with what is still to be reviewed."""
    rows = list(reviewing.history(actor_of(request), entry))
    return [
        {
            "sentence": str(row),
            "when": day(timezone.localtime(row.at)),
            "on": day(row.on),
            "who": row.by,
            "post": row.post,
            "reason": row.reason,
            "undoes": bool(row.undoes_id),
            "undone": row.is_undone,
            "done": row.all_tasks - row.open_tasks,
            "total": row.all_tasks,
            "url": f"{reverse('review-tasks')}?penandaan={row.pk}",
            "buttons": [_undo(row, refused)] if keeps and not (row.undoes_id or row.is_undone) else [],
        }
        for row in rows
    ]


def _undo(row, refused):
    again = refused[1] if refused and refused[0] == row.pk else None
    return {
        "key": f"{UNDO}-{row.pk}",
        "label": "Batalkan penandaan",
        "icon": "return",
        "tone": "secondary",
        "url": reverse("regulation-mark-undo", args=[row.pk]),
        "reasons": [],
        "needs_note": True,
        "note_required": True,
        "note_label": "Alasan pembatalan",
        "note_help": "Status dan hubungan dikembalikan; tindak lanjut yang masih terbuka ditutup.",
        "note_value": again.note if again else "",
        "open": again is not None,
        "errors": list(again.reasons) if again else [],
        "hidden": {"version": 1},
    }


def _article(request, entry):
    chosen = request.GET.get("pasal", "")
    return get_object_or_404(entry.articles, pk=chosen) if chosen.isdecimal() and len(chosen) < 10 else None


def _listed(rows):
    return rows.select_related("agency").order_by("-state_since", "-pk")


def _agreements(name, rows, total, sheet):
    label, icon, tone, hint = AGREEMENTS[name]
    shown = sheet.object_list if sheet else _listed(rows)[:SHOWN]
    return {
        "key": name,
        "label": label,
        "icon": icon,
        "tone": tone,
        "hint": hint,
        "count": f"{number(CAP)}+" if total is None else number(total),
        "rows": [agreement_row(row) for row in shown],
        "more": (total is None or total > SHOWN) and sheet is None,
    }


def use_groups(entry, numbers):
    """Return what else rests on these pasal of an entry: [{key, label, icon, count, rows}], none empty."""
    shelf, groups = library(), {}
    for use in uses_of(entry, numbers):
        groups.setdefault(use.group, []).append(_use(use, shelf))
    return [
        {"key": str(group), "label": group.label, "icon": ICONS[group], "count": len(rows), "rows": rows}
        for group, rows in groups.items()
    ]


def _use(use, shelf):
    return {"name": use.name, "url": _place(use), "pieces": pieces(use.basis, shelf)}


def _place(use):
    """Return the address where a use stands for everybody, "" where it has no page of its own."""
    if use.group == UseGroup.IMPLEMENTS:
        return reverse("regulation", args=[use.ident])
    if use.group in LIBRARY:
        return reverse(LIBRARY[use.group], args=[use.ident])
    return f"{reverse('check-rules')}#{use.ident}" if use.group == UseGroup.CHECK else ""


def _tiles(groups, uses):
    tiles = [
        {"number": group["count"], "label": group["label"], "icon": group["icon"], "url": f"#{group['key']}"}
        | {"tone": group["tone"] if group["rows"] else "neutral"}
        for group in groups
        if group["key"] != "berakhir"
    ]
    return tiles + [
        {"number": group["count"], "label": group["label"], "icon": group["icon"], "url": f"#{group['key']}"}
        | {"tone": "accent"}
        for group in uses
    ]
