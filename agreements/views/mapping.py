"""The mapping of one OPD and year: its potentials by urusan, its moves, its history."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.models import Mapping, MappingItem
from agreements.reports import planning
from agreements.rules.enums import Role
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.mapping import CHECKS, MAPPING_TABLE
from agreements.rules.permissions import Act
from agreements.rules.transitions import moves_from
from agreements.views.access import actor_of, demand, only_post, page, today
from agreements.views.buttons import unopened
from agreements.views.planning import item_row
from agreements.views.planning_buttons import BACK, move_buttons, press_move
from agreements.views.planning_parts import FIRST_YEAR, LAST_YEAR, MAPPING_CHIPS, told
from agreements.views.tones import waiting
from agreements.workflow.mapping import copy_last_year, editing_refusals, move

SHOWN = 12  # potentials named in a message


def find_agency(request, code, year):
    """Return the OPD whose mapping exists for this person; 404 otherwise and for a year that is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return get_object_or_404(planning.agencies_seen(actor_of(request)).prefetch_related("affairs"), code=code)


def find_mapping(agency, year):
    """Return the mapping of an OPD and year, or None where nothing was mapped yet."""
    rows = Mapping.objects.select_related("agency", "submitted_by", "judged_by")
    return rows.filter(agency=agency, year=year).first()


@page
def mapping(request, code, year):
    """The mapping of one OPD and year."""
    demand(request, Act.READ_MAPPING)
    return show(request, find_agency(request, code, year), year)


def show(request, agency, year, refused=None):
    """Render the page; `refused`: a move that was not made, told on the page with its status."""
    by, row = actor_of(request), find_mapping(agency, year)
    rows = planning.items(by, year).filter(mapping=row).prefetch_related("coordinations") if row else []
    groups = _groups(agency, [_with_agreement(item) for item in rows])
    buttons = _buttons(row, by, refused)
    blocked = editing_refusals(agency, row, by)
    context = {
        "agency": agency,
        "year": year,
        "mapping": row,
        "chip": MAPPING_CHIPS[row.state if row and rows else planning.NOT_BEGUN],
        "turn": _turn(row) if row and rows else None,
        "groups": groups,
        "count": len(rows),
        "buttons": buttons,
        "refused": unopened(refused, buttons),
        "may_edit": not blocked,
        "copy_url": "" if blocked else _copy_address(agency, year),
        "blocked": blocked,
        "events": told(row.events.all()[:30]) if row else [],
        "crumbs": [
            {"label": "Pemetaan", "url": f"{reverse('planning')}?tahun={year}"},
            {"label": f"{agency.short} {year}"},
        ],
        "other_years": [
            {"label": str(each), "url": reverse("mapping", args=[agency.code, each]), "current": each == year}
            for each in sorted({year - 1, year, year + 1})
        ],
    }
    return render(request, "planning/mapping.html", context, status=refused.status if refused else 200)


def _copy_address(agency, year):
    """Return where last year's potentials are copied, "" where there were none."""
    there = MappingItem.objects.filter(mapping__agency=agency, mapping__year=year - 1).exists()
    return reverse("mapping-copy", args=[agency.code, year]) if there else ""


@page
def copy(request, code, year):
    """Copy last year's potentials as drafts; say which came and which did not."""
    only_post(request)
    agency = find_agency(request, code, year)
    try:
        done = copy_last_year(agency, year, by=actor_of(request))
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except NotReady as refusal:
        messages.warning(request, f"Tidak ada yang disalin. {refusal}")
        return redirect("mapping", code=code, year=year)
    messages.success(request, f"{len(done.copied)} potensi disalin sebagai draf: {_named(done.copied)}.")
    if done.left:
        messages.info(request, f"Sudah ada, jadi dilewati: {_named(done.left)}.")
    if done.uncoded:
        words = _named(done.uncoded)
        messages.warning(request, f"Kode rencananya tidak ada pada tahun {year}, jadi dikosongkan: {words}.")
    return redirect("mapping", code=code, year=year)


def _named(objects):
    """Name the first of many."""
    more = f"; dan {len(objects) - SHOWN} lainnya" if len(objects) > SHOWN else ""
    return "; ".join(objects[:SHOWN]) + more


def _with_agreement(item):
    item.agreed = bool(item.coordinations.all())
    return item


def _groups(agency, rows):
    """Return [(urusan, its rows)]: those with potentials, and the OPD's own without any."""
    affairs = {each.pk: each for each in (*agency.affairs.all(), *(item.affair for item in rows))}
    found = []
    for affair in sorted(affairs.values(), key=lambda each: each.code):
        mine = [item_row(item) for item in rows if item.affair_id == affair.pk]
        found.append({"affair": str(affair), "pk": affair.pk, "rows": mine})
    return found


def _buttons(row, by, refused):
    if row is None:
        return []
    place = [row.agency.code, row.year]
    return move_buttons(
        row,
        MAPPING_TABLE,
        CHECKS,
        by,
        lambda action: reverse("mapping-act", args=[*place, str(action)]),
        agency_id=row.agency_id,
        refused=refused,
    )


def _turn(row):
    """Return the dict of `turn`: who can bring the mapping forward, and since when it waits."""
    rows = [each for each in moves_from(MAPPING_TABLE, row.state) if each.action not in BACK]
    roles = dict.fromkeys(role for each in rows for role in each.who)
    who = ", ".join(Role(role).label for role in roles)
    return {"who": who, "since": waiting(row.state_since, today())} if roles else None


@page
def act(request, code, year, action):
    """Make a move of the table on a mapping."""
    only_post(request)
    agency = find_agency(request, code, year)
    row = find_mapping(agency, year)
    if row is None:
        raise Http404
    done, refused = press_move(request, row, MAPPING_TABLE, action, move)
    if refused:
        return show(request, agency, year, refused)
    messages.success(request, f"Pemetaan {agency.short} {year} kini {done.get_state_display().lower()}.")
    return redirect("mapping", code=code, year=year)
