"""Pelaksanaan: what is to be reported, received, evaluated and approved, and each OPD by semester."""

import re

from django.shortcuts import render
from django.urls import reverse

from agreements.models import Agency
from agreements.reports import running
from agreements.rules.indonesian import long_date
from agreements.rules.periods import Semester
from agreements.rules.permissions import CITYWIDE, Act, refusals
from agreements.rules.reporting import due
from agreements.views.access import actor_of, page, today
from agreements.views.clocks import clocks_of
from agreements.views.paging import address
from agreements.views.running_lists import HOW, SHOWN, Filter
from agreements.views.semesters import long

COUNTED = 100  # tabs say "99+" beyond it
ABROAD = "luar-negeri"  # a page of its own: by year, of the whole city
SEMESTER = re.compile(r"(20[0-9]{2})-([12])")
# key: title; whose work it is, so that they see it first
TABS = {
    "lapor": ("Perlu dilaporkan", Act.REPORT),
    "masuk": ("Menunggu diterima", Act.RECEIVE_REPORT),
    "evaluasi": ("Perlu dievaluasi", Act.EVALUATE),
    "setujui": ("Menunggu disetujui", Act.APPROVE_EVALUATION),
    "semua": ("Semua", None),
    "peta": ("Peta OPD", None),
}


@page
def reports(request):
    """The follow-up of what is in force, by kind of work."""
    actor, day = actor_of(request), today()
    tab = request.GET.get("bagian", "")
    tab = tab if tab in TABS else _own_tab(actor)
    narrowed = _filter(request)
    context = {
        "tab": tab,
        "tabs": tabs(actor, day, tab),
        "chips": _chips(request, narrowed),
        "clear_url": address(request, opd="", semester="", keadaan="", setelah=""),
        "window": running.WINDOW,
        "awaited": _awaited(request, day),
        **SHOWN[tab](request, actor, day, narrowed),
    }
    return render(request, "reports/running.html", context)


def _awaited(request, day):
    """Say until when the reports of the last semester are awaited, "" where no deadline says so."""
    last = running.window(day, 1)[0]
    until = due(last, clocks_of(request))
    return f"Laporan {long(last)} ditunggu sampai {long_date(until)}." if until else ""


def _own_tab(actor):
    """Return the part that holds this person's own work, else the map."""
    own = (key for key, (_, act) in TABS.items() if act and not refusals(actor, act))
    return next(own, "peta")


def tabs(actor, day, current):
    """Return the dicts of `tabs` of Pelaksanaan, with how many each holds; `current`: the key of one."""
    sets = {
        "lapor": running.to_report(actor, day),
        "masuk": running.waiting_reports(actor),
        "evaluasi": running.to_evaluate(actor, day),
        "setujui": running.waiting_evaluations(actor),
    }
    found = [
        {
            "label": title,
            "url": f"{reverse('reports')}?bagian={key}",
            "current": key == current,
            "count": _count(sets[key]) if key in sets else None,
        }
        for key, (title, _) in TABS.items()
    ]
    if actor.roles & CITYWIDE:
        abroad = {"label": "Luar negeri", "url": reverse("abroad-reports"), "current": current == ABROAD}
        found.append(abroad)
    return found


def _count(rows):
    found = rows.order_by()[:COUNTED].count()
    return "99+" if found == COUNTED else found


def _filter(request):
    how, code = request.GET.get("keadaan", ""), request.GET.get("opd", "")
    match = SEMESTER.fullmatch(request.GET.get("semester", ""))
    return Filter(
        agency=Agency.objects.filter(code=code).first() if code and "\0" not in code else None,
        semester=Semester(int(match[1]), int(match[2])) if match else None,
        how=how if how in HOW and match else "",
    )


def _chips(request, narrowed):
    found = []
    if narrowed.agency:
        found.append({"label": narrowed.agency.short, "remove_url": address(request, opd="", setelah="")})
    if narrowed.how:
        label = f"{HOW[narrowed.how]}, {long(narrowed.semester)}"
        url = address(request, semester="", keadaan="", setelah="")
        found.append({"label": label, "remove_url": url})
    return found
