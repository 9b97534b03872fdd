"""From what runs to what follows: extension and addendum begun from their pages."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from agreements.documents.content import text_of
from agreements.models import Agreement
from agreements.rules.enums import EvaluationState, Instrument, Recommendation, State
from tests import factories
from tests.views.watching import count, writes


@pytest.fixture
def pks(opd):
    """A PKS of the OPD, in force beneath a KSB, evaluated."""
    factories.government()
    ksb = factories.agreement(State.IN_FORCE, agency=opd)
    row = factories.agreement(
        State.IN_FORCE, instrument=Instrument.PKS, cooperation=ksb.cooperation, parent=ksb
    )
    factories.evaluation(row, EvaluationState.APPROVED, recommendation=Recommendation.CONTINUE)
    return row


def renew_url(pks):
    return reverse("agreement-renew", args=[pks.uid])


def addendum_url(pks):
    return reverse("agreement-addendum", args=[pks.uid])


@pytest.mark.parametrize("client", ["client_stf", "client_opo"])
def test_an_extension_opens_in_the_writing_room(client, pks, request):
    answer = request.getfixturevalue(client).post(renew_url(pks))
    new = pks.continued_by.get()
    assert answer.url == reverse("agreement-write", args=[new.uid])
    assert new.state == State.DRAFT


def test_an_extension_is_never_begun_by_a_get(client_stf, pks):
    assert client_stf.get(renew_url(pks)).status_code == 404
    assert not pks.continued_by.exists()


def test_an_extension_that_cannot_be_begun_says_why(client_stf, pks):
    client_stf.post(renew_url(pks))
    answer = client_stf.post(renew_url(pks))
    assert answer.url == reverse("agreement", args=[pks.uid])
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert "Perpanjangan tidak dimulai. Perpanjangan naskah ini sudah dimulai." in told
    assert pks.continued_by.count() == 1


@pytest.mark.parametrize("make_url", [renew_url, addendum_url])
@pytest.mark.parametrize("client", ["client_kbg", "client_aud"])
def test_a_reader_may_not_and_is_told_why(client, make_url, pks, request):
    answer = request.getfixturevalue(client).post(make_url(pks))
    assert answer.status_code == 403
    assert "tidak dapat memulai perpanjangan atau adendum" in answer.content.decode()
    assert Agreement.objects.count() == 2


@pytest.mark.parametrize("make_url", [renew_url, addendum_url])
def test_a_stranger_finds_nothing(client_opo, make_url):
    other = factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)
    assert client_opo.post(make_url(other)).status_code == 404


def test_the_page_of_the_addendum_asks_for_the_pasal_and_writes_nothing(client_opo, pks):
    html = client_opo.get(addendum_url(pks)).content.decode()
    for number, pasal in enumerate(text_of(pks).pasal, 1):
        assert f'name="pasal" value="{pasal.id}"' in html
        assert f"Pasal {number} {pasal.title}" in html
    assert writes(client_opo, addendum_url(pks)) == []


def test_the_chosen_pasal_stand_in_the_addendum(client_opo, pks):
    chosen = text_of(pks).pasal[0].id
    answer = client_opo.post(addendum_url(pks), {"pasal": [chosen]})
    new = pks.children.get()
    assert answer.url == reverse("agreement-write", args=[new.uid])
    assert text_of(new).pasal[0].id == f"perubahan_{chosen}"


def test_an_unknown_pasal_is_told_and_the_choice_is_kept(client_opo, pks):
    chosen = text_of(pks).pasal[0].id
    answer = client_opo.post(addendum_url(pks), {"pasal": [chosen, "entah"]})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "tidak ada dalam naskah" in html
    assert f'value="{chosen}" checked' in html
    assert not pks.children.exists()


def test_a_second_addendum_is_shown_grey_with_the_reason(client_opo, pks):
    client_opo.post(addendum_url(pks))
    html = client_opo.get(addendum_url(pks)).content.decode()
    assert "Masih ada adendum yang sedang disusun" in html
    assert 'aria-disabled="true"' in html
    assert client_opo.post(addendum_url(pks)).status_code == 409
    assert pks.children.count() == 1


def test_a_pasal_that_an_addendum_already_changed_says_so(client_opo, pks):
    chosen = text_of(pks).pasal[0].id
    client_opo.post(addendum_url(pks), {"pasal": [chosen]})
    pks.children.update(state=State.IN_FORCE, signed_on=factories.today(), number="7/ADD/2026")
    html = client_opo.get(addendum_url(pks)).content.decode()
    assert html.count("Sudah diubah dengan Adendum Nomor 7/ADD/2026") == 1


def test_an_addendum_of_a_ksb_is_refused_with_the_reason(client_stf, pks):
    html = client_stf.get(addendum_url(pks.parent)).content.decode()
    assert "Adendum dibuat atas PKS, nota kesepakatan, atau naskah kerja sama luar negeri." in html


def test_the_number_of_queries_does_not_grow_with_addenda(client_opo, pks):
    def more():
        factories.agreement(
            State.IN_FORCE, instrument=Instrument.ADDENDUM, parent=pks, cooperation=pks.cooperation
        )

    more()
    before = count(client_opo, addendum_url(pks))
    more()
    more()
    assert count(client_opo, addendum_url(pks)) == before <= 12
