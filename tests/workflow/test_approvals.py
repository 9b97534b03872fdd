"""The burden test and the way to the DPRD: gates, letters, silence, races."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.documents.archive import StoredFile
from agreements.documents.content import draft_of
from agreements.models import Approval, Event
from agreements.rules.burden import Burden
from agreements.rules.enums import (
    Action,
    ApprovalState,
    AttachmentKind,
    ClockKey,
    Instrument,
    Kind,
    Role,
    Stage,
    State,
)
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.foreign_papers import PLAN, PLAN_HEADINGS
from agreements.workflow.approvals import enclosures, keep_burden, newest
from agreements.workflow.headings import keep_headings
from agreements.workflow.transition import perform
from tests import factories
from tests.workflow.test_transition import actor, together

pytestmark = pytest.mark.django_db
TODAY = factories.today()
FREE = Burden(cost_from_apbd=False, people_pay=False, assets_used=False)
HEAVY = Burden(cost_from_apbd=True, in_running_budget=False, people_pay=False, assets_used=False)


def pks(state=State.DISCUSSION, **given):
    """A PKS beneath a running KSB."""
    ksb = factories.agreement(State.IN_FORCE, **given)
    return factories.agreement(state, cooperation=ksb.cooperation, instrument=Instrument.PKS, parent=ksb)


def letter(kind, dated=TODAY, number="100/DPRD"):
    stored = StoredFile("b" * 64, 10, "application/pdf", 1, "surat.pdf")
    return {"papers": {str(kind): {"file": stored, "number": number, "dated": dated}}}


def at_dprd(text, *, sent=TODAY):
    """The text's request is at the DPRD since `sent`."""
    approval = keep_burden(text, by=actor(Role.STF), burden=HEAVY)
    perform(approval, Action.CONFIRM_NEED, by=actor(Role.KBG))
    data = letter(AttachmentKind.DPRD_REQUEST, sent)
    return perform(approval, Action.SEND_DPRD, by=actor(Role.STF), data=data)


def test_a_test_says_what_the_rules_say_and_somebody_else_confirms_it():
    text, staff = pks(), factories.user(Role.STF)
    approval = keep_burden(text, by=staff.actor(TODAY), burden=FREE, words="Tanpa biaya.")
    assert (approval.needed, approval.state, approval.words) == (False, ApprovalState.TESTED, "Tanpa biaya.")
    assert approval.reason.startswith("Tidak perlu persetujuan DPRD")
    factories.post(staff, Role.KBG)
    with pytest.raises(NotReady, match="orang lain"):
        perform(approval, Action.CONFIRM_FREE, by=staff.actor(TODAY))
    with pytest.raises(NotReady, match="tidak diperlukan"):
        perform(approval, Action.CONFIRM_NEED, by=actor(Role.KBG))
    perform(approval, Action.CONFIRM_FREE, by=actor(Role.KBG))
    assert newest(text).state == ApprovalState.FREE
    sentences = list(text.cooperation.events.order_by("ordinal").values_list("sentence", flat=True))
    assert sentences == [
        "menyusun uji beban",
        "menetapkan bahwa rencana tidak memerlukan persetujuan DPRD",
    ]


def test_who_may_not_and_what_is_not_ready_is_refused():
    text = pks()
    with pytest.raises(NotAllowed):
        keep_burden(text, by=actor(Role.OPO), burden=FREE)
    with pytest.raises(NotReady, match="belum dijawab lengkap"):
        keep_burden(text, by=actor(Role.STF), burden=Burden())
    keep_burden(text, by=actor(Role.OPO, text.agency), burden=FREE)
    with pytest.raises(NotReady, match="sudah ada"):
        keep_burden(text, by=actor(Role.STF), burden=FREE)
    with pytest.raises(NotReady, match="PKS, adendum"):
        keep_burden(text.parent, by=actor(Role.STF), burden=FREE)
    with pytest.raises(NotReady, match="sebelum penandatanganan"):
        keep_burden(pks(State.SIGNED), by=actor(Role.STF), burden=FREE)


def test_a_returned_test_is_made_anew_and_the_old_one_stays():
    text = pks()
    first = keep_burden(text, by=actor(Role.STF), burden=FREE)
    perform(first, Action.RETURN, by=actor(Role.KBG), note="Aset dipakai.")
    second = keep_burden(text, by=actor(Role.STF), burden=HEAVY)
    assert newest(text) == second
    assert text.approvals.count() == 2


def test_the_final_text_waits_until_the_dprd_approved():
    text = pks()
    factories.attachment(text, kind=AttachmentKind.MINUTES)
    with pytest.raises(NotReady, match="Uji beban belum disusun"):
        perform(text, Action.FINALISE, by=actor(Role.STF))
    approval = at_dprd(text)
    with pytest.raises(NotReady, match="Menunggu persetujuan DPRD"):
        perform(text, Action.FINALISE, by=actor(Role.STF))
    perform(approval, Action.RECORD_APPROVAL, by=actor(Role.STF), data=letter(AttachmentKind.DPRD_APPROVAL))
    with pytest.raises(NotReady) as refused:
        perform(text, Action.FINALISE, by=actor(Role.STF))
    assert not any("DPRD" in reason for reason in refused.value.reasons)
    draft = draft_of(text)
    assert (draft.needs_dprd, draft.dprd_approved_on, draft.dprd_deemed) == (True, TODAY, False)
    assert draft.dprd_approval == "100/DPRD"


