"""The page behind the QR: what anybody may know, and no more."""

import pytest
from django.urls import reverse

from agreements.rules.enums import Instrument, State
from tests import factories
from tests.views.watching import count, writes


def page(agreement):
    return reverse("verify", args=[agreement.uid])


@pytest.fixture
def signed(db):
    factories.government(body="Pemerintah Daerah Kota Contoh")
    return factories.agreement(State.IN_FORCE, about="Air bersih", place="Contoh")


def test_a_signed_instrument_is_told_to_anybody(client, signed):
    html = client.get(page(signed)).content.decode()
    for words in (
        *("Kesepakatan Bersama", "Air bersih", signed.number, "Berlaku", signed.revision.sha256),
        *(
            "PIHAK KESATU",
            "Pemerintah Daerah Kota Contoh",
            "diwakili Wali Kota Contoh",
            "diwakili Bupati Mitra",
        ),
    ):
        assert words in html


def test_no_names_of_people_and_no_ways_inside(client, signed):
    answer = client.get(page(signed))
    html = answer.content.decode()
    for words in ("Budi Contoh", "Sari Contoh", "Jalan", "/naskah/", "/kerja-sama/", str(signed.created_by)):
        assert words not in html
    assert "sessionid" not in answer.cookies


@pytest.mark.parametrize(
    "state", [state for state in State if state not in (State.SIGNED, State.IN_FORCE, State.TERMINATED)]
)
def test_what_is_not_signed_does_not_exist(client, client_stf, state):
    agreement = factories.agreement(state)
    assert [client.get(page(agreement)).status_code, client_stf.get(page(agreement)).status_code] == [
        404,
        404,
    ]


def test_an_unknown_code_is_not_found(client, db):
    assert client.get(reverse("verify", args=["00000000-0000-4000-8000-000000000000"])).status_code == 404


@pytest.mark.parametrize(
    ("state", "given", "words"),
    [
        (State.SIGNED, {}, "Ditandatangani"),
        (State.IN_FORCE, {"ends_on": factories.days(-2)}, "Berakhir"),
        (State.IN_FORCE, {"starts_on": factories.days(3)}, "Belum berlaku"),
        (State.TERMINATED, {}, "Diakhiri"),
    ],
)
def test_the_state_is_told_as_of_today(client, db, state, given, words):
    assert client.get(page(factories.agreement(state, **given))).context["chip"]["label"] == words


def test_search_engines_and_shared_caches_know_their_limits(client, client_stf, signed):
    answer = client.get(page(signed))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "no-store" in client_stf.get(page(signed))["Cache-Control"]
    assert client.post(page(signed)).status_code == 405


def test_it_costs_the_same_for_two_parties_and_for_five(client, signed):
    many = factories.agreement(
        State.IN_FORCE, instrument=Instrument.PKS, partners=[factories.partner() for _ in range(4)]
    )
    assert writes(client, page(signed)) == []
    assert count(client, page(signed)) == count(client, page(many)) <= 4
