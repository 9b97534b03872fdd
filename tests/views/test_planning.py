"""The matrix of OPD by urusan and the list of potentials: each figure opens its list, gaps are shown."""

import io
import zipfile
from datetime import date

import pytest

from agreements.rules.enums import Kind, Role
from tests import factories, planned
from tests.views.watching import count, writes

MATRIX, ITEMS = "/rencana/", "/rencana/potensi/"
YEAR = factories.today().year + 1


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def mapped(opd):
    """An OPD with two urusan, one of them mapped."""
    water, land = factories.affair(code="9.01", name="Air"), factories.affair(code="9.02", name="Tanah")
    opd.affairs.set([water, land])
    return planned.mapping_item(planned.mapping(opd), affair=water, object="Air bersih", state="diterima")


READERS = [role for role in Role if role not in (Role.ADM, Role.REG)]


@pytest.mark.parametrize("role", READERS)
def test_who_reads_sees_figures_and_gaps(request, mapped, role):
    other = factories.agency(short="Dinas Lain")
    response = request.getfixturevalue(f"client_{role.value}").get(MATRIX)
    assert response.status_code == 200
    lines = {line["name"]: line for line in response.context["lines"]}
    cells = {cell["where"].split(", ")[1]: cell["count"] for cell in lines["Dinkes"]["cells"] if cell}
    assert cells == {"9.01 Air": 1, "9.02 Tanah": 0}
    assert (other.short in lines) == (role not in (Role.OPO, Role.OPH))


@pytest.mark.parametrize("role", [Role.ADM, Role.REG])
def test_the_admins_do_not(request, mapped, role):
    client = request.getfixturevalue(f"client_{role.value}")
    for address in (MATRIX, ITEMS):
        response = client.get(address)
        assert response.status_code == 403
        assert "tidak dapat membaca pemetaan" in words(response)


def test_each_figure_opens_its_list(client_stf, mapped):
    planned.mapping_item(kind=Kind.KSDD_WAJIB.value, object="Sungai")
    planned.mapping_item(planned.mapping(year=YEAR - 1), object="Lama")
    context = client_stf.get(MATRIX).context
    for line in context["lines"]:
        if line["total"]:
            assert len(client_stf.get(line["list_url"]).context["rows"]) == line["total"]
        for cell in filter(None, line["cells"]):
            if cell["count"]:
                assert len(client_stf.get(cell["url"]).context["rows"]) == cell["count"]
    tiles = {tile["label"]: tile for tile in context["tiles"]}
    alone = tiles.pop("Wajib, belum dikoordinasikan")
    assert [row["object"] for row in client_stf.get(alone["url"]).context["rows"]] == ["Sungai"]
    assert alone["number"] == "1"
    for tile in tiles.values():
        assert str(len(client_stf.get(tile["url"]).context["lines"])) == tile["number"]


def test_an_opd_that_mapped_nothing_stands_as_a_gap(client_kbg, mapped):
    planned.mapping(factories.agency(short="Dinas Kosong"))
    lines = {line["name"]: line["chip"]["label"] for line in client_kbg.get(MATRIX).context["lines"]}
    assert lines == {"Dinkes": "Diterima", "Dinas Kosong": "Belum memetakan"}


def test_both_write_nothing_and_cost_the_same_at_any_size(client_stf, mapped):
    before = [count(client_stf, address) for address in (MATRIX, ITEMS)]
    for _ in range(2):
        planned.mapping_item(partner=factories.partner())
    assert [count(client_stf, address) for address in (MATRIX, ITEMS)] == before
    assert all(number <= 14 for number in before), before
    assert writes(client_stf, MATRIX) == writes(client_stf, ITEMS) == []


def test_an_officer_sees_only_the_own_opd(client_opo, mapped):
    planned.mapping_item(object="Milik orang")
    assert [row["object"] for row in client_opo.get(ITEMS).context["rows"]] == ["Air bersih"]
    assert client_opo.get(MATRIX).context["own"][0]["total"] == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=bersih", 1),
        ("q=calon+air", 1),
        ("q=zzz", 0),
        ("status=diterima", 1),
        ("status=draf", 0),
        ("jenis=ksdpk", 0),
        ("urusan=9.01", 1),
        ("urusan=9.02", 0),
        ("opd=TIDAKADA", 1),
        ("tahun=abcd", 1),
        ("tahun=2001", 0),
        ("q=a%00b", 1),
    ],
)
def test_the_list_is_narrowed(client_stf, mapped, query, found):
    response = client_stf.get(f"{ITEMS}?{query}")
    assert response.status_code == 200
    assert len(response.context["rows"]) == found


def test_the_list_of_potentials_is_a_sheet_of_the_same_set(client_opo, client_adm, mapped):
    planned.mapping_item(object="Punya OPD lain")
    planned.mapping_item(mapped.mapping if mapped.mapping.state == "draf" else None, object="=1+1")
    page = client_opo.get(ITEMS, {"tahun": YEAR, "q": "air"})
    address = page.context["xlsx_url"]
    assert "q=air" in address
    assert address.replace("&", "&amp;") in page.content.decode()
    book = zipfile.ZipFile(io.BytesIO(b"".join(client_opo.get(address).streaming_content)))
    text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xml"))
    assert "Air bersih" in text
    assert "Punya OPD lain" not in text
    assert client_adm.get(address).status_code == 403
    assert writes(client_opo, address) == []


def home_tiles(client):
    context = client.get("/").context
    tiles = [*context["foremost"], *(tile for group in context["groups"] for tile in group["tiles"])]
    return {tile["label"]: tile for tile in tiles}


def test_who_owes_a_mapping_is_listed_and_on_the_home_page_of_the_last_quarter(
    client_stf, client_opo, opd, mapped, monkeypatch
):
    late = factories.agency(short="Dinas Terlambat")
    late.affairs.set([factories.affair()])
    factories.agency(short="Bagian Tanpa Urusan")
    page = client_stf.get(MATRIX, {"tahun": YEAR, "keadaan": "terutang"})
    assert [line["name"] for line in page.context["lines"]] == ["Dinas Terlambat"]
    for month, shown in ((9, False), (11, True)):
        day = date(YEAR - 1, month, 3)
        monkeypatch.setattr("agreements.views.home.today", lambda day=day: day)
        monkeypatch.setattr("agreements.views.planning_tiles.today", lambda day=day: day)
        tiles = home_tiles(client_stf)
        assert ("OPD belum mengajukan pemetaan" in tiles) == shown
        assert "Pemetaan belum diajukan" not in home_tiles(client_opo)
    assert tiles["OPD belum mengajukan pemetaan"]["number"] == "1"
    assert "keadaan=terutang" in tiles["OPD belum mengajukan pemetaan"]["url"]
    mapped.mapping.state = "dikembalikan"
    mapped.mapping.save()
    own = home_tiles(client_opo)
    assert own["Pemetaan belum diajukan"]["url"] == f"/rencana/pemetaan/{opd.code}/{YEAR}/"
