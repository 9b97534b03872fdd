"""The versions of an instrument: each frozen text with its occasions, and what is being written."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.documents.redline import counted, words_counted
from agreements.documents.versions import versions_of
from agreements.documents.wording import moment
from agreements.rules.comparing import compare
from agreements.rules.enums import Action, FrozenAs
from agreements.rules.indonesian import number
from agreements.rules.naskah import Naskah, from_json, words
from agreements.rules.permissions import Act
from agreements.views.access import find_agreement, page
from agreements.views.crumbs import crumbs
from agreements.views.history import events_seen

OCCASIONS = {
    Action.SUBMIT: FrozenAs.SUBMITTED.label,
    Action.RETURN: FrozenAs.RETURNED.label,
    Action.FINALISE: FrozenAs.FINAL.label,
    Action.SIGN: FrozenAs.SIGNED.label,
    Act.ASSENT: FrozenAs.AGREED.label,
}
KEPT = 2000
_counts = {}  # (sha256, sha256) -> Counts; frozen texts never change


@page
@require_safe
def versions(request, uid):
    """The list, oldest first; two of them are chosen and compared."""
    agreement = find_agreement(request, uid, "parent", "edited_by", "revision")
    frozen = list(agreement.revisions.select_related("author").order_by("ordinal"))
    occasions = _occasions(frozen, events_seen(request, agreement.cooperation).filter(agreement=agreement))
    found = versions_of(agreement, frozen)
    befores = [None, *found[:-1]]
    rows = [
        _row(agreement, version, before, occasions.get(version.mark, []))
        for before, version in zip(befores, found, strict=True)
    ]
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Versi"),
        "rows": rows,
        "older": found[-2].mark if len(found) > 1 else "",
        "newer": found[-1].mark,
    }
    return render(request, "agreements/versions.html", context)


def _row(agreement, version, before, occasions):
    differs = counts_between(before, version) if before else None
    text = version.content.get("text")
    return {
        "mark": version.mark,
        "name": "Sedang ditulis" if version.is_working else version.name,
        "working": version.is_working,
        "current": version.mark == str(getattr(agreement.revision, "ordinal", "")),
        "sha": version.sha256,
        "words": number(words(from_json(text) if text else Naskah())),
        "occasions": [_edited(agreement)] if version.is_working else occasions,
        "changes": counted(differs) if differs else [],
        "sum": words_counted(differs) if differs else "",
        "same": bool(differs and differs.nothing),
        "compare_url": compare_url(agreement, before.mark, version.mark) if before else "",
        "url": ""
        if version.is_working
        else reverse("agreement-revision", args=[agreement.uid, version.mark]),
        "pdf": ""
        if version.is_working
        else reverse("agreement-revision-pdf", args=[agreement.uid, version.mark]),
    }


def compare_url(agreement, old, new):
    """Return the address of the comparison of two marks."""
    return f"{reverse('agreement-compare', args=[agreement.uid])}?dari={old}&ke={new}"


def counts_between(before, after):
    """Take two `Version`s; return the `Counts` of what differs, kept for frozen ones."""
    key = before.sha256, after.sha256
    if key not in _counts:
        if len(_counts) >= KEPT:
            _counts.clear()
        _counts[key] = compare(before.content, after.content).counts
    return _counts[key]


def _edited(agreement):
    when = moment(agreement.edited_at or agreement.created_at)
    return {"label": "Terakhir diubah", "who": str(agreement.edited_by or ""), "when": when, "post": ""}


def _occasions(rows, events):
    """Return {mark: [when a revision was frozen, by whom, on which occasion]}, oldest first."""
    told = {str(row.ordinal): [] for row in rows}
    known = events.filter(data__has_key="revision").exclude(act=Action.INITIAL).order_by("ordinal")
    for event in known:
        # The same words may have been frozen, changed and frozen again: the last one before the act is meant.
        same = [row for row in rows if row.sha256 == event.data["revision"] and row.at <= event.at]
        if same:
            told[str(same[-1].ordinal)].append(_told(event))
    for row in rows:
        if not told[str(row.ordinal)]:
            told[str(row.ordinal)].append(_first(row))
    return told


def _told(event):
    label = OCCASIONS.get(event.act) or event.sentence.capitalize()
    return {
        "label": label,
        "who": event.actor_name,
        "post": event.post,
        "when": moment(event.at),
    }


def _first(row):
    label = row.get_occasion_display() or row.note.capitalize() or "Dibekukan"
    return {"label": label, "who": str(row.author), "post": "", "when": moment(row.at)}
