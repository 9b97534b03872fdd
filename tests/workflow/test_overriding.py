"""Waving a blocking finding through."""

import pytest
from django.db import Error, transaction

from agreements.documents.checking import examine
from agreements.models import Agreement, Override
from agreements.rules.enums import Action, Role, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.workflow.overriding import override, withdraw
from agreements.workflow.transition import perform
from tests import factories
from tests.workflow.test_transition import together

pytestmark = pytest.mark.django_db
REASON = "Disepakati dengan Bagian Hukum, ND-12/2026"


def actor(role, person=None):
    person = person or factories.user(role)
    return person.actor(factories.today())


@pytest.fixture
def agreement():
    """A KSB that lacks six of its seven parts."""
    return factories.agreement()


def blocking(agreement):
    return [each for each in examine(agreement, factories.today()).findings if each.blocks]


def test_it_is_kept_with_reason_and_told_in_the_history(agreement):
    finding = blocking(agreement)[0]
    by = actor(Role.KBG)
    row = override(agreement, by=by, mark=finding.mark, reason=REASON)
    assert (row.rule, row.sentence, row.by_id, row.role) == (
        finding.rule,
        finding.sentence,
        by.user_id,
        "kbg",
    )
    event = agreement.events.get()
    assert (event.act, event.note) == ("kesampingkan_temuan", REASON)
    assert event.data["temuan"] == [[finding.rule, "E"]]
    assert finding.mark not in {each.mark for each in blocking(agreement)}


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.KBG, Role.HKM)])
def test_only_kabag_and_bagian_hukum_may(agreement, role):
    with pytest.raises(NotAllowed):
        override(agreement, by=actor(role), mark=blocking(agreement)[0].mark, reason=REASON)
    assert not Override.objects.exists()


@pytest.mark.parametrize("column", ["created_by", "edited_by", "submitted_by"])
def test_not_who_wrote_it(agreement, column):
    person = factories.user(Role.HKM)
    Agreement.objects.filter(pk=agreement.pk).update(**{column: person})
    with pytest.raises(NotReady, match="empat mata"):
        override(agreement, by=actor(Role.HKM, person), mark=blocking(agreement)[0].mark, reason=REASON)


@pytest.mark.parametrize("reason", ["", "   ", "setuju saja"])
def test_a_reason_that_says_too_little_is_refused(agreement, reason):
    with pytest.raises(NotReady, match="alasan paling sedikit"):
        override(agreement, by=actor(Role.KBG), mark=blocking(agreement)[0].mark, reason=reason)


def test_what_is_not_found_or_does_not_block_is_refused(agreement):
    with pytest.raises(NotReady, match="sudah tidak ada"):
        override(agreement, by=actor(Role.KBG), mark="0" * 16, reason=REASON)
    found = examine(agreement, factories.today()).findings
    warning = next(each for each in found if each.severity.value == "W")
    with pytest.raises(NotReady, match="Hanya temuan yang menghalangi"):
        override(agreement, by=actor(Role.KBG), mark=warning.mark, reason=REASON)
    mark = blocking(agreement)[0].mark
    override(agreement, by=actor(Role.KBG), mark=mark, reason=REASON)
    with pytest.raises(NotReady, match="sudah dikesampingkan"):
        override(agreement, by=actor(Role.HKM), mark=mark, reason=REASON)


def test_a_signed_text_needs_none():
    agreement = factories.agreement(state=State.SIGNED)
    with pytest.raises(NotReady, match="Ditandatangani"):
        override(agreement, by=actor(Role.KBG), mark="0" * 16, reason=REASON)


def test_an_edit_of_what_was_found_brings_it_back(agreement):
    finding = next(each for each in blocking(agreement) if each.rule == "C-08")
    override(agreement, by=actor(Role.KBG), mark=finding.mark, reason=REASON)
    assert finding.mark not in {each.mark for each in blocking(agreement)}
    agreement.starts_on, agreement.ends_on = factories.days(10), factories.days(10)
    agreement.save()
    assert "C-08" in {each.rule for each in blocking(agreement)}


