"""The regulation library for readers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Article, LegalBasis, Relation
from agreements.rules.enums import Role
from tests import factories

LIST = "regulations"


def page_of(entry):
    return reverse("regulation", args=[entry.key])


def shown(client, **query):
    return [row["name"] for row in client.get(reverse(LIST), query).context["rows"]]


@pytest.fixture
def library(db):
    """PP 28/2018 (verified), PP 50/2007 (revoked by it) and Permendagri 22/2020 (implements it)."""
    pp28 = factories.regulation(
        key="PP-28-2018",
        kind="pp",
        number="28",
        year=2018,
        title="Kerja Sama Daerah",
        verified=True,
        applies_to=["ksdpk"],
        in_force_on="2018-07-13",
    )
    pp50 = factories.regulation(
        key="PP-50-2007", kind="pp", number="50", year=2007, title="Tata Cara Lama", status="dicabut"
    )
    tata = factories.regulation(
        key="PERMENDAGRI-22-2020", kind="permendagri", number="22", year=2020, title="Tata Cara Baru"
    )
    Relation.objects.create(source=pp28, kind="mencabut", target=pp50, note="Pasal 51")
    Relation.objects.create(source=tata, kind="melaksanakan", target=pp28)
    Article.objects.create(regulation=pp28, number="6", gist="Persetujuan DPRD", topics=["uji_beban"])
    return pp28, pp50, tata


@pytest.mark.parametrize("role", Role)
def test_everyone_signed_in_reads_the_library(request, library, role):
    client = request.getfixturevalue(f"client_{role.value}")
    assert len(shown(client)) == 3
    assert client.get(page_of(library[0])).status_code == 200


def test_a_stranger_is_led_to_the_login(client, library):
    for address in (reverse(LIST), page_of(library[0])):
        assert client.get(address).url == f"{reverse('login')}?next={address}"


PP28, PP50 = "Peraturan Pemerintah Nomor 28 Tahun 2018", "Peraturan Pemerintah Nomor 50 Tahun 2007"
TATA = "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [PP28, TATA, PP50]),
        ({"q": "pp 28"}, [PP28]),
        ({"q": "persetujuan dprd"}, [PP28]),
        ({"q": "uji_beban"}, [PP28]),
        ({"q": "tata cara"}, [TATA, PP50]),
        ({"jenis": "pp"}, [PP28, PP50]),
        ({"status": "dicabut"}, [PP50]),
        ({"verifikasi": "ya"}, [PP28]),
        ({"verifikasi": "belum"}, [TATA, PP50]),
        ({"untuk": "ksdpk"}, [PP28]),
        ({"q": "tidak ada"}, []),
    ],
)
def test_search_and_filters(client_stf, library, query, found):
    assert shown(client_stf, **query) == found


def test_a_filter_in_use_can_be_taken_off(client_stf, library):
    response = client_stf.get(reverse(LIST), {"jenis": "pp", "q": "tata"})
    assert response.context["chips"] == [
        {"label": "Cari: tata", "remove_url": "?jenis=pp"},
        {"label": "Jenis: Peraturan Pemerintah", "remove_url": "?q=tata"},
    ]


@pytest.mark.parametrize(
    "query", [{"jenis": "xyz"}, {"halaman": "abc"}, {"halaman": "99"}, {"q": "a\x00b"}, {"q": "a" * 200}]
)
def test_an_odd_address_still_answers(client_stf, library, query):
    assert client_stf.get(reverse(LIST), query).status_code == 200


def test_empty_lists_say_what_to_do(client_stf, client_reg):
    assert "Pustaka peraturan masih kosong" in client_stf.get(reverse(LIST)).content.decode()
    nothing = client_reg.get(reverse(LIST), {"q": "xyz"}).content.decode()
    assert "Tidak ada peraturan yang cocok" in nothing


def test_pages_of_a_long_list(client_stf, db):
    for _ in range(31):
        factories.regulation()
    response = client_stf.get(reverse(LIST), {"halaman": "2", "jenis": "permendagri"})
    assert len(response.context["rows"]) == 1
    assert response.context["pager"] == {
        "text": "31–31 dari 31 peraturan",
        "prev": "?jenis=permendagri&halaman=1",
        "next": "",
    }


def test_relations_are_drawn_both_ways(client_stf, library):
    pp28, pp50, tata = library
    context = client_stf.get(page_of(pp28)).context
    outward = [(group["words"], [card["name"] for card in group["others"]]) for group in context["outward"]]
    inward = [(group["words"], [card["name"] for card in group["others"]]) for group in context["inward"]]
    assert outward == [("mencabut", ["PP 50/2007"])]
    assert inward == [("dilaksanakan oleh", ["Permendagri 22/2020"])]
    html = client_stf.get(page_of(pp50)).content.decode()
    assert "Sudah dicabut" in html
    assert f"Dicabut oleh {pp28.citation}" in html
    assert "dicabut oleh" in html
    assert f'href="{page_of(pp28)}"' in html
    assert "melaksanakan" in client_stf.get(page_of(tata)).content.decode()


def test_what_is_not_verified_says_so(client_stf, library):
    pp28, _, tata = library
    assert "Data di halaman ini belum dicocokkan" in client_stf.get(page_of(tata)).content.decode()
    html = client_stf.get(page_of(pp28)).content.decode()
    assert "Data di halaman ini belum dicocokkan" not in html
    assert "saat data acuan dimuat" in html
    pp28.verified_by, pp28.verified_on = factories.user(full_name="Sri Contoh"), "2026-08-04"
    pp28.save()
    assert "oleh Sri Contoh, 4 Agustus 2026" in client_stf.get(page_of(pp28)).content.decode()


def test_a_reader_is_shown_no_instrument_of_others(client_opo, client_stf, client_reg, opd, library):
    own = factories.agreement(agency=opd, about="Milik sendiri")
    others = factories.agreement(about="Milik OPD lain")
    signed = factories.agreement(state="berlaku", about="Sudah berlaku")
    for row in (own, others, signed):
        LegalBasis.objects.create(agreement=row, regulation=library[0])

    def cited(client):
        return {row["name"] for row in client.get(page_of(library[0])).context["citing"]}

    assert cited(client_opo) == {"KSB Milik sendiri"}
    assert cited(client_reg) == {"KSB Sudah berlaku"}
    assert cited(client_stf) == {"KSB Milik sendiri", "KSB Milik OPD lain", "KSB Sudah berlaku"}


def test_a_long_list_of_instruments_is_capped(client_stf, library):
    for _ in range(12):
        LegalBasis.objects.create(agreement=factories.agreement(), regulation=library[0])
    html = client_stf.get(page_of(library[0])).content.decode()
    assert html.count('data-label="Naskah"') == 10
    assert "Yang ditampilkan 10 terbaru." in html


def test_markup_in_an_entry_is_text(client_stf, db):
    entry = factories.regulation(title="<script>alert(1)</script>", note="<b>tebal</b>")
    html = client_stf.get(page_of(entry)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<b>tebal</b>" not in html


def test_an_unknown_entry_is_not_found(client_stf):
    assert client_stf.get(reverse("regulation", args=["UU-1-1900"])).status_code == 404


@pytest.mark.parametrize(("role", "leads"), [("reg", True), ("hkm", True), ("stf", False), ("adm", False)])
def test_the_way_to_the_panel_is_for_those_who_keep_or_verify(request, library, role, leads):
    client = request.getfixturevalue(f"client_{role}")
    panel = reverse("admin:agreements_regulation_change", args=[library[0].pk])
    assert (f'href="{panel}"' in client.get(page_of(library[0])).content.decode()) is leads


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    assert [query["sql"] for query in seen if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
    return len(seen)


def test_looking_writes_nothing_and_costs_the_same_with_more(client_stf, library):
    entry = library[0]
    addresses = (reverse(LIST), page_of(entry))
    LegalBasis.objects.create(agreement=factories.agreement(), regulation=entry)
    before = [queries(client_stf, address) for address in addresses]
    for number in range(3):
        Article.objects.create(regulation=entry, number=f"9{number}", gist="Inti")
        other = factories.regulation()
        Relation.objects.create(source=entry, kind="mengubah", target=other)
        Relation.objects.create(source=other, kind="melaksanakan", target=entry)
        LegalBasis.objects.create(agreement=factories.agreement(), regulation=entry)
    assert [queries(client_stf, address) for address in addresses] == before
    assert max(before) <= 12
