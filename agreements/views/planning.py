"""Planning at large: the matrix of OPD by urusan with its gaps, and the list of potentials."""

import io

from django.http import FileResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from agreements.forms.mapping import ItemFilter
from agreements.reports import planning
from agreements.reports.spreadsheet import MOST_ROWS, write_sheet
from agreements.rules.indonesian import long_date, number
from agreements.rules.mapping import needs_coordination
from agreements.rules.permissions import CITYWIDE, Act
from agreements.rules.plan_words import MappingState
from agreements.views.access import actor_of, demand, page, today
from agreements.views.paging import after, page_of
from agreements.views.planning_parts import MAPPING_CHIPS, tabs, year_asked, year_links
from agreements.views.register import XLSX

PER_PAGE = 50
HEADS = (
    *("OPD", "Urusan", "Objek", "Kebutuhan", "Calon mitra", "Kategori", "Jenis", "Dokumen", "Kode"),
    *("Program/kegiatan", "Tahun mulai", "Tahun akhir", "Prioritas", "Manfaat", "Pemetaan"),
)
TILES = {  # state: label, hint, icon, tone
    planning.NOT_BEGUN: ("Belum memetakan", "OPD tanpa satu pun potensi", "alert", "danger"),
    MappingState.SUBMITTED: ("Menunggu diterima", "Diajukan kepala OPD", "inbox", "accent"),
    MappingState.ACCEPTED: ("Sudah diterima", "Siap masuk daftar rencana", "ok", "success"),
}


@page
@require_safe
def overview(request):
    """Which OPD mapped what in a year: the matrix of OPD by urusan, with its gaps."""
    demand(request, Act.READ_MAPPING)
    actor, year = actor_of(request), year_asked(request, today())
    lines, affairs = planning.matrix(actor, year)
    only = request.GET.get("keadaan", "")
    shown = _narrowed(lines, only)
    context = {
        "tabs": tabs(request, "pemetaan", year),
        "year": year,
        "years": year_links("planning", year, planning.years(), today()),
        "tiles": _tiles(actor, year, lines),
        "lines": [_line(line, affairs, year) for line in shown],
        "affairs": [{"code": affair.code, "name": affair.name} for affair in affairs],
        "only": "Belum diajukan" if only == planning.OWED else MAPPING_CHIPS.get(only, {}).get("label", ""),
        "own": [_own(line, year) for line in lines] if not actor.roles & CITYWIDE else [],
    }
    return render(request, "planning/overview.html", context)


def _narrowed(lines, only):
    if only == planning.OWED:
        return [line for line in lines if line.owed]
    return [line for line in lines if line.state == only] if only in MAPPING_CHIPS else lines


def _tiles(actor, year, lines):
    here, potentials = reverse("planning"), reverse("mapping-items")
    states = [line.state for line in lines]
    found = [
        _tile(*TILES[state], states.count(state), f"{here}?{urlencode({'tahun': year, 'keadaan': state})}")
        for state in TILES
    ]
    alone = planning.items(actor, year).uncoordinated().count()
    where = f"{potentials}?{urlencode({'tahun': year, 'koordinasi': 'belum'})}"
    words = ("Wajib, belum dikoordinasikan", "Potensi KSDD wajib", "users", "warning")
    return [*found, _tile(*words, alone, where)]


def _tile(label, hint, icon, tone, count, url):
    return {
        "label": label,
        "hint": hint,
        "icon": icon,
        "tone": tone if count else "neutral",
        "number": number(count),
        "url": url,
    }


def _line(line, affairs, year):
    code = line.agency.code
    return {
        "name": line.agency.short,
        "full": line.agency.name,
        "url": reverse("mapping", args=[code, year]),
        "chip": MAPPING_CHIPS[line.state],
        "total": line.total,
        "list_url": f"{reverse('mapping-items')}?{urlencode({'tahun': year, 'opd': code})}",
        "cells": [_cell(line, affair, year) for affair in affairs],
    }


