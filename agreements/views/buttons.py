"""The acts of a dossier or an instrument as buttons, fed from the table; and pressing one."""

from dataclasses import dataclass, replace
from functools import partial

from django.forms import FileField
from django.http import Http404
from django.urls import reverse

from agreements.forms.note import NoteForm
from agreements.forms.stage import StagePapers
from agreements.models import Agreement, Approval, Cooperation, Dispute
from agreements.rules.enums import Action
from agreements.rules.errors import BadFile, NotAllowed, Refusal
from agreements.rules.permissions import entitled_post, grant_refusals
from agreements.rules.readiness import complaints
from agreements.rules.transitions import HELD_UP
from agreements.views.access import actor_of, only_post, today
from agreements.views.act_button import act_button
from agreements.views.stage_papers import taken
from agreements.workflow.cases import case_of
from agreements.workflow.transition import moves, perform, post_in_turn

ACTS = {
    Agreement: "agreement-act",
    Cooperation: "cooperation-act",
    Approval: "approval-act",
    Dispute: "dispute-act",
}
ICONS = {
    Action.SETTLE: "ok",
    Action.ESCALATE: "up",
    Action.DECIDE: "gavel",
    Action.SUBMIT: "send",
    Action.START_REVIEW: "eye",
    Action.RETURN: "return",
    Action.TO_LEGAL: "gavel",
    Action.CLEAR_LEGAL: "ok",
    Action.FINALISE: "file-check",
    Action.INITIAL: "write",
    Action.READY: "calendar",
    Action.SIGN: "sign",
    Action.VALIDATE: "verified",
    Action.REJECT_SCAN: "file-off",
    Action.TERMINATE: "stop",
    Action.CANCEL: "ban",
    Action.ACCEPT: "ok",
    Action.CLOSE: "lock",
    Action.REGISTER: "inbox",
    Action.CHECK_LEGALITY: "file-check",
    Action.RECOMMEND: "ok",
    Action.REJECT: "no",
    Action.SELECT: "users",
    Action.SELECTED: "ok",
    Action.SEND_OFFER: "send",
    Action.ASK_AGAIN: "mail",
    Action.REPORT_SILENCE: "up",
    Action.ANSWERED_YES: "ok",
    Action.ANSWERED_NO: "no",
    Action.REPLY_YES: "send",
    Action.REPLY_NO: "no",
    Action.TAKE_OVER: "government",
    Action.CONFIRM_NEED: "government",
    Action.CONFIRM_FREE: "ok",
    Action.SEND_DPRD: "send",
    Action.RECORD_OPINION: "comment",
    Action.FOLLOW_UP: "send",
    Action.RECORD_APPROVAL: "ok",
    Action.DEEM: "clock",
    Action.RECORD_REJECTION: "no",
    Action.EXPLORED: "world",
    Action.CONSULTED: "mail",
    Action.STATED: "right",
    Action.ASK_DPRD: "send",
    Action.PASS_DPRD: "right",
    Action.FORWARDED: "send",
    Action.SEND_DIRECT: "send",
    Action.VERIFIED: "verified",
    Action.MEND_PLAN: "return",
    Action.SEND_TEXT: "send",
    Action.CONFIRM: "certificate",
}


@dataclass(frozen=True)
class Refused:
    """An act that was not done: what was pressed, why not, and what the person had typed."""

    action: str
    label: str
    reasons: tuple = ()
    status: int = 409
    note: str = ""
    form: object = None


@dataclass(frozen=True)
class Pressed:
    """What came of pressing: the subject as it stands and what happened, or `refused`."""

    subject: object = None
    event: str = ""
    refused: Refused | None = None


