"""What the database itself refuses, whoever asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from agreements.models import Agreement, Cooperation, Event, Initial, Party, Post, Region, Relation, Revision
from agreements.rules.enums import Instrument, RegulationKind, Role, State
from agreements.workflow.history import record
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = factories.today()


def refused(statement, *parameters):
    """Run SQL and return the database's complaint; fail where it obeys."""
    with pytest.raises(DatabaseError) as complaint, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    return str(complaint.value)


def event_of(dossier):
    person = factories.user(Role.STF).actor(TODAY)
    return record(
        cooperation_id=dossier.pk, by=person, post=person.posts[0], act="contoh", sentence="mencontohkan"
    )


def frozen():
    """One row of each table that is append-only."""
    text = factories.agreement(State.FINAL)
    event = event_of(text.cooperation)
    person = factories.user(Role.HKM)
    initial = Initial.objects.create(
        agreement=text, revision=text.revision, role=Role.HKM, user=person, post="Kepala Bagian Hukum"
    )
    return {Event: event, Revision: text.revision, Initial: initial}


@pytest.mark.parametrize("model", [Event, Revision, Initial])
def test_history_is_neither_changed_nor_removed(model):
    row = frozen()[model]
    table = model._meta.db_table
    assert "Cannot update" in refused(f"UPDATE {table} SET id = id + 1000 WHERE id = %s", row.pk)
    assert "Cannot" in refused(f"DELETE FROM {table} WHERE id = %s", row.pk)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert "cannot be truncated" in refused(f"TRUNCATE {table} CASCADE")
    assert model.objects.filter(pk=row.pk).exists()


def test_an_agreement_is_never_deleted():
    text = factories.agreement(State.DRAFT)
    assert "Cannot delete" in refused("DELETE FROM agreements_agreement WHERE id = %s", text.pk)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("about", "Lain"),
        ("text", '{"lain": true}'),
        ("signed_on", TODAY),
        ("ends_on", TODAY + timedelta(days=5000)),
        ("number", "999/KSB/2026"),
        ("place", "Lain"),
    ],
)
def test_what_is_in_force_is_locked(column, value):
    text = factories.agreement(State.IN_FORCE)
    complaint = refused(f"UPDATE agreements_agreement SET {column} = %s WHERE id = %s", value, text.pk)
    assert "Cannot update" in complaint


def test_words_are_locked_from_the_signature_on_but_the_entry_may_be_corrected():
    text = factories.agreement(State.SIGNED)
    refused("UPDATE agreements_agreement SET about = 'Lain' WHERE id = %s", text.pk)
    Agreement.objects.filter(pk=text.pk).update(place="Tempat yang benar")
    text.refresh_from_db()
    assert text.place == "Tempat yang benar"


def test_parties_are_locked_with_their_agreement():
    draft, running = factories.agreement(State.DRAFT), factories.agreement(State.IN_FORCE)
    Party.objects.filter(agreement=draft).update(signatory="Orang Lain")
    assert "locked" in refused("UPDATE agreements_party SET body = 'x' WHERE agreement_id = %s", running.pk)
    assert "locked" in refused("DELETE FROM agreements_party WHERE agreement_id = %s", running.pk)


def breaks(name):
    """Expect the constraint of that name to be broken."""
    return pytest.raises(IntegrityError, match=name)


def test_a_ksb_has_no_parent_and_a_pks_has_one_or_a_reason():
    ksb = factories.agreement(State.IN_FORCE)
    with breaks("ksb_has_no_parent"), transaction.atomic():
        factories.agreement(State.DRAFT, parent=ksb)
    with breaks("pks_has_parent_or_reason"), transaction.atomic():
        factories.agreement(State.DRAFT, instrument=Instrument.PKS, no_parent_reason="")
    assert factories.agreement(State.DRAFT, instrument=Instrument.PKS, parent=ksb).pk


def test_signed_needs_date_and_number():
    text = factories.agreement(State.READY)
    with breaks("signed_has_date_and_number"), transaction.atomic():
        Agreement.objects.filter(pk=text.pk).update(state=State.SIGNED.value)


def test_the_end_does_not_come_before_the_start():
    text = factories.agreement(State.DRAFT)
    with breaks("agreement_ends_after_start"), transaction.atomic():
        Agreement.objects.filter(pk=text.pk).update(starts_on=TODAY, ends_on=TODAY - timedelta(days=1))


def test_unknown_states_kinds_and_stages_are_refused():
    text = factories.agreement(State.DRAFT)
    with breaks("agreement_state_known"), transaction.atomic():
        Agreement.objects.filter(pk=text.pk).update(state="entah")
    with breaks("cooperation_stage_known"), transaction.atomic():
        Cooperation.objects.filter(pk=text.cooperation_id).update(stage="entah")


def test_the_validator_is_not_the_one_who_entered_the_signature():
    text = factories.agreement(State.SIGNED)
    with breaks("validated_by_second_person"), transaction.atomic():
        Agreement.objects.filter(pk=text.pk).update(
            validated_by=text.signed_entry_by, validated_at=text.state_since
        )
    with breaks("validation_whole_or_not"), transaction.atomic():
        Agreement.objects.filter(pk=text.pk).update(validated_by=factories.user())


def test_a_post_of_an_opd_names_it_and_ends_after_it_begins():
    person = factories.user()
    with breaks("opd_post_has_agency"), transaction.atomic():
        Post.objects.create(user=person, role=Role.OPO, title="Petugas", start=TODAY)
    with breaks("post_ends_after_start"), transaction.atomic():
        Post.objects.create(
            user=person, role=Role.STF, title="Staf", start=TODAY, until=TODAY - timedelta(days=1)
        )


def test_a_border_is_kept_once_whichever_way_it_is_told():
    one, other = factories.region(), factories.region()
    factories.border(other, one)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.border(one, other)
    assert one.borders_on(other)
    assert other.borders_on(one)
    assert not one.borders_on(Region.objects.create(code="99.99", name="Jauh", kind="kota"))
    assert not one.borders_on(None)


def test_a_regulation_does_not_bear_on_itself():
    law = Relation._meta.get_field("source").related_model.objects.create(
        key="PP-1-2020", kind=RegulationKind.PP, number="1", year=2020, title="Contoh"
    )
    with breaks("relation_not_to_itself"), transaction.atomic():
        Relation.objects.create(source=law, target=law, kind="mencabut")


def test_events_run_from_one_and_carry_the_hash_before():
    dossier = factories.cooperation()
    first, second = event_of(dossier), event_of(dossier)
    assert (first.ordinal, second.ordinal, second.previous) == (1, 2, first.hash)


def test_how_a_regulation_changed_is_not_changed_afterwards():
    law = Relation._meta.get_field("source").related_model.objects.create(
        key="PP-2-2020", kind=RegulationKind.PP, number="2", year=2020, title="Contoh"
    )
    assert law.events.count() == 1
    assert "Cannot" in refused("UPDATE agreements_regulationevent SET title = 'lain'")
    assert "Cannot" in refused("DELETE FROM agreements_regulationevent")
