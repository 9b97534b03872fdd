"""Evaluations by the section, approved by a second person."""

from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, Evaluation, EvaluationIndicator
from agreements.rules.enums import EvaluationState, Recommendation, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import ALL, MAY, OWN, Act, entitled_post, refusals
from agreements.rules.scoring import complaints as scoring_complaints
from agreements.rules.scoring import score
from agreements.workflow.history import record

APPROVERS = {Role.KBG: ALL, Role.SEK: ALL}
READERS = {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL}


def evaluating_refusals(agreement, by):
    """Return the reasons why this actor may not evaluate the instrument; empty = may."""
    reasons = refusals(by, Act.EVALUATE, agreement.agency_id)
    if agreement.state not in (State.IN_FORCE, State.TERMINATED):
        reasons.append("Evaluasi dilakukan atas naskah yang sudah berlaku.")
    return reasons


def save_evaluation(
    agreement, semester, *, by, indicators, conclusion, recommendation, seen=None, propose=False
):
    """Write the evaluation of a `Semester`, and propose it for approval where asked; return the `Evaluation`.

    `indicators`: list of dicts name, weight (percent), score (1..5 or None), evidence; `recommendation`:
    enums.Recommendation or "". Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    if reasons := evaluating_refusals(agreement, by):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        row, new = Evaluation.objects.get_or_create(
            agreement=agreement,
            year=semester.year,
            half=semester.half,
            defaults={"created_by_id": by.user_id},
        )
        if row.state != EvaluationState.DRAFT:
            raise NotReady(
                f"Evaluasi {semester} sudah {row.get_state_display().lower()} dan tidak dapat diubah."
            )
        if not new and seen != row.version:
            raise Stale("Evaluasi sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
        row.conclusion, row.recommendation = conclusion, recommendation
        row.version += 0 if new else 1
        row.indicators.all().delete()
        EvaluationIndicator.objects.bulk_create(
            EvaluationIndicator(evaluation=row, order=order, **given)
            for order, given in enumerate(indicators, 1)
        )
        if propose:
            _propose(row, indicators)
        row.save()
        sentence = f"{'mengusulkan' if propose else 'menyimpan'} {str(row).lower()}"
        _tell(row, by, Act.EVALUATE, sentence, tells=APPROVERS if propose else None)
    return row


def _propose(row, indicators):
    reasons = scoring_complaints(indicators)
    if not row.conclusion.strip():
        reasons.append("Kesimpulan evaluasi wajib diisi.")
    if row.recommendation not in list(Recommendation):
        reasons.append("Rekomendasi belum dipilih: lanjut, perbaiki, perluas, atau hentikan.")
    if reasons:
        raise NotReady(*reasons)
    row.score = score(indicators)
    row.state = EvaluationState.PROPOSED


def judge_evaluation(evaluation, *, by, approve, reason="", seen=None):
    """Approve a proposed evaluation, or hand it back with a reason; return it.

    Raises `NotAllowed` (also for one's own: four eyes), `NotReady` or `Stale`.
    """
    if reasons := refusals(by, Act.APPROVE_EVALUATION, evaluation.agreement.agency_id):
        raise NotAllowed(*reasons)
    if not approve and not reason.strip():
        raise NotReady("Alasan pengembalian wajib diisi.")
    with transaction.atomic():
        row = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
        if row.state != EvaluationState.PROPOSED or (seen is not None and seen != row.version):
            raise Stale(f"Evaluasi ini kini {row.get_state_display()}; muat ulang halaman.")
        if row.created_by_id == by.user_id:
            raise NotAllowed("Anda sendiri yang menyusun evaluasi ini; persetujuan diberikan orang kedua.")
        row.state = EvaluationState.APPROVED if approve else EvaluationState.DRAFT
        if approve:
            row.approved_by_id, row.approved_at = by.user_id, timezone.now()
        row.version += 1
        row.save()
        verb = "menyetujui" if approve else "mengembalikan"
        _tell(row, by, Act.APPROVE_EVALUATION, f"{verb} {str(row).lower()}", note=reason, tells=READERS)
    return row


def _tell(row, by, act, sentence, note="", tells=None):
    agreement = row.agreement
    record(
        cooperation_id=agreement.cooperation_id,
        agreement=agreement,
        by=by,
        post=entitled_post(by, MAY[act], agreement.agency_id),
        act=act,
        sentence=sentence,
        note=note,
        data={"evaluation": str(row.uid), "score": str(row.score or "")},
        tells=tells,
    )