def buttons_for(request, subject, *, forms=None, refused=None, case=None):
    """Return the dicts of `action_form` for a dossier or an instrument, in the order of the table.

    `forms`: {name in the table: callable(subject, data=None, files=None) -> form}; `refused`: what was just
    pressed in vain, whose panel is open again; `case`: the subject's `Case`, where one is at hand. Beside the
    component's keys each dict says whether the act is `mine`: of a role that this person holds.
    """
    by, found = actor_of(request), []
    for row in moves(subject):
        post = entitled_post(by, row.who, subject.agency_id)
        if post is None:
            reasons = grant_refusals(by, row.who, subject.agency_id, row.deed)
        else:
            case = case or case_of(subject, by=by, post=post, day=today())
            _, own_case = post_in_turn(row, by, post, replace(case, post_role=post.role))
            reasons = complaints(row, own_case)
        found.append(_button(row, subject, reasons, bool(by.roles & set(row.who)), forms or {}, refused))
    _mark_primary(found)
    return found


def _button(row, subject, reasons, mine, forms, refused):
    making = form_of(row, forms)
    button = act_button(
        row,
        subject,
        url=act_url(subject, row.action),
        icon=ICONS.get(row.action, ""),
        reasons=reasons,
        refused=refused,
        form=making(subject) if making and not reasons else None,
    )
    return button | {"mine": mine, "forward": row.action not in HELD_UP}


def form_of(row, forms):
    """Return what makes the form of a row, or None: papers and criteria, or the form that it names."""
    if row.papers or row.ticks:
        return partial(StagePapers, row)
    return forms.get(row.form)


def _mark_primary(found):
    """One act per page is the main one: the first that brings the work forward and may be done."""
    for button in found:
        if button["forward"] and not button["reasons"]:
            button["tone"] = "primary"
            return


def act_url(subject, action):
    """Return the address to which an act on the subject is posted."""
    return reverse(ACTS[type(subject)], args=[subject.uid, str(action)])


def unopened(refused, buttons):
    """Return the `Refused` where no panel on the page shows it any more, so that the page says it itself."""
    return refused if refused and not any(button["open"] for button in buttons) else None


def press(request, subject, action, *, forms=None, prepare=None):
    """Do the posted act on the subject; return a `Pressed`. Raises Http404 for a GET or an unknown act.

    `forms` as for `buttons_for`; `prepare(form)`: makes the act's data of a valid form, by default its
    cleaned data; what it raises as `BadFile` is shown on the form's file field.
    """
    only_post(request)
    if action not in set(Action):
        raise Http404
    row = next((row for row in moves(subject) if row.action == action), None)
    typed = NoteForm(request.POST)
    refused = Refused(action, row.label if row else Action(action).label, note=typed["note"].value() or "")
    if not typed.is_valid() and typed.reasons:
        return Pressed(refused=replace(refused, reasons=tuple(typed.reasons), status=400))
    form, data = None, None
    if row and row.asks and entitled_post(actor_of(request), row.who, subject.agency_id):
        form = form_of(row, forms or {})(subject, data=request.POST, files=request.FILES)
        refused = replace(refused, form=form)
        data = _data_of(form, taken if isinstance(form, StagePapers) else prepare)
        if data is None:
            lacks = tuple(_lacking(request, subject, row)) if isinstance(form, StagePapers) else ()
            return Pressed(refused=replace(refused, reasons=lacks, status=409 if lacks else 400))
    return _carried_out(request, subject, row, typed.cleaned_data, data, refused)


def _lacking(request, subject, row):
    """What keeps the act from being done whatever the form says."""
    by = actor_of(request)
    post = entitled_post(by, row.who, subject.agency_id)
    return complaints(row, case_of(subject, by=by, post=post, day=today()))


def _carried_out(request, subject, row, typed, data, refused):
    try:
        done = perform(
            subject,
            Action(refused.action),
            by=actor_of(request),
            note=typed["note"],
            seen=typed.get("version", 0),
            data=data,
        )
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return Pressed(refused=replace(refused, reasons=tuple(refusal.reasons), status=status))
    return Pressed(subject=done, event=row.event)


def _data_of(form, prepare):
    if not form.is_valid():
        return None
    try:
        return prepare(form) if prepare else form.cleaned_data
    except BadFile as bad:
        file = next((name for name, field in form.fields.items() if isinstance(field, FileField)), None)
        for reason in bad.reasons:
            form.add_error(file, reason)
        return None
