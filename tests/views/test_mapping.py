"""The mapping of one OPD and year, filling in a potential, and the moves of the table."""

import pytest
from django.urls import reverse

from agreements.models import Mapping, MappingItem
from agreements.rules.enums import Role
from tests import factories, planned
from tests.views.watching import count, writes

YEAR = factories.today().year + 1


def words(response):
    return " ".join(response.content.decode().split())


def place(agency, name="mapping", *more):
    return reverse(name, args=[agency.code, YEAR, *more])


@pytest.fixture
def typed(db):
    """What the form of a potential posts, whole."""
    company = factories.category(kinds=["ksdpk"], name="Badan usaha")
    return {
        "butir-affair": factories.affair(code="9.01").pk,
        "butir-object": "Air bersih",
        "butir-need": "Pipa kurang",
        "butir-candidate": "PT Belum Tercatat",
        "butir-category": company.pk,
        "butir-kind": "",
        "butir-first_year": YEAR,
        "butir-last_year": YEAR + 1,
        "butir-priority": "1",
        "butir-benefit": "Air mengalir",
    }


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADM, Role.REG)])
def test_who_reads_sees_the_mapping_and_only_the_opd_may_change_it(request, opd, role):
    item = planned.mapping_item(planned.mapping(opd))
    client = request.getfixturevalue(f"client_{role.value}")
    response = client.get(place(opd))
    assert response.status_code == 200
    assert item.object in words(response)
    assert response.context["may_edit"] == (role in (Role.OPO, Role.OPH))


def test_the_page_of_a_stranger_does_not_exist(client_opo, client_adm):
    other = factories.agency()
    item = planned.mapping_item(planned.mapping(other))
    for address in (place(other), place(other, "mapping-item-new")):
        assert client_opo.get(address).status_code == 404
    for name in ("mapping-item-edit", "mapping-item-drop"):
        assert client_opo.post(reverse(name, args=[item.uid])).status_code == 404
    assert client_adm.get(place(other)).status_code == 403
    assert client_opo.get(f"/rencana/pemetaan/{other.code}/1700/").status_code == 404
    assert MappingItem.objects.exists()


def test_an_empty_mapping_says_what_to_do_and_shows_the_gaps(client_opo, opd):
    opd.affairs.add(factories.affair(name="Air"))
    response = client_opo.get(place(opd))
    assert "Urusan OPD ini belum dipetakan." in words(response)
    assert writes(client_opo, place(opd)) == []
    assert not Mapping.objects.exists()


def test_the_page_costs_the_same_with_more_potentials(client_oph, opd):
    mapping = planned.mapping(opd)
    planned.mapping_item(mapping, partner=factories.partner())
    before = count(client_oph, place(opd))
    for _ in range(2):
        planned.mapping_item(mapping, partner=factories.partner())
    assert count(client_oph, place(opd)) == before


def test_an_officer_adds_a_potential_whose_kind_follows_from_the_category(client_opo, opd, typed):
    response = client_opo.post(place(opd, "mapping-item-new"), typed, follow=True)
    item = MappingItem.objects.get()
    assert (item.mapping.agency, item.mapping.year, item.kind, item.years) == (
        opd,
        YEAR,
        "ksdpk",
        f"{YEAR}–{YEAR + 1}",
    )
    assert "Potensi “Air bersih” tersimpan." in words(response)
    assert "menambah potensi: Air bersih" in words(response)


def test_a_recorded_partner_is_known_by_its_name(client_opo, opd, typed):
    partner = factories.partner(name="PT Air", category=factories.category(kinds=["ksdpk"]))
    client_opo.post(place(opd, "mapping-item-new"), typed | {"butir-candidate": "pt air"})
    item = MappingItem.objects.get()
    assert (item.partner, item.category) == (partner, partner.category)


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.AUD])
def test_others_are_told_why_they_may_not_map(request, opd, typed, role):
    client = request.getfixturevalue(f"client_{role.value}")
    address = place(opd, "mapping-item-new")
    for response in (client.get(address), client.post(address, typed)):
        assert response.status_code == 403
        assert "tidak dapat menyusun pemetaan" in words(response)
    assert not MappingItem.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"butir-object": " "}, "object", "tidak boleh kosong"),
        ({"butir-candidate": "", "butir-category": ""}, "category", "Pilih kategori mitra"),
        ({"butir-kind": "ksdd_wajib"}, "kind", "tidak sesuai dengan Badan usaha; yang mungkin: KSDPK"),
        ({"butir-last_year": YEAR - 1}, "last_year", "mendahului"),
        ({"butir-first_year": YEAR - 1}, "first_year", "mulai tahun"),
        ({"butir-code": "1.02"}, "document", "Pilih dokumen"),
        ({"butir-code": "1.09", "butir-document": "rkpd"}, "code", "Yang paling dekat: 1.02"),
        ({"butir-affair": "99999999"}, "affair", ""),
    ],
)
def test_what_is_wrong_is_told_on_its_field_and_kept(client_opo, opd, typed, changes, field, said):
    planned.plan_code(year=YEAR, code="1.02")
    response = client_opo.post(place(opd, "mapping-item-new"), typed | changes)
    assert response.status_code == 400
    form = response.context["form"]
    assert said in form.errors[field][0]
    assert form["need"].value() == "Pipa kurang"
    assert not MappingItem.objects.exists()


def test_a_known_code_gives_the_name_of_the_programme(client_opo, opd, typed):
    planned.plan_code(year=YEAR, code="1.02", name="Layanan")
    client_opo.post(place(opd, "mapping-item-new"), typed | {"butir-code": "1.02", "butir-document": "rkpd"})
    assert MappingItem.objects.get().programme == "Layanan"


