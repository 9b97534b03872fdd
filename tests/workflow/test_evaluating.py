"""Evaluations: written by the section, approved by somebody else, locked once approved."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from agreements.models import Evaluation, Event, Notice
from agreements.rules.enums import EvaluationState, Instrument, Recommendation, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.periods import semester_of
from agreements.workflow.evaluating import evaluating_refusals, judge_evaluation, save_evaluation
from tests import factories
from tests.workflow.test_transition import actor, together

TODAY = factories.today()
SEMESTER = semester_of(TODAY)


def rows(score=4, weights=(60, 40)):
    return [
        {"name": f"Indikator {n}", "weight": weight, "score": score, "evidence": "Laporan"}
        for n, weight in enumerate(weights)
    ]


@pytest.fixture
def pks(db):
    """A PKS in force since 200 days."""
    return factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)


def save(pks, by, **given):
    given = {"indicators": rows(), "conclusion": "Baik.", "recommendation": Recommendation.CONTINUE} | given
    return save_evaluation(pks, SEMESTER, by=by, **given)


def proposed(pks, by=None):
    return save(pks, by or actor(Role.STF), propose=True)


def test_a_draft_may_be_half_scored(pks):
    row = save(pks, actor(Role.STF), indicators=rows(None), conclusion="", recommendation="")
    row.refresh_from_db()
    assert (row.state, row.score, row.indicators.count()) == (EvaluationState.DRAFT, None, 2)
    assert Notice.objects.count() == 0


def test_a_proposal_has_its_score_and_is_told_to_those_who_approve(pks):
    staff = actor(Role.STF)
    row = proposed(pks, staff)
    row.refresh_from_db()
    assert (row.state, row.score, row.proposed_by_id) == (
        EvaluationState.PROPOSED,
        Decimal("75.00"),
        staff.user_id,
    )
    assert set(Notice.objects.values_list("role", flat=True)) == {Role.KBG, Role.SEK}


def test_saving_again_replaces_the_indicators(pks):
    staff = actor(Role.STF)
    save(pks, staff)
    row = save(pks, staff, seen=1, indicators=rows(5, (100,)))
    assert list(row.indicators.values_list("name", "weight", "score")) == [("Indikator 0", 100, 5)]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"indicators": rows(weights=(50, 40))}, "Jumlah bobot indikator 90, seharusnya 100."),
        ({"indicators": rows(None)}, "Indikator “Indikator 0” belum dinilai 1 sampai 5."),
        ({"conclusion": " "}, "Kesimpulan evaluasi wajib diisi."),
        ({"recommendation": ""}, "Rekomendasi belum dipilih"),
        ({"recommendation": "entah"}, "Rekomendasi belum dipilih"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(pks, given, reason):
    with pytest.raises(NotReady) as refused:
        save(pks, actor(Role.STF), propose=True, **given)
    assert reason in refused.value.reasons[0]
    assert (Evaluation.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize("weight", [0, 101, None])
def test_a_weight_that_the_database_would_refuse_is_refused_in_words(pks, weight):
    with pytest.raises(NotReady) as refused:
        save(pks, actor(Role.STF), indicators=rows(weights=(weight,)))
    assert refused.value.reasons == ["Bobot indikator “Indikator 0” harus 1 sampai 100."]


@pytest.mark.parametrize("role", [Role.OPO, Role.KBG, Role.SEK, Role.AUD])
def test_only_the_section_evaluates(pks, role):
    with pytest.raises(NotAllowed):
        save(pks, actor(role, pks.agency if role == Role.OPO else None))


def test_a_semester_outside_the_term_is_not_evaluated(pks):
    staff = actor(Role.STF)
    assert evaluating_refusals(pks, SEMESTER, staff, TODAY) == []
    assert "belum dimulai" in evaluating_refusals(pks, SEMESTER.following(), staff, TODAY)[0]
    draft = factories.agreement(State.DRAFT, instrument=Instrument.PKS)
    assert "sudah berlaku" in evaluating_refusals(draft, SEMESTER, staff, TODAY)[0]


def test_a_stale_version_is_refused(pks):
    staff = actor(Role.STF)
    save(pks, staff)
    with pytest.raises(Stale):
        save(pks, actor(Role.STF), seen=None, conclusion="Kedua")
    assert Evaluation.objects.get().conclusion == "Baik."


def test_a_proposal_is_not_changed_any_more(pks):
    row = proposed(pks)
    with pytest.raises(NotReady) as refused:
        save(pks, actor(Role.STF), seen=row.version)
    assert "menunggu persetujuan dan tidak dapat diubah" in refused.value.reasons[0]


def test_approval_marks_the_agreement_as_evaluated(pks):
    head = actor(Role.KBG)
    row = judge_evaluation(proposed(pks), by=head, approve=True)
    row.refresh_from_db()
    pks.refresh_from_db()
    assert (row.state, row.approved_by_id, pks.evaluated) == (EvaluationState.APPROVED, head.user_id, True)


def test_handing_back_asks_for_a_reason_and_keeps_it(pks):
    row = proposed(pks)
    with pytest.raises(NotReady):
        judge_evaluation(row, by=actor(Role.SEK), approve=False)
    row = judge_evaluation(row, by=actor(Role.SEK), approve=False, reason="Bukti kurang.")
    row.refresh_from_db()
    assert (row.state, row.return_reason, row.approved_by) == (EvaluationState.DRAFT, "Bukti kurang.", None)
    again = save(pks, actor(Role.STF), seen=row.version, propose=True)
    assert (again.state, again.return_reason) == (EvaluationState.PROPOSED, "")


@pytest.mark.parametrize("role", [Role.STF, Role.OPH, Role.AUD])
def test_others_do_not_approve(pks, role):
    row = proposed(pks)
    with pytest.raises(NotAllowed):
        judge_evaluation(row, by=actor(role, pks.agency if role == Role.OPH else None), approve=True)


def both_posts():
    person = factories.user(Role.STF)
    factories.post(person, Role.KBG)
    return person.actor(TODAY)


def test_nobody_approves_their_own(pks):
    both = both_posts()
    with pytest.raises(NotAllowed) as refused:
        judge_evaluation(proposed(pks, both), by=both, approve=True)
    assert "orang kedua" in refused.value.reasons[0]


def test_who_finished_the_draft_of_another_does_not_approve_it_either(pks):
    both = both_posts()
    save(pks, actor(Role.STF))
    row = save(pks, both, seen=1, propose=True)
    with pytest.raises(NotAllowed):
        judge_evaluation(row, by=both, approve=True)


@pytest.mark.parametrize("who", ["created_by", "proposed_by"])
def test_the_database_holds_the_four_eyes_too(pks, who):
    row = proposed(pks)
    Evaluation.objects.filter(pk=row.pk).update(proposed_by=factories.user())
    row.refresh_from_db()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.filter(pk=row.pk).update(approved_by=getattr(row, who), approved_at=timezone.now())


def test_the_database_keeps_an_approved_evaluation_as_it_is(pks):
    row = judge_evaluation(proposed(pks), by=actor(Role.KBG), approve=True)
    with pytest.raises(InternalError), transaction.atomic():
        Evaluation.objects.filter(pk=row.pk).update(score=100)
    with pytest.raises(InternalError), transaction.atomic():
        row.indicators.update(score=5)
    with pytest.raises(InternalError), transaction.atomic():
        row.delete()


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_wins():
    pks = factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)
    row = proposed(pks)
    people = [actor(Role.KBG), actor(Role.SEK)]
    results = together(2, lambda n: judge_evaluation(Evaluation.objects.get(), by=people[n], approve=True))
    lost = [result for result in results if isinstance(result, Exception)]
    assert [type(error) for error in lost] == [Stale]
    assert "kini disetujui" in lost[0].reasons[0]
    row.refresh_from_db()
    assert (row.version, pks.events.filter(act="setujui_evaluasi").count()) == (2, 1)
