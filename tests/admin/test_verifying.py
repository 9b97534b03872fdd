"""Who verified what, when, and never one's own change."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from agreements.admin.verifying import last_editor_id, verify
from agreements.models import Article, Regulation
from agreements.models.library import stamp
from agreements.rules.enums import Role
from agreements.rules.errors import NotReady, Stale
from tests import factories
from tests.admin.filling import filled, said


def press(client, entry, **data):
    address = reverse("admin:agreements_regulation_verify", args=[entry.pk])
    return client.post(address, {"seen": stamp(entry)} | data, follow=True)


def edit(client, entry, note="Diubah"):
    address = reverse("admin:agreements_regulation_change", args=[entry.pk])
    client.post(address, filled(client.get(address)) | {"note": note})


@pytest.mark.parametrize("role", ["hkm", "reg"])
def test_who_and_when_are_recorded_for_the_entry_and_its_articles(request, role):
    client = request.getfixturevalue(f"client_{role}")
    entry = factories.regulation()
    Article.objects.create(regulation=entry, number="1", gist="Inti")
    response = press(client, entry)
    entry.refresh_from_db()
    assert (entry.verified, entry.verified_by, entry.verified_on) == (
        True,
        client.person,
        factories.today(),
    )
    assert entry.articles.get().verified
    assert said(response) == [f"{entry} ditandai terverifikasi atas nama {client.person}."]


@pytest.mark.parametrize("role", ["adm", "aud", "stf"])
def test_others_do_not_verify(request, role):
    client = request.getfixturevalue(f"client_{role}")
    entry = factories.regulation()
    assert press(client, entry).status_code == 403
    entry.refresh_from_db()
    assert not entry.verified


def test_nobody_verifies_the_own_last_change(client_reg, client_hkm):
    entry = factories.regulation()
    edit(client_reg, entry)
    assert last_editor_id(entry) == client_reg.person.pk
    html = client_reg.get(reverse("admin:agreements_regulation_change", args=[entry.pk])).content.decode()
    assert "verifikasi dilakukan orang lain" in html
    assert "verifikasi dilakukan orang lain" in said(press(client_reg, entry))[0]
    entry.refresh_from_db()
    assert not entry.verified
    press(client_hkm, entry)
    entry.refresh_from_db()
    assert entry.verified_by == client_hkm.person


def test_verifying_is_no_edit_of_ones_own(client_reg, client_hkm):
    entry = factories.regulation()
    press(client_hkm, entry)
    assert last_editor_id(entry) is None
    edit(client_reg, entry)
    press(client_hkm, entry)
    entry.refresh_from_db()
    assert entry.verified


def test_what_changed_since_it_was_shown_is_not_verified(client_hkm):
    entry = factories.regulation()
    seen = stamp(entry)
    Article.objects.create(regulation=entry, number="1", gist="Baru")
    assert "berubah setelah Anda membukanya" in said(press(client_hkm, entry, seen=seen))[0]
    with pytest.raises(Stale):
        verify(entry.pk, by=client_hkm.person, seen=seen)
    entry.refresh_from_db()
    assert not entry.verified


def test_a_link_does_not_verify(client_hkm):
    entry = factories.regulation()
    assert client_hkm.get(reverse("admin:agreements_regulation_verify", args=[entry.pk])).status_code == 405


def test_the_action_of_the_list_verifies_and_tells_what_it_left(client_hkm):
    fresh, done = factories.regulation(), factories.regulation(verified=True)
    response = client_hkm.post(
        reverse("admin:agreements_regulation_changelist"),
        {"action": "verify_chosen", "_selected_action": [fresh.pk, done.pk]},
        follow=True,
    )
    fresh.refresh_from_db()
    assert fresh.verified_by == client_hkm.person
    assert sorted(said(response)) == [
        "1 peraturan ditandai terverifikasi.",
        f"{done}: Entri ini dan semua pasalnya sudah terverifikasi.",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_verifies_and_the_other_is_told():
    entry = factories.regulation()
    people = [factories.user(Role.HKM) for _ in range(2)]
    barrier, answers = threading.Barrier(2), []

    def attempt(person):
        try:
            barrier.wait()
            verify(entry.pk, by=person)
            answers.append("verified")
        except NotReady as refusal:
            answers.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["Entri ini dan semua pasalnya sudah terverifikasi.", "verified"]
    assert Regulation.objects.get().verified_by in people
