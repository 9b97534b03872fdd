"""Partners: the list, the page with all agreements running first, masked contacts, and the forms."""

import pytest
from django.urls import reverse

from agreements.models import Country, Partner
from agreements.rules.enums import Role, State
from tests import factories
from tests.views.watching import count, writes

LIST = "/mitra/"


def page(partner):
    return reverse("partner", args=[partner.uid])


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def partner(db):
    return factories.partner(
        name="Kabupaten Hulu",
        contact_name="Sari Dewi",
        contact_email="sari@contoh.go.id",
        contact_phone="081234567890",
    )


def with_partner(partner, state=State.IN_FORCE, **given):
    return factories.agreement(state, partners=[partner], **given)


# The list


def test_everyone_reads_the_list(client_reg, client_opo, client_aud, partner):
    for client in (client_reg, client_opo, client_aud):
        assert "Kabupaten Hulu" in words(client.get(LIST))


def test_the_list_is_searched_by_name_and_category(client_stf, partner):
    other = factories.partner(name="PT Air")
    found = client_stf.get(LIST, {"q": "hulu"}).context["rows"]
    assert [row.name for row, _ in found] == ["Kabupaten Hulu"]
    found = client_stf.get(LIST, {"category": other.category_id}).context["rows"]
    assert [row.name for row, _ in found] == ["PT Air"]


def test_agreements_are_counted_as_far_as_they_exist_for_the_person(client_stf, client_opo, opd, partner):
    with_partner(partner, agency=opd)
    with_partner(partner)
    with_partner(partner, State.CANCELLED)
    assert client_stf.get(LIST).context["rows"] == [(partner, 2)]
    assert client_opo.get(LIST).context["rows"] == [(partner, 1)]


def test_the_list_goes_on_by_name(client_stf):
    category = factories.category()
    names = [f"Mitra {number:02d}" for number in range(27)]
    for name in names:
        factories.partner(name=name, category=category)
    first = client_stf.get(LIST).context
    assert [row.name for row, _ in first["rows"]] == names[:25]
    following = client_stf.get(first["pager"]["next_url"].replace("?", f"{LIST}?")).context
    assert [row.name for row, _ in following["rows"]] == names[25:]
    assert following["pager"]["next_url"] == ""


def test_wrong_keys_and_filters_hide_nothing(client_stf, partner):
    for query in ({"setelah": "x"}, {"setelah": "9" * 30}, {"category": "x"}, {"q": "a\0b"}):
        assert client_stf.get(LIST, query).context["rows"] == [(partner, 0)]


def test_an_empty_list_says_what_to_do(client_opo, client_aud):
    assert "Catat mitra pertama" in words(client_opo.get(LIST))
    assert "Mitra dicatat oleh OPD" in words(client_aud.get(LIST))
    assert "Tidak ada yang cocok" in words(client_aud.get(LIST, {"q": "x"}))


def test_the_list_costs_the_same_with_more_rows(client_stf, partner):
    with_partner(partner)
    before = count(client_stf, LIST)
    for _ in range(2):
        with_partner(factories.partner())
    assert count(client_stf, LIST) == before <= 10
    assert writes(client_stf, LIST) == []


# The page


def test_running_agreements_come_first_then_work_then_what_is_over(client_stf, partner):
    today = factories.days
    late = with_partner(partner, about="Berjalan lama", ends_on=today(700))
    soon = with_partner(partner, about="Segera berakhir", ends_on=today(20))
    ended = with_partner(partner, about="Sudah berakhir", starts_on=today(-900), ends_on=today(-1))
    draft = with_partner(partner, State.DRAFT, about="Masih draf")
    rows = client_stf.get(page(partner)).context["agreements"]
    assert [row["about"] for row in rows] == [soon.about, late.about, draft.about, ended.about]
    assert [row["chip"]["label"] for row in rows] == ["Akan berakhir", "Berlaku", "Draf", "Berakhir"]
    assert [row["days"] and row["days"]["text"] for row in rows] == [
        "20 hari lagi",
        "700 hari lagi",
        None,
        "berakhir 1 hari lalu",
    ]


def test_only_what_exists_for_the_person_is_on_the_page(client_opo, client_reg, opd, partner):
    mine = with_partner(partner, State.DRAFT, agency=opd, about="Punya kami")
    with_partner(partner, State.DRAFT, about="Punya OPD lain")
    signed = with_partner(partner, about="Sudah terbit")
    assert [row["about"] for row in client_opo.get(page(partner)).context["agreements"]] == [mine.about]
    assert [row["about"] for row in client_reg.get(page(partner)).context["agreements"]] == [signed.about]