def _cell(line, affair, year):
    count = line.cells.get(affair.pk)
    if count is None:
        return None
    query = urlencode({"tahun": year, "opd": line.agency.code, "urusan": affair.code})
    empty = reverse("mapping", args=[line.agency.code, year])
    return {
        "count": count,
        "level": min(count, 4),
        "where": f"{line.agency.short}, {affair}",
        "url": f"{reverse('mapping-items')}?{query}" if count else empty,
    }


def _own(line, year):
    return {
        "name": line.agency.name,
        "url": reverse("mapping", args=[line.agency.code, year]),
        "chip": MAPPING_CHIPS[line.state],
        "total": line.total,
    }


@page
@require_safe
def items(request):
    """The potentials of a year, narrowed by the filter."""
    demand(request, Act.READ_MAPPING)
    actor, year = actor_of(request), year_asked(request, today())
    form = ItemFilter(request.GET)
    rows = after(form.narrow(planning.items(actor, year)), request.GET.get("setelah", ""))
    shown, pager = page_of(request, rows.order_by("-pk"), PER_PAGE, "potensi")
    context = {
        "tabs": tabs(request, "potensi", year),
        "year": year,
        "years": year_links("mapping-items", year, planning.years(), today()),
        "form": form,
        "wide": bool(actor.roles & CITYWIDE),
        "rows": [_listed(item) for item in shown],
        "pager": pager,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "xlsx_url": f"{reverse('mapping-items-xlsx')}?{urlencode(_asked(request, year))}",
    }
    return render(request, "planning/items.html", context)


def _asked(request, year):
    """Return the filter as it stands in the address, with its year."""
    given = {name: request.GET.get(name, "") for name in ItemFilter.base_fields}
    return {"tahun": year} | {name: value for name, value in given.items() if value}


@page
@require_safe
def items_sheet(request):
    """The same set as XLSX."""
    demand(request, Act.READ_MAPPING)
    actor, year = actor_of(request), year_asked(request, today())
    rows = ItemFilter(request.GET).narrow(planning.items(actor, year))
    rows = rows.order_by("mapping__agency__name", "affair__code", "pk")[:MOST_ROWS]
    file = io.BytesIO()
    write_sheet(
        file,
        name="Potensi",
        title=f"Potensi kerja sama {year}",
        remarks=[f"Dibuat {long_date(today())}"],
        columns=HEADS,
        rows=(_cells(item) for item in rows.iterator()),
    )
    file.seek(0)
    return FileResponse(file, content_type=XLSX, as_attachment=True, filename=f"potensi-{year}.xlsx")


def _cells(item):
    category = item.category.name if item.category_id else ""
    return (
        *(item.mapping.agency.name, str(item.affair), item.object, item.need, item.partner_words, category),
        *(item.get_kind_display(), item.get_document_display(), item.code, item.programme),
        *(item.first_year, item.last_year, item.get_priority_display(), item.benefit),
        item.mapping.get_state_display(),
    )


def _listed(item):
    return item_row(item) | {
        "agency": item.mapping.agency.short,
        "chip": MAPPING_CHIPS[item.mapping.state],
    }


def item_row(item):
    """Return a potential as its table prints it."""
    place = [item.mapping.agency.code, item.mapping.year]
    category = item.category.name if item.category_id else ""
    return {
        "uid": item.uid,
        "object": item.object,
        "need": item.need,
        "affair": str(item.affair),
        "partner": item.partner_words,
        "category": category if category != item.partner_words else "",
        "kind": item.get_kind_display(),
        "plan": " ".join(part for part in (item.get_document_display(), item.code) if part),
        "programme": item.programme,
        "years": item.years,
        "priority": item.get_priority_display(),
        "benefit": item.benefit,
        "url": f"{reverse('mapping', args=place)}#butir-{item.uid}",
        "version": item.version,
        "alone": needs_coordination(item.kind) and not getattr(item, "agreed", True),
    }
