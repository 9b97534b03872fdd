"""Evaluations by the section, approved by a second person."""

from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, Evaluation, EvaluationIndicator
from agreements.rules.enums import EvaluationState, Recommendation, Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import ALL, MAY, OWN, Act, entitled_post, refusals
from agreements.rules.scoring import complaints as scoring_complaints
from agreements.rules.scoring import draft_complaints, score
from agreements.workflow.history import record
from agreements.workflow.reporting import running_complaints

APPROVERS = {Role.KBG: ALL, Role.SEK: ALL}
READERS = {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL}


def evaluating_refusals(agreement, semester, by, today):
    """Return the reasons why this actor may not evaluate the instrument over that `Semester`; empty = may."""
    return refusals(by, Act.EVALUATE, agreement.agency_id) + running_complaints(agreement, semester, today)


def save_evaluation(
    agreement, semester, *, by, indicators, conclusion, recommendation, seen=None, propose=False, today=None
):
    """Write the evaluation of a `Semester`, and propose it for approval where asked; return the `Evaluation`.

    `indicators`: list of dicts name, weight (percent), score (1..5 or None), evidence; `recommendation`:
    enums.Recommendation or ""; `seen`: its version, None for a new one.
    Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    if reasons := evaluating_refusals(agreement, semester, by, today or timezone.localdate()):
        raise NotAllowed(*reasons)
    if reasons := draft_complaints(indicators):
        raise NotReady(*reasons)
    with transaction.atomic():
        Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        row, new = Evaluation.objects.get_or_create(
            agreement=agreement,
            year=semester.year,
            half=semester.half,
            defaults={"created_by_id": by.user_id},
        )
        _demand_editable(row, seen, new)
        row.conclusion, row.recommendation = conclusion, recommendation
        row.version += 0 if new else 1
        row.indicators.all().delete()
        EvaluationIndicator.objects.bulk_create(
            EvaluationIndicator(evaluation=row, order=order, **given)
            for order, given in enumerate(indicators, 1)
        )
        if propose:
            _propose(row, indicators, by)
        row.save()
        verb = "mengusulkan" if propose else "menyimpan"
        _tell(row, by, Act.EVALUATE, verb, tells=APPROVERS if propose else None)
    return row


def _demand_editable(row, seen, new):
    if row.state != EvaluationState.DRAFT:
        now = row.get_state_display().lower()
        raise NotReady(f"Evaluasi {row.semester} sudah {now} dan tidak dapat diubah.")
    if not new and seen != row.version:
        raise Stale("Evaluasi sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")


def _propose(row, indicators, by):
    reasons = scoring_complaints(indicators)
    if not row.conclusion.strip():
        reasons.append("Kesimpulan evaluasi wajib diisi.")
    if row.recommendation not in list(Recommendation):
        reasons.append("Rekomendasi belum dipilih: lanjut, perbaiki, perluas, atau hentikan.")
    if reasons:
        raise NotReady(*reasons)
    row.score = score(indicators)
    row.state, row.return_reason = EvaluationState.PROPOSED, ""
    row.proposed_by_id, row.proposed_at = by.user_id, timezone.now()


def judge_evaluation(evaluation, *, by, approve, reason="", seen=None):
    """Approve a proposed evaluation, or hand it back with a reason; return it.

    Raises `NotAllowed` (also for one's own: four eyes), `NotReady` or `Stale`.
    """
    if reasons := approving_refusals(evaluation, by):
        raise NotAllowed(*reasons)
    if not approve and not reason.strip():
        raise NotReady("Alasan pengembalian wajib diisi.")
    with transaction.atomic():
        row = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
        if row.state != EvaluationState.PROPOSED or (seen is not None and seen != row.version):
            raise Stale(
                f"Evaluasi ini kini {row.get_state_display().lower()}; keputusan Anda tidak disimpan."
            )
        if reasons := approving_refusals(row, by):
            raise NotAllowed(*reasons)
        row.state = EvaluationState.APPROVED if approve else EvaluationState.DRAFT
        row.return_reason = "" if approve else reason.strip()
        if approve:
            row.approved_by_id, row.approved_at = by.user_id, timezone.now()
        row.version += 1
        row.save()
        verb = "menyetujui" if approve else "mengembalikan"
        _tell(row, by, Act.APPROVE_EVALUATION, verb, note=reason.strip(), tells=READERS)
    return row


def approving_refusals(evaluation, by):
    """Return the reasons why this actor may not approve or hand back the evaluation; empty = may."""
    reasons = refusals(by, Act.APPROVE_EVALUATION, evaluation.agreement.agency_id)
    if not reasons and by.user_id in (evaluation.created_by_id, evaluation.proposed_by_id):
        reasons = ["Anda sendiri yang menyusun evaluasi ini; persetujuan diberikan orang kedua."]
    return reasons


def _tell(row, by, act, verb, note="", tells=None):
    agreement = row.agreement
    record(
        cooperation_id=agreement.cooperation_id,
        agreement=agreement,
        by=by,
        post=entitled_post(by, MAY[act], agreement.agency_id),
        act=act,
        sentence=f"{verb} evaluasi {row.semester}",
        note=note,
        data={"evaluation": str(row.uid), "score": str(row.score or "")},
        tells=tells,
    )
