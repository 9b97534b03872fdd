"""Replaying what runs: semester reports, evaluations, and the agreement of before the present rules."""

from datetime import date, timedelta
from decimal import Decimal

from agreements.documents import archive
from agreements.management.demo_clock import days_ago
from agreements.management.demo_paths import example_paper
from agreements.models import Affair, Government
from agreements.rules.enums import Action, AttachmentKind, EvaluationState, Instrument, ReportState, Role
from agreements.rules.periods import semester_of
from agreements.rules.scoring import INDICATORS
from agreements.workflow.disputes import open_dispute
from agreements.workflow.evaluating import judge_evaluation, save_evaluation
from agreements.workflow.legacy import take_in_legacy
from agreements.workflow.reporting import FIELDS, judge_report, save_report
from agreements.workflow.transition import perform

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


def take_legacy(row, cast, partner, agency):
    """Take in an agreement signed before the present rules, and have it validated; return it."""
    given, today = row["legacy"], cast.today
    signed_on = date.fromisoformat(given["signed"])
    fields = {
        "about": given["about"],
        "object": row["object"],
        "number": given["number"],
        "partner_number": given["partner_number"],
        "place": Government.objects.get().seat,
        "signed_on": signed_on,
        "starts_on": signed_on,
        "ends_on": today + timedelta(days=given["ends_in"]),
    }
    paper = example_paper("Pindaian naskah lama", given["about"])
    with days_ago(row["begun"]):
        agreement = take_in_legacy(
            by=cast.actor(Role.STF),
            agency=agency,
            partner=partner,
            kind=row["kind"],
            instrument=Instrument(given.get("form", "pks")),
            affairs=list(Affair.objects.filter(code__in=row["affairs"])),
            fields=fields,
            scan=archive.store(paper, name="Pindaian naskah lama.pdf"),
        )
    if given.get("validated", True):
        with days_ago(max(row["begun"] - 1, 0), 11):
            perform(agreement, Action.VALIDATE, by=cast.actor(Role.KBG))
    return agreement


def replay_dispute(dossier, given, cast):
    """Record a dispute and bring it up one level where the story says so."""
    with days_ago(given["begun"]) as day:
        dispute = open_dispute(dossier, by=cast.actor(Role.STF), matter=given["matter"], arisen_on=day)
    if given.get("escalated"):
        stored = archive.store(
            example_paper("Berita Acara Musyawarah", "Contoh."), name="Berita acara musyawarah.pdf"
        )
        data = {"papers": {str(AttachmentKind.DISPUTE): {"file": stored}}}
        with days_ago(given["escalated"], 14):
            by = cast.actor(Role.STF)
            perform(dispute, Action.ESCALATE, by=by, note="Musyawarah belum mencapai sepakat.", data=data)