def test_it_cannot_be_changed_or_deleted(agreement):
    row = override(agreement, by=actor(Role.KBG), mark=blocking(agreement)[0].mark, reason=REASON)
    for change in (lambda: Override.objects.filter(pk=row.pk).update(reason="x"), row.delete):
        with pytest.raises(Error), transaction.atomic():
            change()


def test_once_all_are_waved_through_the_draft_goes_on_and_the_act_keeps_its_findings(agreement):
    drafter, kabag = factories.user(Role.STF), actor(Role.KBG)
    Agreement.objects.filter(pk=agreement.pk).update(edited_by=drafter)
    for finding in blocking(agreement):
        override(agreement, by=kabag, mark=finding.mark, reason=REASON)
    perform(agreement, Action.SUBMIT, by=actor(Role.STF, drafter), data={})
    kept = agreement.events.get(act=Action.SUBMIT).data["temuan"]
    assert ["KSB-01", "E", "dikesampingkan"] in kept
    assert all(len(each) == 3 for each in kept if each[1] == "E")


def waved(agreement):
    mark = blocking(agreement)[0].mark
    return override(agreement, by=actor(Role.KBG), mark=mark, reason=REASON)


def test_it_is_taken_back_with_a_reason_and_the_finding_blocks_again(agreement):
    row = waved(agreement)
    by = actor(Role.HKM)
    done = withdraw(agreement, by=by, mark=row.mark, reason="Dasar kesepakatan itu keliru, ND-15/2026")
    assert (done.withdrawn_by_id, done.reason) == (by.user_id, REASON)
    assert row.mark in {each.mark for each in blocking(agreement)}
    event = agreement.events.first()
    assert (event.act, event.note) == ("tarik_pengecualian", "Dasar kesepakatan itu keliru, ND-15/2026")
    again = override(agreement, by=actor(Role.KBG), mark=row.mark, reason=REASON)
    assert Override.objects.count() == 2
    assert Override.objects.standing().get() == again


def test_who_may_take_it_back_and_when_not(agreement):
    row = waved(agreement)
    for role in (Role.STF, Role.AUD, Role.OPO):
        with pytest.raises(NotAllowed):
            withdraw(agreement, by=actor(role), mark=row.mark, reason=REASON)
    with pytest.raises(NotReady, match="alasan paling sedikit"):
        withdraw(agreement, by=actor(Role.KBG), mark=row.mark, reason="keliru")
    with pytest.raises(NotReady, match="sudah tidak ada"):
        withdraw(agreement, by=actor(Role.KBG), mark="0" * 16, reason=REASON)
    withdraw(agreement, by=actor(Role.KBG), mark=row.mark, reason=REASON)
    with pytest.raises(NotReady, match="sudah ditarik"):
        withdraw(agreement, by=actor(Role.KBG), mark=row.mark, reason=REASON)
    Agreement.objects.filter(pk=agreement.pk).update(state=State.CANCELLED)
    with pytest.raises(NotReady, match="tinggal sebagai catatan"):
        withdraw(agreement, by=actor(Role.KBG), mark=row.mark, reason=REASON)


def test_the_database_lets_it_be_taken_back_once_and_changes_nothing_else(agreement):
    row = waved(agreement)
    whole = {"withdrawn_at": row.at, "withdrawn_by": row.by_id, "withdrawn_reason": "x"}
    for change in (whole | {"reason": "lain"}, {"withdrawn_reason": "x"}, {"withdrawn_at": row.at}):
        with pytest.raises(Error), transaction.atomic():
            Override.objects.filter(pk=row.pk).update(**change)
    Override.objects.filter(pk=row.pk).update(**whole)
    with pytest.raises(Error), transaction.atomic():
        Override.objects.filter(pk=row.pk).update(withdrawn_reason="y")


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_take_it_back_at_once_one_succeeds(agreement):
    row = waved(agreement)
    people = [actor(Role.KBG) for _ in range(10)]
    results = together(10, lambda index: withdraw(agreement, by=people[index], mark=row.mark, reason=REASON))
    assert len([result for result in results if isinstance(result, NotReady)]) == 9
    assert agreement.events.filter(act="tarik_pengecualian").count() == 1
