"""Acts on a dossier: its papers, its offer, every role on every path, and races."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.documents.archive import StoredFile
from agreements.models import Approval, CheckRule, Cooperation, Event, Offer, clocks_on
from agreements.reports.clocks import late_cooperations
from agreements.rules.enums import Action, AttachmentKind, ClockKey, Initiative, Kind, Role, Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.foreign_papers import PLAN_HEADINGS
from agreements.rules.form_readiness import term_within_cap
from agreements.rules.paths import PATHS
from agreements.workflow.cases import case_of
from agreements.workflow.studying import record_study
from agreements.workflow.transition import moves, perform
from tests import factories
from tests.workflow.test_studying import MINUTES, meeting
from tests.workflow.test_transition import actor, together

TODAY = factories.today()
OURS, THEIRS = Initiative.OURS, Initiative.THEIRS
ROWS = [
    pytest.param(kind, initiative, row, source, id=f"{kind}-{initiative}-{source}-{row.action}")
    for (kind, initiative), table in PATHS.items()
    for row in table
    for source in row.sources
    if kind in (Kind.KSDD_WAJIB, Kind.KSDPK, Kind.SINERGI, Kind.KSDPL)
]


def letter(kind=AttachmentKind.OFFER, *, number="100/7", dated=TODAY):
    """What the panel of an act gives for one letter."""
    stored = StoredFile("a" * 64, 10, "application/pdf", 1, "surat.pdf")
    return {"papers": {str(kind): {"file": stored, "number": number, "dated": dated}}}


def given(row):
    """All that the panel of a row can ask for."""
    stored = StoredFile("a" * 64, 10, "application/pdf", 1, "surat.pdf")
    papers = {str(kind): {"file": stored, "number": "1/2", "dated": TODAY} for kind in row.papers}
    return {"papers": papers, "ticks": {code: "Akta" for code, _ in row.ticks}}


def dossier_at(kind, initiative, stage, action=None):
    """A dossier that lacks nothing for its next move."""
    partner = factories.partner(category=factories.category([kind.value]))
    dossier = factories.cooperation(
        stage,
        kind=kind.value,
        initiative=initiative.value,
        partners=[partner],
        affairs=[factories.affair()],
        plan_headings={code: "hal. 1" for code, _ in PLAN_HEADINGS},
    )
    factories.attachment(dossier, kind=AttachmentKind.FOREIGN_STUDY)
    if stage == Stage.STUDY:
        record_study(dossier, by=actor(Role.STF), fields=meeting(), minutes=MINUTES)
    if stage in (Stage.OFFERED, Stage.ASKED_AGAIN, Stage.REPORTED, Stage.ANSWERING, Stage.NOT_FEASIBLE):
        direction = "keluar" if initiative == OURS else "masuk"
        Offer.objects.create(cooperation=dossier, direction=direction, number="1", dated=TODAY)
    if stage == Stage.DPRD:
        state = "ditolak_dprd" if action == Action.MEND_PLAN else "disetujui"
        Approval.objects.create(
            cooperation=dossier,
            needed=True,
            reason="x",
            tested_by=dossier.created_by,
            state=state,
            settled_on=TODAY,
        )
    if stage == Stage.STATING and action == Action.STATED:
        factories.agreement("berlaku", cooperation=dossier, instrument="loi", ends_on=factories.days(100))
    return dossier


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "initiative", "row", "source"), ROWS)
def test_every_move_is_made_by_whom_the_table_names_and_refused_to_the_others(kind, initiative, row, source):
    dossier = dossier_at(kind, initiative, source, row.action)
    with pytest.raises(NotAllowed):
        perform(dossier, row.action, by=actor(Role.AUD), note="Alasan", data=given(row))
    role = next(iter(row.who))
    by = actor(role, dossier.agency if role in (Role.OPO, Role.OPH) else None)
    moved = perform(dossier, row.action, by=by, note="Alasan", data=given(row))
    assert moved.stage == row.target
    event = dossier.events.order_by("-ordinal").first()
    assert (event.from_state, event.to_state, event.sentence) == (source, row.target, row.event)
    assert dossier.attachments.filter(kind__in=row.papers).count() == len(row.papers)


@pytest.mark.django_db
def test_an_offer_is_kept_with_all_its_letters():
    dossier, staff = dossier_at(Kind.KSDD_SUKARELA, OURS, Stage.OFFERING), actor(Role.STF)
    again, report = AttachmentKind.OFFER_AGAIN, AttachmentKind.OFFER_REPORT
    perform(dossier, Action.SEND_OFFER, by=staff, data=letter(dated=TODAY - timedelta(days=60)))
    perform(
        dossier, Action.ASK_AGAIN, by=staff, data=letter(again, number="2", dated=TODAY - timedelta(days=20))
    )
    perform(dossier, Action.REPORT_SILENCE, by=staff, data=letter(report, number="3", dated=TODAY))
    offer = dossier.offers.get()
    assert (offer.direction, offer.number, offer.again_number, offer.report_number) == (
        *("keluar", "100/7", "2", "3"),
    )
    assert (offer.answer, offer.last_letter_on) == ("", TODAY)
    perform(dossier, Action.ANSWERED_YES, by=staff, data=letter(AttachmentKind.OFFER_ANSWER, number="9/KSB"))
    offer.refresh_from_db()
    assert (offer.answer, offer.answer_number, offer.answer_on) == ("menerima", "9/KSB", TODAY)
    event = dossier.events.first()
    assert event.data["papers"][0]["number"] == "9/KSB"


@pytest.mark.django_db
def test_an_answer_older_than_the_offer_is_refused():
    dossier = dossier_at(Kind.KSDD_SUKARELA, OURS, Stage.OFFERED)
    data = letter(AttachmentKind.OFFER_ANSWER, dated=TODAY - timedelta(days=1))
    with pytest.raises(NotReady) as refused:
        perform(dossier, Action.ANSWERED_YES, by=actor(Role.STF), data=data)
    assert "mendahului tanggal surat sebelumnya" in refused.value.reasons[0]
    assert dossier.offers.get().answer == ""


@pytest.mark.django_db
def test_a_partners_letter_that_comes_again_replaces_the_open_one():
    dossier, staff = dossier_at(Kind.KSDD_SUKARELA, THEIRS, Stage.IDEA), actor(Role.STF)
    factories.attachment(dossier, kind=AttachmentKind.KAK)
    perform(dossier, Action.REGISTER, by=staff, data=letter(number="A"))
    Cooperation.objects.update(stage=Stage.RETURNED)
    perform(dossier, Action.REGISTER, by=staff, data=letter(number="B"))
    assert list(dossier.offers.values_list("number", "direction")) == [("B", "masuk")]


@pytest.mark.django_db
def test_a_move_without_its_letter_is_refused_and_nothing_is_kept():
    dossier = dossier_at(Kind.SINERGI, OURS, Stage.OFFERING)
    with pytest.raises(NotReady) as refused:
        perform(dossier, Action.SEND_OFFER, by=actor(Role.STF), data={})
    assert refused.value.reasons == ["Surat penawaran belum dilampirkan."]
    assert (dossier.offers.count(), dossier.events.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_record_the_answer_one_succeeds():
    dossier = dossier_at(Kind.KSDD_SUKARELA, OURS, Stage.OFFERED)
    people = [actor(Role.STF) for _ in range(20)]

    def answer(index):
        action = Action.ANSWERED_YES if index % 2 else Action.ANSWERED_NO
        fresh = Cooperation.objects.get(pk=dossier.pk)
        perform(fresh, action, by=people[index], note="x", data=letter(AttachmentKind.OFFER_ANSWER))

    results = together(20, answer)
    assert len([result for result in results if isinstance(result, Stale)]) == 19
    assert (Event.objects.count(), Offer.objects.exclude(answer="").count()) == (1, 1)


@pytest.mark.django_db
def test_moves_of_a_dossier_follow_its_kind_and_who_began():
    assert {row.action for row in moves(dossier_at(Kind.KSDPK, THEIRS, Stage.INCOMING))} == {
        *(Action.ACCEPT, Action.CANCEL)
    }


@pytest.mark.django_db
def test_an_answer_is_waited_for_since_the_day_of_the_letter_on_every_page():
    factories.deadline(ClockKey.OFFER_ANSWER, 30)
    dossier, staff = dossier_at(Kind.KSDD_SUKARELA, OURS, Stage.OFFERING), actor(Role.STF)
    sent = TODAY - timedelta(days=29)
    dossier = perform(dossier, Action.SEND_OFFER, by=staff, data=letter(dated=sent))
    assert timezone.localtime(dossier.stage_since).date() == sent
    again = letter(AttachmentKind.OFFER_AGAIN, number="2")
    with pytest.raises(NotReady, match="masih dapat menjawab"):
        perform(dossier, Action.ASK_AGAIN, by=staff, data=again)
    clocks = clocks_on(TODAY)
    assert clocks.of_stage(dossier.stage, dossier.kind, dossier.stage_since).left == 1
    assert not Cooperation.objects.filter(late_cooperations(clocks)).exists()
    clocks = clocks_on(TODAY + timedelta(days=2))
    assert clocks.of_stage(dossier.stage, dossier.kind, dossier.stage_since).over
    assert Cooperation.objects.filter(late_cooperations(clocks)).exists()
    later = TODAY + timedelta(days=2)
    assert perform(dossier, Action.ASK_AGAIN, by=staff, data=again, day=later).stage == Stage.ASKED_AGAIN


@pytest.mark.django_db
def test_a_letter_of_today_waits_from_now():
    dossier = dossier_at(Kind.KSDD_SUKARELA, OURS, Stage.OFFERING)
    before = timezone.now()
    assert perform(dossier, Action.SEND_OFFER, by=actor(Role.STF), data=letter()).stage_since >= before


@pytest.mark.django_db
def test_a_letter_of_intent_of_more_than_a_year_holds_the_plan_up():
    dossier = dossier_at(Kind.KSDPL, OURS, Stage.STATING)
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=400)}
    factories.agreement("berlaku", cooperation=dossier, instrument="loi", **days)
    with pytest.raises(NotReady, match="Pernyataan kehendak: Jangka waktu paling lama 1 tahun"):
        perform(dossier, Action.STATED, by=actor(Role.STF))
    days["ends_on"] = TODAY + timedelta(days=300)
    factories.agreement("ditandatangani", cooperation=dossier, instrument="loi", **days)
    assert perform(dossier, Action.STATED, by=actor(Role.STF)).stage == Stage.PLANNING


@pytest.mark.django_db
def test_the_term_of_a_letter_of_intent_is_the_one_that_the_admin_set():
    dossier = dossier_at(Kind.KSDPL, OURS, Stage.STATING)
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=300)}
    factories.agreement("berlaku", cooperation=dossier, instrument="loi", **days)
    rule = CheckRule.objects.create(rule="LN-11", parameters={"months": 6})
    with pytest.raises(NotReady, match="paling lama 6 bulan"):
        perform(dossier, Action.STATED, by=actor(Role.STF))
    draft = factories.agreement("draf", cooperation=dossier, instrument="loi", **days)
    case = case_of(draft, by=actor(Role.STF), post=None, day=TODAY)
    assert "6 bulan" in term_within_cap(case)[0]
    CheckRule.objects.filter(pk=rule.pk).update(active=False)
    assert perform(dossier, Action.STATED, by=actor(Role.STF)).stage == Stage.PLANNING
