"""The regulation library for readers: the list and one entry with its articles and relations."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agreements.forms.regulation import RegulationFilter
from agreements.models import Regulation
from agreements.reports import citing as reports
from agreements.rules.enums import Kind, RelationKind
from agreements.rules.regulations import PASSIVE
from agreements.views.access import actor_of, page
from agreements.views.charts import map_around
from agreements.views.regulation_parts import day, mark, pager, panel_url, status_chip, tabs, without

PER_PAGE = 30
CITING_SHOWN = 10


@page
def regulations(request):
    """The list, searched and filtered."""
    found = RegulationFilter(request.GET, Regulation.objects.ranked())
    sheet = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("halaman"))
    rows = [row_of(regulation) for regulation in sheet.object_list]
    context = {
        "tabs": tabs("regulations"),
        "form": found.form,
        "rows": rows,
        "chips": filter_chips(request, found.form),
        "pager": pager(request, sheet),
        "library_is_empty": not rows and not found.form.has_changed(),
        "panel_url": panel_url(request),
    }
    return render(request, "regulations/list.html", context)


@page
def regulation(request, key):
    """One entry."""
    entry = get_object_or_404(Regulation.objects.select_related("verified_by"), key=key)
    outward = entry.bears_on.select_related("target").order_by("kind", "-target__year", "pk")
    inward = entry.borne_by.select_related("source").order_by("kind", "-source__year", "pk")
    context = {
        "entry": entry,
        "crumbs": [{"label": "Peraturan", "url": reverse("regulations")}, {"label": str(entry)}],
        "status": status_chip(entry),
        "mark": mark(entry.verified),
        "facts": facts(entry),
        "outward": grouped((RelationKind(row.kind).label, row.target, row.note) for row in outward),
        "inward": grouped((PASSIVE[RelationKind(row.kind)], row.source, row.note) for row in inward),
        "relation_count": len(outward) + len(inward),
        "map": map_around(entry) if outward or inward else None,
        "articles": list(entry.articles.all()),
        "citing": citing(request, entry),
        "citing_shown": CITING_SHOWN,
        "panel_url": panel_url(request, entry),
        "revoked_by": [row.source.citation for row in inward if row.kind == RelationKind.REVOKES],
    }
    return render(request, "regulations/detail.html", context)


def row_of(entry):
    """Return one row of the list."""
    return {
        "url": reverse("regulation", args=[entry.key]),
        "name": str(entry),
        "title": entry.title,
        "status": status_chip(entry),
        "mark": mark(entry.verified),
        "since": day(entry.in_force_on or entry.promulgated_on),
        "kinds": kinds_of(entry),
    }


def kinds_of(entry):
    """Return the kinds of cooperation that an entry rules, in words."""
    codes = set(entry.applies_to)
    if codes == {kind.value for kind in Kind}:
        return "Semua jenis kerja sama"
    return ", ".join(kind.label for kind in Kind if kind.value in codes)


def facts(entry):
    """Return the entry's data for the facts component."""
    return [
        {"label": "Jenis", "value": entry.get_kind_display()},
        {"label": "Nomor dan tahun", "value": f"{entry.number} Tahun {entry.year}"},
        {"label": "Ditetapkan", "value": day(entry.issued_on)},
        {"label": "Diundangkan", "value": day(entry.promulgated_on), "hint": entry.gazette},
        {"label": "Mulai berlaku", "value": day(entry.in_force_on)},
        {"label": "Berlaku untuk", "value": kinds_of(entry)},
        {"label": "Verifikasi", "value": verification(entry)},
        {"label": "Sumber", "value": entry.source},
    ]


def verification(entry):
    """Return who verified an entry and when, as words."""
    if not entry.verified:
        return "Belum diverifikasi"
    who = f"oleh {entry.verified_by}" if entry.verified_by else "saat data acuan dimuat"
    return f"{who}, {day(entry.verified_on)}" if entry.verified_on else who


def grouped(relations):
    """Take (words, the other entry, note); return [{words, others}] to draw."""
    groups = {}
    for words, other, note in relations:
        card = {
            "url": reverse("regulation", args=[other.key]),
            "name": other.short,
            "title": other.title,
            "status": status_chip(other),
            "note": note,
        }
        groups.setdefault(words, []).append(card)
    return [{"words": words, "others": others} for words, others in groups.items()]


def citing(request, entry):
    """Return the newest instruments on this basis that this person may see, one more than is shown."""
    rows = reports.citing(actor_of(request), entry.signature, entry).order_by("-state_since", "-id")
    newest = rows.only("uid", "instrument", "about", "number", "state", "partner_names")
    return [
        {
            "url": reverse("agreement", args=[row.uid]),
            "name": str(row),
            "number": row.number,
            "state": row.get_state_display(),
            "partners": row.partner_names,
        }
        for row in newest[: CITING_SHOWN + 1]
    ]


def filter_chips(request, form):
    """Return the filters in use, each with the address without it."""
    chips = []
    for name in form.changed_data:
        value = request.GET.get(name, "")
        field = form.fields[name]
        words = dict(getattr(field, "choices", ())).get(value, value)
        chips.append({"label": f"{field.label}: {words}", "remove_url": f"?{without(request, name)}"})
    return chips
