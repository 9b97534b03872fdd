"""Two versions of an instrument against each other, on the screen and as a PDF."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.documents.comparison_pages import comparison_pdf
from agreements.documents.redline import activity_groups, blocks, counted, grouped, pieces_html, words_counted
from agreements.documents.store import rendition
from agreements.documents.versions import LATEST, RETURNED, find_version
from agreements.documents.wording import moment
from agreements.rules.comparing import SAME, compare
from agreements.rules.indonesian import number
from agreements.rules.progress import short_name
from agreements.views.access import find_agreement, page
from agreements.views.crumbs import crumbs
from agreements.views.papers import pdf_response

RELATED = ("parent", "edited_by", "revision")
VIEWS = (("baris", "Satu kolom"), ("berdampingan", "Berdampingan"))


@page
@require_safe
def comparison(request, uid):
    """The comparison pasal by pasal; `?dari=1&ke=kini` says of which two, `tampil` how."""
    agreement = find_agreement(request, uid, *RELATED)
    old, new = _chosen(request, agreement)
    if None in (old, new):
        raise Http404
    found = compare(old.content, new.content)
    shown = request.GET.get("tampil") if request.GET.get("tampil") in dict(VIEWS) else "baris"
    parts, annexes = grouped(found.pasal), grouped(found.lampiran, "lampiran")
    context = {
        "agreement": agreement,
        "crumbs": _trail(agreement),
        "old": _named(old),
        "new": _named(new),
        "same": old.mark == new.mark,
        "counts": counted(found.counts),
        "sum": words_counted(found.counts),
        "nothing": found.counts.nothing,
        "moves": found.counts.paragraphs,
        "quiet": found.quiet,
        "side": shown == "berdampingan",
        "views": [_view(agreement, old, new, key, label, shown) for key, label in VIEWS],
        "pdf": f"{reverse('agreement-compare-pdf', args=[agreement.uid])}?dari={old.mark}&ke={new.mark}",
        "turned": _address(agreement, new, old, shown),
        "facts": _facts(found.facts),
        "lists": _lists(found),
        "activities": activity_groups(found.activities) if any(map(_differs, found.activities)) else [],
        "parts": parts,
        "annexes": annexes,
        "jumps": _jumps(found, parts, annexes),
        "same_count": number(found.counts.same),
    }
    return render(request, "agreements/compare.html", context)


@page
@require_safe
def paper(request, uid):
    """The same as a PDF, kept while neither version changes."""
    agreement = find_agreement(request, uid, *RELATED)
    old, new = _chosen(request, agreement)
    if None in (old, new):
        raise Http404
    names = {"name": short_name(agreement.instrument), "about": agreement.about}
    material = {
        "comparison": [old.sha256, new.sha256],
        "marks": [old.mark, new.mark],
        "stamp": new.at,
        **names,
    }
    material |= {"from": old.at, "paper": agreement.paper}
    data = rendition(material, lambda: comparison_pdf(old, new, paper=agreement.paper, **names))
    name = f"Banding {names['name']} {agreement.about[:70].strip()} ({old.mark} - {new.mark}).pdf"
    return pdf_response(request, data, name)


def _chosen(request, agreement):
    """Return the two versions that the address names; without a name, what changed since the last return.

    None for one that is not there.
    """
    usual = (("dari", RETURNED), ("ke", LATEST))
    return [find_version(agreement, request.GET.get(key) or mark) for key, mark in usual]


def _trail(agreement):
    trail = crumbs(agreement, "Bandingkan")
    return [
        *trail[:-1],
        {"label": "Versi", "url": reverse("agreement-versions", args=[agreement.uid])},
        trail[-1],
    ]


def _named(version):
    return {"name": version.name, "when": moment(version.at), "sha": version.sha256}


def _address(agreement, old, new, shown):
    view = f"&tampil={shown}" if shown != "baris" else ""
    return f"{reverse('agreement-compare', args=[agreement.uid])}?dari={old.mark}&ke={new.mark}{view}"


def _view(agreement, old, new, key, label, shown):
    return {"label": label, "url": _address(agreement, old, new, key), "current": key == shown}


def _differs(change):
    return change.differs


def _facts(facts):
    """Return the facts that differ, as {group: [(label, words)]}."""
    found = {}
    for fact in facts:
        if fact.status != SAME:
            found.setdefault(fact.group, []).append(
                {
                    "label": fact.label,
                    "html": pieces_html(fact.pieces),
                    "old": pieces_html(fact.pieces, "ins"),
                    "new": pieces_html(fact.pieces, "del"),
                }
            )
    return [{"group": group, "rows": rows} for group, rows in found.items()]


def _lists(found):
    """Return considerations and legal basis where they differ."""
    lists = (
        ("konsiderans", "Konsiderans", found.recitals),
        ("dasar-hukum", "Dasar hukum", found.legal_basis),
    )
    return [
        {"anchor": key, "title": title, "blocks": blocks(lines)}
        for key, title, lines in lists
        if any(line.status != SAME for line in lines)
    ]


def _jumps(found, parts, annexes):
    """Return the list of changes: where each is and what it is."""
    jumps = []
    if any(fact.status != SAME for fact in found.facts):
        jumps.append({"anchor": "data", "label": "Data dan para pihak", "marks": [], "words": ""})
    jumps += [
        {"anchor": each["anchor"], "label": each["title"], "marks": [], "words": ""} for each in _lists(found)
    ]
    jumps += [row for differs, run in [*parts, *annexes] if differs for row in run if not row["to"]]
    for differs, run in activity_groups(found.activities):
        jumps += [_jump(row) for row in run if differs]
    return jumps


def _jump(row):
    return {"anchor": row["anchor"], "label": f"Kegiatan {row['number']}", "marks": row["marks"], "words": ""}
