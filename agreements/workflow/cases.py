"""Gathering what the readiness checks look at."""

from django.db.models import Count

from agreements.documents.checking import examine, set_now
from agreements.models import Agreement, Approval, Cooperation, Dispute, PlanCode, clocks_on
from agreements.rules.enums import Instrument, Stage, State
from agreements.rules.paths import path_of
from agreements.rules.paths.disputes import DISPUTE_TABLES
from agreements.rules.paths.dprd import APPROVAL_TABLE, deemed_by
from agreements.rules.readiness import Case, no_blocking_finding
from agreements.rules.transitions import AGREEMENT_TABLE
from agreements.workflow.approvals import enclosures, newest
from agreements.workflow.headings import heading_gaps
from agreements.workflow.studying import newest as study_of

DUE = {  # stage: what its deadline is called in a `Case`
    Stage.OFFERED: "reply_due",
    Stage.ASKED_AGAIN: "reply_due",
    Stage.GOVERNOR: "governor_due",
}


def table_of(subject):
    """Return the table of moves that a dossier, an instrument, a burden test or a dispute follows."""
    if isinstance(subject, Cooperation):
        return path_of(subject)
    if isinstance(subject, Dispute):
        return DISPUTE_TABLES[subject.route]
    return APPROVAL_TABLE if isinstance(subject, Approval) else AGREEMENT_TABLE


def state_of(subject):
    """Return the stage of a dossier, or the state of anything else."""
    return subject.stage if isinstance(subject, Cooperation) else subject.state


def case_of(subject, *, by, post, day, data=None):
    """Return the `Case` of a subject for an `Actor` acting from `post` on `day`."""
    return BUILD[type(subject)](subject, by.user_id, post.role if post else "", day, data)


def agreement_case(agreement, user_id, role, day, data=None):
    """Return the `Case` of an instrument, with the checker's findings."""
    examined = examine(agreement, day)
    revision = agreement.revision_id
    return Case(
        subject=agreement,
        today=day,
        user_id=user_id,
        post_role=role,
        draft=examined.draft,
        findings=examined.findings,
        rules=examined.rules,
        attached=frozenset(agreement.attachments.filter(void=False).values_list("kind", flat=True)),
        paraf_given=tuple(agreement.initials.filter(revision=revision).values_list("role", flat=True)),
        parent=agreement.parent,
        approval=newest(agreement),
        work_plans=work_plans(agreement),
        papers=papers(agreement),
        data=data,
    )


def approval_case(approval, user_id, role, day, data=None):
    """Return the `Case` of a burden test."""
    return Case(
        subject=approval,
        today=day,
        user_id=user_id,
        post_role=role,
        enclosures=enclosures(approval),
        deemed_by=deemed_by(approval, clocks_on(day)),
        data=data,
    )


def work_plans(agreement):
    """Return the rencana kerja of a nota kesepakatan with the number of their `rows`; None for others."""
    if agreement.instrument != Instrument.NK:
        return None
    plans = agreement.children.filter(instrument=Instrument.RK).exclude(state=State.CANCELLED)
    return tuple(plans.annotate(rows=Count("activities")))


def papers(agreement):
    """Return the kinds of files of the whole dossier for a text abroad; None for others."""
    if agreement.instrument not in (Instrument.LOI, Instrument.NASKAH_LN):
        return None
    rows = agreement.cooperation.attachments.filter(void=False)
    return frozenset(rows.values_list("kind", flat=True))


def cooperation_case(cooperation, user_id, role, day, data=None):
    """Return the `Case` of a dossier."""
    partners = cooperation.partners.select_related("category")
    offer = cooperation.offers.filter(answer="").first()
    abroad = cooperation.stage == Stage.DPRD
    return Case(
        subject=cooperation,
        today=day,
        user_id=user_id,
        post_role=role,
        attached=frozenset(cooperation.attachments.filter(void=False).values_list("kind", flat=True)),
        instruments=tuple(cooperation.agreements.all()),
        partner_kinds=tuple(
            (p.name, p.category.allowed, p.category.kinds, p.category.reason) for p in partners
        ),
        has_affairs=cooperation.affairs.exists(),
        is_planned=cooperation.is_planned,
        exception=cooperation.exception_facts,
        unknown_codes=tuple(str(link) for link in PlanCode.objects.unknown(cooperation.plans.all())),
        last_letter_on=offer.last_letter_on if offer else None,
        study=study_of(cooperation) if cooperation.stage == Stage.STUDY else None,
        approval=cooperation.approvals.filter(agreement=None).first() if abroad else None,
        **_dues(cooperation, day),
        **heading_gaps(cooperation),
        rules=set_now() if cooperation.stage == Stage.STATING else {},
        data=data,
    )


def _dues(cooperation, day):
    """Return until when the partner may answer, or the governor forward; empty where no clock runs."""
    stage = cooperation.stage
    name = DUE.get(stage)
    if name is None:
        return {}
    found = clocks_on(day).of_stage(stage, cooperation.kind, cooperation.stage_since)
    return {name: found.due if found else None}


def dispute_case(dispute, user_id, role, day, data=None):
    """Return the `Case` of a dispute."""
    return Case(subject=dispute, today=day, user_id=user_id, post_role=role, data=data)


BUILD = {
    Agreement: agreement_case,
    Cooperation: cooperation_case,
    Approval: approval_case,
    Dispute: dispute_case,
}


def judgement(row, case):
    """Return what the record of an act keeps of the checker, where the row asks it: findings and settings.

    So an old decision can be read by the rules that it was made under.
    """
    if no_blocking_finding.__name__ not in row.ready:
        return {}
    found = [
        [each.rule, each.severity.value, *(["dikesampingkan"] if each.override else [])]
        for each in case.findings
    ]
    kept = {"temuan": found, "aturan": case.rules}
    return {name: value for name, value in kept.items() if value}
