"""The moves of a boundary point as buttons, fed from the table; and pressing one."""

from dataclasses import replace

from django.urls import reverse

from agreements.forms.boundary import MinutesForm
from agreements.forms.note import NoteForm
from agreements.rules.boundaries import HELD_UP, BoundaryAction, move, moves
from agreements.rules.errors import BadFile, NotAllowed, Refusal
from agreements.rules.permissions import grant_refusals
from agreements.views.access import actor_of, today
from agreements.views.act_button import act_button
from agreements.views.buttons import Refused
from agreements.views.verdicts import RELOAD
from agreements.workflow.boundaries import move_point, move_refusals

ICONS = {
    BoundaryAction.DISCUSS: "comment",
    BoundaryAction.AGREE: "sign",
    BoundaryAction.SUSPEND: "pause",
    BoundaryAction.REOPEN: "refresh",
    BoundaryAction.VOID: "ban",
}


def boundary_buttons(request, point, refused=None):
    """Return the dicts of `action_form` for a point, in the order of the table, each with `mine`."""
    by, found, free = actor_of(request), [], True
    for row in moves(point.state):
        button = _button(row, point, move_refusals(point, row, by, today()), refused)
        button["mine"] = not _grant_refusals(point, row, by)
        if free and not button["reasons"] and row.action not in HELD_UP:
            button["tone"], free = "primary", False
        found.append(button)
    return found


def _grant_refusals(point, row, by):
    return grant_refusals(by, row.who, point.cooperation.agency_id, row.deed)


def _button(row, point, reasons, refused):
    url = reverse("boundary-act", args=[point.uid, str(row.action)])
    form = MinutesForm() if row.form else None
    icon = ICONS[row.action]
    return act_button(row, point, url=url, icon=icon, reasons=reasons, refused=refused, form=form)


def pressed(request, point, action):
    """Do the posted move; return `(None, row)`, or `(Refused, row or None)` with what was typed."""
    row = move(action, point.state)
    typed = NoteForm(request.POST)
    refused = Refused(action, BoundaryAction(action).label, note=typed["note"].value() or "")
    if not typed.is_valid():
        return replace(refused, reasons=tuple(typed.reasons or [RELOAD]), status=400), row
    asks = row and row.form and not _grant_refusals(point, row, actor_of(request))
    form = MinutesForm(request.POST, request.FILES) if asks else None
    refused = replace(refused, form=form)
    if form is not None and not form.is_valid():
        return replace(refused, status=400), row
    try:
        move_point(
            point,
            action,
            by=actor_of(request),
            note=typed.cleaned_data["note"],
            seen=typed.cleaned_data["version"],
            data=form.told() if form else None,
            today=today(),
        )
    except BadFile as bad:
        for reason in bad.reasons:
            form.add_error("paper", reason)
        return replace(refused, status=400), row
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return replace(refused, reasons=tuple(refusal.reasons), status=status), row
    return None, row
