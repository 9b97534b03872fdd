"""What follows an instrument in force, as its page shows it: reports, evaluations, extension and addendum."""

from django.urls import reverse

from agreements.rules.enums import State
from agreements.rules.indonesian import number
from agreements.rules.periods import semesters_between
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of, today
from agreements.views.clocks import clocks_of
from agreements.views.legacy import next_buttons
from agreements.views.renewal import renewal_buttons
from agreements.views.semesters import evaluation_chip, long, paper
from agreements.workflow.evaluating import evaluating_refusals

SHOWN = 4
FOLLOWED = (State.IN_FORCE, State.TERMINATED)


def follow_up(request, agreement, owned):
    """Return the last semesters with their reports, the evaluations, and the acts that go on from here.

    `owned`: its `reports.belongings.Belongings`. None before an instrument is in force.
    """
    if agreement.state not in FOLLOWED:
        return None
    by, day, clocks = actor_of(request), today(), clocks_of(request)
    may = not refusals(by, Act.REPORT, agreement.agency_id)
    end = agreement.terminated_on or agreement.ends_on
    semesters = list(semesters_between(agreement.starts_on, end, day))[-SHOWN:]
    reports = {(row.year, row.half): row for row in owned.reports}
    cells = [paper(agreement, s, reports.get((s.year, s.half)), clocks, may=may) for s in reversed(semesters)]
    may_renew = not refusals(by, Act.RENEW, agreement.agency_id)
    return {
        "reports": cells,
        "evaluations": [_evaluation(row) for row in owned.evaluations[:SHOWN]],
        "evaluate_url": _evaluate_url(agreement, semesters, by),
        "buttons": _buttons(request, agreement) if may_renew else [],
    }


def _buttons(request, agreement):
    """An old agreement goes on in the form of today, also after its end; any other is extended or amended."""
    if buttons := next_buttons(request, agreement):
        return buttons
    return renewal_buttons(request, agreement) if agreement.state == State.IN_FORCE else []


def _evaluation(row):
    words = [f"nilai {number(row.score, 2)}"] if row.score is not None else []
    words += [row.get_recommendation_display().lower()] if row.recommendation else []
    return {
        "name": long(row.semester),
        "url": reverse("evaluation", args=[row.uid]),
        "chip": evaluation_chip(row),
        "note": ", ".join(words),
    }


def _evaluate_url(agreement, semesters, by):
    """Return where the latest semester is evaluated, "" for who may not, or where there is nothing to."""
    last = semesters[-1] if semesters else None
    if last is None or evaluating_refusals(agreement, last, by, today()):
        return ""
    return reverse("evaluation-new", args=[agreement.uid, last.year, last.half])
