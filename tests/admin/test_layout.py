"""Layout and emblems in the panel."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.management.layouts import load_layouts
from agreements.models import Emblem, Layout
from agreements.rules.layout import PAIRS
from tests.rules.test_pictures import drawn

PICTURE = {"owner": "kita", "alt": "Lambang Kota Contoh"}


@pytest.fixture
def layout(db):
    load_layouts()
    return Layout.objects.get(instrument="pks", kind="ksdpk")


def address(row):
    return reverse("admin:agreements_layout_change", args=[row.pk])


def test_there_is_one_row_for_each_instrument_and_kind(layout):
    assert Layout.objects.count() == len(PAIRS)
    assert load_layouts() == (0, 0, len(PAIRS))


def test_departure_without_reason_is_refused_and_what_was_chosen_is_kept(client_adm, layout):
    response = client_adm.post(address(layout), {"pilih_sisi_kesatu": "kiri", "alasan_sisi_kesatu": "ya"})
    said = response.content.decode()
    assert "Menyimpang dari lampiran Permendagri 22/2020 (Lampiran huruf A sampai C). Tulis alasannya" in said
    assert '<option value="kiri" selected>' in said
    layout.refresh_from_db()
    assert layout.choices == {}


def test_departure_with_reason_is_kept_and_shown(client_adm, layout):
    given = {"pilih_sisi_kesatu": "kiri", "alasan_sisi_kesatu": "Diminta mitra dalam pembahasan."}
    assert client_adm.post(address(layout), given).status_code == 302
    layout.refresh_from_db()
    assert layout.choices == {"sisi_kesatu": "kiri"}
    said = client_adm.get(reverse("admin:agreements_layout_changelist")).content.decode()
    assert "Diminta mitra dalam pembahasan." in said
    assert "bentuk B2" in said


def test_back_to_the_annex(client_reg, layout):
    layout.choices, layout.reasons = {"ukuran": "12"}, {}
    layout.save()
    assert client_reg.post(address(layout), {"pilih_ukuran": ""}).status_code == 302
    layout.refresh_from_db()
    assert layout.choices == {}


def test_others_do_not_get_in(client_stf, client_hkm, layout):
    assert client_stf.get(address(layout)).status_code == 403
    assert client_hkm.get(address(layout)).status_code == 403


def keep_picture(client, data=None, name="lambang.png", **given):
    file = SimpleUploadedFile(name, drawn() if data is None else data)
    return client.post(reverse("admin:agreements_emblem_add"), {**PICTURE, "picture": file, **given})


def test_emblem_is_kept_and_the_older_one_gives_way(client_adm):
    assert keep_picture(client_adm).status_code == 302
    assert keep_picture(client_adm, drawn((400, 400))).status_code == 302
    assert list(Emblem.objects.order_by("pk").values_list("width", "active")) == [(300, False), (400, True)]
    assert (
        'class="emblem-thumb"'
        in client_adm.get(reverse("admin:agreements_emblem_changelist")).content.decode()
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"data": b"<svg xmlns='x'/>"}, "SVG tidak diterima"),
        ({"data": b""}, "Berkas kosong"),
        ({"alt": ""}, "Bidang ini"),
        ({"owner": "daerah"}, "Pilih milik siapa"),
    ],
)
def test_bad_emblem_is_refused_with_the_reason(client_adm, given, words):
    response = keep_picture(client_adm, **given)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Emblem.objects.exists()


def test_picture_is_shown_to_who_is_signed_in(client, client_opo, client_adm):
    keep_picture(client_adm)
    row = Emblem.objects.get()
    shown = client_opo.get(reverse("emblem", args=[row.sha256]))
    assert (shown["Content-Type"], shown.content) == ("image/png", bytes(row.data))
    assert client_opo.get(reverse("emblem", args=["0" * 64])).status_code == 404
    assert client.get(reverse("emblem", args=[row.sha256])).status_code == 302
    assert client_opo.post(reverse("emblem", args=[row.sha256])).status_code == 405
