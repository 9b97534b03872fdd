"""The chain of events: ordinals 1..n, each with the hash of the one before, and a break is named."""

import pytest
from django.db import connection

from agreements.models import Cooperation, Event, Notice
from agreements.rules.enums import Role
from agreements.rules.permissions import ALL, OWN
from agreements.workflow.history import broken_links, record
from tests import factories

TODAY = factories.today()


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd)


def told(dossier, number=1, **given):
    actor = dossier.created_by.actor(TODAY)
    return [
        record(cooperation_id=dossier.pk, by=actor, post=None, act="uji", sentence=f"menguji {at}", **given)
        for at in range(number)
    ]


def fresh(dossier):
    return Cooperation.objects.get(pk=dossier.pk)


def behind_the_trigger(sql, *values):
    """Change a row of history as only the owner of the database can: with the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_events_are_numbered_and_chained(dossier):
    first, second, third = told(dossier, 3)
    assert [event.ordinal for event in (first, second, third)] == [1, 2, 3]
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert (fresh(dossier).chain_length, fresh(dossier).chain_head) == (3, third.hash)


def test_a_whole_chain_has_no_broken_links(dossier):
    told(dossier, 3, data={"bernomor": [1, "dua"], "kosong": None}, note="Catatan “bertanda”")
    assert broken_links(fresh(dossier)) == []


def test_an_empty_history_is_whole(dossier):
    assert broken_links(fresh(dossier)) == []


def test_a_changed_entry_is_named(dossier):
    event = told(dossier, 3)[1]
    behind_the_trigger("UPDATE agreements_event SET note = 'lain' WHERE id = %s", event.pk)
    assert broken_links(fresh(dossier)) == [
        f"Riwayat {dossier.uid} tidak cocok dengan rantainya sejak butir 2."
    ]


def test_a_missing_last_entry_is_noticed(dossier):
    event = told(dossier, 3)[2]
    behind_the_trigger("DELETE FROM agreements_event WHERE id = %s", event.pk)
    assert broken_links(fresh(dossier)) == [f"Riwayat {dossier.uid} tidak berakhir di tempat yang tercatat."]


def test_notices_go_to_roles_and_to_the_own_opd(dossier):
    event = told(dossier, tells={Role.STF: ALL, Role.OPO: OWN})[0]
    assert {(notice.role, notice.agency_id) for notice in Notice.objects.filter(event=event)} == {
        ("stf", None),
        ("opo", dossier.agency_id),
    }


def test_the_history_belongs_to_its_dossier(dossier, opd):
    other = factories.cooperation(agency=opd)
    told(dossier, 2)
    told(other)
    assert Event.objects.get(cooperation=other).ordinal == 1
