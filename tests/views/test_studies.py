"""The page of TKKSD's study."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Opinion, Study
from agreements.rules.enums import Stage
from tests import factories
from tests.forms.test_study import typed
from tests.journeys.walking import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(opd):
    return factories.cooperation(Stage.STUDY, agency=opd)


def here(dossier, name="study"):
    return reverse(name, args=[dossier.uid])


def words(response):
    return " ".join(response.content.decode().split())


def posted(client, dossier, data=None, **changed):
    file = SimpleUploadedFile("ba.pdf", data or paper())
    return client.post(here(dossier), typed(dossier, **changed) | {"minutes": file})


def test_the_section_records_a_meeting_and_all_read_it(client_stf, client_opo, dossier):
    assert "Catat rapat" in words(client_stf.get(here(dossier)))
    response = posted(client_stf, dossier, met_space="tidak", note_space="Perlu revisi RTRW")
    assert response.url == here(dossier)
    shown = words(client_opo.get(here(dossier)))
    assert "Perlu revisi RTRW" in shown
    assert "Rapat teknis" in shown
    assert "Catat rapat" not in shown
    assert "Buka kajian" in words(client_opo.get(reverse("cooperation", args=[dossier.uid])))


def test_what_is_wrong_is_told_and_what_was_typed_is_kept(client_stf, dossier):
    response = posted(client_stf, dossier, met_plan="", conclusion="Uraian kesimpulan")
    assert response.status_code == 400
    assert "Nilai kriteria ini." in words(response)
    assert "Uraian kesimpulan" in words(response)
    assert posted(client_stf, dossier, b"bukan pdf").status_code == 400
    assert Study.objects.count() == 0


def test_a_member_gives_an_opinion(client_tks, dossier):
    assert "Beri pendapat" in words(client_tks.get(here(dossier)))
    assert client_tks.post(here(dossier, "opinion"), {"advice": "layak"}).status_code == 400
    response = client_tks.post(here(dossier, "opinion"), {"advice": "layak", "words": "Sejalan."})
    assert response.status_code == 302
    assert "Sejalan." in words(client_tks.get(here(dossier)))
    assert Opinion.objects.get().by == client_tks.person


def test_who_may_not_is_refused_and_strangers_find_nothing(client_aud, client_opo, dossier):
    assert posted(client_aud, dossier).status_code == 403
    assert client_aud.post(here(dossier, "opinion"), {"advice": "layak", "words": "x"}).status_code == 403
    assert client_aud.get(here(dossier, "opinion")).status_code == 404
    other = factories.cooperation(Stage.STUDY)
    assert client_opo.get(here(other)).status_code == 404


def test_a_study_that_is_over_takes_nothing_more(client_stf, client_tks, dossier):
    dossier.stage = Stage.OFFERED
    dossier.save()
    assert posted(client_stf, dossier).status_code == 409
    assert client_tks.post(here(dossier, "opinion"), {"advice": "layak", "words": "x"}).status_code == 409
    assert Study.objects.count() + Opinion.objects.count() == 0
