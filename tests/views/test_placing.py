"""The page that gives a dossier its place in the yearly plan: who may, what it offers, what it says."""

import pytest
from django.urls import reverse

from agreements.models import YearPlan
from agreements.rules.enums import Kind, Role, Stage
from tests import factories, planned
from tests.views.watching import writes
from tests.workflow.test_placing import fixed_row


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def dossier(opd):
    row = factories.cooperation(Stage.SUBMITTED.value, agency=opd, kind=Kind.KSDPK.value, title="Air minum")
    row.affairs.set([factories.affair()])
    return row


def address(dossier):
    return reverse("cooperation-place", args=[dossier.uid])


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.OPO, Role.OPH])
def test_who_may_is_led_there_from_the_dossier_and_a_get_writes_nothing(request, dossier, opd, role):
    row = fixed_row(opd)
    client = request.getfixturevalue(f"client_{role.value}")
    page = words(client.get(reverse("cooperation", args=[dossier.uid])))
    assert address(dossier) in page
    assert "tidak ada dalam daftar rencana" in page
    assert row.object in words(client.get(address(dossier)))
    assert writes(client, address(dossier)) == []


@pytest.mark.parametrize("role", [Role.TKS, Role.HKM, Role.WKT, Role.AUD])
def test_readers_may_not(request, dossier, role):
    client = request.getfixturevalue(f"client_{role.value}")
    assert address(dossier) not in words(client.get(reverse("cooperation", args=[dossier.uid])))
    assert client.get(address(dossier)).status_code == 403


def test_a_stranger_finds_nothing(client_opo, db):
    assert client_opo.get(address(factories.cooperation())).status_code == 404


def test_the_officer_places_and_takes_off_again(client_opo, dossier, opd):
    row = fixed_row(opd)
    done = client_opo.post(address(dossier), {"do": "tempatkan", "row": row.pk, "version": 1}, follow=True)
    assert f"#nomor-{row.order}" in words(done)
    assert "tidak ada dalam daftar" not in words(done)
    bare = client_opo.post(address(dossier), {"do": "lepaskan", "note": "", "version": 2})
    assert (bare.status_code, "Lepaskan dari daftar" in words(bare)) == (400, True)
    client_opo.post(address(dossier), {"do": "lepaskan", "note": "Salah", "version": 2})
    dossier.refresh_from_db()
    assert dossier.plan_row is None


def test_bad_choices_and_a_stale_form_say_so(client_opo, dossier, opd):
    row = fixed_row(opd)
    none = client_opo.post(address(dossier), {"do": "tempatkan", "row": "bukan", "version": 1})
    assert (none.status_code, "tidak lagi ada dalam daftar" in words(none)) == (400, True)
    stale = client_opo.post(address(dossier), {"do": "tempatkan", "row": row.pk, "version": "x"})
    assert (stale.status_code, "sudah diubah orang lain" in words(stale)) == (409, True)
    assert client_opo.post(address(dossier), {"do": "usulkan", "version": 1}).status_code == 400


def test_the_section_proposes_a_row_that_is_shown_as_not_fixed_yet(client_stf, client_opo, dossier):
    plan = planned.year_plan(rows=0)
    assert str(plan) in words(client_stf.get(address(dossier)))
    assert str(plan) not in words(client_opo.get(address(dossier)))
    given = {"do": "usulkan", "plan": plan.pk, "priority": "1", "quarter": "2", "version": 1}
    done = client_stf.post(address(dossier), given, follow=True)
    assert "belum ditetapkan: disusun" in words(done)
    row = plan.rows.get()
    assert client_stf.get(reverse("plan-row-edit", args=[row.uid])).status_code == 200
    seen = words(client_opo.get(reverse("cooperation", args=[dossier.uid])))
    assert row.place_words in seen
    assert reverse("year-plan", args=[plan.uid]) not in seen


def test_where_no_list_is_open_the_way_to_an_amendment_is_told(client_stf, dossier, opd):
    fixed_row(opd)
    assert "Buka perubahan daftar" in words(client_stf.get(address(dossier)))
    assert YearPlan.objects.count() == 1
