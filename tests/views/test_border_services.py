"""The pages of border services."""

import pytest
from django.urls import reverse

from agreements.models import BorderService
from agreements.rules.enums import Kind
from tests import borders, factories
from tests.views.watching import count, writes

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value)


def words(response):
    return " ".join(response.content.decode().split())


def new(dossier):
    return reverse("border-service-new", args=[dossier.uid])


def typed(**changed):
    given = {"affair": factories.affair().pk, "name": "Izin usaha", "serving": "kita", "people": "1.200"}
    return given | {"agreed": "on", "basis": "PKS Pasal 4"} | changed


def test_a_service_is_written_changed_and_taken_off(client_opo, dossier):
    point = borders.boundary_point(dossier)
    response = client_opo.post(new(dossier), typed(point=point.pk))
    row = BorderService.objects.get()
    assert response.url == reverse("boundary", args=[point.uid]) + "#layanan"
    assert (row.name, row.people, row.agreed, row.point) == ("Izin usaha", 1200, True, point)
    assert "Izin usaha" in words(client_opo.get(reverse("boundary", args=[point.uid])))
    edit = reverse("border-service-edit", args=[row.uid])
    client_opo.post(edit, typed(affair=row.affair_id, name="Izin lain", version=1))
    row.refresh_from_db()
    assert (row.name, row.point, row.version) == ("Izin lain", None, 2)
    drop = reverse("border-service-drop", args=[row.uid])
    assert client_opo.post(drop, {"note": "", "version": 2}).status_code == 409
    client_opo.post(drop, {"note": "Tidak diperlukan lagi", "version": 2})
    row.refresh_from_db()
    assert row.void
    assert client_opo.get(edit).status_code == 404
    sentences = [event.sentence for event in dossier.events.order_by("ordinal")]
    assert sentences == [
        "mencatat layanan perbatasan Izin usaha",
        "mengubah layanan perbatasan Izin lain",
        "menghapus layanan perbatasan Izin lain",
    ]


def test_the_address_may_name_the_point(client_opo, dossier):
    point = borders.boundary_point(dossier)
    form = client_opo.get(f"{new(dossier)}?titik={point.uid}").context["form"]
    assert form["point"].value() == point.pk
    for wrong in ("x", factories.cooperation().uid):
        assert client_opo.get(f"{new(dossier)}?titik={wrong}").context["form"]["point"].value() is None


@pytest.mark.parametrize(
    ("changed", "column", "sentence"),
    [
        ({"basis": ""}, "basis", "Sebutkan dasarnya"),
        ({"serving": "belum"}, "serving", "Tentukan pihak yang melayani"),
        ({"serving": "lain"}, "serving", "bukan"),
        ({"people": "-1"}, "people", "bilangan bulat"),
        ({"name": ""}, "name", "kosong"),
        ({"name": "x" * 151}, "name", "Terlalu panjang"),
        ({"affair": "9999999"}, "affair", ""),
        ({"point": "9999999"}, "point", ""),
    ],
)
def test_bad_input_stands_on_its_field_and_is_kept(client_opo, dossier, changed, column, sentence):
    response = client_opo.post(new(dossier), typed(**changed))
    assert response.status_code == 400
    form = response.context["form"]
    assert set(form.errors) == {column}
    assert sentence in form.errors[column][0]
    assert form["note"].value() is None
    assert {name: form[name].value() for name in changed} == changed
    assert BorderService.objects.count() == 0


def test_a_point_of_another_dossier_is_no_choice(client_opo, dossier, opd):
    other = borders.boundary_point(factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value))
    response = client_opo.post(new(dossier), typed(point=other.pk))
    assert set(response.context["form"].errors) == {"point"}


def test_who_saves_second_sees_both(client_opo, client_stf, dossier):
    row = borders.border_service(dossier)
    edit = reverse("border-service-edit", args=[row.uid])
    client_stf.post(edit, typed(affair=row.affair_id, name="Dari staf", version=1))
    response = client_opo.post(edit, typed(affair=row.affair_id, name="Dari OPD", version=1))
    assert response.status_code == 409
    assert "Dari staf" in words(response)
    version = response.context["form"]["version"].value()
    client_opo.post(edit, typed(affair=row.affair_id, name="Dari OPD", version=version))
    row.refresh_from_db()
    assert row.name == "Dari OPD"


def test_who_may_not(client_aud, client_opo, dossier):
    row = borders.border_service(dossier)
    drop = reverse("border-service-drop", args=[row.uid])
    for address in (new(dossier), reverse("border-service-edit", args=[row.uid])):
        assert client_aud.get(address).status_code == 403
    assert client_aud.post(drop, {"note": "x", "version": 1}).status_code == 403
    assert client_opo.get(drop).status_code == 404
    foreign = borders.border_service(factories.cooperation(kind=Kind.KSDD_WAJIB.value))
    assert client_opo.get(reverse("border-service-edit", args=[foreign.uid])).status_code == 404
    assert client_opo.get(new(foreign.cooperation)).status_code == 404


def test_the_overview_counts_by_urusan_and_narrows(client_opo, dossier):
    health, permits = factories.affair(name="Kesehatan"), factories.affair(name="Perizinan")
    borders.border_service(dossier, affair=health, name="Rujukan", people=5)
    borders.border_service(dossier, affair=health, name="Posyandu", people=7)
    borders.border_service(dossier, affair=permits, name="Izin", agreed=True, basis="PKS", serving="kita")
    borders.border_service(dossier, affair=permits, name="Hapus", void=True)
    borders.border_service(factories.cooperation(kind=Kind.KSDD_WAJIB.value), affair=permits, name="Asing")
    context = client_opo.get(reverse("border-services")).context
    told = [(group["name"], group["total"], group["agreed"], group["people"]) for group in context["groups"]]
    assert told == [(str(health), 2, 0, "12"), (str(permits), 1, 1, "0")]
    narrowed = client_opo.get(reverse("border-services") + f"?urusan={health.code}").context
    assert {row.name for row in narrowed["services"]} == {"Rujukan", "Posyandu"}


def test_an_empty_overview_says_what_to_do(client_opo):
    assert "Belum ada layanan yang dicatat" in words(client_opo.get(reverse("border-services")))


def test_the_overview_writes_nothing_and_costs_the_same(client_opo, dossier):
    address = reverse("border-services")
    borders.border_service(dossier, point=borders.boundary_point(dossier))
    client_opo.get(address)
    assert writes(client_opo, address) == []
    one = count(client_opo, address)
    for _ in range(2):
        borders.border_service(dossier, point=borders.boundary_point(dossier))
    assert count(client_opo, address) == one
