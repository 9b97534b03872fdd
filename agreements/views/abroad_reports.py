"""The yearly report on cooperation abroad: which year was delivered to whom, and recording it."""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from agreements.forms.delivery import DeliveryForm, TakeBackForm
from agreements.models import AbroadReport
from agreements.reports.abroad import years_abroad
from agreements.rules.errors import BadFile, NotAllowed, Refusal
from agreements.rules.indonesian import long_date
from agreements.rules.periods import Year
from agreements.rules.permissions import CITYWIDE, Act, refusals
from agreements.rules.reporting import ABROAD_BASIS
from agreements.views.access import actor_of, demand, page, today
from agreements.views.attachments import INLINE, given_back, size_words
from agreements.views.clocks import clocks_of
from agreements.views.running import ABROAD, tabs
from agreements.workflow.attaching import take_in
from agreements.workflow.delivering import deliver, take_back

CRUMB = "Laporan luar negeri"


def demand_reader(request):
    """Raise PermissionDenied (403) for posts that do not read the whole city's cooperation."""
    if not actor_of(request).roles & CITYWIDE:
        raise PermissionDenied("Laporan tahunan luar negeri dibaca jabatan yang melihat seluruh kerja sama.")


@page
@require_safe
def years(request):
    """Each year that had a text abroad: its texts, its deadline and what was delivered."""
    demand_reader(request)
    by = actor_of(request)
    may = not refusals(by, Act.DELIVER_ABROAD)
    context = {
        "tabs": tabs(by, today(), ABROAD),
        "years": [_year(each, may) for each in years_abroad(by, clocks_of(request))],
        "basis": ABROAD_BASIS,
        "may": may,
    }
    return render(request, "reports/abroad.html", context)


def _year(found, may):
    over = found.year.end < today()
    return {
        "year": found.year.year,
        "chip": _chip(found, over),
        "due": long_date(found.standing.due) if found.standing else "",
        "basis": found.standing.clock.basis if found.standing else ABROAD_BASIS,
        "agreements": [
            {
                "title": row.about,
                "url": reverse("agreement", args=[row.uid]),
                "partners": row.partner_names,
                "agency": row.agency.short,
            }
            for row in found.agreements
        ],
        "deliveries": [_delivery(row, found, may) for row in found.deliveries],
        "record_url": reverse("abroad-report-new", args=[found.year.year]) if may and over else "",
    }


def _chip(found, over):
    if found.delivered:
        return {"label": "Disampaikan", "tone": "success", "icon": "ok"}
    if not over:
        return {"label": "Tahun berjalan", "tone": "neutral", "icon": "clock"}
    if found.standing is None:
        return {"label": "Belum disampaikan", "tone": "warning", "icon": "clock"}
    late = found.standing.over
    return {"label": found.standing.place, "tone": "danger" if late else "warning", "icon": "clock"}


def _delivery(row, found, may):
    due = found.standing.due if found.standing else None
    return {
        "recipient": row.get_recipient_display(),
        "when": long_date(row.sent_on),
        "late": bool(due and row.sent_on > due),
        "number": row.number,
        "note": row.note,
        "who": f"{row.by} ({row.post})" if row.post else str(row.by),
        "at": long_date(timezone.localtime(row.at)),
        "file": {
            "name": row.name,
            "size": size_words(row.size),
            "url": reverse("abroad-report-file", args=[row.uid]),
            "view_url": f"{reverse('abroad-report-file', args=[row.uid])}?lihat"
            if row.media_type in INLINE
            else "",
        },
        "void": f"Dibatalkan {row.void_by}: {row.void_reason}" if row.void_by else "",
        "take_back_url": reverse("abroad-report-void", args=[row.uid]) if may and not row.void_by else "",
    }


@page
def record(request, year):
    """Record to whom and when the report of a year was delivered."""
    demand(request, Act.DELIVER_ABROAD)
    if not 2000 <= year <= 2100:
        raise Http404
    form = DeliveryForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _form(request, year, form)
    if not (form.is_valid() and _recorded(request, year, form)):
        return _form(request, year, form, 400)
    messages.success(request, f"Penyampaian laporan luar negeri tahun {year} tercatat beserta buktinya.")
    return redirect("abroad-reports")


def _recorded(request, year, form):
    file = form.cleaned_data["file"]
    try:
        paper = take_in(file.read(), name=file.name)
        deliver(Year(year), by=actor_of(request), today=today(), fields=form.columns(), paper=paper)
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error("file" if isinstance(refusal, BadFile) else None, reason)
    return not form.errors


def _form(request, year, form, status=200):
    context = {
        "form": form,
        "title": f"Catat penyampaian laporan {year}",
        "lead": "Wali kota atau bupati melapor kepada gubernur pada minggu pertama Januari; gubernur "
        f"meneruskannya kepada Menteri. Dasar: {ABROAD_BASIS}.",
        "lost_file": bool(request.FILES),
        "button": "Simpan",
        "crumbs": _crumbs(f"Catat {year}"),
    }
    return render(request, "reports/abroad_form.html", context, status=status)


def _crumbs(last):
    return [{"label": CRUMB, "url": reverse("abroad-reports")}, {"label": last}]


def find_delivery(request, uid):
    """Return the delivery if it exists for this person; 404 otherwise."""
    return get_object_or_404(AbroadReport.objects.visible_to(actor_of(request)), uid=uid)


@page
def void(request, uid):
    """Take a recorded delivery back with a reason."""
    row = find_delivery(request, uid)
    demand(request, Act.DELIVER_ABROAD)
    form = TakeBackForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                take_back(row, by=actor_of(request), reason=form.cleaned_data["reason"])
            except NotAllowed as refusal:
                raise PermissionDenied(str(refusal)) from refusal
            except Refusal as refusal:
                for reason in refusal.reasons:
                    form.add_error(None, reason)
                status = 409
            else:
                messages.success(request, f"Catatan penyampaian tahun {row.year} dibatalkan.")
                return redirect("abroad-reports")
    context = {
        "form": form,
        "title": "Batalkan catatan penyampaian",
        "lead": f"{row}, {long_date(row.sent_on)}, Nomor {row.number}. Tetap terbaca sebagai dibatalkan.",
        "button": "Batalkan catatan",
        "crumbs": _crumbs("Batalkan catatan"),
    }
    return render(request, "reports/abroad_form.html", context, status=status)


@page
@require_safe
@xframe_options_sameorigin
@csp({"default-src": [NONE], "frame-ancestors": [SELF], "sandbox": True})
def proof(request, uid):
    """Give back the proof of a delivery to those who read it."""
    return given_back(request, find_delivery(request, uid))
