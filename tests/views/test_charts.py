"""The map of regulations on the pages."""

import pytest
from django.urls import reverse

from agreements.models import Relation
from agreements.rules.enums import Role
from tests import factories
from tests.views.watching import count, writes

MAP = reverse("regulation-map")


def page_of(entry):
    return reverse("regulation", args=[entry.key])


@pytest.fixture
def library(db):
    """UU 23/2014 <- PP 28/2018 (revoked PP 50/2007) <- Permendagri 22/2020, and one that stands alone."""
    uu = factories.regulation(key="UU-23-2014", kind="uu", number="23", year=2014, status="diubah")
    pp = factories.regulation(key="PP-28-2018", kind="pp", number="28", year=2018)
    old = factories.regulation(key="PP-50-2007", kind="pp", number="50", year=2007, status="dicabut")
    permen = factories.regulation(key="PERMENDAGRI-22-2020", number="22")
    Relation.objects.create(source=pp, kind="melaksanakan", target=uu)
    Relation.objects.create(source=pp, kind="mencabut", target=old)
    Relation.objects.create(source=permen, kind="melaksanakan", target=pp)
    return uu, pp, old, permen, factories.regulation(key="SENDIRI", kind="uu", number="1", year=2000)


def names(sheet):
    return [box["name"] for box in sheet["boxes"]]


def test_around_one_regulation_two_steps_deep(client_stf, library):
    sheet = client_stf.get(page_of(library[3])).context["map"]
    assert names(sheet) == ["UU 23/2014", "PP 28/2018", "PP 50/2007", "Permendagri 22/2020"]
    assert [box["name"] for box in sheet["boxes"] if box["centre"]] == ["Permendagri 22/2020"]
    assert client_stf.get(page_of(library[4])).context["map"] is None


def test_every_box_is_a_link_and_says_how_it_stands(client_stf, library):
    html = client_stf.get(page_of(library[1])).content.decode()
    assert 'class="map-box map-dicabut" href="/peraturan/PP-50-2007/"' in html
    assert ">dicabut</text></a>" in html
    assert 'class="map-box map-berlaku map-centre" href="/peraturan/PP-28-2018/"' in html
    assert 'class="map-inner"' in html, "what is amended has a double border"
    assert "style=" not in html


def test_the_same_as_a_table(client_stf, library):
    table = client_stf.get(page_of(library[1])).context["map"]["table"]
    told = [(row["source"]["name"], row["words"], row["target"]["name"]) for row in table]
    assert told == [
        ("PP 28/2018", "melaksanakan", "UU 23/2014"),
        ("PP 28/2018", "mencabut", "PP 50/2007"),
        ("Permendagri 22/2020", "melaksanakan", "PP 28/2018"),
    ]


def test_the_whole_library_and_one_kind_of_it(client_stf, library):
    assert len(names(client_stf.get(MAP).context["map"])) == 5
    assert names(client_stf.get(MAP, {"jenis": "permendagri"}).context["map"]) == [
        "PP 28/2018",
        "Permendagri 22/2020",
    ]
    assert len(names(client_stf.get(MAP, {"jenis": "xyz"}).context["map"])) == 5


def test_of_a_large_library_what_is_related_is_drawn(client_stf, library, monkeypatch):
    monkeypatch.setattr("agreements.views.charts.WHOLE", 4)
    context = client_stf.get(MAP).context
    assert (context["shown"], context["total"]) == (4, 5)
    assert "4 dari 5 peraturan" in client_stf.get(MAP).content.decode()


def test_an_empty_library_says_so(client_stf):
    assert "Tidak ada peraturan untuk digambar" in client_stf.get(MAP).content.decode()


def test_markup_in_a_title_is_text(client_stf, library):
    library[1].title = "<script>alert(1)</script>"
    library[1].save()
    assert "<script>alert(1)" not in client_stf.get(MAP).content.decode()


@pytest.mark.parametrize("role", Role)
def test_everyone_signed_in_may_look(request, role):
    assert request.getfixturevalue(f"client_{role.value}").get(MAP).status_code == 200


def test_a_stranger_is_led_to_the_login(client, db):
    assert client.get(MAP).url == f"{reverse('login')}?next={MAP}"


def test_looking_writes_nothing_and_costs_the_same_with_more(client_stf, library):
    before = count(client_stf, MAP)
    for _ in range(3):
        Relation.objects.create(source=factories.regulation(), kind="melaksanakan", target=library[1])
    assert count(client_stf, MAP) == before <= 8
    assert writes(client_stf, MAP) == []
