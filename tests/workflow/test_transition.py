"""The only door: one event for every act, refusals with reasons, and races on real PostgreSQL."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from agreements.documents.archive import StoredFile
from agreements.models import Agreement, Cooperation, DeadlineRule, Event, Notice, Number, NumberSeries
from agreements.rules.enums import Action, AttachmentKind, Instrument, Role, Stage, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.workflow import history
from agreements.workflow.numbers import take_number, void_numbers
from agreements.workflow.transition import moves, perform
from tests import factories

TODAY = factories.today()


def actor(role, agency=None):
    """Somebody who holds that role."""
    return factories.user(role, agency).actor(TODAY)


@pytest.fixture
def ready(db):
    """A KSB that is ready to be signed, with its number."""
    factories.government()
    return factories.agreement(State.READY, number="001/KSB/2026")


def signing(**given):
    """What the form of the signature gives."""
    return {
        "signed_on": TODAY,
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=365),
        "place": "Contoh",
        "numbers": {"2": "9/KSB/2026"},
        "checklist": {"paraf": True, "meterai": True, "stempel": True},
        "scan": StoredFile("a" * 64, 10, "application/pdf", 1, "pindaian.pdf"),
    } | given


def test_an_act_changes_the_state_and_leaves_one_event(ready):
    staff = actor(Role.STF)
    perform(ready, Action.SIGN, by=staff, data=signing())
    ready.refresh_from_db()
    assert (ready.state, ready.place, ready.signed_on) == (State.SIGNED, "Contoh", TODAY)
    assert ready.parties.get(order=2).number == "9/KSB/2026"
    event = ready.events.get()
    assert (event.from_state, event.to_state, event.actor_id) == (State.READY, State.SIGNED, staff.user_id)
    assert event.post == staff.posts[0].label
    assert list(Notice.objects.values_list("role", flat=True)) == [Role.KBG]
    assert ready.attachments.get().kind == AttachmentKind.SCAN
    assert ready.revision.content["signed_on"] == TODAY.isoformat()


def test_the_wrong_role_is_refused_with_the_reason_and_nothing_changes(ready):
    with pytest.raises(NotAllowed) as refused:
        perform(ready, Action.SIGN, by=actor(Role.AUD), data=signing())
    assert refused.value.reasons == [
        "Jabatan Anda tidak dapat melakukan “Catat penandatanganan”; yang dapat: Staf Bagian Pemerintahan."
    ]
    ready.refresh_from_db()
    assert ready.state == State.READY
    assert Event.objects.count() == 0


def test_what_is_missing_is_named_and_nothing_changes(ready):
    with pytest.raises(NotReady) as refused:
        perform(ready, Action.SIGN, by=actor(Role.STF), data=signing(checklist={}))
    assert "Daftar periksa belum lengkap" in refused.value.reasons[0]
    ready.refresh_from_db()
    assert (ready.state, ready.attachments.count()) == (State.READY, 0)


def test_a_required_note_is_asked_for(ready):
    with pytest.raises(NotReady) as refused:
        perform(ready, Action.RETURN, by=actor(Role.KBG), note="  ")
    assert "wajib diisi" in refused.value.reasons[0]


def test_a_version_that_was_overtaken_is_told_so(ready):
    with pytest.raises(Stale) as refused:
        perform(ready, Action.SIGN, by=actor(Role.STF), data=signing(), seen=ready.version - 1)
    assert "keadaan sudah berubah" in refused.value.reasons[0]


def test_the_one_who_entered_the_signature_does_not_validate_it(ready):
    both = factories.user(Role.STF)
    factories.post(both, Role.KBG)
    perform(ready, Action.SIGN, by=both.actor(TODAY), data=signing())
    with pytest.raises(NotReady) as refused:
        perform(ready, Action.VALIDATE, by=both.actor(TODAY))
    assert "orang kedua" in refused.value.reasons[0]
    perform(ready, Action.VALIDATE, by=actor(Role.KBG))
    ready.refresh_from_db()
    assert ready.state == State.IN_FORCE


def test_a_rejected_scan_is_void_and_the_number_stays(ready):
    number = ready.number
    perform(ready, Action.SIGN, by=actor(Role.STF), data=signing())
    perform(ready, Action.REJECT_SCAN, by=actor(Role.KBG), note="Halaman 3 tidak terbaca.")
    ready.refresh_from_db()
    assert (ready.state, ready.number, ready.signed_on) == (State.READY, number, None)
    assert ready.attachments.get().void


def test_validating_a_pks_counts_it_on_its_ksb(db):
    factories.government()
    ksb = factories.agreement(State.IN_FORCE)
    pks = factories.agreement(State.SIGNED, instrument=Instrument.PKS, parent=ksb)
    factories.attachment(pks)
    perform(pks, Action.VALIDATE, by=actor(Role.KBG))
    ksb.refresh_from_db()
    assert ksb.signed_children == 1


def test_paraf_in_order_complete_the_text(db):
    factories.government()
    text = factories.agreement(State.FINAL)
    head = factories.user(Role.OPH, text.agency).actor(TODAY)
    with pytest.raises(NotReady):
        perform(text, Action.INITIAL, by=actor(Role.SEK))
    for by in (head, actor(Role.HKM), actor(Role.KBG)):
        perform(text, Action.INITIAL, by=by)
        text.refresh_from_db()
        assert text.state == State.FINAL
    perform(text, Action.INITIAL, by=actor(Role.SEK))
    text.refresh_from_db()
    assert text.state == State.INITIALLED
    assert [initial.role for initial in text.initials.all()] == ["oph", "hkm", "kbg", "sek"]


def test_the_head_of_another_opd_gives_no_paraf(db):
    text = factories.agreement(State.FINAL)
    with pytest.raises(NotAllowed) as refused:
        perform(text, Action.INITIAL, by=actor(Role.OPH))
    assert refused.value.reasons == ["Hanya OPD pemrakarsa yang dapat melakukan “Bubuhkan paraf”."]


def test_a_dossier_follows_its_own_table(db):
    dossier = factories.cooperation(Stage.SUBMITTED)
    perform(dossier, Action.RETURN, by=actor(Role.STF), note="Lengkapi.")
    dossier.refresh_from_db()
    assert dossier.stage == Stage.RETURNED
    assert dossier.events.get().note == "Lengkapi."
    assert {row.action for row in moves(dossier)} == {Action.SUBMIT, Action.CANCEL}


def test_history_is_chained_and_a_forged_entry_is_found(db):
    dossier = factories.cooperation(Stage.SUBMITTED)
    perform(dossier, Action.RETURN, by=actor(Role.STF), note="Lengkapi.")
    perform(dossier, Action.CANCEL, by=actor(Role.KBG), note="Batal.")
    assert history.broken_links(Cooperation.objects.get(pk=dossier.pk)) == []
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE agreements_event DISABLE TRIGGER USER")
        cursor.execute("UPDATE agreements_event SET note = 'lain' WHERE ordinal = 1")
        cursor.execute("ALTER TABLE agreements_event ENABLE TRIGGER USER")
    assert history.broken_links(Cooperation.objects.get(pk=dossier.pk)) == [
        f"Riwayat {dossier.uid} tidak cocok dengan rantainya sejak butir 1."
    ]


def together(number, work):
    """Run `work(index)` in that many threads at one moment; return what each returned or raised."""
    barrier, results = threading.Barrier(number), [None] * number

    def run(index):
        try:
            barrier.wait()
            results[index] = work(index)
        except Exception as error:
            results[index] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_of_twenty_concurrent_submits_one_succeeds_and_the_others_are_told():
    factories.government()
    draft = factories.cooperation(Stage.SUBMITTED)
    people = [actor(Role.STF) for _ in range(20)]
    results = together(
        20, lambda n: perform(Cooperation.objects.get(pk=draft.pk), Action.ACCEPT, by=people[n])
    )
    refused = [result for result in results if isinstance(result, Stale)]
    assert len(refused) == 19
    assert all("kini Kajian TKKSD" in error.reasons[0] for error in refused)
    winner = Event.objects.get(cooperation=draft)
    assert all(f"Terakhir, {winner.actor_name} menerima usulan" in error.reasons[0] for error in refused)


@pytest.mark.django_db(transaction=True)
def test_forty_writers_of_numbers_get_one_to_forty_though_some_give_up():
    factories.government()
    texts = [factories.agreement(State.INITIALLED) for _ in range(44)]
    staff = actor(Role.STF)

    def take(index):
        with transaction.atomic():
            number = take_number(Agreement.objects.get(pk=texts[index].pk), by=staff, day=TODAY)
            if index % 11 == 0:
                raise RuntimeError
            return number.text

    results = together(44, take)
    assert [type(error) for error in results if isinstance(error, Exception)] == [RuntimeError] * 4
    assert sorted(Number.objects.values_list("ordinal", flat=True)) == list(range(1, 41))
    assert len({text for text in results if isinstance(text, str)}) == 40
    assert NumberSeries.objects.get().last == 40


def test_a_number_is_held_once_and_a_void_one_is_never_given_again(db):
    factories.government()
    text, staff = factories.agreement(State.INITIALLED), actor(Role.STF)
    first = take_number(text, by=staff, day=TODAY)
    assert take_number(text, by=staff, day=TODAY) == first
    void_numbers(text, reason="Naskah dikembalikan")
    second = take_number(text, by=staff, day=TODAY)
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert Number.objects.get(ordinal=1).void_reason == "Naskah dikembalikan"


class TestTheRuleThatAnActWasJudgedBy:
    def test_it_stays_in_the_event_although_the_rule_changes(self, db):
        factories.deadline("telaah_bagian", 5, citation="Praktik setempat", verified=True)
        since = timezone.now() - timedelta(days=8)
        agreement = factories.agreement(State.SUBMITTED, state_since=since)
        perform(agreement, Action.START_REVIEW, by=actor(Role.STF))
        DeadlineRule.objects.update(amount=30)
        assert agreement.events.get().data["clock"] == {
            "key": "telaah_bagian",
            "label": "Telaah kerja sama",
            "amount": 5,
            "unit": "hari",
            "basis": "Praktik setempat",
            "verified": True,
            "since": (TODAY - timedelta(days=8)).isoformat(),
            "due": (TODAY - timedelta(days=3)).isoformat(),
            "over": True,
            "words": "lewat 3 hari",
        }

    def test_a_dossier_keeps_it_too_and_a_changed_rule_acts_at_once(self, db):
        rule = factories.deadline("telaah_usulan", 5)
        dossier = factories.cooperation(Stage.SUBMITTED)
        DeadlineRule.objects.filter(pk=rule.pk).update(amount=9, unit="hari_kerja")
        perform(dossier, Action.ACCEPT, by=actor(Role.KBG))
        kept = dossier.events.get().data["clock"]
        assert (kept["amount"], kept["unit"], kept["over"]) == (9, "hari_kerja", False)

    def test_without_a_rule_or_without_leaving_the_state_nothing_is_kept(self, db):
        dossier = factories.cooperation(Stage.SUBMITTED)
        perform(dossier, Action.ACCEPT, by=actor(Role.KBG))
        assert "clock" not in dossier.events.get().data
        factories.deadline("paraf", 5)
        final = factories.agreement(State.FINAL)
        perform(final, Action.INITIAL, by=actor(Role.OPH, final.agency))
        assert "clock" not in final.events.get().data
