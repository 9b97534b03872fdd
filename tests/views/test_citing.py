"""Citations on the pages: links, and what the library lacks."""

import pytest
from django.urls import reverse

from agreements.models import LegalBasis
from agreements.rules.enums import Role, State
from agreements.rules.naskah import Naskah, Node, Pasal, to_json
from agreements.workflow.indexing import cite
from tests import factories
from tests.views.watching import count, writes

GAPS = "regulation-gaps"
PERDA = "PERDA-KOTA-CONTOH-5-2020"


def text(*words):
    pasal = tuple(Pasal(f"p{at}", "", "DASAR", (Node("teks", each),)) for at, each in enumerate(words, 1))
    return to_json(Naskah((), pasal))


def citing(*words, **given):
    agreement = factories.agreement(text=text(*words), **given)
    cite(agreement)
    return agreement


def html(client, address, **query):
    return client.get(address, query).content.decode()


def page_of(agreement):
    return reverse("agreement", args=[agreement.uid])


@pytest.fixture
def library(db):
    pp28 = factories.regulation(
        key="PP-28-2018", kind="pp", number="28", year=2018, title="Kerja Sama Daerah"
    )
    pp50 = factories.regulation(
        key="PP-50-2007", kind="pp", number="50", year=2007, title="Tata Cara Lama", status="dicabut"
    )
    return pp28, pp50


def test_a_citation_leads_to_the_library(client_stf, library):
    shown = html(client_stf, page_of(citing("Sesuai Pasal 6 PP 28/2018 dan PP 50/2007 serta UU 1/1999.")))
    assert '<a class="kutipan" href="/peraturan/PP-28-2018/" title="Peraturan Pemerintah Nomor 28' in shown
    assert ">Pasal 6 PP 28/2018</a>" in shown
    assert 'class="kutipan kutipan-dicabut" href="/peraturan/PP-50-2007/"' in shown
    assert '<span class="kutipan-status">(dicabut)</span>' in shown
    assert '<span class="kutipan" title="Belum ada di pustaka peraturan">UU 1/1999</span>' in shown


def test_what_a_text_cites_stands_beside_it(client_stf, library):
    agreement = citing("Pasal 6 PP 28/2018.", "PP 28/2018 Pasal 7; Perda Kota Contoh 5/2020")
    rows = client_stf.get(page_of(agreement)).context["cited"]
    assert [(row["name"], row["where"], row["articles"], row["times"]) for row in rows] == [
        ("PP 28/2018", "Pasal 1, Pasal 2", "Pasal 6; Pasal 7", 2),
        ("Peraturan Daerah Kota Contoh Nomor 5 Tahun 2020", "Pasal 2", "", 1),
    ]
    assert [row["url"] for row in rows] == ["/peraturan/PP-28-2018/", f"/peraturan/dikutip/{PERDA}/"]
    assert [row["chip"] and row["chip"]["label"] for row in rows] == [None, "Belum ada di pustaka"]


def test_markup_around_a_citation_is_text(client_stf, library):
    library[0].title = '"><script>alert(1)</script>'
    library[0].save()
    shown = html(client_stf, page_of(citing("<b>PP 28/2018</b> <i>[isi tempat]</i>")))
    assert "<script>alert(1)" not in shown
    assert "&lt;b&gt;<a" in shown
    assert '<mark class="isian">[isi tempat]</mark>' in shown


def test_a_frozen_revision_has_the_links_too(client_stf, library):
    agreement = citing("PP 28/2018", state=State.DRAFT)
    revision = factories.revision(
        agreement,
        content={
            "instrument": "ksb",
            "kind": agreement.kind,
            "about": "Hal",
            "parties": [],
            "text": agreement.text,
            "legal_basis": ["Undang-Undang Nomor 1 Tahun 1999 tentang Hal"],
            "start": None,
            "end": None,
            "originals": 2,
            "funding": "",
            "budget_code": "",
            "paper": "F4",
        },
    )
    shown = html(client_stf, reverse("agreement-revision", args=[agreement.uid, revision.ordinal]))
    assert 'href="/peraturan/PP-28-2018/"' in shown
    assert 'title="Belum ada di pustaka peraturan">Undang-Undang Nomor 1 Tahun 1999</span>' in shown


def gaps(client):
    rows = client.get(reverse(GAPS)).context["rows"]
    return [(row["name"], row["times"], row["agreements"]) for row in rows]


