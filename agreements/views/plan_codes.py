"""Codes of planning documents: the list, loading a table after a look at every row, choices while typing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from agreements.documents.tables import lines_of, lines_of_text, text_of_lines
from agreements.forms.plan_codes import CodeFilter, TableForm
from agreements.models import Agency, PlanCode
from agreements.rules.enums import PlanDocument
from agreements.rules.errors import BadFile
from agreements.rules.indonesian import number
from agreements.rules.permissions import Act, refusals
from agreements.rules.plan_codes import COLUMNS, read_codes
from agreements.views.access import actor_of, demand, page, today
from agreements.views.paging import address
from agreements.views.planning_parts import tabs
from agreements.workflow.plan_codes import compare, load_codes

PER_PAGE = 50
FAULTS_SHOWN = 200
CHOICES = 15
LOAD = "muat"


@page
@require_safe
def codes(request):
    """The codes that were loaded, by document and year, narrowed by the filter."""
    form = CodeFilter(request.GET)
    rows = form.narrow(PlanCode.objects.select_related("agency").order_by("-year", "document", "code", "pk"))
    sheet = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "tabs": tabs(request, "kode"),
        "form": form,
        "rows": list(sheet.object_list),
        "pager": _pager(request, sheet),
        "sets": _sets(),
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "may_load": not refusals(actor_of(request), Act.IMPORT_CODES),
    }
    return render(request, "planning/codes.html", context)


def _pager(request, sheet):
    first, last, total = (
        number(each) for each in (sheet.start_index(), sheet.end_index(), sheet.paginator.count)
    )
    return {
        "text": f"{first}–{last} dari {total} kode",
        "prev_url": address(request, halaman=sheet.number - 1) if sheet.has_previous() else "",
        "next_url": address(request, halaman=sheet.number + 1) if sheet.has_next() else "",
    }


def _sets():
    """Return the documents and years of which codes are there: label, how many, address of their list."""
    found = PlanCode.objects.order_by("-year", "document").values_list("document", "year")
    return [
        {
            "label": f"{PlanDocument(document).label} {year}",
            "count": number(count),
            "url": f"{reverse('plan-codes')}?{urlencode({'document': document, 'year': year})}",
        }
        for document, year, count in found.annotate(count=Count("pk"))
    ]


@page
def load(request):
    """Take a table, tell what is wrong with it row by row, and load it whole once nothing is."""
    demand(request, Act.IMPORT_CODES)
    if request.method != "POST":
        return _form(request, TableForm())
    form = TableForm(request.POST, request.FILES)
    lines = _lines(form) if form.is_valid() else None
    if lines is None:
        return _form(request, form, status=400)
    reading = read_codes(lines, Agency.objects.spellings(), today())
    if reading.faults or request.POST.get("do") != LOAD or form.cleaned_data["file"]:
        return _preview(request, lines, reading)
    done = load_codes(reading.rows, by=actor_of(request))
    messages.success(
        request,
        f"Kode tersimpan: {number(len(done.new))} baru, {number(len(done.changed))} diubah, "
        f"{number(done.same)} sudah sama.",
    )
    first = reading.rows[0]
    return redirect(f"{reverse('plan-codes')}?{urlencode({'document': first.document, 'year': first.year})}")


def _lines(form):
    """Return the lines of the file or of the text; None where they are no table, told on the field."""
    file = form.cleaned_data["file"]
    try:
        return lines_of(file.read()) if file else lines_of_text(form.cleaned_data["table"])
    except BadFile as refusal:
        for reason in refusal.reasons:
            form.add_error("file" if file else "table", reason)
        return None


def _preview(request, lines, reading):
    """Show what was read: every fault with its row, or what loading will do; the table stays to be mended."""
    form = TableForm(initial={"table": text_of_lines(lines)})
    faults = reading.faults
    context = {
        "faults": faults[:FAULTS_SHOWN],
        "more_faults": number(len(faults) - FAULTS_SHOWN) if len(faults) > FAULTS_SHOWN else "",
        "wrong_rows": number(len({fault.line for fault in faults})),
        "right_rows": number(len(reading.rows)),
        "read": True,
    }
    if not faults:
        loading = compare(reading.rows)
        context |= {
            "loading": {"new": len(loading.new), "changed": loading.changed, "same": loading.same},
            "groups": _groups(reading.rows),
            "sample": reading.rows[:8],
        }
    return _form(request, form, status=400 if faults else 200, **context)


def _groups(rows):
    """Return (document and year, how many) of a table's rows."""
    counted = {}
    for row in rows:
        key = f"{PlanDocument(row.document).label} {row.year}"
        counted[key] = counted.get(key, 0) + 1
    return [(label, number(count)) for label, count in counted.items()]


def _form(request, form, status=200, **more):
    crumbs = [{"label": "Kode perencanaan", "url": reverse("plan-codes")}, {"label": "Muat kode"}]
    context = {"form": form, "crumbs": crumbs, "columns": COLUMNS, "year": today().year, **more}
    return render(request, "planning/load_codes.html", context, status=status)


@page
@require_safe
def choices(request):
    """The options of a `datalist`: codes of the row's document and year that hold what was typed."""
    if request.headers.get("HX-Request") != "true":
        raise Http404
    prefix = request.GET.get("baris", "")
    document, year, words = (request.GET.get(f"{prefix}-{name}", "") for name in ("document", "year", "code"))
    if document not in set(PlanDocument) or not (year.isascii() and year.isdecimal() and len(year) == 4):
        found = PlanCode.objects.none()
    else:
        found = PlanCode.objects.of(document, int(year)).matching(words[:100])
    options = found.order_by("code").values_list("code", "name").distinct()[:CHOICES]
    return render(request, "planning/_code_options.html", {"options": options})
