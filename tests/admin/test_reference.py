"""Reference data in the panel."""

import pytest
from django.urls import reverse

from agreements.models import Agency, Border, Government, PartnerCategory
from tests import factories
from tests.admin.filling import errors, filled


def add(client, model, **columns):
    address = reverse(f"admin:agreements_{model}_add")
    return client.post(address, filled(client.get(address)) | columns, follow=True)


def edit(client, row, **columns):
    address = reverse(f"admin:agreements_{row._meta.model_name}_change", args=[row.pk])
    return client.post(address, filled(client.get(address)) | columns, follow=True)


@pytest.mark.parametrize("role", ["adm", "reg"])
def test_an_opd_with_its_urusan(request, role):
    client = request.getfixturevalue(f"client_{role}")
    health = factories.affair(name="kesehatan")
    add(client, "agency", code="OPD-X", name="Dinas X", short="DX", affairs=[health.pk], active="on")
    assert list(Agency.objects.get(code="OPD-X").affairs.all()) == [health]


@pytest.mark.parametrize("model", ["agency", "region", "affair", "partnercategory"])
def test_reference_data_is_not_deleted(client_adm, model):
    make = {"partnercategory": factories.category}.get(model) or getattr(factories, model)
    address = reverse(f"admin:agreements_{model}_delete", args=[make().pk])
    response = client_adm.post(address, {"post": "yes"})
    assert response.status_code == 403
    assert "tidak dihapus" in response.content.decode()


def test_a_border_is_kept_once_whichever_side_comes_first(client_reg):
    low, high = factories.region(), factories.region()
    add(client_reg, "border", first=high.pk, second=low.pk)
    border = Border.objects.get()
    assert (border.first, border.second) == (low, high)
    assert errors(add(client_reg, "border", first=low.pk, second=high.pk)) == [
        "Perbatasan ini sudah tercatat."
    ]
    assert errors(add(client_reg, "border", first=low.pk, second=low.pk)) == [
        "Daerah tidak berbatasan dengan dirinya sendiri."
    ]


def test_a_wrong_border_is_taken_away(client_reg):
    border = factories.border(factories.region(), factories.region())
    client_reg.post(reverse("admin:agreements_border_delete", args=[border.pk]), {"post": "yes"})
    assert not Border.objects.exists()


def test_a_region_shows_its_neighbours(client_reg):
    city, around = factories.region(), factories.region(name="Kabupaten Sekitar")
    factories.border(city, around)
    page = client_reg.get(reverse("admin:agreements_region_change", args=[city.pk]))
    assert "Kabupaten Sekitar" in page.content.decode()


def test_a_category_keeps_its_kinds(client_reg):
    category = factories.category()
    edit(client_reg, category, kinds=["ksdpk"], code="lain")
    category.refresh_from_db()
    assert (category.kinds, category.code != "lain") == (["ksdpk"], True)
    data_without = {"kinds": [], "allowed": "on"}
    assert errors(edit(client_reg, category, **data_without)) == [
        "Kategori yang boleh menjadi mitra memerlukan jenis kerja sama."
    ]
    assert PartnerCategory.objects.get().kinds == ["ksdpk"]


def test_there_is_one_government_and_its_numbers_are_numbers(client_adm):
    government = factories.government()
    assert client_adm.get(reverse("admin:agreements_government_add")).status_code == 403
    assert errors(edit(client_adm, government, number_format="{ordinal}/{rahasia}")) == [
        "Pola nomor memuat {rahasia} yang tidak dikenal.",
        "Pola nomor belum memuat {instrument}.",
        "Pola nomor belum memuat {year}.",
    ]
    edit(client_adm, government, number_format="{ordinal:03d}/{instrument}/{month_roman}/{year}")
    assert Government.objects.get().number_format == "{ordinal:03d}/{instrument}/{month_roman}/{year}"


def test_what_changed_is_told_in_the_history(client_adm):
    agency = factories.agency()
    edit(client_adm, agency, short="BARU")
    page = client_adm.get(reverse("admin:agreements_agency_history", args=[agency.pk])).content.decode()
    assert client_adm.person.full_name in page
    assert "Singkatan" in page