def test_gaps_are_told_with_how_often_and_by_whom(client_stf, library, opd):
    citing("UU 1/1999, UU 1/1999, PP 28/2018", agency=opd)
    citing("Pasal 3 UU 1/1999 dan Perda Kota Contoh 5/2020")
    citing("UU 7/1999", state=State.CANCELLED)
    assert gaps(client_stf) == [
        ("Undang-Undang Nomor 1 Tahun 1999", 3, 2),
        ("Peraturan Daerah Kota Contoh Nomor 5 Tahun 2020", 1, 1),
    ]
    assert "Dinkes" in client_stf.get(reverse(GAPS)).context["rows"][0]["agencies"]


def test_nobody_counts_what_is_not_theirs_to_see(client_opo, client_reg, library, opd):
    citing("UU 1/1999", agency=opd)
    citing("UU 1/1999, UU 2/1999")
    citing("UU 3/1999", state=State.IN_FORCE)
    assert gaps(client_opo) == [("Undang-Undang Nomor 1 Tahun 1999", 1, 1)]
    assert gaps(client_reg) == [("Undang-Undang Nomor 3 Tahun 1999", 1, 1)]
    assert client_opo.get(reverse("regulation-cited", args=["UU-2-1999"])).status_code == 404
    assert len(client_opo.get(reverse("regulation-cited", args=["UU-1-1999"])).context["rows"]) == 1


def test_once_in_the_library_it_is_no_gap(client_stf, library):
    citing("Perda Kota Contoh 5/2020")
    factories.regulation(kind="perda", number="5", year=2020, issuer="Kota Lain")
    assert len(gaps(client_stf)) == 1, "of another region"
    factories.regulation(kind="perda", number="5", year=2020, issuer="Kota Contoh")
    assert gaps(client_stf) == []
    assert "Semua peraturan yang dikutip ada di pustaka" in html(client_stf, reverse(GAPS))


def test_the_keeper_is_led_to_a_filled_in_form(client_reg, client_stf, library):
    citing("Perda Kota Contoh 5/2020", state=State.IN_FORCE)
    (row,) = client_reg.get(reverse(GAPS)).context["rows"]
    form = html(client_reg, row["add_url"])
    for name, value in (("number", "5"), ("year", "2020"), ("issuer", "Kota Contoh")):
        assert f'name="{name}" value="{value}"' in form
    assert '<option value="perda" selected>' in form
    assert row["add_url"].replace("&", "&amp;") in html(client_reg, reverse("regulation-cited", args=[PERDA]))
    assert "Tambahkan" not in html(client_stf, reverse(GAPS))
    assert "Tambahkan" not in html(client_stf, reverse("regulation-cited", args=[PERDA]))


def test_who_cites_a_known_regulation(client_stf, library):
    on_basis = factories.agreement(about="Dalam dasar hukum")
    LegalBasis.objects.create(agreement=on_basis, regulation=library[0])
    citing("Pasal 6 PP 28/2018", about="Dalam isinya")
    found = client_stf.get(reverse("regulation-cited", args=["PP-28-2018"])).context["rows"]
    assert {row["name"] for row in found} == {"KSB Dalam dasar hukum", "KSB Dalam isinya"}
    entry = client_stf.get(reverse("regulation", args=["PP-28-2018"])).context["citing"]
    assert {row["name"] for row in entry} == {"KSB Dalam dasar hukum", "KSB Dalam isinya"}


@pytest.mark.parametrize("role", Role)
def test_everyone_signed_in_may_read_the_gaps(request, role):
    assert request.getfixturevalue(f"client_{role.value}").get(reverse(GAPS)).status_code == 200


def test_a_stranger_is_led_to_the_login(client, db):
    for address in (reverse(GAPS), reverse("regulation-cited", args=["UU-1-1999"])):
        assert client.get(address).url == f"{reverse('login')}?next={address}"


def test_looking_writes_nothing_and_costs_the_same_with_more(client_stf, library):
    addresses = (reverse(GAPS), reverse("regulation-cited", args=["UU-1-1999"]))
    citing("UU 1/1999")
    before = [count(client_stf, address) for address in addresses]
    for number in range(3):
        citing(f"UU 1/1999 dan UU {number + 2}/1999 dan PP 28/2018")
    assert [count(client_stf, address) for address in addresses] == before
    assert [writes(client_stf, address) for address in addresses] == [[], []]
