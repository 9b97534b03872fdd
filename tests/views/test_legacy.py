"""Taking in an old agreement: the form, what it writes, and the second person."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Agreement, Cooperation
from agreements.rules.enums import Action, Kind, Stage, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.workflow.legacy import take_in_legacy
from agreements.workflow.transition import perform
from tests import factories
from tests.journeys.walking import paper

pytestmark = pytest.mark.django_db
HERE = "/kerja-sama/naskah-lama/"


@pytest.fixture
def partner():
    factories.government()
    return factories.partner(category=factories.category([Kind.SINERGI.value]), name="Kantor Contoh")


def typed(partner, opd, **changed):
    return {
        "partner": partner.pk,
        "kind": "sinergi",
        "instrument": "pks",
        "agency": opd.pk,
        "about": "Pertukaran Data",
        "object": "pertukaran data",
        "number": "590/1/2019",
        "partner_number": "9/2019",
        "signed_on": "2019-11-11",
        "starts_on": "2019-11-11",
        "ends_on": "2035-11-10",
        "place": "Contoh",
        "scan": SimpleUploadedFile("lama.pdf", paper()),
    } | changed


def words(response):
    return " ".join(response.content.decode().split())


def test_staff_takes_it_in_and_the_page_says_what_holds(client_stf, partner, opd):
    assert HERE in words(client_stf.get(reverse("cooperations")))
    response = client_stf.post(HERE, typed(partner, opd), follow=True)
    agreement = Agreement.objects.get()
    assert (agreement.state, agreement.legacy, agreement.signed_on) == (
        State.SIGNED,
        True,
        date(2019, 11, 11),
    )
    assert (agreement.number, agreement.parties.get(order=2).number) == ("590/1/2019", "9/2019")
    dossier = Cooperation.objects.get()
    assert (dossier.stage, dossier.legacy) == (Stage.ACCEPTED, True)
    assert "Perlu telaah hukum" in words(response)
    assert "bukan PKS" in words(response)
    assert dossier.events.get().data["treatment"] == "Perlu telaah hukum"


def test_a_second_person_validates(client_stf, client_kbg, partner, opd):
    client_stf.post(HERE, typed(partner, opd))
    agreement = Agreement.objects.get()
    both = client_stf.person
    factories.post(both, "kbg")
    with pytest.raises(NotReady, match="orang kedua"):
        perform(agreement, Action.VALIDATE, by=both.actor(factories.today()))
    perform(agreement, Action.VALIDATE, by=client_kbg.person.actor(factories.today()))
    assert Agreement.objects.get().state == State.IN_FORCE


def test_what_does_not_fit_is_told_on_its_field_and_kept(client_stf, partner, opd):
    wrong = {"kind": "ksdpk", "starts_on": "2018-01-01", "ends_on": "2017-01-01"}
    response = client_stf.post(HERE, typed(partner, opd, **wrong))
    assert response.status_code == 400
    errors = response.context["form"].errors
    assert errors["kind"] == ["Dengan Kantor Contoh jenisnya Sinergi."]
    assert {"starts_on", "ends_on", "scan"} <= set(errors)
    assert "Pertukaran Data" in words(response)
    tomorrow = factories.days(1).isoformat()
    response = client_stf.post(HERE, typed(partner, opd, signed_on=tomorrow))
    assert "belum tiba" in words(response)
    response = client_stf.post(HERE, typed(partner, opd, scan=SimpleUploadedFile("x.pdf", b"bukan pdf")))
    assert response.status_code == 400
    assert Agreement.objects.count() == 0


def test_only_the_section_takes_in(client_opo, client_kbg, partner, opd):
    for client in (client_opo, client_kbg):
        assert client.get(HERE).status_code == 403
        assert HERE not in words(client.get(reverse("cooperations")))
    with pytest.raises(NotAllowed):
        take_in_legacy(
            by=client_opo.person.actor(factories.today()),
            agency=opd,
            partner=partner,
            kind="sinergi",
            instrument="pks",
            affairs=[],
            fields={"signed_on": date(2019, 1, 1)},
            scan=None,
        )
