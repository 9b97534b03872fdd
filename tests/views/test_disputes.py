"""Disputes: opening, going up with a berita acara, settling."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Dispute
from agreements.rules.enums import Action, Role, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.workflow.disputes import open_dispute
from agreements.workflow.transition import perform
from tests import factories
from tests.journeys.walking import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(opd):
    province = factories.region(kind="provinsi")
    factories.government(region=factories.region(province=province))
    partner = factories.partner(region=factories.region(province=province))
    return factories.agreement(State.IN_FORCE, agency=opd, partners=[partner]).cooperation


def opened(dossier):
    by = factories.user(Role.STF).actor(factories.today())
    return open_dispute(dossier, by=by, matter="Beda hitungan klaim", arisen_on=factories.today())


def words(response):
    return " ".join(response.content.decode().split())


def test_the_opd_records_it_and_its_levels_are_drawn(client_opo, dossier):
    link = reverse("dispute-new", args=[dossier.uid])
    assert link in words(client_opo.get(reverse("cooperation", args=[dossier.uid])))
    typed = {"matter": "Beda hitungan klaim", "arisen_on": factories.today().isoformat()}
    response = client_opo.post(link, typed, follow=True)
    row = Dispute.objects.get()
    assert (row.route, row.state) == ("provinsi", "musyawarah")
    assert "TKKSD provinsi" in words(response)
    assert "Beda hitungan klaim" in words(client_opo.get(reverse("cooperation", args=[dossier.uid])))


def test_bad_input_is_told_and_kept(client_stf, dossier):
    link = reverse("dispute-new", args=[dossier.uid])
    response = client_stf.post(link, {"matter": "Pokok", "arisen_on": factories.days(1).isoformat()})
    assert response.status_code == 400
    assert "belum tiba" in words(response)
    assert "Pokok" in words(response)
    assert Dispute.objects.count() == 0


def test_it_goes_up_with_a_berita_acara_and_is_settled(client_stf, dossier):
    row = opened(dossier)
    here = reverse("dispute", args=[row.uid])
    up = reverse("dispute-act", args=[row.uid, "naikkan"])
    assert client_stf.get(up).status_code == 404
    assert client_stf.post(up, {"version": 1, "note": "Belum sepakat"}).status_code == 400
    file = SimpleUploadedFile("ba.pdf", paper())
    sent = {"version": 1, "note": "Belum sepakat", "perselisihan-file": file}
    assert client_stf.post(up, sent).url == here
    row.refresh_from_db()
    assert row.state == "tkksd"
    done = {"version": 2, "note": "Klaim dihitung ulang bersama."}
    done["perselisihan-file"] = SimpleUploadedFile("ba.pdf", paper())
    client_stf.post(reverse("dispute-act", args=[row.uid, "selesaikan"]), done)
    row.refresh_from_db()
    assert (row.state, row.outcome) == ("selesai", "Klaim dihitung ulang bersama.")
    assert dossier.attachments.filter(kind="perselisihan").count() == 2
    assert "Klaim dihitung ulang bersama." in words(client_stf.get(here))


def test_who_may_not_is_refused_and_strangers_find_nothing(client_aud, client_opo, dossier):
    row = opened(dossier)
    assert client_aud.get(reverse("dispute-new", args=[dossier.uid])).status_code == 403
    assert client_aud.get(reverse("dispute", args=[row.uid])).status_code == 200
    auditor = client_aud.person.actor(factories.today())
    with pytest.raises(NotAllowed):
        perform(row, Action.SETTLE, by=auditor, note="x")
    with pytest.raises(NotAllowed):
        open_dispute(dossier, by=auditor, matter="x", arisen_on=factories.today())
    other = opened(factories.agreement(State.IN_FORCE).cooperation)
    assert client_opo.get(reverse("dispute", args=[other.uid])).status_code == 404
    assert other.route == "daerah"


def test_a_level_without_its_berita_acara_is_refused(dossier):
    by = factories.user(Role.STF).actor(factories.today())
    with pytest.raises(NotReady, match="perselisihan belum dilampirkan"):
        perform(opened(dossier), Action.ESCALATE, by=by, note="x", data={})


def test_it_may_be_about_one_signed_text_and_stands_on_its_page(client_opo, client_aud, dossier):
    text = dossier.agreements.get()
    page, link = reverse("agreement", args=[text.uid]), reverse("dispute-new-text", args=[text.uid])
    assert link in words(client_opo.get(page))
    assert link not in words(client_aud.get(page))
    asked = client_opo.get(link)
    assert asked.context["form"]["agreement"].value() == text.pk
    typed = {"agreement": text.pk, "matter": "Beda hitungan", "arisen_on": factories.today().isoformat()}
    shown = words(client_opo.post(link, typed, follow=True))
    row = Dispute.objects.get()
    assert (row.agreement, row.cooperation) == (text, dossier)
    assert page in shown
    assert reverse("dispute", args=[row.uid]) in words(client_aud.get(page))
    assert text.about in words(client_aud.get(reverse("cooperation", args=[dossier.uid])))
    assert text.events.first().sentence == "mencatat perselisihan"


def test_a_text_that_is_not_signed_or_of_another_dossier_is_no_matter(client_stf, client_opo, dossier):
    draft = factories.agreement(cooperation=dossier)
    assert client_stf.get(reverse("dispute-new-text", args=[draft.uid])).status_code == 404
    other = factories.agreement(State.IN_FORCE)
    assert client_opo.get(reverse("dispute-new-text", args=[other.uid])).status_code == 404
    by = factories.user(Role.STF).actor(factories.today())
    for text in (draft, other):
        with pytest.raises(NotReady, match="sudah ditandatangani"):
            open_dispute(dossier, by=by, matter="x", arisen_on=factories.today(), agreement=text)
        typed = {"agreement": text.pk, "matter": "x", "arisen_on": factories.today().isoformat()}
        response = client_stf.post(reverse("dispute-new", args=[dossier.uid]), typed)
        assert response.status_code == 400
    assert Dispute.objects.count() == 0
