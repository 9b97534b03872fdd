"""Replaying what runs: semester reports, evaluations, and the agreement of before the present rules."""

from datetime import date, timedelta
from decimal import Decimal

from agreements.documents.content import draft_of
from agreements.management.demo_clock import days_ago
from agreements.models import Agreement, Cooperation, Government
from agreements.rules.enums import EvaluationState, Instrument, ReportState, Role, State
from agreements.rules.naskah import to_json
from agreements.rules.outlines import outline
from agreements.rules.periods import semester_of
from agreements.rules.scoring import INDICATORS
from agreements.workflow.drafting import create
from agreements.workflow.evaluating import judge_evaluation, save_evaluation
from agreements.workflow.history import record
from agreements.workflow.indexing import cite
from agreements.workflow.reporting import FIELDS, judge_report, save_report

AMOUNTS = ("revenue", "spent")


def semester_back(today, number):
    """Return the `Semester` that many semesters before the one of `today`."""
    semester = semester_of(today)
    for _ in range(number):
        semester = semester.previous()
    return semester


def replay_report(agreement, row, cast):
    """Report on a past semester, and have it judged where the story says so."""
    fields = {name: row.get(name) for name in FIELDS if name in row}
    fields |= {name: Decimal(row[name]) for name in AMOUNTS if name in row}
    by = cast.actor(Role.OPH, agreement.agency)
    semester = semester_back(cast.today, row["back"])
    accepted = row["state"] == ReportState.ACCEPTED
    in_time = (cast.today - semester.end).days - 20
    with days_ago(max(in_time, 1) if accepted else 12):
        report = save_report(agreement, semester, by=by, fields=fields, submit=True)
    if accepted:
        with days_ago(max(in_time - 4, 0)):
            judge_report(report, by=cast.actor(Role.STF), accept=True)


def replay_evaluation(agreement, row, cast):
    """Evaluate a past semester, and have it approved where the story says so."""
    indicators = [
        {"name": name, "weight": weight, "score": score, "evidence": "Laporan semester dan rapat koordinasi."}
        for (name, weight), score in zip(INDICATORS, row["scores"], strict=True)
    ]
    with days_ago(6):
        evaluation = save_evaluation(
            agreement,
            semester_back(cast.today, row["back"]),
            by=cast.actor(Role.STF),
            indicators=indicators,
            conclusion=row["conclusion"],
            recommendation=row["recommendation"],
            propose=True,
        )
    if row["state"] == EvaluationState.APPROVED:
        with days_ago(5):
            judge_evaluation(evaluation, by=cast.actor(Role.KBG), approve=True)


def write_legacy(dossier, given, cast):
    """Write an agreement signed before the present rules, as the register holds it today; return it."""
    section, today = cast.actor(Role.STF), cast.today
    signed_on = date.fromisoformat(given["signed"])
    agreement = create(
        dossier,
        Instrument.PKS,
        by=section,
        about=given["about"],
        no_parent_reason="Ditandatangani sebelum Permendagri 22/2020; berlaku sampai berakhir.",
    )
    agreement.parties.filter(partner=None).update(number=given["number"])
    agreement.parties.exclude(partner=None).update(number=given["partner_number"], unit="Sekretariat yayasan")
    agreement.bases.all().delete()
    agreement.signed_on = agreement.starts_on = signed_on
    agreement.ends_on = today + timedelta(days=given["ends_in"])
    agreement.number, agreement.funding, agreement.legacy = given["number"], "masing_masing", True
    agreement.place = Government.objects.get().seat
    agreement.text = to_json(outline(draft_of(agreement)))
    agreement.state = State.IN_FORCE.value
    agreement.search_text += f"\n{given['number']}"
    agreement.save()
    cite(agreement)
    Cooperation.objects.filter(pk=dossier.pk).update(legacy=True)
    record(
        cooperation_id=dossier.pk,
        agreement=Agreement.objects.get(pk=agreement.pk),
        by=section,
        post=section.posts[0],
        act="naskah_lama",
        sentence="mencatat naskah yang ditandatangani sebelum Permendagri 22/2020",
        states=("", State.IN_FORCE),
    )
    return agreement
