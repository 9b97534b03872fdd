"""The moves of a mapping or a yearly plan as buttons, fed from their table; and pressing one."""

from dataclasses import replace

from django.http import Http404

from agreements.forms.note import NoteForm
from agreements.rules.errors import BadFile, NotAllowed, Refusal
from agreements.rules.plan_words import PlanAction
from agreements.rules.transitions import moves_from
from agreements.views.access import actor_of, only_post
from agreements.views.act_button import act_button
from agreements.views.buttons import Refused
from agreements.workflow.planning import refusals_of

ICONS = {
    PlanAction.SUBMIT: "send",
    PlanAction.ACCEPT: "ok",
    PlanAction.RETURN: "return",
    PlanAction.REOPEN: "return",
    PlanAction.TO_TEAM: "send",
    PlanAction.DISCUSS: "users",
    PlanAction.APPROVE: "ok",
    PlanAction.FIX: "stamp",
    PlanAction.REVISE: "edit",
}
BACK = (PlanAction.RETURN, PlanAction.REOPEN, PlanAction.REVISE)
RELOAD = "Halaman ini tidak lengkap; muat ulang, lalu ulangi."


def move_buttons(subject, table, checks, by, url, *, agency_id=None, forms=None, refused=None):
    """Return the dicts of `action_form` for the moves that leave the subject's state.

    `url(action)`: address of an act; `forms`: {name in the table: callable(data=None, files=None) -> form}.
    Moves that are another role's are shown only where they bring the work forward.
    """
    found = []
    for row in moves_from(table, subject.state):
        mine = bool(by.roles & set(row.who))
        if mine or row.action not in BACK:
            reasons = refusals_of(row, subject, checks, by, agency_id)
            found.append(_button(row, subject, reasons, url(row.action), forms or {}, refused))
    main = next((each for each in found if not each["reasons"] and each["key"] not in BACK), None)
    if main:
        main["tone"] = "primary"
    return found


def _button(row, subject, reasons, url, forms, refused):
    form = forms[row.form]() if row.form and not reasons else None
    icon = ICONS[row.action]
    return act_button(row, subject, url=url, icon=icon, reasons=reasons, refused=refused, form=form)


def press_move(request, subject, table, action, act, *, forms=None):
    """Make the posted move; return `(what came of it, None)` or `(None, Refused)`.

    `act(subject, action, by=, note=, seen=[, data=])` makes it; `forms` as for `move_buttons`. What the act
    raises as `BadFile` is told on the form's file field. Raises Http404 for a GET and an unknown act.
    """
    only_post(request)
    if action not in set(PlanAction):
        raise Http404
    row = next((row for row in moves_from(table, subject.state) if row.action == action), None)
    typed = NoteForm(request.POST)
    label = row.label if row else PlanAction(action).label
    refused = Refused(action, label, note=typed["note"].value() or "")
    if not typed.is_valid():
        return None, replace(refused, reasons=tuple(typed.reasons or [RELOAD]), status=400)
    given = {"note": typed.cleaned_data["note"], "seen": typed.cleaned_data["version"]}
    form = None
    if row and row.form and by_role(request, row):
        form = forms[row.form](data=request.POST, files=request.FILES)
        if not form.is_valid():
            return None, replace(refused, form=form, status=400)
        given["data"] = form.cleaned_data
    try:
        return act(subject, PlanAction(action), by=actor_of(request), **given), None
    except BadFile as refusal:
        for reason in refusal.reasons:
            form.add_error(form.file_field, reason)
        return None, replace(refused, form=form, status=400)
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return None, replace(refused, reasons=tuple(refusal.reasons), form=form, status=status)


def by_role(request, row):
    """Whether this person holds a role that may make the move; others are refused before the form is read."""
    return bool(actor_of(request).roles & set(row.who))
