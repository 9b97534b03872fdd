"""The page that waves a finding through, and the list of those that were."""

import io
import zipfile

import pytest
from django.urls import reverse

from agreements.documents.checking import examine
from agreements.models import Override
from agreements.rules.enums import Role
from agreements.workflow.overriding import override
from tests import factories
from tests.views import watching

pytestmark = pytest.mark.django_db
REASON = "Disepakati dengan Bagian Hukum, ND-12/2026"


@pytest.fixture
def agreement(db):
    """A KSB that lacks six of its seven parts."""
    return factories.agreement()


def first(agreement):
    return next(each for each in examine(agreement, factories.today()).findings if each.blocks)


def address(agreement, mark=None):
    return reverse("finding-override", args=[agreement.uid, mark or first(agreement).mark])


def waved(agreement=None, count=1):
    agreement = agreement or factories.agreement()
    by = factories.user(Role.KBG).actor(factories.today())
    found = [each for each in examine(agreement, factories.today()).findings if each.blocks]
    return [override(agreement, by=by, mark=each.mark, reason=REASON) for each in found[:count]]


@pytest.mark.parametrize("role", ["kbg", "hkm"])
def test_it_is_asked_about_and_done(request, agreement, role):
    client, mark = request.getfixturevalue(f"client_{role}"), first(agreement).mark
    page = client.get(address(agreement, mark)).content.decode()
    assert first(agreement).sentence in page
    assert not watching.writes(client, address(agreement, mark))
    answer = client.post(address(agreement, mark), {"reason": REASON}, follow=True)
    assert answer.redirect_chain == [(reverse("agreement", args=[agreement.uid]), 302)]
    assert Override.objects.get().reason == REASON
    body = answer.content.decode()
    assert "Dikesampingkan" in body
    assert "1 dikesampingkan" in body


def test_the_page_of_the_agreement_leads_there_for_those_who_may(client_kbg, client_stf, agreement):
    page = reverse("agreement", args=[agreement.uid])
    assert address(agreement) in client_kbg.get(page).content.decode()
    assert "Kesampingkan …" not in client_stf.get(page).content.decode()


@pytest.mark.parametrize("role", ["stf", "sek", "aud", "tks", "wkt"])
def test_others_may_not(request, agreement, role):
    client, mark = request.getfixturevalue(f"client_{role}"), first(agreement).mark
    assert client.get(address(agreement, mark)).status_code == 403
    assert client.post(address(agreement, mark), {"reason": REASON}).status_code == 403


def test_a_stranger_finds_nothing(client_opo, agreement):
    assert client_opo.get(address(agreement)).status_code == 404


def test_a_short_reason_is_refused_and_kept(client_kbg, agreement):
    answer = client_kbg.post(address(agreement), {"reason": "setuju saja"})
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "setuju saja</textarea>" in body
    assert "Tulis alasan paling sedikit 20 huruf" in body


def test_a_finding_that_is_gone_is_told(client_kbg, agreement):
    mark = "0" * 16
    page = client_kbg.get(address(agreement, mark))
    assert "sudah tidak ada" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert client_kbg.post(address(agreement, mark), {"reason": REASON}).status_code == 409


@pytest.mark.parametrize("role", ["aud", "kbg", "hkm", "sek"])
def test_the_list_shows_who_why_and_what(request, role):
    (row,) = waved()
    client = request.getfixturevalue(f"client_{role}")
    body = client.get(reverse("overrides")).content.decode()
    assert row.sentence in body
    assert REASON in body
    assert not watching.writes(client, reverse("overrides"))


@pytest.mark.parametrize("role", ["stf", "opo", "oph", "tks", "wkt", "reg", "adm"])
def test_others_do_not_see_the_list(request, role):
    client = request.getfixturevalue(f"client_{role}")
    assert client.get(reverse("overrides")).status_code == 403
    assert client.get(reverse("overrides-xlsx")).status_code == 403


def test_an_empty_list_says_so(client_aud):
    assert "Belum ada temuan yang dikesampingkan" in client_aud.get(reverse("overrides")).content.decode()


def test_the_list_is_filtered(client_aud, agreement):
    (row,) = waved(agreement)
    list_of = reverse("overrides")
    assert row.sentence in client_aud.get(list_of, {"aturan": row.rule}).content.decode()
    assert "Tidak ada yang cocok" in client_aud.get(list_of, {"aturan": "PKS-07"}).content.decode()
    other = factories.agency()
    assert "Tidak ada yang cocok" in client_aud.get(list_of, {"opd": other.pk}).content.decode()
    assert "Tidak ada yang cocok" in client_aud.get(list_of, {"sampai": "2020-01-01"}).content.decode()
    bad = client_aud.get(list_of, {"dari": "kemarin"})
    assert bad.status_code == 200
    assert 'value="kemarin"' in bad.content.decode()


def test_the_list_asks_as_often_for_three_as_for_one(client_aud):
    waved(count=1)
    one = watching.count(client_aud, reverse("overrides"))
    waved(count=3)
    assert watching.count(client_aud, reverse("overrides")) == one


def test_the_list_as_a_sheet(client_aud):
    (row,) = waved()
    answer = client_aud.get(reverse("overrides-xlsx"))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode()
    assert REASON in text
    assert row.rule in text


def test_what_was_waved_through_is_taken_back_on_its_page(
    client_hkm, client_kbg, client_stf, client_aud, agreement
):
    (row,) = waved(agreement)
    here = reverse("finding-override-withdraw", args=[agreement.uid, row.mark])
    page = reverse("agreement", args=[agreement.uid])
    assert here in client_kbg.get(page).content.decode()
    assert here not in client_stf.get(page).content.decode()
    assert client_stf.get(here).status_code == 403
    assert "Tarik pengecualian" in client_hkm.get(here).content.decode()
    assert not watching.writes(client_hkm, here)
    refused = client_hkm.post(here, {"reason": "keliru"})
    assert refused.status_code == 422
    assert "keliru" in refused.content.decode()
    answer = client_hkm.post(here, {"reason": "Dasarnya keliru, lihat ND-15/2026"}, follow=True)
    assert "menghalangi lagi" in answer.content.decode()
    assert client_hkm.post(here, {"reason": "Dasarnya keliru, lihat ND-15/2026"}).status_code == 409
    listed = client_aud.get(reverse("overrides")).content.decode()
    assert "Ditarik" in listed
    assert "ND-15/2026" in listed
    sheet = client_aud.get(reverse("overrides-xlsx"))
    book = zipfile.ZipFile(io.BytesIO(b"".join(sheet.streaming_content)))
    assert "ND-15/2026" in "".join(
        book.read(name).decode() for name in book.namelist() if name.endswith("xml")
    )
