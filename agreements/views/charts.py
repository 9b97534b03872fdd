"""The drawn map of regulations: one with what is around it, and the whole library."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.models import Regulation, Relation
from agreements.rules.charting import around, chart
from agreements.rules.enums import RegulationKind, RegulationStatus, RelationKind, choices
from agreements.views.access import page
from agreements.views.regulation_parts import status_chip, tabs

WHOLE = 150  # beyond so many regulations only those with relations are drawn
ACROSS, ACROSS_ALL = 3, 5
SHORT_NAME, SHORT_TITLE = 20, 25
RELATION = ("source", "kind", "target")
STYLES = {  # of boxes, by status: the word in the box
    RegulationStatus.IN_FORCE: "berlaku",
    RegulationStatus.AMENDED: "diubah",
    RegulationStatus.PARTLY_REVOKED: "dicabut sebagian",
    RegulationStatus.REVOKED: "dicabut",
}


@page
@require_safe
def overview(request):
    """The map of the whole library, or of one kind in it."""
    rows = {row.pk: row for row in Regulation.objects.all()}
    relations = list(Relation.objects.values_list(*RELATION))
    total = len(rows)
    kind = request.GET.get("jenis")
    if kind in set(RegulationKind):
        chosen = {pk for pk, row in rows.items() if row.kind == kind}
        rows = {pk: rows[pk] for pk in rows if pk in chosen or _touches(pk, relations, chosen)}
    elif total > WHOLE:
        ends = {end for source, _, target in relations for end in (source, target)}
        rows = {pk: row for pk, row in rows.items() if pk in ends}
    context = {
        "tabs": tabs("regulation-map"),
        "map": drawn(rows, relations, across=ACROSS_ALL),
        "kinds": choices(RegulationKind),
        "kind": kind,
        "shown": len(rows),
        "total": total,
    }
    return render(request, "regulations/map.html", context)


def _touches(pk, relations, chosen):
    return any(pk in (source, target) and {source, target} & chosen for source, _, target in relations)


def map_around(entry):
    """Return the map of an entry with what is at most two relations away, or None where nothing is."""
    relations = list(Relation.objects.values_list(*RELATION))
    keys = around(entry.pk, relations)
    if len(keys) == 1:
        return None
    rows = {row.pk: row for row in Regulation.objects.filter(pk__in=keys)}
    return drawn(rows, relations, centre=entry.pk, across=ACROSS)


def drawn(rows, relations, *, across, centre=None):
    """Take {pk: `Regulation`} and relations; return what `regulations/_map.html` draws and tells."""
    entries = {pk: (row.kind, row.year, row.short) for pk, row in rows.items()}
    sheet = chart(entries, relations, across)
    lines = [(line, rows[line.source], rows[line.target]) for line in sheet.lines]
    return {
        "width": sheet.width,
        "height": sheet.height,
        "bands": sheet.bands,
        "boxes": [_box(box, rows[box.key], box.key == centre) for box in sheet.boxes],
        "lines": [{"path": line.path, "style": line.style} for line, _, _ in lines],
        "table": [_told(line, one, other) for line, one, other in lines],
    }


def _box(box, row, is_centre):
    return {
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "url": reverse("regulation", args=[row.key]),
        "name": shorten(row.short, SHORT_NAME),
        "title": shorten(row.title, SHORT_TITLE),
        "status": row.status,
        "word": STYLES[row.status],
        "centre": is_centre,
    }


def shorten(words, length):
    """Return words that fit into a box."""
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


def _told(line, one, other):
    return {
        "source": {"name": one.short, "url": reverse("regulation", args=[one.key]), "chip": status_chip(one)},
        "words": RelationKind(line.kind).label,
        "target": {
            "name": other.short,
            "url": reverse("regulation", args=[other.key]),
            "chip": status_chip(other),
        },
    }
