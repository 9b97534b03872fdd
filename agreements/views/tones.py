"""How states look: tone, words and icon for chips and for the days that are left."""

from datetime import datetime

from django.utils import timezone

from agreements.rules.enums import ApprovalState, Stage, State
from agreements.rules.indonesian import days_left_words, long_date
from agreements.rules.periods import PHASES
from agreements.rules.progress import standing

STAGES = {
    Stage.IDEA: "neutral",
    Stage.SUBMITTED: "info",
    Stage.RETURNED: "warning",
    Stage.INCOMING: "info",
    Stage.LEGALITY: "info",
    Stage.STUDY: "info",
    Stage.NOT_FEASIBLE: "danger",
    Stage.SELECTION: "info",
    Stage.OFFERING: "accent",
    Stage.OFFERED: "info",
    Stage.ASKED_AGAIN: "warning",
    Stage.REPORTED: "warning",
    Stage.ANSWERING: "accent",
    Stage.REFUSED: "danger",
    Stage.ACCEPTED: "accent",
    **dict.fromkeys(
        (
            *(Stage.EXPLORING, Stage.CONSULTING, Stage.STATING, Stage.PLANNING, Stage.DPRD),
            *(Stage.GOVERNOR, Stage.VERIFYING, Stage.WRITING, Stage.TALKS),
        ),
        "info",
    ),
    Stage.CONFIRMED: "success",
    Stage.TAKEN_OVER: "danger",
    Stage.CLOSED: "neutral",
    Stage.CANCELLED: "danger",
}
APPROVALS = {
    ApprovalState.TESTED: "info",
    ApprovalState.VOID: "neutral",
    ApprovalState.FREE: "success",
    ApprovalState.TO_SEND: "accent",
    ApprovalState.SENT: "info",
    ApprovalState.OPINION: "warning",
    ApprovalState.FOLLOWED: "info",
    ApprovalState.APPROVED: "success",
    ApprovalState.DEEMED: "success",
    ApprovalState.REJECTED: "danger",
}
STATES = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "info",
    State.REVIEW: "info",
    State.RETURNED: "warning",
    State.LEGAL_REVIEW: "info",
    State.DISCUSSION: "info",
    State.FINAL: "accent",
    State.INITIALLED: "accent",
    State.READY: "accent",
    State.SIGNED: "success",
    State.IN_FORCE: "success",
    State.TERMINATED: "danger",
    State.CANCELLED: "danger",
}
STANDINGS = {"Berjalan": "success", "Berakhir": "neutral"}
URGENCY = ((-1, "neutral"), (30, "danger"), (90, "warning"), (180, "info"))  # days left, at most


def stage_chip(dossier, instruments, today):
    """Take a dossier, its instruments and today; return the dict of `chip`: where it stands."""
    words = standing(dossier, instruments, today)
    return {"label": words, "tone": STANDINGS.get(words, STAGES[Stage(dossier.stage)])}


def state_chip(agreement, today):
    """Take an instrument and today; return the dict of `chip`: the phase where dates decide."""
    if phase := agreement.phase(today):
        label, tone = PHASES[phase]
        return {"label": label, "tone": tone}
    return {"label": State(agreement.state).label, "tone": STATES[State(agreement.state)]}


def days_chip(agreement, today):
    """Take an instrument and today; return the dict of `days_left`, or None where no end is running."""
    left = agreement.days_left(today)
    if left is None or not agreement.phase(today):
        return None
    tone = (
        "neutral" if left > 180 or left < 0 else "info" if left > 90 else "warning" if left > 30 else "danger"
    )
    ends = long_date(agreement.ends_on)
    return {"text": days_left_words(left), "tone": tone, "date": f"({ends})", "ends": ends}


def waiting(since, today):
    """Take a day or moment since which work waits; return "4 hari", "" where it came today or is unknown."""
    if isinstance(since, datetime):
        since = timezone.localtime(since).date()
    days = (today - since).days if since else 0
    return f"{days} hari" if days > 0 else ""
