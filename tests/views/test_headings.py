"""The page on which the headings of a paper abroad are ticked."""

import pytest
from django.urls import reverse

from agreements.models import Cooperation
from agreements.rules.enums import Kind, Stage
from agreements.rules.foreign_papers import PLAN_HEADINGS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(opd):
    partner = factories.partner(category=factories.category([Kind.KSDPL.value], is_foreign=True))
    return factories.cooperation(Stage.PLANNING, kind=Kind.KSDPL.value, partners=[partner], agency=opd)


def here(dossier, name="rencana"):
    return reverse("cooperation-headings", args=[dossier.uid, name])


def words(response):
    return " ".join(response.content.decode().split())


def typed(**changed):
    found = {"seen": "{}"}
    for code, _ in PLAN_HEADINGS:
        found |= {f"there-{code}": "on", f"where-{code}": "Bab I"}
    return found | changed


def test_the_officer_ticks_and_the_dossier_shows_it(client_opo, client_aud, dossier):
    page = words(client_opo.get(reverse("cooperation", args=[dossier.uid])))
    assert "0 dari 7 pokok" in page
    assert here(dossier) in page
    assert "Sumber pembiayaan" in words(client_opo.get(here(dossier)))
    response = client_opo.post(here(dossier), typed())
    assert response.url == reverse("cooperation", args=[dossier.uid]) + "#pokok"
    assert "7 dari 7 pokok" in words(client_aud.get(reverse("cooperation", args=[dossier.uid])))


def test_a_tick_without_its_place_is_told_on_its_field_and_the_rest_is_kept(client_stf, dossier):
    response = client_stf.post(here(dossier), typed(**{"where-objek": "", "where-subjek": "Bab IX"}))
    assert response.status_code == 400
    assert "Sebut letaknya" in words(response)
    assert "Bab IX" in words(response)
    forgotten = {name: value for name, value in typed().items() if name != "there-objek"}
    assert "Centang pokok ini" in words(client_stf.post(here(dossier), forgotten))
    assert Cooperation.objects.get().plan_headings == {}


def test_what_changed_meanwhile_is_told_and_saved_on_the_second_press(client_stf, dossier):
    Cooperation.objects.update(plan_headings={"objek": "hal. 3"})
    response = client_stf.post(here(dossier), typed())
    assert response.status_code == 409
    assert "diubah orang lain" in words(response)
    seen = response.context["seen"]
    assert client_stf.post(here(dossier), typed(seen=seen)).status_code == 302


def test_who_may_only_read_gets_no_button_and_a_stranger_nothing(client_tks, client_reg, client_stf, dossier):
    assert "Simpan" not in words(client_tks.get(here(dossier)))
    assert client_tks.post(here(dossier), typed()).status_code == 403
    assert client_reg.get(here(dossier)).status_code == 404
    assert client_stf.get(here(dossier, "lain")).status_code == 404
    other = factories.cooperation(Stage.STUDY)
    assert client_stf.get(here(other)).status_code == 404
    Cooperation.objects.filter(pk=dossier.pk).update(stage=Stage.DPRD)
    assert client_stf.post(here(dossier), typed()).status_code == 409


@pytest.mark.parametrize("seen", ["", "[]", "bukan json", '"kata"'])
def test_a_broken_memory_of_the_page_counts_as_nothing_seen(client_stf, dossier, seen):
    assert client_stf.post(here(dossier), typed(seen=seen)).status_code == 302


def test_the_unverified_words_of_the_study_say_so(client_stf, guidance, dossier):
    assert "belum diverifikasi" in words(client_stf.get(here(dossier, "kajian")))


def test_looking_writes_nothing(client_stf, dossier, django_assert_num_queries):
    before = Cooperation.objects.values().get()
    client_stf.get(here(dossier))
    assert Cooperation.objects.values().get() == before
