"""Disputes of a dossier: opening one, its page, and its acts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.dispute import DisputeForm
from agreements.models import Agreement
from agreements.rules.enums import DisputeState
from agreements.rules.indonesian import long_date
from agreements.rules.paths.disputes import BASIS, LEVELS
from agreements.rules.permissions import Act
from agreements.views.access import (
    actor_of,
    demand,
    find_agreement,
    find_cooperation,
    find_dispute,
    page,
    today,
)
from agreements.views.buttons import buttons_for, press, unopened
from agreements.views.tones import waiting
from agreements.workflow.disputes import disputable, open_dispute

OVER = (DisputeState.SETTLED, DisputeState.DECIDED)


@page
def new(request, uid):
    """Record a dispute of a dossier."""
    return _new(request, find_cooperation(request, uid))


@page
def new_on_text(request, uid):
    """The same, from the page of a signed text that it is about."""
    agreement = find_agreement(request, uid)
    if not agreement.is_signed:
        raise Http404
    return _new(request, agreement.cooperation, agreement)


def _new(request, dossier, agreement=None):
    by = actor_of(request)
    demand(request, Act.OPEN_DISPUTE, dossier.agency_id)
    form = DisputeForm(request.POST or None, texts=disputable(dossier, by), initial={"agreement": agreement})
    if request.method == "POST" and form.is_valid():
        row = open_dispute(dossier, by=by, **form.cleaned_data)
        messages.success(request, "Perselisihan tercatat; mulai dengan musyawarah.")
        return redirect("dispute", uid=row.uid)
    status = 400 if request.method == "POST" else 200
    owner = agreement or dossier
    context = {"dossier": dossier, "form": form, "back": _address(owner), "owner": str(owner)}
    return render(request, "disputes/new.html", context, status=status)


def _address(owner):
    """Return the address of a text or a dossier."""
    return reverse("agreement" if isinstance(owner, Agreement) else "cooperation", args=[owner.uid])


@page
def dispute(request, uid):
    """The page of one dispute."""
    return show(request, find_dispute(request, uid))


@page
def act(request, uid, action):
    """Do an act of the table on a dispute."""
    pressed = press(request, find_dispute(request, uid), action)
    if pressed.refused:
        return show(request, find_dispute(request, uid), pressed.refused)
    messages.success(request, f"Anda {pressed.event}.")
    return redirect("dispute", uid=uid)


def show(request, row, refused=None):
    """Render the page; `refused`: an act that was not done."""
    buttons = buttons_for(request, row, refused=refused)
    over = row.state in OVER
    context = {
        "row": row,
        "chip": dispute_chip(row),
        "since": waiting(row.state_since, today()),
        "arisen": long_date(row.arisen_on),
        "text": _text(request, row),
        "steps": [{"label": row.get_route_display(), "steps": _steps(row)}],
        "basis": BASIS[row.route],
        "buttons": [] if over else buttons,
        "refused": unopened(refused, buttons),
        "over": over,
    }
    return render(request, "disputes/page.html", context, status=refused.status if refused else 200)


def _text(request, row):
    """Return words and address of the text that it is about, where it exists for this person."""
    if row.agreement_id is None:
        return None
    seen = Agreement.objects.visible_to(actor_of(request)).filter(pk=row.agreement_id).exists()
    return {"words": str(row.agreement), "url": _address(row.agreement) if seen else ""}


def _steps(row):
    levels = LEVELS[row.route]
    at = levels.index(row.state) if row.state in levels else None
    found = []
    for place, level in enumerate(levels):
        if at is None:
            state = "done" if place == 0 else "skipped"
        else:
            state = "done" if place < at else "current" if place == at else "todo"
        found.append({"label": level.label, "state": state})
    end = DisputeState(row.state).label if at is None else "Selesai"
    return [*found, {"label": end, "state": "todo" if at is not None else "done"}]


def dispute_chip(row):
    """Return the dict of `chip` of a dispute."""
    return {"label": row.get_state_display(), "tone": "success" if row.state in OVER else "warning"}


def dispute_rows(disputes):
    """Take `Dispute`s; return what the page of their dossier, or of their text, shows of them."""
    return [
        {
            "url": reverse("dispute", args=[row.uid]),
            "matter": row.matter[:160],
            "text": row.agreement.about if row.agreement_id else "",
            "chip": dispute_chip(row),
        }
        for row in disputes
    ]
