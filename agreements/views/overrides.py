"""Waving a blocking finding through, and the list of all that were."""

import io

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agreements.forms.override import OverrideFilter, ReasonForm
from agreements.models import Override
from agreements.reports.spreadsheet import MOST_ROWS, write_sheet
from agreements.rules.enums import State
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.indonesian import long_date
from agreements.rules.overriding import override_refusals, withdrawal_refusals
from agreements.rules.permissions import Act
from agreements.rules.progress import short_name
from agreements.views.access import actor_of, demand, find_agreement, page, today
from agreements.views.crumbs import crumbs
from agreements.views.findings import shown
from agreements.views.register import XLSX
from agreements.views.regulation_parts import pager
from agreements.views.regulations import filter_chips
from agreements.workflow.overriding import found_by
from agreements.workflow.overriding import override as wave_through
from agreements.workflow.overriding import withdraw as take_back

PER_PAGE = 30
LONG_ENOUGH = "x" * 20  # asked only whether anything but the reason stands in the way
HEADS = (
    *("Tanggal", "Aturan", "Temuan", "Kutipan", "Alasan", "Oleh", "Jabatan"),
    *("Naskah", "Mitra", "OPD", "Status", "Ditarik"),
)
RELATED = ("agreement__agency",)


@page
def override(request, uid, mark):
    """Ask for the reason of waving one finding through; POST does it."""
    agreement = find_agreement(request, uid, "parent")
    demand(request, Act.OVERRIDE_FINDING, agreement.agency_id)
    form, refused, status = ReasonForm(request.POST or None), [], 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = wave_through(
                    agreement, by=actor_of(request), mark=mark, reason=form.cleaned_data["reason"]
                )
            except NotAllowed as refusal:
                raise PermissionDenied(str(refusal)) from None
            except Refusal as refusal:
                refused, status = refusal.reasons, 409
            else:
                messages.success(request, f"Temuan {row.rule} dikesampingkan dan tercatat dalam riwayat.")
                return redirect("agreement", uid=uid)
    context = _asked(request, agreement, mark, form, refused)
    return render(request, "agreements/override.html", context, status=status)


def _asked(request, agreement, mark, form, refused, *, taking_back=False):
    finding = found_by(agreement, mark, today())
    if taking_back:
        hinders = withdrawal_refusals(agreement, finding, LONG_ENOUGH)
    else:
        hinders = override_refusals(agreement, finding, actor_of(request).user_id, LONG_ENOUGH)
    title = "Tarik pengecualian" if taking_back else "Kesampingkan temuan"
    return {
        "agreement": agreement,
        "title": title,
        "taking_back": taking_back,
        "crumbs": crumbs(agreement, title),
        "finding": shown(finding) if finding else None,
        "form": form,
        "reasons": refused or hinders,
        "hindered": bool(hinders),
        "back": reverse("agreement", args=[agreement.uid]),
    }


@page
def withdraw(request, uid, mark):
    """Ask why what was waved through is taken back; POST does it."""
    agreement = find_agreement(request, uid, "parent")
    demand(request, Act.WITHDRAW_OVERRIDE, agreement.agency_id)
    form, refused, status = ReasonForm(request.POST or None, taking_back=True), [], 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = take_back(
                    agreement, by=actor_of(request), mark=mark, reason=form.cleaned_data["reason"]
                )
            except Refusal as refusal:
                refused, status = refusal.reasons, 409
            else:
                messages.success(request, f"Pengecualian {row.rule} ditarik; temuannya menghalangi lagi.")
                return redirect("agreement", uid=uid)
    context = _asked(request, agreement, mark, form, refused, taking_back=True)
    return render(request, "agreements/override.html", context, status=status)


@page
@require_safe
def overrides(request):
    """All findings that were waved through, newest first."""
    demand(request, Act.READ_OVERRIDES)
    found = OverrideFilter(request.GET, Override.objects.select_related(*RELATED))
    sheet_of = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "form": found.form,
        "rows": [_row(row) for row in sheet_of.object_list],
        "chips": filter_chips(request, found.form),
        "pager": pager(request, sheet_of, "pengecualian"),
        "crumbs": [
            {"label": "Peraturan", "url": reverse("regulations")},
            {"label": "Aturan pemeriksaan", "url": reverse("check-rules")},
            {"label": "Pengecualian temuan"},
        ],
        "none_at_all": not found.form.has_changed(),
        "xlsx_url": f"{reverse('overrides-xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "agreements/overrides.html", context)


def _withdrawn(row):
    """Say who took it back, when and why; "" while it stands."""
    if row.withdrawn_at is None:
        return ""
    when = long_date(timezone.localtime(row.withdrawn_at))
    return f"{row.withdrawn_name} ({row.withdrawn_post}), {when}: {row.withdrawn_reason}"


def _row(row):
    agreement = row.agreement
    return {
        "rule": row.rule,
        "rule_url": f"{reverse('check-rules')}#{row.rule}",
        "sentence": row.sentence,
        "excerpt": row.excerpt,
        "reason": row.reason,
        "who": row.by_name,
        "post": row.post,
        "when": long_date(timezone.localtime(row.at)),
        "withdrawn": _withdrawn(row),
        "name": f"{short_name(agreement.instrument)} {agreement.about}",
        "url": reverse("agreement", args=[agreement.uid]),
        "agency": agreement.agency.short,
        "state": State(agreement.state).label,
    }


@page
@require_safe
def sheet(request):
    """The same list as XLSX."""
    demand(request, Act.READ_OVERRIDES)
    rows = OverrideFilter(request.GET, Override.objects.select_related(*RELATED)).qs[:MOST_ROWS]
    file = io.BytesIO()
    write_sheet(
        file,
        name="Pengecualian",
        title="Temuan pemeriksa yang dikesampingkan",
        remarks=[f"Dibuat {long_date(today())}"],
        columns=HEADS,
        rows=(_line(row) for row in rows),
    )
    file.seek(0)
    return FileResponse(file, content_type=XLSX, as_attachment=True, filename=f"pengecualian-{today()}.xlsx")


def _line(row):
    agreement = row.agreement
    return (
        timezone.localtime(row.at).date(),
        row.rule,
        row.sentence,
        row.excerpt,
        row.reason,
        row.by_name,
        row.post,
        f"{short_name(agreement.instrument)} {agreement.about}",
        agreement.partner_names,
        agreement.agency.name,
        State(agreement.state).label,
        _withdrawn(row),
    )
