"""The burden test of a text and its way to the DPRD: making one, its page, and its acts."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.burden import BurdenForm, answers_of
from agreements.models import clocks_on
from agreements.reports.approvals import open_tests
from agreements.rules.burden import judge
from agreements.rules.enums import ApprovalState
from agreements.rules.errors import NotReady
from agreements.rules.paths.dprd import AT_DPRD, standings
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, find_approval, page, today
from agreements.views.burden import (
    answer_rows,
    approval_chip,
    clock_rows,
    enclosure_rows,
    letter_rows,
    next_of,
    subject_name,
    waiting_row,
)
from agreements.views.buttons import buttons_for, press, unopened
from agreements.workflow.approvals import keep_burden, newest, testing_refusals

MOST = 200  # rows on one page; more open requests than a city has


@page
def approvals(request):
    """The burden tests and requests that are open, the oldest first, for those for whom their texts exist."""
    rows = open_tests(actor_of(request)).select_related("agreement", "cooperation__agency")
    context = {"rows": [waiting_row(row, today()) for row in rows.order_by("state_since", "pk")[:MOST]]}
    return render(request, "approvals/list.html", context)


@page
def test(request, uid):
    """Answer the four questions for a text."""
    agreement = find_agreement(request, uid)
    demand(request, Act.TEST_BURDEN, agreement.agency_id)
    last = newest(agreement)
    told = {} if last else agreement.cooperation.burden_answers
    form = BurdenForm(request.POST or None, initial=answers_of(told))
    reasons = testing_refusals(agreement, actor_of(request), last)
    if request.method != "POST":
        return _form(request, agreement, form, reasons, carried=bool(told))
    if not form.is_valid():
        return _form(request, agreement, form, reasons, 400)
    try:
        row = keep_burden(
            agreement, by=actor_of(request), burden=form.burden(), words=form.cleaned_data["words"]
        )
    except NotReady as refusal:
        return _form(request, agreement, form, refusal.reasons, 409)
    messages.success(request, f"Uji beban tersimpan. {row.reason}")
    return redirect("approval", uid=row.uid)


def _form(request, agreement, form, reasons, status=200, *, carried=False):
    context = {"agreement": agreement, "form": form, "reasons": reasons, "carried": carried}
    return render(request, "approvals/test.html", context, status=status)


@page
def approval(request, uid):
    """The page of one burden test."""
    return show(request, find_approval(request, uid))


@page
def act(request, uid, action):
    """Do an act of the table on a burden test."""
    pressed = press(request, find_approval(request, uid), action)
    if pressed.refused:
        return show(request, find_approval(request, uid), pressed.refused)
    messages.success(request, f"Anda {pressed.event}.")
    return redirect("approval", uid=uid)


def show(request, row, refused=None):
    """Render the page; `refused`: an act that was not done."""
    buttons = buttons_for(request, row, refused=refused)
    sending = row.state in (ApprovalState.TO_SEND, *AT_DPRD)
    owner = ("agreement", row.agreement.uid) if row.agreement_id else ("cooperation", row.cooperation.uid)
    context = {
        "row": row,
        "subject": subject_name(row),
        "subject_url": reverse(owner[0], args=[owner[1]]),
        "chip": approval_chip(row),
        "next": next_of(row, today()),
        "buttons": [button for button in buttons if button["mine"] or button["forward"]],
        "others": [button for button in buttons if not (button["mine"] or button["forward"])],
        "refused": unopened(refused, buttons),
        "answers": answer_rows(row),
        "sources": [source.citation for source in judge(row.kind, row.burden).sources],
        "enclosures": enclosure_rows(row) if sending else [],
        "letters": letter_rows(row),
        "clocks": clock_rows(standings(row, clocks_on(today()))),
    }
    return render(request, "approvals/page.html", context, status=refused.status if refused else 200)