def test_more_than_fit_are_left_to_the_register(client_stf, partner, monkeypatch):
    monkeypatch.setattr("agreements.views.partners.MOST", 1)
    with_partner(partner)
    assert not client_stf.get(page(partner)).context["more"]
    with_partner(partner)
    context = client_stf.get(page(partner)).context
    assert (len(context["agreements"]), context["more"]) == (1, True)


def test_contacts_are_masked_for_those_who_do_not_need_them(client_stf, client_opo, client_aud, partner):
    for client in (client_stf, client_opo):
        assert "081234567890" in words(client.get(page(partner)))
    shown = words(client_aud.get(page(partner)))
    assert "081234567890" not in shown
    assert "sari@contoh.go.id" not in shown
    assert "Sari Dewi" not in shown
    assert "s•••@contoh.go.id" in shown


def test_changes_are_told_to_the_section_and_contacts_only_named(client_stf, client_aud, client_opo, partner):
    change(client_stf, partner, address="Jalan Baru 9", contact_phone="0899999999")
    changes = client_aud.get(page(partner)).context["changes"]
    assert changes[0]["who"] == str(client_stf.person)
    assert changes[0]["sentence"] == (
        "mengubah alamat dari “Jalan Raya Nomor 2” menjadi “Jalan Baru 9”; telepon narahubung"
    )
    assert changes[-1]["sentence"] == "mencatat mitra ini"
    assert client_opo.get(page(partner)).context["changes"] is None


def test_the_way_to_a_proposal_is_for_those_who_may_and_partners_that_may(client_opo, client_aud, partner):
    link = f"/kerja-sama/baru/?mitra={partner.uid}"
    assert link in words(client_opo.get(page(partner)))
    assert link not in words(client_aud.get(page(partner)))
    firm = factories.partner(category=factories.category(kinds=[], allowed=False, reason="CV."))
    assert "Kategori ini tidak dapat menjadi mitra" in words(client_opo.get(page(firm)))
    assert "/kerja-sama/baru/?mitra=" not in words(client_opo.get(page(firm)))


def test_the_page_costs_the_same_with_more_agreements_and_writes_nothing(client_stf, partner):
    with_partner(partner)
    before = count(client_stf, page(partner))
    for _ in range(2):
        with_partner(partner)
    assert count(client_stf, page(partner)) == before <= 12
    assert writes(client_stf, page(partner)) == []


def test_markup_in_a_name_is_text(client_stf):
    row = factories.partner(name="<img src=x onerror=alert(1)>")
    for url in (LIST, page(row)):
        assert "<img src=x" not in words(client_stf.get(url))


# The forms


def fields(partner=None, **given):
    kept = {name: getattr(partner, name) for name in FIELDS} if partner else {}
    base = {
        "name": "PT Surya",
        "body": "PT Surya",
        "seat": "Kota",
        "address": "Jalan",
        "country": "Indonesia",
    }
    return {"do": "simpan"} | base | kept | given


FIELDS = (
    *("name", "body", "legal_form", "legality", "country", "seat", "address", "leader", "leader_office"),
    *("contact_name", "contact_email", "contact_phone", "note"),
)


def change(client, partner, **given):
    given = {"category": partner.category_id, "version": partner.version} | given
    return client.post(reverse("partner-edit", args=[partner.uid]), fields(partner, **given))


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.OPO])
def test_who_keeps_partners_writes_a_new_one(request, role):
    client, category = request.getfixturevalue(f"client_{role.value}"), factories.category()
    assert client.get("/mitra/baru/").status_code == 200
    response = client.post("/mitra/baru/", fields(category=category.pk))
    assert response.url == page(Partner.objects.get(name="PT Surya"))


@pytest.mark.parametrize("role", [Role.AUD, Role.OPH, Role.REG])
def test_who_does_not_is_told_why(request, role, partner):
    client = request.getfixturevalue(f"client_{role.value}")
    for url in ("/mitra/baru/", reverse("partner-edit", args=[partner.uid])):
        for response in (client.get(url), client.post(url, fields(category=partner.category_id))):
            assert response.status_code == 403
            assert "tidak dapat mengelola data mitra" in words(response)
    assert Partner.objects.count() == 1


def test_a_get_of_the_forms_writes_nothing(client_stf, partner):
    for url in ("/mitra/baru/", reverse("partner-edit", args=[partner.uid])):
        assert writes(client_stf, url) == []


