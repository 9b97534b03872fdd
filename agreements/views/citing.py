"""Citations on the pages: links to the library, what one instrument cites, and what the library lacks."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.documents.agreement_pages import Shelf
from agreements.models import Citation
from agreements.reports import citing as reports
from agreements.rules.citations import cited_in
from agreements.rules.enums import RegulationStatus
from agreements.rules.naskah import RECITALS
from agreements.rules.permissions import Act, refusals
from agreements.rules.regulations import full_name
from agreements.views.access import actor_of, page
from agreements.views.regulation_parts import pager, status_chip, tabs

PER_PAGE = 30
UNKNOWN = {"label": "Belum ada di pustaka", "tone": "warning", "icon": "help"}


def shelves(library):
    """Take {signature: `Regulation`}; return {signature: `Shelf`} for the links in a text."""
    return {
        signature: Shelf(
            url=reverse("regulation", args=[row.key]),
            title=row.citation,
            status="" if row.status == RegulationStatus.IN_FORCE else row.get_status_display().lower(),
            revoked=row.status == RegulationStatus.REVOKED,
        )
        for signature, row in library.items()
    }


def cited_rows(naskah, library):
    """Return what a text cites, as rows for the instrument's page, what the library lacks among them."""
    places = {RECITALS: "Konsiderans"} | {p.id: f"Pasal {at}" for at, p in enumerate(naskah.pasal, 1)}
    found = {}
    for part, one in cited_in(naskah):
        found.setdefault(one.key, []).append((places[part], one))
    rows = [_cited_row(key, cited, library.get(key)) for key, cited in found.items()]
    return sorted(rows, key=lambda row: row["name"])


def _cited_row(key, cited, entry):
    first = cited[0][1]
    return {
        "name": entry.short if entry else first.name,
        "url": reverse("regulation", args=[entry.key]) if entry else _gap_url(key),
        "chip": _chip(entry),
        "where": ", ".join(dict.fromkeys(place for place, _ in cited)),
        "articles": "; ".join(dict.fromkeys(f"Pasal {one.article}" for _, one in cited if one.article)),
        "times": len(cited),
    }


def _chip(entry):
    """Return the chip that a reader needs: none where the regulation is in force as it was."""
    if entry is None:
        return UNKNOWN
    return status_chip(entry) if entry.status != RegulationStatus.IN_FORCE else None


def _gap_url(key):
    return reverse("regulation-cited", args=[key])


@page
@require_safe
def gaps(request):
    """Regulations that texts cite and the library does not know."""
    actor = actor_of(request)
    found = reports.gaps(actor, list(reports.library()))
    sheet = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    adds = not refusals(actor, Act.KEEP_REGULATIONS)
    context = {
        "tabs": tabs("regulation-gaps"),
        "rows": [_gap(row, adds) for row in sheet.object_list],
        "adds": adds,
        "pager": pager(request, sheet),
    }
    return render(request, "regulations/gaps.html", context)


def _gap(row, adds):
    facts = {name: row[name] for name in ("kind", "number", "year", "issuer")}
    add = f"{reverse('admin:agreements_regulation_add')}?{urlencode(facts)}" if adds else ""
    return {
        "name": full_name(**facts),
        "url": _gap_url(row["key"]),
        "times": row["all_times"],
        "agreements": row["agreements"],
        "agencies": ", ".join(row["agencies"]),
        "add_url": add,
    }


@page
@require_safe
def cited(request, key):
    """The instruments that cite one regulation, known to the library or not."""
    actor = actor_of(request)
    entry = reports.library().get(key)
    rows = reports.citing(actor, key, entry).select_related("agency").order_by("-state_since", "-pk")
    sheet = Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman"))
    one = Citation.objects.filter(key=key, agreement__in=reports.seen(actor)).first()
    if entry is None and one is None:
        raise Http404
    facts = {name: getattr(entry or one, name) for name in ("kind", "number", "year", "issuer")}
    adds = entry is None and not refusals(actor, Act.KEEP_REGULATIONS)
    name = full_name(**facts)
    context = {
        "name": name,
        "entry": entry,
        "crumbs": [{"label": "Peraturan", "url": reverse("regulations")}, {"label": name}],
        "add_url": f"{reverse('admin:agreements_regulation_add')}?{urlencode(facts)}" if adds else "",
        "rows": [agreement_row(row) for row in sheet.object_list],
        "pager": pager(request, sheet, "naskah"),
    }
    return render(request, "regulations/cited.html", context)


def agreement_row(row):
    """Return an instrument as a row of a list: name, number, partners, OPD, state."""
    return {
        "url": reverse("agreement", args=[row.uid]),
        "name": str(row),
        "number": row.number,
        "partners": row.partner_names,
        "agency": row.agency.short,
        "state": row.get_state_display(),
    }
