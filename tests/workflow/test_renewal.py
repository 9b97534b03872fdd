"""Extension and addendum: from what runs to a new draft with the old words."""

from datetime import timedelta

import pytest

from agreements.documents.content import text_of
from agreements.models import Agreement
from agreements.rules.enums import EvaluationState, Instrument, Recommendation, Role, Stage, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.naskah import plain_text
from agreements.workflow.renewal import (
    addendum_refusals,
    amended_before,
    begin_addendum,
    begin_renewal,
    renewal_refusals,
)
from tests import factories
from tests.workflow.test_transition import actor, together

TODAY = factories.today()


@pytest.fixture
def ksb(db):
    """A KSB in force."""
    factories.government()
    return factories.agreement(State.IN_FORCE)


@pytest.fixture
def pks(ksb):
    """A PKS in force beneath it, with one basis."""
    row = pks_beneath(ksb)
    row.bases.create(regulation=factories.regulation())
    return row


def pks_beneath(ksb, **given):
    given = {"instrument": Instrument.PKS, "parent": ksb, "cooperation": ksb.cooperation} | given
    return factories.agreement(State.IN_FORCE, **given)


def evaluated(row, recommendation=Recommendation.CONTINUE):
    factories.evaluation(row, EvaluationState.APPROVED, recommendation=recommendation)
    return row


def renew(row, by=None):
    return begin_renewal(row, by=by or actor(Role.STF), today=TODAY)


def test_an_extension_is_a_new_draft_with_the_words_parties_and_basis_of_the_old(pks):
    new = renew(evaluated(pks))
    new.refresh_from_db()
    assert (new.state, new.instrument, new.continues_id) == (State.DRAFT, Instrument.PKS, pks.pk)
    assert (new.parent_id, new.about, new.number) == (pks.parent_id, pks.about, "")
    assert (new.starts_on, new.ends_on) == (pks.ends_on + timedelta(days=1), None)
    assert text_of(new) == text_of(pks)
    assert list(new.parties.values_list("body", "signatory", "number")) == [
        (party.body, party.signatory, "") for party in pks.parties.all()
    ]
    assert [b.regulation_id for b in new.bases.all()] == [b.regulation_id for b in pks.bases.all()]
    assert new.partner_names == pks.partner_names
    event = new.events.get()
    assert (event.sentence, event.data) == ("memulai perpanjangan", {"from": str(pks.uid)})
    pks.refresh_from_db()
    assert pks.state == State.IN_FORCE


def test_the_opd_may_extend_too(pks):
    assert renew(evaluated(pks), actor(Role.OPO, pks.agency)).continues_id == pks.pk


def test_a_ksb_is_extended_without_a_parent(ksb):
    assert renew(evaluated(ksb)).parent is None


@pytest.mark.parametrize("role", [Role.KBG, Role.OPO, Role.AUD])
def test_others_may_not(pks, role):
    evaluated(pks)
    with pytest.raises(NotAllowed):
        renew(pks, actor(role))
    assert not pks.continued_by.exists()


def reasons(row, today=TODAY):
    return renewal_refusals(row, actor(Role.STF), today)


def test_without_an_approved_evaluation_there_is_no_extension(pks):
    factories.evaluation(pks, EvaluationState.PROPOSED, recommendation=Recommendation.CONTINUE)
    assert reasons(pks) == ["Perpanjangan dimulai dari evaluasi yang disetujui; naskah ini belum dievaluasi."]
    with pytest.raises(NotReady):
        renew(pks)


def test_what_is_to_be_stopped_is_not_extended(pks):
    assert "merekomendasikan hentikan" in reasons(evaluated(pks, Recommendation.STOP))[0]


def test_the_latest_approved_evaluation_decides(pks):
    evaluated(pks, Recommendation.STOP)
    year = TODAY.year - 1
    factories.evaluation(pks, EvaluationState.APPROVED, recommendation=Recommendation.CONTINUE, year=year)
    assert len(reasons(pks)) == 1


def test_an_extension_begins_before_the_end(pks):
    evaluated(pks)
    assert reasons(pks, pks.ends_on) == []
    assert reasons(pks, pks.ends_on + timedelta(days=1))[0].startswith("Naskah sudah berakhir")


def test_an_extension_is_begun_once_but_again_after_it_was_cancelled(pks):
    new = renew(evaluated(pks))
    assert reasons(pks) == ["Perpanjangan naskah ini sudah dimulai."]
    Agreement.objects.filter(pk=new.pk).update(state=State.CANCELLED)
    assert reasons(pks) == []


def test_what_does_not_run_is_not_extended(ksb):
    signed = evaluated(pks_beneath(ksb))
    Agreement.objects.filter(pk=signed.pk).update(state=State.TERMINATED)
    signed.refresh_from_db()
    assert reasons(signed)[0].startswith("Hanya naskah yang berlaku")


