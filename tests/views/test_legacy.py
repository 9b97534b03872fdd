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


def validated(client, kabag, partner, opd, **changed):
    client.post(HERE, typed(partner, opd, **changed))
    text = Agreement.objects.get()
    perform(text, Action.VALIDATE, by=kabag.person.actor(factories.today()))
    return Agreement.objects.get(pk=text.pk)


def test_a_button_goes_on_as_a_nota_kesepakatan(client_stf, client_kbg, client_aud, partner, opd):
    text = validated(client_stf, client_kbg, partner, opd)
    page, here = reverse("agreement", args=[text.uid]), reverse("agreement-go-on", args=[text.uid])
    assert "Lanjutkan sebagai nota kesepakatan" in words(client_stf.get(page))
    assert here not in words(client_aud.get(page))
    assert client_stf.get(here).status_code == 404
    assert client_aud.post(here).status_code == 403
    response = client_stf.post(here)
    new = Agreement.objects.get(instrument="nk")
    assert response.url == reverse("agreement-write", args=[new.uid])
    assert new.continues == text
    shown = words(client_stf.get(page))
    assert reverse("agreement", args=[new.uid]) in shown
    assert "sudah dimulai" in shown
    assert "tidak dimulai" in words(client_stf.post(here, follow=True))


def test_a_button_goes_on_as_a_new_proposal_that_names_the_old_text(client_stf, client_kbg, opd):
    factories.government()
    company = factories.partner(category=factories.category([Kind.KSDPK.value]), name="PT Contoh")
    ended = {"kind": "ksdpk", "ends_on": "2021-11-10", "starts_on": "2019-11-11"}
    text = validated(client_stf, client_kbg, company, opd, **ended)
    assert "Lanjutkan sebagai KSDPK baru" in words(client_stf.get(reverse("agreement", args=[text.uid])))
    response = client_stf.post(reverse("agreement-go-on", args=[text.uid]), follow=True)
    new = Cooperation.objects.get(continues=text)
    assert response.redirect_chain[0][0] == reverse("cooperation-edit", args=[new.uid])
    assert "Pertukaran Data" in words(response)
    shown = words(client_stf.get(reverse("cooperation", args=[new.uid])))
    assert "Melanjutkan naskah lama" in shown
    assert reverse("agreement", args=[text.uid]) in shown
