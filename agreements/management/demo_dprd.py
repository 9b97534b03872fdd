"""Replaying burden tests and the way to the DPRD."""

from agreements.management.demo_clock import days_ago
from agreements.management.demo_paths import given as papers_of
from agreements.management.demo_paths import way_to
from agreements.rules.burden import Burden
from agreements.rules.enums import Action, ApprovalState, Role
from agreements.rules.paths.dprd import APPROVAL_TABLE
from agreements.workflow.approvals import keep_burden
from agreements.workflow.transition import perform

FREE = {"cost_from_apbd": False, "people_pay": False, "assets_used": False}
BUDGETED = FREE | {"cost_from_apbd": True, "in_running_budget": True}


def replay_burden(agreement, row, cast, ago):
    """Test a text's burden `ago` days before today and have it confirmed; free unless the story says else.

    `row["dprd"]`: `answers`, `until` (a state) and `sent`, the days before today of the request.
    """
    story = row.get("dprd", {})
    answers = story.get("answers", BUDGETED if row.get("funding") == "apbd" else FREE)
    with days_ago(ago, 9):
        approval = keep_burden(
            agreement, by=cast.actor(Role.STF), burden=Burden(**answers), words=story.get("words", "")
        )
    usual = ApprovalState.TO_SEND if approval.needed else ApprovalState.FREE
    steps = way_to(APPROVAL_TABLE, ApprovalState(story.get("until", usual)), ApprovalState.TESTED)
    for place, move in enumerate(steps):
        when = story.get("sent", ago) if move.action != Action.CONFIRM_NEED else ago
        by = cast.actor(Role.KBG if Role.STF not in move.who else Role.STF)
        with days_ago(max(when - max(place - 1, 0) * 6, 0), 11) as day:
            note = story.get("reason", "Sesuai dokumen terlampir.")
            data = papers_of(move, agreement.cooperation, day)
            approval = perform(approval, move.action, by=by, note=note, data=data)