def test_a_closed_dossier_extends_nothing(pks):
    pks.cooperation.stage = Stage.CLOSED
    pks.cooperation.save()
    evaluated(pks)
    assert reasons(pks) == ["Kerja sama ini sudah ditutup atau belum diterima."]
    assert addendum_refusals(pks, actor(Role.STF), TODAY) == [
        "Kerja sama ini sudah ditutup atau belum diterima."
    ]


def test_a_pks_from_before_the_rules_needs_a_ksb_to_go_on(db):
    factories.government()
    old = evaluated(factories.agreement(State.IN_FORCE, instrument=Instrument.PKS, legacy=True))
    assert "susun KSB lebih dahulu" in reasons(old)[0]
    with pytest.raises(NotReady):
        renew(old)
    factories.agreement(State.IN_FORCE, cooperation=old.cooperation)
    assert renew(old).parent.instrument == Instrument.KSB


def test_an_extended_pks_stands_beneath_the_ksb_that_runs(pks):
    later = factories.agreement(
        State.IN_FORCE,
        cooperation=pks.cooperation,
        continues=pks.parent,
        signed_on=factories.days(-5),
        ends_on=factories.days(1500),
    )
    assert renew(evaluated(pks)).parent_id == later.pk


def test_an_addendum_hangs_beneath_the_pks_and_quotes_the_chosen_pasal(pks):
    pasal = text_of(pks).pasal[0]
    new = begin_addendum(pks, by=actor(Role.OPO, pks.agency), today=TODAY, amended=[pasal.id])
    new.refresh_from_db()
    assert (new.instrument, new.parent_id, new.continues_id) == (Instrument.ADDENDUM, pks.pk, None)
    assert new.about == pks.about
    assert new.ends_on == pks.ends_on
    change = text_of(new).pasal[0]
    assert change.id == f"perubahan_{pasal.id}"
    assert change.title == "PERUBAHAN PASAL 1"
    old = plain_text(pasal.body).splitlines()[0].split(") ")[-1]
    assert plain_text(change.body).count(old) == 2
    assert new.events.get().sentence == "memulai adendum"


def test_an_addendum_without_chosen_pasal_has_a_place_for_one(pks):
    new = begin_addendum(pks, by=actor(Role.STF), today=TODAY)
    assert text_of(new).pasal[0].title == "KETENTUAN YANG DIUBAH"


def test_an_unknown_pasal_is_refused_and_nothing_is_begun(pks):
    with pytest.raises(NotReady) as refused:
        begin_addendum(pks, by=actor(Role.STF), today=TODAY, amended=["entah"])
    assert "tidak ada dalam naskah" in refused.value.reasons[0]
    assert not pks.children.exists()


def test_one_addendum_at_a_time_and_the_second_says_so_in_its_title(pks):
    first = begin_addendum(pks, by=actor(Role.STF), today=TODAY, amended=[text_of(pks).pasal[0].id])
    assert addendum_refusals(pks, actor(Role.STF), TODAY) == [
        "Masih ada adendum yang sedang disusun atas naskah ini."
    ]
    Agreement.objects.filter(pk=first.pk).update(state=State.IN_FORCE, signed_on=TODAY, number="7/ADD/2026")
    assert amended_before(pks) == {text_of(pks).pasal[0].id: "7/ADD/2026"}
    second = begin_addendum(pks, by=actor(Role.STF), today=TODAY)
    assert second.about == f"{pks.about} (Perubahan Kedua)"


@pytest.mark.parametrize("state", [State.FINAL, State.INITIALLED, State.READY])
def test_an_addendum_that_is_about_to_be_signed_still_stands_in_the_way(pks, state):
    factories.agreement(state, instrument=Instrument.ADDENDUM, parent=pks, cooperation=pks.cooperation)
    assert len(addendum_refusals(pks, actor(Role.STF), TODAY)) == 1


def test_an_addendum_is_of_a_pks(ksb):
    assert addendum_refusals(ksb, actor(Role.STF), TODAY) == [
        "Adendum dibuat atas PKS, nota kesepakatan, atau naskah kerja sama luar negeri."
    ]


def test_a_stranger_begins_no_addendum(pks):
    with pytest.raises(NotAllowed) as refused:
        begin_addendum(pks, by=actor(Role.OPO), today=TODAY)
    assert refused.value.reasons == ["Hanya OPD pemrakarsa yang dapat memulai perpanjangan atau adendum."]


@pytest.mark.django_db(transaction=True)
def test_of_two_extensions_at_once_one_is_begun():
    factories.government()
    ksb = evaluated(factories.agreement(State.IN_FORCE))
    people = [actor(Role.STF), actor(Role.OPO, ksb.agency)]
    results = together(2, lambda n: renew(Agreement.objects.get(pk=ksb.pk), people[n]))
    lost = [result for result in results if isinstance(result, Exception)]
    assert [error.reasons for error in lost] == [["Perpanjangan naskah ini sudah dimulai."]]
    assert ksb.continued_by.count() == 1
