"""The history of a dossier in plain Indonesian, and whether its chain is whole."""

from django.shortcuts import render
from django.utils import timezone

from agreements.models import Cooperation, Event
from agreements.rules.enums import Action, ClockUnit, Kind, PlanException, Stage, State
from agreements.rules.indonesian import long_date
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of, demand, find_cooperation, page
from agreements.views.tones import STAGES, STATES
from agreements.workflow.history import broken_links

PER_PAGE = 100
ICONS = {
    Action.SUBMIT: "send",
    Action.RETURN: "return",
    Action.SIGN: "sign",
    Action.VALIDATE: "verified",
    Action.INITIAL: "write",
    Action.CANCEL: "ban",
    Action.TERMINATE: "stop",
    Act.KEEP_BORDER: "map",
    Act.ATTACH: "clip",
    Act.EDIT_TEXT: "edit",
    Act.EDIT_DOSSIER: "edit",
    Act.EDIT_PARTIES: "users",
    Act.START_DOSSIER: "folder-plus",
    Act.DRAFT_KSB: "file-plus",
    Act.DRAFT_PKS: "file-plus",
    Act.DRAFT_NK: "file-plus",
    Act.DRAFT_RK: "file-plus",
    Act.DRAFT_ABROAD: "file-plus",
    Act.REPORT: "report",
    Act.SUBMIT_REPORT: "report",
    Act.EVALUATE: "evaluate",
}
SETS = {"partners": "mitra", "affairs": "urusan", "plans": "kaitan perencanaan"}
CODES = {"kind": Kind, "plan_exception": PlanException}


def events_seen(request, dossier):
    """Return the events of a dossier that exist for this person, newest first; none where nobody may read."""
    actor = actor_of(request)
    if refusals(actor, Act.READ_HISTORY, dossier.agency_id):
        return Event.objects.none()
    return dossier.events.select_related("agreement").order_by("-ordinal")


def told(event):
    """Take an `Event`; return the dict of `timeline`, with `changes` as (what, before, after)."""
    target = event.to_state if event.to_state != event.from_state else ""
    at = timezone.localtime(event.at)
    return {
        "when": f"{long_date(at)} pukul {at:%H.%M}",
        "when_iso": at.isoformat(),
        "who": event.actor_name,
        "post": event.post,
        "sentence": _sentence(event),
        "note": event.note,
        "tone": _tone(event, target),
        "icon": ICONS.get(event.act, "history"),
        "clock": _deadline(event.data.get("clock")),
        "changes": _changes(event) if event.act == Act.EDIT_DOSSIER else [],
        "ordinal": event.ordinal,
        "hash": event.hash[:12],
    }


def _deadline(kept):
    """Take what an act kept of the deadline that it ended; return it in words, "" where it kept none."""
    if not kept:
        return ""
    doubt = "" if kept["verified"] else ", belum diverifikasi"
    length = f"{kept['amount']} {ClockUnit(kept['unit']).label}"
    return f"{kept['label']}: {kept['words']} (tenggat {length}; {kept['basis']}{doubt})"


def _sentence(event):
    about = f" ({event.agreement})" if event.agreement_id else ""
    return f"{event.sentence}{about}"


def _tone(event, target):
    known = STATES if event.agreement_id else STAGES
    words = State if event.agreement_id else Stage
    return known[words(target)] if target in set(words) else "neutral"


def _changes(event):
    names = {field.name: field.verbose_name for field in Cooperation._meta.fields} | SETS
    return [
        (names.get(name, name), _words(name, pair[0]), _words(name, pair[1]))
        for name, pair in event.data.items()
        if isinstance(pair, list) and len(pair) == 2
    ]


def _words(name, value):
    if name in CODES:
        return CODES[name](value).label if value else ""
    return "; ".join(value) if isinstance(value, list) else value


@page
def history(request, uid):
    """The whole history of a dossier, with the verdict on its chain."""
    dossier = find_cooperation(request, uid)
    demand(request, Act.READ_HISTORY, dossier.agency_id)
    events, before = events_seen(request, dossier), request.GET.get("sebelum", "")
    if before.isdecimal() and len(before) < 10:
        events = events.filter(ordinal__lt=int(before))
    rows = list(events[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    context = {
        "dossier": dossier,
        "events": [told(event) for event in shown],
        "broken": broken_links(dossier),
        "count": dossier.chain_length,
        "older": shown[-1].ordinal if len(rows) > PER_PAGE else None,
        "newest": not before,
    }
    return render(request, "cooperations/history.html", context)