def test_opinion_follow_up_and_refusal_keep_their_days():
    approval = at_dprd(pks(), sent=TODAY - timedelta(days=20))
    staff = actor(Role.STF)
    perform(
        approval,
        Action.RECORD_OPINION,
        by=staff,
        data=letter(AttachmentKind.DPRD_OPINION, TODAY - timedelta(days=9)),
    )
    early = letter(AttachmentKind.DPRD_REQUEST, TODAY - timedelta(days=10))
    with pytest.raises(NotReady, match="mendahului"):
        perform(approval, Action.FOLLOW_UP, by=staff, data=early)
    perform(approval, Action.FOLLOW_UP, by=staff, data=letter(AttachmentKind.DPRD_REQUEST))
    done = perform(
        approval,
        Action.RECORD_REJECTION,
        by=staff,
        note="Beban terlalu besar.",
        data=letter(AttachmentKind.DPRD_OPINION),
    )
    assert (done.followed_on, done.state) == (TODAY, ApprovalState.REJECTED)
    assert done.agreement.attachments.filter(kind=AttachmentKind.DPRD_OPINION).count() == 2


def test_enclosures_follow_the_kind():
    ours = keep_burden(pks(), by=actor(Role.STF), burden=HEAVY)
    assert enclosures(ours) == (("KSB yang sudah ditandatangani", True), ("rancangan naskah", True))
    third = keep_burden(pks(kind=Kind.KSDPK.value), by=actor(Role.STF), burden=HEAVY)
    assert ("profil perusahaan mitra", False) in enclosures(third)
    perform(third, Action.CONFIRM_NEED, by=actor(Role.KBG))
    with pytest.raises(NotReady, match="profil perusahaan mitra"):
        perform(third, Action.SEND_DPRD, by=actor(Role.STF), data=letter(AttachmentKind.DPRD_REQUEST))


def test_silence_is_approval_only_after_its_time_and_by_a_persons_word():
    basis = "P22 Pasal 12 ayat (4)"
    factories.deadline(
        ClockKey.DPRD_WHOLE,
        45,
        deems_approved=True,
        deemed_article=factories.article(),
        deemed_citation=basis,
    )
    early, late = (
        at_dprd(pks(), sent=TODAY - timedelta(days=45)),
        at_dprd(pks(), sent=TODAY - timedelta(days=46)),
    )
    with pytest.raises(NotReady, match="belum lewat"):
        perform(early, Action.DEEM, by=actor(Role.KBG), note="Tidak dijawab.")
    with pytest.raises(NotAllowed):
        perform(late, Action.DEEM, by=actor(Role.STF), note="Tidak dijawab.")
    done = perform(late, Action.DEEM, by=actor(Role.KBG), note="Tidak dijawab sampai hari ini.")
    assert (done.state, done.settled_on, done.deemed_basis) == (
        ApprovalState.DEEMED,
        TODAY,
        "P22 Pasal 12 ayat (4)",
    )
    event = late.cooperation.events.first()
    assert event.data["deemed"] == basis
    assert event.data["clock"]["over"] is True
    assert draft_of(late.agreement).dprd_deemed


def test_a_plan_abroad_goes_to_the_dprd_and_on_once_it_approved():
    partner = factories.partner(category=factories.category([Kind.KSDPL.value]))
    dossier = factories.cooperation(Stage.PLANNING, kind=Kind.KSDPL.value, partners=[partner])
    stored = StoredFile("c" * 64, 10, "application/pdf", 1, "rencana.pdf")
    data = letter(AttachmentKind.DPRD_REQUEST)
    data["papers"][str(AttachmentKind.FOREIGN_PLAN)] = {"file": stored}
    with pytest.raises(NotReady, match="belum memuat subjek, latar belakang"):
        perform(dossier, Action.ASK_DPRD, by=actor(Role.STF), data=data)
    where = dict.fromkeys((code for code, _ in PLAN_HEADINGS), "hal. 1")
    keep_headings(dossier, PLAN, by=actor(Role.STF), seen={}, where=where)
    dossier = perform(dossier, Action.ASK_DPRD, by=actor(Role.STF), data=data)
    approval = dossier.approvals.get()
    assert (approval.needed, approval.state, approval.sent_on) == (True, ApprovalState.SENT, TODAY)
    with pytest.raises(NotReady, match="Menunggu persetujuan DPRD"):
        perform(dossier, Action.PASS_DPRD, by=actor(Role.STF))
    perform(approval, Action.RECORD_APPROVAL, by=actor(Role.STF), data=letter(AttachmentKind.DPRD_APPROVAL))
    assert perform(dossier, Action.PASS_DPRD, by=actor(Role.STF)).stage == Stage.GOVERNOR


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_record_what_the_dprd_said_one_succeeds():
    approval = at_dprd(pks())
    people = [actor(Role.STF) for _ in range(20)]

    def settle(index):
        action, kind = (
            (Action.RECORD_APPROVAL, AttachmentKind.DPRD_APPROVAL)
            if index % 2
            else (Action.RECORD_REJECTION, AttachmentKind.DPRD_OPINION)
        )
        fresh = Approval.objects.get(pk=approval.pk)
        perform(fresh, action, by=people[index], note="x", data=letter(kind))

    results = together(20, settle)
    assert len([result for result in results if isinstance(result, Stale)]) == 19
    assert Event.objects.filter(to_state__in=("disetujui", "ditolak_dprd")).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_test_one_text_at_once_one_succeeds():
    text = pks()
    people = [actor(Role.STF) for _ in range(20)]
    results = together(20, lambda index: keep_burden(text, by=people[index], burden=FREE))
    assert len([result for result in results if isinstance(result, NotReady)]) == 19
    assert text.approvals.count() == 1
    assert text.approvals.get().tested_at <= timezone.now()
