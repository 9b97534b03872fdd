"""The pages of boundary points: lists, one point, its form, its acts, its papers."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import BoundaryPoint, BoundaryTolerance
from agreements.rules.boundary_records import texts_of
from agreements.rules.enums import Instrument, Kind, State
from tests import borders, factories
from tests.journeys.walking import paper
from tests.views.watching import count, writes

pytestmark = pytest.mark.django_db
TODAY = factories.today()


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value, title="Penegasan batas contoh")


@pytest.fixture
def point(dossier):
    return borders.boundary_point(dossier, borders.boundary_record(code="PBU 001"))


def words(response):
    return " ".join(response.content.decode().split())


def here(name, subject, *more):
    return reverse(name, args=[subject.uid, *more])


def typed(**changed):
    return texts_of(borders.boundary_record(code="PBU 777")) | {"do": "simpan"} | changed


def test_the_dossier_leads_to_its_border_only_where_that_is_its_object(client_opo, dossier, opd):
    address = here("cooperation-boundaries", dossier)
    assert address in words(client_opo.get(here("cooperation", dossier)))
    other = factories.cooperation(agency=opd)
    assert "/batas/" not in words(client_opo.get(here("cooperation", other))).split("<main", 1)[1]
    assert client_opo.get(here("cooperation-boundaries", other)).status_code == 404


def test_the_list_tells_state_distance_both_notations_and_draws_the_map(client_opo, dossier, point):
    shown = words(client_opo.get(here("cooperation-boundaries", dossier)))
    for part in ("PBU 001", "24,7 m", "7° 28′ 20,500″ LS", "-7,47236111", "Selisih", "Toleransi"):
        assert part in shown
    assert shown.count(f'<a href="{here("boundary", point)}"') == 3  # twice on a map, once in the table
    assert "PBU 001 Pilar contoh: selisih, selisih 24,7 m" in shown


def test_the_tolerance_of_the_regulation_admin_decides(client_opo, dossier, point):
    BoundaryTolerance.objects.create(metres=Decimal("30"))
    context = client_opo.get(here("cooperation-boundaries", dossier)).context
    assert context["rows"][0]["chip"]["label"] == "Sesuai"
    counts = {segment["label"]: segment["count"] for segment in context["summary"]["segments"]}
    assert counts == {"Belum diukur": 0, "Sesuai": 1, "Selisih": 0, "Dibahas": 0, "Disepakati": 0}


def test_figures_leave_out_what_was_withdrawn(client_opo, dossier, point):
    far = borders.boundary_record(code="PBU 9", people=5)
    borders.boundary_point(dossier, far, state="dibatalkan", distance=Decimal("999.00"))
    context = client_opo.get(here("cooperation-boundaries", dossier)).context
    assert [row["code"] for row in context["rows"]] == ["PBU 001"]
    told = context["summary"]
    assert (told["total"], told["void"], told["largest"], told["people"]) == (1, 1, "24,7 m", "120")


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["A", "B"]),
        ("?status=belum_diukur", ["B"]),
        ("?status=selisih", ["A"]),
        ("?status=disepakati", []),
        ("?status=lain", ["A", "B"]),
        ("?q=sungai", ["B"]),
        ("?q=desa+contoh", ["A", "B"]),
        ("?setelah=A|1", ["A", "B"]),
        ("?setelah=rusak", ["A", "B"]),
    ],
)
def test_the_filter(client_opo, dossier, query, codes):
    borders.boundary_point(dossier, borders.boundary_record(code="A"))
    bare = borders.boundary_record(
        code="B", name="Tepi sungai", field=None, measured_on=None, measured_by="", method="", accuracy=None
    )
    borders.boundary_point(dossier, bare)
    context = client_opo.get(here("cooperation-boundaries", dossier) + query).context
    assert [row["code"] for row in context["rows"]] == codes


def test_long_lists_go_on_where_they_left_off(client_opo, dossier, monkeypatch):
    monkeypatch.setattr("agreements.views.boundaries.PER_PAGE", 2)
    for code in "CABED":
        borders.boundary_point(dossier, borders.boundary_record(code=code))
    seen, address = [], here("cooperation-boundaries", dossier)
    query = ""
    while True:
        context = client_opo.get(address + query).context
        seen += [row["code"] for row in context["rows"]]
        query = context["pager"]["next_url"]
        if not query:
            break
    assert seen == list("ABCDE")


def test_an_empty_list_says_what_to_do(client_opo, client_aud, dossier):
    assert "Titik baru" in words(client_opo.get(here("cooperation-boundaries", dossier)))
    assert "Titik dicatat oleh OPD pemrakarsa" in words(
        client_aud.get(here("cooperation-boundaries", dossier))
    )
    assert "Belum ada titik batas" in words(client_opo.get(reverse("boundaries")))


def test_each_sees_the_points_of_their_own_dossiers(client_opo, client_stf, client_reg, dossier, point):
    foreign = borders.boundary_point(factories.cooperation(kind=Kind.KSDD_WAJIB.value))
    codes = {
        client: {row["code"] for row in client.get(reverse("boundaries")).context["rows"]}
        for client in (client_opo, client_stf, client_reg)
    }
    assert codes == {client_opo: {"PBU 001"}, client_stf: {"PBU 001", foreign.code}, client_reg: set()}
    factories.agreement(State.IN_FORCE, cooperation=dossier, instrument=Instrument.KSB)
    assert [row["code"] for row in client_reg.get(reverse("boundaries")).context["rows"]] == ["PBU 001"]


@pytest.mark.parametrize("name", ["boundary", "boundary-edit"])
def test_a_stranger_finds_nothing(client_opo, name):
    foreign = borders.boundary_point(factories.cooperation(kind=Kind.KSDD_WAJIB.value))
    assert client_opo.get(here(name, foreign)).status_code == 404
    for page in ("cooperation-boundaries", "boundary-new", "cooperation-boundaries-import"):
        assert client_opo.get(here(page, foreign.cooperation)).status_code == 404
    for page in ("csv", "geojson", "pdf"):
        assert client_opo.get(here(f"cooperation-boundaries-{page}", foreign.cooperation)).status_code == 404
    assert client_opo.post(here("boundary-act", foreign, "bahas")).status_code == 404
    assert client_opo.post(here("boundary-attach", foreign)).status_code == 404


@pytest.mark.parametrize("name", ["boundary-new", "cooperation-boundaries-import"])
def test_a_reader_may_not_write_and_is_told_why(client_aud, dossier, name):
    response = client_aud.get(here(name, dossier))
    assert response.status_code == 403
    assert "tidak dapat mengelola titik batas" in words(response)


def test_a_point_is_written_and_shown(client_opo, dossier):
    response = client_opo.post(here("boundary-new", dossier), typed())
    made = BoundaryPoint.objects.get()
    assert response.url == here("boundary", made)
    assert (made.code, made.created_by) == ("PBU 777", client_opo.person)
    shown = words(client_opo.get(response.url))
    for part in ("PBU 777", "24,7 m", "Permendagri Nomor 99", "Tim contoh, GNSS RTK, ketelitian 0,05 m"):
        assert part in shown


def test_both_coordinates_pasted_as_one_are_parted(client_opo, dossier):
    pasted = typed(official_lat="7°28'20.5\"S 112°26'01\"E", official_lon="")
    client_opo.post(here("boundary-new", dossier), pasted)
    assert BoundaryPoint.objects.get().official == borders.boundary_record().official


def test_a_difference_of_kilometres_is_saved_with_a_doubt(client_opo, dossier):
    response = client_opo.post(here("boundary-new", dossier), typed(field_lat="-7,5725"), follow=True)
    assert "Selisihnya 11,07 km. Periksa lagi kedua koordinat" in words(response)


def test_reading_the_coordinates_saves_nothing(client_opo, dossier):
    response = client_opo.post(here("boundary-new", dossier), typed(do="baca", official_lat="7 28 20,5 LS"))
    assert (response.status_code, BoundaryPoint.objects.count()) == (200, 0)
    shown = words(response)
    for part in ("7° 28′ 20,500″ LS", "-7,47236111", "24,7 m", 'value="7 28 20,5 LS"'):
        assert part in shown


@pytest.mark.parametrize(
    ("changed", "column", "sentence"),
    [
        ({"official_lat": "112,4", "official_lon": "-7,4"}, "official_lat", "tampaknya tertukar"),
        ({"field_lat": "-7 61 00"}, "field_lat", "menit harus kurang dari 60"),
        ({"measured_by": ""}, "measured_by", "Wajib diisi bila koordinat lapangan diisi."),
        ({"method": "lain-lain"}, "method", "bukan"),
        ({"code": ""}, "code", "wajib"),
    ],
)
def test_bad_input_stands_on_its_field_and_what_was_typed_is_kept(
    client_opo, dossier, changed, column, sentence
):
    response = client_opo.post(here("boundary-new", dossier), typed(**changed))
    assert response.status_code == 400
    form = response.context["form"]
    assert sentence in form.errors[column][0]
    assert set(form.errors) == {column}
    assert {name: form[name].value() for name in changed} == changed
    assert form["name"].value() == "Pilar contoh"
    assert BoundaryPoint.objects.count() == 0


def test_a_code_that_is_taken_is_told_on_its_field(client_opo, dossier, point):
    response = client_opo.post(here("boundary-new", dossier), typed(code="pbu 001"))
    assert response.status_code == 400
    assert "sudah dipakai titik lain" in response.context["form"].errors["code"][0]


def test_a_point_is_changed(client_opo, point):
    address = here("boundary-edit", point)
    assert client_opo.get(address).context["form"]["official_lat"].value() == "-7,47236111"
    client_opo.post(address, typed(code="PBU 001", name="Pilar baru", version=1))
    point.refresh_from_db()
    assert (point.name, point.version) == ("Pilar baru", 2)
    assert "Pilar baru" in words(client_opo.get(here("boundary", point)))


def test_who_saves_second_sees_both_and_may_save_knowingly(client_opo, client_stf, point):
    address = here("boundary-edit", point)
    client_stf.post(address, typed(code="PBU 001", name="Dari staf", version=1))
    response = client_opo.post(address, typed(code="PBU 001", name="Dari OPD", version=1))
    assert response.status_code == 409
    assert "Dari staf" in words(response)
    assert response.context["form"]["name"].value() == "Dari OPD"
    again = typed(code="PBU 001", name="Dari OPD", version=response.context["form"]["version"].value())
    assert client_opo.post(address, again).status_code == 302
    point.refresh_from_db()
    assert (point.name, point.version) == ("Dari OPD", 3)


def test_the_whole_way_by_buttons(client_opo, client_kbg, point):
    address = here("boundary-act", point, "bahas")
    assert client_opo.post(address, {"note": "Rapat", "version": 1}).url == here("boundary", point)
    file = SimpleUploadedFile("ba.pdf", paper(), content_type="application/pdf")
    given = {"note": "Sepakat", "version": 2, "number": "1/BA", "day": TODAY.isoformat(), "paper": file}
    client_kbg.post(here("boundary-act", point, "sepakati"), given)
    shown = words(client_kbg.get(here("boundary", point)))
    for part in (
        "Disepakati",
        "Nomor 1/BA",
        "ba.pdf",
        "menetapkan titik batas disepakati PBU 001",
        "Sepakat",
    ):
        assert part in shown
    assert client_opo.get(here("boundary-edit", point)).status_code == 403


def test_a_berita_acara_that_lacks_something_keeps_the_note(client_opo, client_kbg, point):
    client_opo.post(here("boundary-act", point, "bahas"), {"note": "Rapat", "version": 1})
    given = {"note": "Sepakat semua", "version": 2, "number": "", "day": "2199-01-01"}
    response = client_kbg.post(here("boundary-act", point, "sepakati"), given)
    assert response.status_code == 400
    shown = words(response)
    for part in (
        "Sepakat semua</textarea>",
        "Tanggal berita acara belum tiba.",
        "Pilih berkas PDF berita acara",
    ):
        assert part in shown
    point.refresh_from_db()
    assert point.state == "dibahas"


@pytest.mark.parametrize(
    ("role", "action", "given", "status", "sentence"),
    [
        ("opo", "bahas", {"note": "", "version": 1}, 409, "wajib diisi"),
        ("opo", "bahas", {"note": "Rapat", "version": 9}, 409, "sudah berubah"),
        ("opo", "bahas", {"note": "Rapat"}, 400, "muat ulang"),
        ("opo", "sepakati", {"note": "Sepakat", "version": 1}, 409, "sudah berubah dan kini selisih"),
        ("kbg", "bahas", {"note": "Rapat", "version": 1}, 403, "Jabatan Anda tidak dapat"),
        ("aud", "batalkan-titik", {"note": "x", "version": 1}, 403, "Jabatan Anda tidak dapat"),
    ],
)
def test_a_refused_act_says_why(request, point, role, action, given, status, sentence):
    client = request.getfixturevalue(f"client_{role}")
    response = client.post(here("boundary-act", point, action), given)
    assert response.status_code == status
    assert sentence in words(response)
    point.refresh_from_db()
    assert (point.state, point.version) == ("selisih", 1)


def test_an_unknown_act_and_a_get_are_nothing(client_opo, point):
    assert client_opo.post(here("boundary-act", point, "lain"), {"version": 1}).status_code == 404
    assert client_opo.get(here("boundary-act", point, "bahas")).status_code == 404
    assert client_opo.get(here("boundary-attach", point)).status_code == 404


def test_who_may_not_act_sees_the_button_grey_with_the_reason(client_aud, point):
    shown = words(client_aud.get(here("boundary", point)))
    assert "Jabatan Anda tidak dapat melakukan “Mulai pembahasan”" in shown
    assert here("boundary-edit", point) not in shown


def test_papers_are_kept_with_the_point(client_opo, client_aud, point):
    file = SimpleUploadedFile("pilar.pdf", paper(), content_type="application/pdf")
    client_opo.post(here("boundary-attach", point), {"kind": "foto_pilar", "file": file})
    row = point.papers.get()
    assert (row.name, row.cooperation) == ("pilar.pdf", point.cooperation)
    assert client_aud.get(here("file", row)).status_code == 200
    bad = SimpleUploadedFile("x.pdf", b"<html>", content_type="application/pdf")
    response = client_opo.post(here("boundary-attach", point), {"kind": "foto_pilar", "file": bad})
    assert response.status_code == 400
    assert response.context["paper_form"].errors["file"]
    good = SimpleUploadedFile("y.pdf", paper(), content_type="application/pdf")
    assert client_aud.post(here("boundary-attach", point), {"kind": "lain", "file": good}).status_code == 403
    assert point.papers.count() == 1


@pytest.mark.parametrize("kind", ["boundaries", "of_dossier", "point", "csv", "geojson"])
def test_reading_writes_nothing(client_opo, dossier, point, kind):
    address = {
        "boundaries": reverse("boundaries"),
        "of_dossier": here("cooperation-boundaries", dossier),
        "point": here("boundary", point),
        "csv": here("cooperation-boundaries-csv", dossier),
        "geojson": here("cooperation-boundaries-geojson", dossier),
    }[kind]
    client_opo.get(address)
    assert writes(client_opo, address) == []


@pytest.mark.parametrize("name", ["boundaries", "cooperation-boundaries"])
def test_lists_cost_the_same_with_more_points(client_opo, dossier, point, name):
    borders.border_service(dossier, point=point)
    address = reverse(name, args=[dossier.uid] if name != "boundaries" else [])
    client_opo.get(address)
    one = count(client_opo, address)
    for _ in range(2):
        borders.border_service(dossier, point=borders.boundary_point(dossier))
    assert count(client_opo, address) == one


def test_a_point_costs_the_same_with_more_papers_and_history(client_opo, point):
    def more():
        point.papers.add(factories.attachment(point.cooperation))
        factories.event(point.cooperation, data={"point": str(point.uid)})
        borders.border_service(point.cooperation, point=point)

    address = here("boundary", point)
    more()
    client_opo.get(address)
    one = count(client_opo, address)
    more()
    more()
    assert count(client_opo, address) == one
