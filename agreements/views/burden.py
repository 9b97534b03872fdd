"""What pages say of a burden test: its chip, what it waits for, and the lists of a text and a dossier."""

from django.urls import reverse

from agreements.rules.burden import QUESTIONS
from agreements.rules.enums import ApprovalState
from agreements.rules.indonesian import long_date
from agreements.rules.paths.dprd import WAITS
from agreements.rules.transitions import turn_of
from agreements.views.chain import who
from agreements.views.tones import APPROVALS, waiting
from agreements.workflow.approvals import enclosures, testing_refusals
from agreements.workflow.cases import table_of

ANSWERS = {True: "Ya", False: "Tidak", None: "tidak ditanyakan"}


def approval_chip(row):
    """Return the dict of `chip` of a burden test."""
    return {"label": row.get_state_display(), "tone": APPROVALS[ApprovalState(row.state)]}


def next_of(row, day):
    """Return what a burden test waits for: `what`, and `who` since when; None where it is settled."""
    what, roles = WAITS.get(ApprovalState(row.state)), turn_of(table_of(row), row.state)
    if not what or not roles:
        return {"what": what} if what else None
    agency = row.cooperation.agency.short
    return {"what": what, "who": who(roles, agency), "since": waiting(row.state_since, day)}


def waiting_row(row, day):
    """Return what the list of open tests shows of one."""
    return {
        "name": subject_name(row),
        "url": reverse("approval", args=[row.uid]),
        "agency": row.cooperation.agency.short,
        "chip": approval_chip(row),
        "since": waiting(row.state_since, day),
    }


def text_approval(agreement, by, last):
    """Return what a text's page says of its burden test, or None where it was signed without one.

    `last`: its newest test, or None.
    """
    if last is None and agreement.is_signed:
        return None
    reasons = testing_refusals(agreement, by, last)
    return {
        "chip": approval_chip(last) if last else None,
        "reason": last.reason if last else "",
        "url": reverse("approval", args=[last.uid]) if last else "",
        "test_url": "" if reasons else reverse("burden-test", args=[agreement.uid]),
        "why": reasons if last is None else [],
    }


def dossier_approvals(dossier, instruments):
    """Return the newest burden test of each text that the person sees, and of the plan abroad."""
    seen, found = {item.pk for item in instruments} | {None}, {}
    for row in dossier.approvals.select_related("agreement"):
        if row.agreement_id in seen:
            found.setdefault(row.agreement_id, row)
    return [
        {
            "name": str(row.agreement) if row.agreement else "Rencana kerja sama",
            "chip": approval_chip(row),
            "reason": row.reason,
            "url": reverse("approval", args=[row.uid]),
        }
        for row in found.values()
    ]


def answer_rows(row):
    """Return the questions with their answers; abroad none is asked."""
    if not row.agreement_id:
        return []
    return [{"label": question, "value": ANSWERS[getattr(row, name)]} for name, question in QUESTIONS]


def enclosure_rows(row):
    """Return the items of `checklist`: what goes to the DPRD with the request."""
    return [
        {"label": words[0].upper() + words[1:], "ok": there, "note": "" if there else "belum ada"}
        for words, there in enclosures(row)
    ]


def letter_rows(row):
    """Return the items of `facts`: the letters between us and the DPRD."""
    ended = "Penolakan" if row.state == ApprovalState.REJECTED else "Persetujuan"
    found = (
        ("Permohonan", row.sent_number, row.sent_on),
        ("Pendapat DPRD", "", row.opinion_on),
        ("Permohonan kembali", "", row.followed_on),
        (ended, row.settled_number or row.deemed_basis, row.settled_on),
    )
    return [{"label": label, "value": long_date(day), "hint": hint} for label, hint, day in found if day]


def clock_rows(standings):
    """Return the items of `facts`: what runs, until when and by which article."""
    return [
        {
            "label": found.clock.label,
            "value": f"{found.words}, sampai dengan {long_date(found.due)}",
            "hint": f"{found.clock.length}; {found.clock.basis}",
        }
        for found in standings
    ]


def subject_name(row):
    """Return the words for what a burden test is about."""
    return str(row.agreement or row.cooperation)
