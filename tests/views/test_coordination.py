"""Koordinasi teknis: recorded by the section with the signed paper, read by those whose potential it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Coordination
from agreements.rules.enums import Kind, Role
from tests import factories, planned
from tests.rules.test_files import pdf
from tests.views.watching import count, writes

LIST = "/rencana/koordinasi/"
YEAR = factories.today().year + 1
NEW = f"/rencana/koordinasi/{YEAR}/baru/"


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def shared(opd):
    return planned.mapping_item(planned.mapping(opd), kind=Kind.KSDD_WAJIB.value, object="Sungai")


def typed(*items, **given):
    return {
        "forum": "rakortek_provinsi",
        "held_on": str(factories.days(-5)),
        "place": "Surabaya",
        "minutes_number": "BA/1",
        "result": "Sepakat",
        "items": [str(item.uid) for item in items],
        "signed": "on",
        "file": SimpleUploadedFile("BA.pdf", pdf(), content_type="application/pdf"),
    } | given


def test_staff_records_and_the_opd_reads_it_with_its_paper(client_stf, client_opo, shared):
    assert "Sungai" in words(client_opo.get(LIST))
    assert client_stf.post(NEW, typed(shared)).url == f"{LIST}?tahun={YEAR}"
    response = client_opo.get(LIST)
    assert response.context["rows"][0]["items"][0]["object"] == "Sungai"
    assert not response.context["alone"]
    paper = client_opo.get(response.context["rows"][0]["files"][0]["url"])
    assert paper.content == pdf()
    assert "sandbox" in paper.headers["Content-Security-Policy"]


def test_another_opd_sees_neither_the_result_nor_the_paper(client_stf, client_opo):
    item = planned.mapping_item(kind=Kind.KSDD_WAJIB.value)
    client_stf.post(NEW, typed(item))
    assert client_opo.get(LIST).context["rows"] == []
    paper = Coordination.objects.get().papers.get()
    assert client_opo.get(reverse("plan-paper", args=[paper.uid])).status_code == 404


@pytest.mark.parametrize("role", [Role.OPO, Role.OPH, Role.AUD, Role.TKS])
def test_others_may_not_record(request, shared, role):
    client = request.getfixturevalue(f"client_{role.value}")
    for response in (client.get(NEW), client.post(NEW, typed(shared))):
        assert response.status_code == 403
        assert "tidak dapat mencatat koordinasi teknis" in words(response)
    assert not Coordination.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"items": []}, "items"),
        ({"signed": ""}, "signed"),
        ({"held_on": str(factories.days(1))}, "held_on"),
        ({"forum": "warung"}, "forum"),
        ({"file": ""}, "file"),
        ({"file": SimpleUploadedFile("BA.pdf", b"bukan")}, "file"),
    ],
)
def test_what_is_missing_is_told_on_its_field(client_stf, shared, changes, field):
    response = client_stf.post(NEW, typed(shared) | changes)
    assert response.status_code == 400
    assert field in response.context["form"].errors
    assert response.context["form"]["result"].value() == "Sepakat"
    assert not Coordination.objects.exists()


def test_another_kind_is_not_offered(client_stf):
    other = planned.mapping_item()
    assert "Belum ada potensi KSDD wajib" in words(client_stf.get(NEW))
    assert client_stf.post(NEW, typed(other)).status_code == 400


def test_the_list_writes_nothing_and_costs_the_same(client_stf, shared):
    client_stf.post(NEW, typed(shared))
    before = count(client_stf, LIST)
    for _ in range(2):
        client_stf.post(NEW, typed(shared))
    assert count(client_stf, LIST) == before
    assert writes(client_stf, LIST) == writes(client_stf, NEW) == []
