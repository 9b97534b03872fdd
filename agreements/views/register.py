"""The register: one list of all instruments that exist for a person, as a page, a sheet and on paper."""

import io
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Value
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from agreements.documents.register_pages import MAX_ROWS, RegisterList, RegisterRow, register_pdf
from agreements.documents.wording import moment
from agreements.models import Affair, Agency, Agreement, Government
from agreements.models.fixed import FixedQuestion
from agreements.reports.keyset import cursor_of, page_of
from agreements.reports.listing import HEADS, listed_rows
from agreements.reports.register import ORDERS, RegisterFilter, order_of
from agreements.reports.search import suggestion
from agreements.reports.spreadsheet import MOST_ROWS, write_sheet
from agreements.reports.tallies import sees_all_signed, states_seen
from agreements.rules.errors import NotReady
from agreements.rules.indonesian import days_left_words, long_date, number
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, page, today
from agreements.views.clocks import clocks_of
from agreements.views.register_page import Addresses, described, frame, in_words
from agreements.views.register_rows import COLUMNS, flat_rows, row_html

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page
@require_safe
def register(request):
    """The list, narrowed by the address, in its order, one page of it."""
    actor = actor_of(request)
    clocks = clocks_of(request)
    asked = RegisterFilter(request.GET, actor=actor, clocks=clocks)
    order_key = order_of(asked.active, request.GET.get("urut"))
    order = ORDERS[order_key]
    total = None if asked.active else sum(states_seen(actor).values())
    found = page_of(
        asked.found, order, COLUMNS, cursor_of(request.GET, order), total=total, simple=asked.simple
    )
    names, short = _names()
    if not sees_all_signed(actor):
        names["opd"] = {pk: name for pk, name in names["opd"].items() if pk in actor.agency_ids}
    context = {
        **frame(asked, order_key, found, actor),
        **described(asked, names),
        "rows": [row_html(row) for row in flat_rows(found.rows, short, clocks)],
        "hint": _hint(asked, found),
    }
    return render(request, "register/list.html", context)


@page
@require_safe
def sheet(request):
    """The same set as XLSX, at most MOST_ROWS rows."""
    demand(request, Act.EXPORT_REGISTER)
    asked, order = _asked(request)
    remarks = [f"{_government()} · dibuat {moment(timezone.now())}", _said(asked, order)]
    rows = asked.found()
    if rows[MOST_ROWS : MOST_ROWS + 1].exists():
        remarks.append(f"Dibatasi pada {number(MOST_ROWS)} baris pertama; persempit saringan untuk sisanya.")
    file = io.BytesIO()
    listed = listed_rows(rows, order, today(), MOST_ROWS)
    write_sheet(file, title="Register naskah kerja sama", remarks=remarks, columns=HEADS, rows=listed)
    file.seek(0)
    return FileResponse(file, content_type=XLSX, as_attachment=True, filename=f"register-{today()}.xlsx")


@page
@require_safe
def paper(request):
    """The same set on paper; a set too large for it is told on the register's page."""
    demand(request, Act.EXPORT_REGISTER)
    asked, order = _asked(request)
    total = asked.found().count()
    rows = listed_rows(asked.found(), order, today(), MAX_ROWS) if total <= MAX_ROWS else ()
    listing = RegisterList(
        government=_government(),
        rows=tuple(_printed(row) for row in rows),
        filters=tuple(in_words(asked, _names()[0])),
        order=order.label,
        total=total,
    )
    try:
        data = register_pdf(listing, stamp=timezone.now())
    except NotReady as lacking:
        messages.warning(request, " ".join(lacking.reasons))
        return redirect(reverse("register") + Addresses(asked).query())
    headers = {"Content-Disposition": content_disposition_header(True, f"register-{today()}.pdf")}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _asked(request):
    asked = RegisterFilter(request.GET, actor=actor_of(request), clocks=clocks_of(request))
    return asked, ORDERS[order_of(asked.active, request.GET.get("urut"))]


def _hint(asked, found):
    """Return words and address of a search that finds something where this one, mistyped, found nothing."""
    if found.total != 0 or "q" not in asked.active:
        return None
    better = suggestion(Agreement.objects.visible_to(asked.actor), asked.active["q"])
    return {"words": better, "url": f"{reverse('register')}?{urlencode({'q': better})}"} if better else None


def _keys_and_names():
    affairs = Affair.objects.order_by().values_list(Value("urusan"), "code", "pk", "name")
    agencies = Agency.objects.order_by().values_list(Value("opd"), "name", "pk", "short")
    return affairs.union(agencies, all=True).order_by("code")


KEYS_AND_NAMES = FixedQuestion(_keys_and_names)


def _names():
    """Return the names behind keys in an address, {"opd": {key: name}, "urusan": ...}, and OPD in short."""
    rows = KEYS_AND_NAMES.rows()
    return {
        "opd": {pk: name for what, name, pk, _ in rows if what == "opd"},
        "urusan": {pk: f"{code} {name}" for what, code, pk, name in rows if what == "urusan"},
    }, {pk: short for what, _, pk, short in rows if what == "opd"}


def _government():
    return Government.objects.values_list("body", flat=True).first() or "Pemerintah Daerah"


def _said(asked, order):
    told = "; ".join(f"{label}: {value}" for label, value in in_words(asked, _names()[0]))
    return f"Saringan: {told or 'tidak ada'} · urutan: {order.label}"


def _printed(row):
    """Take a tuple of `reports.listing.HEADS`; return the row on paper."""
    _, form, own_number, about, partners, agency, _, state, signed, _, ends, left, _ = row
    return RegisterRow(
        number=own_number,
        instrument=form,
        about=about,
        partners=partners,
        agency=agency,
        signed=long_date(signed) if signed else "",
        ends=long_date(ends) if ends else "",
        state=state,
        days_left="" if left is None else days_left_words(left),
    )
