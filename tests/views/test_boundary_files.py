"""Boundary points as files: what is downloaded, and importing with a preview."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import BoundaryPoint
from agreements.rules.enums import Kind
from tests import borders, factories
from tests.documents.reading import text as text_of
from tests.views.watching import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(opd):
    factories.government()
    return factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value, title="Penegasan batas contoh")


@pytest.fixture
def point(dossier):
    return borders.boundary_point(dossier, borders.boundary_record(code="PBU 001"))


def here(dossier, kind):
    return reverse(f"cooperation-boundaries-{kind}", args=[dossier.uid])


def words(response):
    return " ".join(response.content.decode().split())


def upload(client, dossier, text, name="titik.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(here(dossier, "import"), {"file": SimpleUploadedFile(name, data)})


def carry_out(client, dossier, preview, **changed):
    given = {"do": "simpan", "contents": preview.context["text"], "seen": preview.context["found"].seen}
    return client.post(here(dossier, "import"), given | changed)


NEW = "kode;nama;lintang_resmi;bujur_resmi;sumber_resmi\nPBU 9;Baru;-7,47;112,43;Permendagri\n"


def test_csv_is_for_spreadsheets(client_opo, dossier, point):
    response = client_opo.get(here(dossier, "csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="titik-batas-penegasan-batas-contoh.csv"' in response["Content-Disposition"]
    assert response.content.startswith(b"\xef\xbb\xbfkode;")
    assert "PBU 001;Pilar contoh;-7,47236111;112,43361111;" in response.content.decode()


def test_geojson_tells_both_places(client_opo, dossier, point):
    response = client_opo.get(here(dossier, "geojson"))
    assert response["Content-Type"] == "application/geo+json"
    kinds = [feature["properties"]["jenis"] for feature in json.loads(response.content)["features"]]
    assert kinds == ["resmi", "lapangan"]


def test_the_sheet_tells_every_point(client_opo, dossier, point):
    response = client_opo.get(here(dossier, "pdf"))
    assert response["Content-Type"] == "application/pdf"
    told = text_of(response.content)
    for part in ("Penegasan batas contoh", "PBU 001", "24,7 m", "7° 28′ 20,500″ LS", "Selisih"):
        assert part in told
    assert client_opo.get(here(dossier, "pdf")).content == response.content


@pytest.mark.parametrize("kind", ["csv", "geojson"])
def test_what_was_downloaded_changes_nothing_when_it_comes_back(client_opo, dossier, point, kind):
    response = upload(client_opo, dossier, client_opo.get(here(dossier, kind)).content, f"titik.{kind}")
    assert {row["chip"]["label"] for row in response.context["rows"]} == {"Sama"}
    assert "Tidak ada yang berubah" in words(response)
    refused = carry_out(client_opo, dossier, response)
    assert refused.status_code == 409
    assert dossier.events.count() == 0


def test_the_preview_writes_nothing_and_carrying_out_does_all_at_once(client_opo, dossier, point):
    text = NEW + "PBU 001;Pilar dipindah;-7,4723611;112,4336111;Permendagri\n"
    response = upload(client_opo, dossier, text)
    assert (response.status_code, BoundaryPoint.objects.count()) == (200, 1)
    assert [row["chip"]["label"] for row in response.context["rows"]] == ["Berubah", "Baru"]
    assert "Pilar dipindah" in words(response)
    assert carry_out(client_opo, dossier, response).url == reverse(
        "cooperation-boundaries", args=[dossier.uid]
    )
    point.refresh_from_db()
    assert (point.name, point.version, point.edited_by) == ("Pilar dipindah", 2, client_opo.person)
    assert BoundaryPoint.objects.get(code="PBU 9").created_by == client_opo.person
    event = dossier.events.get()
    assert event.sentence == "mengimpor titik batas: 1 baru, 1 berubah"
    assert event.data["points"][str(point.uid)][0] == ["Nama", "Pilar contoh", "Pilar dipindah"]
    shown = words(client_opo.get(reverse("boundary", args=[point.uid])))
    assert "mengimpor titik batas" in shown


def test_one_wrong_row_stops_them_all(client_opo, dossier, point):
    response = upload(client_opo, dossier, NEW + "PBU 10;Salah;112,4;-7,4;Permendagri\n")
    assert [row["chip"]["label"] for row in response.context["rows"]] == ["Salah", "Baru"]
    assert "tampaknya tertukar" in words(response)
    assert 'value="simpan"' not in words(response)
    assert carry_out(client_opo, dossier, response).status_code == 409
    assert (BoundaryPoint.objects.count(), dossier.events.count()) == (1, 0)


def test_an_agreed_point_is_not_changed_by_a_file(client_opo, dossier, point):
    kept = factories.attachment(dossier)
    BoundaryPoint.objects.update(
        state="disepakati",
        agreed_on=factories.today(),
        agreed_number="1/BA",
        agreed_paper=kept,
        agreed_by=factories.user(),
    )
    response = upload(client_opo, dossier, "kode;nama\nPBU 001;Lain\n")
    assert "sudah disepakati, sehingga datanya terkunci" in words(response)
    assert carry_out(client_opo, dossier, response).status_code == 409


def test_points_that_changed_meanwhile_ask_for_a_new_look(client_opo, client_stf, dossier, point):
    response = upload(client_opo, dossier, "kode;nama\nPBU 001;Dari berkas\n")
    again = upload(client_stf, dossier, "kode;nama\nPBU 001;Dari staf\n")
    carry_out(client_stf, dossier, again)
    refused = carry_out(client_opo, dossier, response)
    assert refused.status_code == 409
    assert "berubah sejak pratinjau dibuat" in words(refused)
    assert "Dari staf" in words(refused)
    assert carry_out(client_opo, dossier, refused).status_code == 302
    point.refresh_from_db()
    assert point.name == "Dari berkas"


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "x.csv", "Berkas kosong"),
        (b"PK\x03\x04", "x.xlsx", "Ini berkas Excel"),
        (b"\xff\xfe", "x.csv", "bukan teks UTF-8"),
        (b"[" * 3000, "x.geojson", "bersarang terlalu dalam"),
        (b'{"type": "Topology"}', "x.json", "FeatureCollection"),
        (b"a;b\n1;2\n", "x.csv", "Kolom “kode” tidak ada"),
        (b"kode\n" + b"A\n" * 1_100_000, "x.csv", "Berkas terlalu besar: 2,1 MB"),
    ],
)
def test_a_hostile_file_is_refused_on_its_field(client_opo, dossier, data, name, sentence):
    response = upload(client_opo, dossier, data, name)
    assert response.status_code == 400
    assert sentence in response.context["form"].errors["file"][0]


def test_contents_that_were_tampered_with_are_judged_again(client_opo, dossier, point):
    response = upload(client_opo, dossier, NEW)
    refused = carry_out(client_opo, dossier, response, contents="<html>")
    assert refused.status_code == 400
    assert "Kolom “kode” tidak ada" in words(refused)
    assert BoundaryPoint.objects.count() == 1


def test_a_preview_costs_the_same_for_many_rows(client_opo, dossier):
    def cost(rows):
        text = NEW + "".join(f"K{n};Nama;-7,4{n};112,43;P\n" for n in range(rows))
        file = SimpleUploadedFile("titik.csv", text.encode())
        return len(statements(client_opo, here(dossier, "import"), "post", data={"file": file}))

    cost(1)
    assert cost(1) == cost(3)


def test_writing_many_costs_little_more_than_writing_one(client_opo, dossier):
    def cost(first, last):
        text = NEW.replace("PBU 9", f"X{first}")
        text += "".join(f"K{n};Nama;-7,4{n};112,43;P\n" for n in range(first, last))
        preview = upload(client_opo, dossier, text)
        given = {"do": "simpan", "contents": text, "seen": preview.context["found"].seen}
        return len(statements(client_opo, here(dossier, "import"), "post", data=given))

    assert cost(10, 11) == cost(20, 60)
