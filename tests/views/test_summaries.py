"""The summary sheet of a dossier."""

import pytest
from django.urls import reverse

from agreements.rules.enums import Instrument, State
from tests import factories
from tests.documents.reading import text as text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(opd):
    """A dossier of our OPD with a running KSB and a PKS that is being drafted."""
    factories.government()
    made = factories.cooperation(agency=opd, title="Rujukan pasien perbatasan")
    ksb = factories.agreement(State.IN_FORCE, cooperation=made, about="Pelayanan kesehatan")
    factories.agreement(State.DRAFT, cooperation=made, instrument=Instrument.PKS, parent=ksb, about="Rujukan")
    return made


def sheet(client, dossier):
    return client.get(reverse("cooperation-summary", args=[dossier.uid]))


def test_it_tells_the_whole_dossier(client_opo, dossier):
    answer = sheet(client_opo, dossier)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    words = text_of(answer.content)
    for part in ("Rujukan pasien perbatasan", "Pelayanan kesehatan", "Rujukan", "Dinas Kesehatan", "Draf"):
        assert part in words


def test_the_same_dossier_gives_the_same_bytes_and_is_not_sent_twice(client_opo, dossier):
    first = sheet(client_opo, dossier)
    address = reverse("cooperation-summary", args=[dossier.uid])
    again = client_opo.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, sheet(client_opo, dossier).content) == (304, first.content)


def test_another_opd_does_not_see_that_it_exists(client_opo, db):
    factories.government()
    assert sheet(client_opo, factories.cooperation()).status_code == 404


def test_the_regulation_admin_sees_only_what_is_signed(client_reg, dossier):
    words = text_of(sheet(client_reg, dossier).content)
    assert "Pelayanan kesehatan" in words
    assert "Draf" not in words


def test_nothing_is_written_by_reading(client_opo, dossier):
    sheet(client_opo, dossier)
    assert dossier.events.count() == 0
    assert client_opo.post(reverse("cooperation-summary", args=[dossier.uid])).status_code == 405


def test_it_costs_the_same_with_more_instruments(client_opo, dossier, django_assert_max_num_queries):
    for _ in range(3):
        factories.agreement(State.IN_FORCE, cooperation=dossier)
    with django_assert_max_num_queries(16):
        sheet(client_opo, dossier)