def test_a_look_alike_is_warned_of_with_a_link_and_then_passed(client_stf):
    known = factories.partner(name="PT Bank Jatim", normalised="bank jatim")
    data = fields(name="Bank Jatin", category=known.category_id)
    response = client_stf.post("/mitra/baru/", data)
    assert response.status_code == 400
    shown = words(response)
    assert "Nama mirip dengan mitra yang sudah ada: PT Bank Jatim." in shown
    assert f'href="{page(known)}"' in shown
    assert "Tetap simpan, ini mitra lain" in shown
    assert client_stf.post("/mitra/baru/", data | {"sure": "on"}).status_code == 302


def test_look_alikes_show_while_a_name_is_typed(client_stf):
    known = factories.partner(name="PT Bank Jatim", normalised="bank jatim")
    assert page(known) in words(client_stf.get("/mitra/mirip/", {"mitra-name": "bank jatin"}))
    for name in ("", "ba", "a\0bcdef", "koperasi"):
        assert "alert-box" not in words(client_stf.get("/mitra/mirip/", {"name": name}))


def test_what_is_wrong_is_told_on_its_field(client_stf):
    response = client_stf.post("/mitra/baru/", fields(category="", contact_email="bukan"))
    assert response.status_code == 400
    assert set(response.context["form"].errors) == {"category", "contact_email"}


def test_the_category_and_the_region_rearrange_the_form_and_write_nothing(client_stf):
    category = factories.category(is_region=True)
    region = factories.region(name="Kota Batu")
    typed = fields(category=category.pk, name="", body="", seat="", address="Jalan 1")
    asked = client_stf.post("/mitra/baru/", typed | {"do": "kategori"})
    assert "Pilih daerah …" in words(asked)
    told = client_stf.post("/mitra/baru/", typed | {"do": "daerah", "region": region.pk})
    form = told.context["form"]
    assert (form["name"].value(), form["address"].value()) == ("Kota Batu", "Jalan 1")
    assert Partner.objects.count() == 0


def test_another_region_replaces_what_the_first_had_filled_in(client_stf):
    category = factories.category(is_region=True)
    factories.region(name="Kota Batu")
    second = factories.region(name="Kota Blitar")
    typed = fields(
        category=category.pk, region=second.pk, name="Kota Batu", body="Badan yang ditik", seat="Batu"
    )
    form = client_stf.post("/mitra/baru/", typed | {"do": "daerah"}).context["form"]
    assert (form["name"].value(), form["seat"].value()) == ("Kota Blitar", "Blitar")
    assert form["body"].value() == "Badan yang ditik"


def test_a_change_is_saved(client_stf, partner):
    assert change(client_stf, partner, seat="Hilir").url == page(partner)
    partner.refresh_from_db()
    assert (partner.seat, partner.version) == ("Hilir", 2)


def test_a_clash_shows_both_versions_and_the_next_press_saves(client_stf, client_opo, partner):
    change(client_stf, partner, seat="Hilir")
    response = change(client_opo, partner, seat="Muara")
    assert response.status_code == 409
    assert response.context["clash"]["rows"] == [("Kedudukan", "Hilir", "Muara")]
    assert response.context["form"]["seat"].value() == "Muara"
    assert response.context["form"]["version"].value() == "2"
    partner.refresh_from_db()
    assert partner.seat == "Hilir"
    assert change(client_opo, partner, seat="Muara").status_code == 302


def test_the_country_of_a_partner_abroad_is_chosen_and_its_relations_told(client_stf):
    foreign = factories.category(["ksdpl"], is_foreign=True)
    Country.objects.create(name="Negeri Jauh", diplomatic=False, verified=True)
    partner = factories.partner(category=foreign, country="negeri jauh")
    shown = words(client_stf.get(page(partner)))
    assert "Hubungan diplomatik dengan Indonesia" in shown
    assert "tidak ada" in shown
    form = words(client_stf.get(reverse("partner-edit", args=[partner.uid])))
    assert '<option value="Negeri Jauh">' in form
    Partner.objects.filter(pk=partner.pk).update(country="Antah Berantah")
    assert "negara belum tercatat" in words(client_stf.get(page(partner)))
    home = factories.partner()
    assert "Hubungan diplomatik" not in words(client_stf.get(page(home)))
    assert "datalist" not in words(client_stf.get(reverse("partner-edit", args=[home.uid])))