def test_a_category_that_may_not_be_a_partner_says_why(client_opo, opd, typed):
    firm = factories.category(kinds=[], allowed=False, reason="CV bukan badan hukum.")
    response = client_opo.post(
        place(opd, "mapping-item-new"), typed | {"butir-candidate": "", "butir-category": firm.pk}
    )
    assert "CV bukan badan hukum." in response.context["form"].errors["category"][0]


def test_a_potential_is_changed_and_a_clash_keeps_what_was_typed(client_opo, opd, typed):
    item = planned.mapping_item(planned.mapping(opd), partner=factories.partner(name="Kabupaten A"))
    address = reverse("mapping-item-edit", args=[item.uid])
    assert client_opo.get(address).context["form"]["candidate"].value() == "Kabupaten A"
    assert client_opo.post(address, typed | {"butir-version": 1}).status_code == 302
    clash = client_opo.post(address, typed | {"butir-version": 1, "butir-object": "Milik saya"})
    assert clash.status_code == 409
    assert "sudah diubah orang lain" in words(clash)
    assert clash.context["form"]["object"].value() == "Milik saya"
    assert MappingItem.objects.get().object == "Air bersih"


def test_a_closed_mapping_is_not_edited(client_opo, opd, typed):
    item = planned.mapping_item(planned.mapping(opd), state="diajukan")
    address = reverse("mapping-item-edit", args=[item.uid])
    assert "tidak dapat diubah" in words(client_opo.get(address, follow=True))
    assert client_opo.post(address, typed | {"butir-version": 1}).status_code == 409
    assert client_opo.post(place(opd, "mapping-item-new"), typed).status_code == 409


def test_a_potential_is_taken_out_by_post_only(client_opo, opd):
    item = planned.mapping_item(planned.mapping(opd))
    address = reverse("mapping-item-drop", args=[item.uid])
    assert client_opo.get(address).status_code == 404
    stale = client_opo.post(address, {"version": "7"}, follow=True)
    assert "sudah diubah orang lain" in words(stale)
    assert "dihapus dari pemetaan" in words(client_opo.post(address, {"version": "1"}, follow=True))
    assert not MappingItem.objects.exists()


def test_the_head_submits_and_staff_accepts(client_oph, client_stf, opd):
    mapping = planned.mapping_item(planned.mapping(opd)).mapping
    sent = client_oph.post(place(opd, "mapping-act", "ajukan"), {"version": 1, "note": ""}, follow=True)
    assert "kini diajukan" in words(sent)
    done = client_stf.post(place(opd, "mapping-act", "terima"), {"version": 2, "note": ""}, follow=True)
    assert "kini diterima" in words(done)
    mapping.refresh_from_db()
    assert (mapping.state, mapping.version) == ("diterima", 3)


def test_a_return_without_reason_is_refused_and_the_panel_stays_open(client_stf, opd):
    planned.mapping_item(planned.mapping(opd), state="diajukan")
    response = client_stf.post(place(opd, "mapping-act", "kembalikan"), {"version": 1, "note": ""})
    assert response.status_code == 409
    button = next(each for each in response.context["buttons"] if each["key"] == "kembalikan")
    assert button["open"]
    assert "wajib diisi" in button["errors"][0]


def test_moves_of_others_are_refused_with_the_reason(client_opo, client_aud, opd):
    planned.mapping_item(planned.mapping(opd))
    for client in (client_opo, client_aud):
        response = client.post(place(opd, "mapping-act", "ajukan"), {"version": 1, "note": ""})
        assert response.status_code == 403
        assert "Jabatan Anda tidak dapat" in words(response)
    assert client_opo.get(place(opd, "mapping-act", "ajukan")).status_code == 404
    assert client_opo.post(place(opd, "mapping-act", "entah"), {"version": 1}).status_code == 404
    assert client_opo.post(place(factories.agency(), "mapping-act", "ajukan"), {}).status_code == 404


def test_advice_names_the_kinds_and_why_not(client_opo, db):
    pemda = factories.category(name="Pemda lain", is_region=True, basis="PP 28/2018 Pasal 3")
    address = reverse("mapping-item-advice")

    def said(**given):
        return words(client_opo.get(address, {f"butir-{name}": value for name, value in given.items()}))

    assert "KSDD wajib" in said(category=pemda.pk)
    assert "PP 28/2018 Pasal 3" in said(category=pemda.pk)
    factories.partner(name="Kota Jauh", category=pemda)
    assert "KSDD sukarela" in said(candidate="kota jauh")
    assert "KSDD wajib</strong>" not in said(candidate="kota jauh")
    assert "tampil di sini" in said(candidate="a\0b", category="x")


def test_last_years_mapping_is_copied_by_a_button_that_says_what_came(client_opo, client_stf, opd):
    assert "Salin pemetaan" not in words(client_opo.get(place(opd)))
    planned.mapping_item(planned.mapping(opd, year=YEAR - 1), object="Air <b>bersih</b>")
    here = place(opd, "mapping-copy")
    assert here in words(client_opo.get(place(opd)))
    assert here not in words(client_stf.get(place(opd)))
    assert client_opo.get(here).status_code == 404
    assert client_stf.post(here).status_code == 403
    shown = words(client_opo.post(here, follow=True))
    assert "1 potensi disalin sebagai draf: Air &lt;b&gt;bersih&lt;/b&gt;." in shown
    assert MappingItem.objects.filter(mapping__year=YEAR).count() == 1
    assert "Tidak ada yang disalin" in words(client_opo.post(here, follow=True))
    assert client_opo.post(reverse("mapping-copy", args=[factories.agency().code, YEAR])).status_code == 404
