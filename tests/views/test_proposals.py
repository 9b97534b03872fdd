"""Usulan baru and changing a dossier: partners first, nothing typed is lost, a clash shows both versions."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import Cooperation, Partner
from agreements.rules.enums import Role, Stage
from tests import factories, planned
from tests.borders import boundary_point
from tests.rules.test_files import pdf
from tests.views.watching import count, writes

NEW = "/kerja-sama/baru/"
YEAR = factories.today().year


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(autouse=True)
def _rules(guidance):
    """The seeded rules of the chooser."""


@pytest.fixture
def neighbour(db):
    """A region that borders on ours; of its category the law gives two kinds."""
    own, other = factories.government().region, factories.region()
    factories.border(own, other)
    kinds = factories.category(name="Pemda lain", is_region=True)
    return factories.partner(name="Kabupaten Tetangga", region=other, category=kinds)


@pytest.fixture
def company(db):
    return factories.partner(name="PT Air Bersih", category=factories.category(kinds=["ksdpk"]))


def typed(*partners, **given):
    """What the page posts, whole."""
    return {
        "do": "simpan",
        "uid": str(uuid.uuid4()),
        "partners": [str(partner.uid) for partner in partners],
        "title": "Air bersih perbatasan",
        "object": "penyediaan air bersih",
        "scope": "pipa\r\nmeteran",
        "rencana-TOTAL_FORMS": "1",
        "rencana-INITIAL_FORMS": "0",
        "rencana-0-document": "rkpd",
        "rencana-0-year": str(YEAR),
        "rencana-0-code": "1.03.02",
    } | given


def own(opd, **given):
    return typed(agency=str(opd.pk), **given)


# Who may


@pytest.mark.parametrize("role", [Role.OPO, Role.OPH, Role.STF])
def test_who_proposes_sees_the_question_first(request, role):
    response = request.getfixturevalue(f"client_{role.value}").get(NEW)
    assert response.status_code == 200
    assert "1. Dengan siapa?" in words(response)
    assert "Pilih mitra lebih dahulu." in words(response)


@pytest.mark.parametrize("role", [Role.AUD, Role.KBG, Role.HKM, Role.ADM])
def test_who_may_not_propose_is_told_why(request, role):
    client = request.getfixturevalue(f"client_{role.value}")
    for response in (client.get(NEW), client.post(NEW, typed())):
        assert response.status_code == 403
        assert "tidak dapat memulai kerja sama" in words(response)
    assert Cooperation.objects.count() == 0


def test_a_get_writes_nothing_and_costs_the_same_with_more_partners(client_opo, company):
    assert writes(client_opo, NEW) == []
    one = f"{NEW}?mitra={company.uid}"
    before = count(client_opo, one)
    more = [factories.partner(category=company.category) for _ in range(2)]
    assert count(client_opo, one + "".join(f"&mitra={partner.uid}" for partner in more)) == before <= 20


# Choosing


def test_partners_are_searched_and_nothing_is_written(client_opo, company, neighbour):
    response = client_opo.post(NEW, typed(do="cari", cari="air") | {"title": "Sudah <b>ditik</b>"})
    assert response.status_code == 200
    assert [partner.name for partner in response.context["found"]] == ["PT Air Bersih"]
    assert response.context["form"]["title"].value() == "Sudah <b>ditik</b>"
    assert "<b>ditik" not in words(response)
    assert Cooperation.objects.count() == 0


def test_a_search_for_nobody_says_what_to_do(client_opo, company):
    shown = words(client_opo.post(NEW, typed(do="cari", cari="tidak ada")))
    assert "Catat sebagai mitra baru di bawah." in shown
    assert client_opo.post(NEW, typed(do="cari", cari="a\0b")).status_code == 200


def test_a_chosen_partner_tells_the_kind_and_keeps_what_was_typed(client_opo, opd, company):
    affair = factories.affair()
    data = own(opd, do=f"pilih:{company.uid}", cari="air", affairs=[str(affair.pk)])
    context = client_opo.post(NEW, data).context
    assert [partner.name for partner in context["chosen"]] == ["PT Air Bersih"]
    assert context["search"] == ""
    assert context["advice"]["option"]["label"] == "KSDPK"
    assert context["form"]["scope"].value() == "pipa\r\nmeteran"
    assert context["form"]["affairs"].value() == [str(affair.pk)]
    assert context["plans"][0]["code"].value() == "1.03.02"
    assert len(context["plans"].forms) == 2


def test_a_neighbour_leaves_the_choice_and_the_panel_follows_it(client_opo, neighbour):
    asked = client_opo.post(NEW, typed(neighbour, do="jenis"))
    assert [item["label"] for item in asked.context["advice"]["options"]] == ["KSDD wajib", "KSDD sukarela"]
    assert asked.context["advice"]["option"] is None
    chosen = client_opo.post(NEW, typed(neighbour, do="jenis", kind="ksdd_wajib"))
    assert chosen.context["advice"]["option"]["papers"][0]["name"] == "Pemetaan urusan"
    assert 'value="ksdd_wajib" id="id_kind_0" checked' in words(chosen)


def test_a_partner_is_left_again(client_opo, company, neighbour):
    data = typed(company, neighbour, do=f"lepas:{company.uid}")
    assert client_opo.post(NEW, data).context["chosen"] == [neighbour]


def test_a_refused_category_is_told_at_once(client_opo):
    firm = factories.category(kinds=[], allowed=False, reason="CV bukan badan hukum.")
    partner = factories.partner(name="CV Maju", category=firm)
    shown = words(client_opo.get(f"{NEW}?mitra={partner.uid}"))
    assert "CV Maju tidak dapat menjadi mitra kerja sama daerah. CV bukan badan hukum." in shown


def test_the_panel_quotes_the_article(client_opo, company):
    regulation = factories.regulation(key="PP-28-2018")
    regulation.articles.create(number="14", gist="Mitra KSDPK adalah badan usaha berbadan hukum.")
    shown = words(client_opo.get(f"{NEW}?mitra={company.uid}"))
    assert "Mitra KSDPK adalah badan usaha berbadan hukum." in shown
    assert "PP 28/2018 Pasal 14" in shown
    assert "belum diverifikasi" in shown


def test_urusan_of_the_opd_come_first_and_doubtful_ones_are_marked(client_opo, opd):
    mine = factories.affair(code="9.02", name="kesehatan", group="wajib_dasar")
    factories.affair(code="9.01", name="kehutanan", city_power="bukan", note="Hanya tahura.")
    opd.affairs.add(mine)
    response = client_opo.get(NEW)
    label, rows = response.context["groups"][0]
    assert (label, [row["words"] for row in rows]) == ("Urusan OPD ini", ["9.02 kesehatan"])
    assert "Bukan kewenangan kota: Hanya tahura." in words(response)


# A new partner on the way


def partner_data(category, **given):
    fields = {
        "name": "PT Surya",
        "body": "PT Surya",
        "seat": "Kota",
        "address": "Jalan",
        "country": "Indonesia",
    }
    fields |= {"category": str(category.pk)} | given
    return {f"mitra-{name}": value for name, value in fields.items()}


def test_a_new_partner_is_written_chosen_and_nothing_typed_is_lost(client_opo, company):
    response = client_opo.post(NEW, typed(do="mitra") | partner_data(company.category))
    assert [partner.name for partner in response.context["chosen"]] == ["PT Surya"]
    assert response.context["form"]["title"].value() == "Air bersih perbatasan"
    assert Partner.objects.get(name="PT Surya").created_by == client_opo.person
    assert not response.context["adding"]


def test_a_look_alike_is_shown_first_and_then_passed(client_opo, company):
    company.normalised = "air bersih"
    company.save()
    data = typed(do="mitra") | partner_data(company.category, name="Air Bersin")
    response = client_opo.post(NEW, data)
    assert response.status_code == 400
    assert [row["name"] for row in response.context["alike"]] == ["PT Air Bersih"]
    assert "Tetap simpan, ini mitra lain" in words(response)
    assert response.context["adding"]
    sure = client_opo.post(NEW, data | {"mitra-sure": "on"})
    assert [partner.name for partner in sure.context["chosen"]] == ["Air Bersin"]


def test_a_wrong_partner_says_so_on_its_own_fields(client_opo, company):
    response = client_opo.post(NEW, typed(do="mitra") | partner_data(company.category, address=""))
    assert response.status_code == 400
    assert set(response.context["partner_form"].errors) == {"address"}
    assert response.context["form"].errors == {}
    assert Partner.objects.count() == 1


def test_a_region_fills_in_what_it_knows(client_opo, neighbour):
    region = factories.region(name="Kabupaten Garut", kind="kabupaten")
    data = typed(do="daerah") | partner_data(
        neighbour.category, region=str(region.pk), name="", body="", seat="", address="Jalan 5"
    )
    form = client_opo.post(NEW, data).context["partner_form"]
    assert (form["name"].value(), form["seat"].value()) == ("Kabupaten Garut", "Garut")
    assert (form["body"].value(), form["address"].value()) == ("Pemerintah Daerah Kabupaten Garut", "Jalan 5")
    assert Partner.objects.count() == 1


# Saving


def test_a_whole_proposal_is_saved_with_all_its_parts(client_opo, opd, neighbour):
    affair = factories.affair()
    data = own(opd, kind="ksdd_wajib", affairs=[str(affair.pk)]) | {"partners": [str(neighbour.uid)]}
    response = client_opo.post(NEW, data)
    dossier = Cooperation.objects.get()
    assert response.url == reverse("cooperation", args=[dossier.uid])
    assert (dossier.kind, dossier.stage, dossier.agency) == ("ksdd_wajib", Stage.IDEA, opd)
    assert (dossier.title, dossier.scope) == ("Air bersih perbatasan", "pipa\nmeteran")
    assert list(dossier.partners.all()) == [neighbour]
    assert list(dossier.affairs.all()) == [affair]
    assert [str(plan) for plan in dossier.plans.all()] == [f"RKPD {YEAR} 1.03.02"]
    assert dossier.events.get().sentence == "memulai usulan kerja sama"


def test_the_same_page_sent_twice_saves_once(client_opo, opd, company):
    data = own(opd) | {"partners": [str(company.uid)]}
    first, second = client_opo.post(NEW, data), client_opo.post(NEW, data)
    assert first.url == second.url
    assert Cooperation.objects.count() == 1


def test_enter_saves_unless_something_is_searched_for(client_opo, opd, company):
    data = own(opd, do="enter") | {"partners": [str(company.uid)]}
    assert client_opo.post(NEW, data | {"cari": "air"}).status_code == 200
    assert client_opo.post(NEW, data).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"partners": []}, "partners", "Pilih paling sedikit satu mitra."),
        ({"title": "  "}, "title", "Bidang ini tidak boleh kosong."),
        ({"background": "x" * 2_000_000}, "background", "Terlalu panjang: 2.000.000 karakter"),
        ({"kind": "sinergi"}, "kind", "Jenis ini tidak sesuai dengan mitra yang dipilih."),
        ({"plan_exception": "darurat"}, "plan_exception_note", "Pengecualian memerlukan alasannya."),
    ],
)
def test_what_is_wrong_is_told_on_its_field_and_nothing_is_lost(
    client_opo, opd, company, changes, field, sentence
):
    data = own(opd, location="Perbatasan") | {"partners": [str(company.uid)]} | changes
    response = client_opo.post(NEW, data)
    assert response.status_code == 400
    assert response.context["form"].errors[field][0].startswith(sentence)
    assert response.context["form"]["location"].value() == "Perbatasan"
    assert Cooperation.objects.count() == 0


def test_a_half_row_of_a_plan_is_told_on_its_row(client_opo, opd, company):
    data = own(opd) | {"partners": [str(company.uid)], "rencana-0-code": ""}
    response = client_opo.post(NEW, data)
    assert response.status_code == 400
    assert set(response.context["plans"].errors[0]) == {"code"}
    assert "Kaitan perencanaan belum lengkap" in words(response)


def test_an_officer_proposes_only_for_the_own_opd_and_staff_for_any(client_opo, client_stf, opd, company):
    other = factories.agency()
    data = own(other) | {"partners": [str(company.uid)]}
    assert "agency" in client_opo.post(NEW, data).context["form"].errors
    assert client_stf.post(NEW, data).status_code == 302
    assert Cooperation.objects.get().agency == other


def test_mangled_rows_are_told_not_raised(client_opo, opd, company):
    data = own(opd) | {"partners": [str(company.uid), "bukan"], "rencana-TOTAL_FORMS": "-", "uid": "x"}
    assert client_opo.post(NEW, data | {"affairs": ["abc"]}).status_code == 400
    assert client_opo.post(NEW, data | {"do": "rencana", "affairs": ["abc"]}).status_code == 200


# Changing


@pytest.fixture
def idea(opd, company):
    return factories.cooperation(
        stage=Stage.IDEA, agency=opd, kind="ksdpk", partners=[company], title="Air", object="air"
    )


def edit(dossier):
    return reverse("cooperation-edit", args=[dossier.uid])


def test_the_form_holds_what_is_kept(client_opo, idea):
    context = client_opo.get(edit(idea)).context
    assert context["form"]["title"].value() == "Air"
    assert context["chosen"] == list(idea.partners.all())
    assert context["plans"][0]["code"].value() == "1.02.03"
    assert "agency" not in context["form"].fields
    assert writes(client_opo, edit(idea)) == []


def test_a_change_is_saved(client_opo, idea, company):
    response = client_opo.post(edit(idea), typed(company, version="1", title="Air minum"))
    assert response.url == reverse("cooperation", args=[idea.uid])
    idea.refresh_from_db()
    assert (idea.title, idea.version, idea.stage) == ("Air minum", 2, Stage.IDEA)


def test_a_clash_shows_both_versions_and_the_next_press_saves(client_opo, client_stf, idea, company):
    client_stf.post(edit(idea), typed(company, version="1", title="Punya staf"))
    mine = typed(company, version="1", title="Punya saya")
    response = client_opo.post(edit(idea), mine)
    assert response.status_code == 409
    clash = response.context["clash"]
    assert clash.reasons[0].startswith(f"Data ini sudah diubah {client_stf.person} sejak Anda membukanya.")
    assert clash.rows == (("Judul", "Punya staf", "Punya saya"),)
    assert response.context["form"]["title"].value() == "Punya saya"
    assert response.context["form"]["version"].value() == "2"
    idea.refresh_from_db()
    assert idea.title == "Punya staf"
    assert client_opo.post(edit(idea), mine | {"version": "2"}).status_code == 302
    idea.refresh_from_db()
    assert (idea.title, idea.version) == ("Punya saya", 3)


def test_a_clash_tells_of_partners_and_plans_too(client_opo, client_stf, idea, company):
    other = factories.partner(name="PT Lain", category=company.category)
    client_stf.post(edit(idea), typed(other, version="1", **{"rencana-0-code": "9.9"}))
    rows = client_opo.post(edit(idea), typed(company, version="1")).context["clash"].rows
    assert rows == (
        ("Mitra", "PT Lain", "PT Air Bersih"),
        ("Kaitan perencanaan", f"RKPD {YEAR} 9.9", f"RKPD {YEAR} 1.03.02"),
    )


def test_what_was_submitted_meanwhile_is_told_and_what_was_typed_stays(client_opo, idea, company):
    Cooperation.objects.update(stage=Stage.SUBMITTED)
    response = client_opo.post(edit(idea), typed(company, version="1", title="Punya saya"))
    assert response.status_code == 409
    assert "Data hanya dapat diubah selama usulan" in words(response)
    assert response.context["form"]["title"].value() == "Punya saya"


def test_what_can_no_longer_be_changed_leads_back_with_the_reason(client_opo, opd):
    accepted = factories.cooperation(agency=opd)
    response = client_opo.get(edit(accepted))
    assert response.url == reverse("cooperation", args=[accepted.uid])
    assert "Data hanya dapat diubah" in words(client_opo.get(response.url))


def test_who_may_not_change_is_told_and_a_stranger_finds_nothing(client_opo, client_aud, idea, company):
    response = client_aud.post(edit(idea), typed(company, version="1"))
    assert response.status_code == 403
    assert "tidak dapat mengubah data kerja sama" in words(response)
    other = factories.cooperation(stage=Stage.IDEA)
    assert client_opo.get(edit(other)).status_code == 404
    assert client_opo.post(edit(other), typed(company, version="1")).status_code == 404


def test_the_proof_of_an_exception_is_kept_with_the_proposal(client_opo, opd, company):
    proof = {
        "plan_exception": "darurat",
        "plan_exception_note": "Banjir",
        "plan_exception_number": "188/12/2026",
        "plan_exception_on": str(factories.days(-3)),
    }
    data = own(opd) | {"partners": [str(company.uid)]} | proof
    file = SimpleUploadedFile("Keputusan.pdf", pdf(), content_type="application/pdf")
    assert client_opo.post(NEW, data | {"plan_evidence": file}).status_code == 302
    dossier = Cooperation.objects.get()
    assert dossier.exception_is_proven
    assert dossier.attachments.get().kind == "bukti_rencana"
    page = words(client_opo.get(reverse("cooperation", args=[dossier.uid])))
    assert "Keputusan Nomor 188/12/2026" in page
    assert "Sudah diunggah: Keputusan.pdf" in words(
        client_opo.get(reverse("cooperation-edit", args=[dossier.uid]))
    )


def test_a_proof_that_is_no_paper_is_refused_on_its_field(client_opo, opd, company):
    data = own(opd, plan_exception="psn", plan_exception_note="PSN") | {"partners": [str(company.uid)]}
    file = SimpleUploadedFile("bukti.pdf", b"bukan pdf")
    response = client_opo.post(NEW, data | {"plan_evidence": file})
    assert response.status_code == 400
    assert "Isi berkas bukan PDF" in response.context["form"].errors["plan_evidence"][0]
    assert "pilih lagi" in words(response)
    assert Cooperation.objects.count() == 0


def test_an_exception_without_proof_may_be_kept_but_not_submitted(client_opo, opd, company):
    affair = factories.affair()
    data = own(opd, plan_exception="psn", plan_exception_note="PSN", affairs=[str(affair.pk)])
    client_opo.post(
        NEW,
        data
        | {
            "partners": [str(company.uid)],
            "rencana-0-document": "",
            "rencana-0-year": "",
            "rencana-0-code": "",
        },
    )
    dossier = Cooperation.objects.get()
    act = reverse("cooperation-act", args=[dossier.uid, "ajukan"])
    refused = client_opo.post(act, {"version": dossier.version, "note": ""})
    assert refused.status_code == 409
    assert "belum memuat nomor dan tanggal keputusannya" in words(refused)
    assert "belum diunggah" in words(refused)
    dossier.refresh_from_db()
    assert dossier.stage == Stage.IDEA


def test_a_code_that_does_not_exist_is_told_on_its_row(client_opo, opd, company):
    planned.plan_code(year=YEAR, code="1.03.01", name="Air minum")
    response = client_opo.post(NEW, own(opd) | {"partners": [str(company.uid)]})
    assert response.status_code == 400
    assert "Yang paling dekat: 1.03.01 Air minum" in words(response)


def test_links_show_how_they_stand_in_the_codes(client_opo, opd):
    dossier = factories.cooperation(agency=opd)
    address = reverse("cooperation", args=[dossier.uid])
    assert "belum dicocokkan" in words(client_opo.get(address))
    code = planned.plan_code(year=YEAR, code="9.9")
    assert "kode tidak ditemukan" in words(client_opo.get(address))
    code.code = "1.02.03"
    code.save()
    assert "cocok" in words(client_opo.get(address))


# What it is for, and what the chooser brings along


def test_what_it_is_for_is_asked_and_kept(client_opo, opd, company):
    assert 'value="pelayanan_publik" id="id_purpose_0" checked' in words(client_opo.get(NEW))
    client_opo.post(NEW, own(opd, partners=[str(company.uid)], purpose="lainnya"))
    dossier = Cooperation.objects.get()
    assert dossier.purpose == "lainnya"
    assert dossier.events.get().data["purpose"] == "lainnya"
    shown = words(client_opo.get(reverse("cooperation", args=[dossier.uid])))
    assert "Untuk apa" in shown


def test_not_said_means_public_service(client_opo, opd, company):
    client_opo.post(NEW, own(opd, partners=[str(company.uid)]))
    assert Cooperation.objects.get().purpose == "pelayanan_publik"


@pytest.mark.parametrize(
    ("purpose", "where"),
    [
        ("pemanfaatan_aset", "BPKAD"),
        ("investasi", "DPMPTSP"),
        ("infrastruktur", "simpul KPBU"),
        ("pengadaan", "UKPBJ"),
    ],
)
def test_an_object_of_its_own_rules_is_refused_with_the_way_to_go(client_opo, opd, company, purpose, where):
    response = client_opo.post(NEW, own(opd, partners=[str(company.uid)], purpose=purpose))
    assert response.status_code == 400
    error = response.context["form"].errors["purpose"][0]
    assert f"Bicarakan dengan {where}" in error
    assert "PP 28/2018 Pasal 15" in error
    assert response.context["form"]["title"].value() == "Air bersih perbatasan"
    assert response.context["advice"]["elsewhere"] == [error]
    assert Cooperation.objects.count() == 0


def test_a_strange_object_is_told(client_opo, opd, company):
    response = client_opo.post(NEW, own(opd, partners=[str(company.uid)], purpose="hantu"))
    assert response.status_code == 400
    assert response.context["form"].errors["purpose"] == ["Pilih salah satu objek yang ditawarkan."]


def test_the_panel_follows_the_object(client_opo, company):
    context = client_opo.post(NEW, typed(company, do="objek", purpose="pengadaan")).context
    assert context["advice"]["option"] is None
    assert "UKPBJ" in context["advice"]["elsewhere"][0]


def test_the_answers_of_the_chooser_are_brought_along(client_opo, neighbour):
    affair = factories.affair()
    category, region = neighbour.category.code, neighbour.region.code
    query = f"kategori={category}&daerah={region}&objek=lainnya&urusan={affair.code}&prakarsa=mitra"
    query += "&jenis=ksdd_wajib"
    context = client_opo.get(f"{NEW}?{query}").context
    assert context["chosen"] == [neighbour]
    assert context["form"]["affairs"].value() == [affair.pk]
    assert context["advice"]["option"]["label"] == "KSDD wajib"
    assert context["form"].purpose_now == "lainnya"
    assert context["form"]["initiative"].value() == "mitra"


def test_a_region_that_is_no_partner_yet_is_filled_in(client_opo, neighbour):
    region = factories.region(name="Kabupaten Baru")
    query = f"kategori={neighbour.category.code}&daerah={region.code}"
    context = client_opo.get(f"{NEW}?{query}").context
    assert context["chosen"] == []
    assert context["adding"]
    assert context["partner_form"]["name"].value() == "Kabupaten Baru"


def test_nonsense_in_the_address_brings_nothing_along(client_opo):
    response = client_opo.get(f"{NEW}?kategori=x&daerah=%00&objek=x&urusan=x&jenis=x")
    assert response.status_code == 200
    assert response.context["form"].purpose_now == "pelayanan_publik"


def test_an_edited_dossier_keeps_what_it_is_for(client_opo, opd, company):
    dossier = factories.cooperation(
        Stage.IDEA, agency=opd, partners=[company], kind="ksdpk", purpose="lainnya"
    )
    shown = client_opo.get(reverse("cooperation-edit", args=[dossier.uid]))
    assert shown.context["form"].purpose_now == "lainnya"


def test_a_dossier_with_boundary_points_is_not_made_a_sukarela(client_opo, opd, neighbour):
    dossier = factories.cooperation(Stage.IDEA, kind="ksdd_wajib", partners=[neighbour], agency=opd)
    boundary_point(dossier)
    where = reverse("cooperation-edit", args=[dossier.uid])
    data = typed(neighbour, kind="ksdd_sukarela", version="1", title="Tetap ditik")
    response = client_opo.post(where, data)
    assert response.status_code == 400
    assert "memuat 1 titik batas" in str(response.context["form"].errors["kind"])
    assert "Tetap ditik" in words(response)
    assert Cooperation.objects.get().kind == "ksdd_wajib"


def test_the_answers_on_the_burden_go_from_the_chooser_into_the_test(client_opo, opd, company):
    page = words(client_opo.get(NEW, {"biaya": "ya", "anggaran": "tidak", "warga": "belum", "aset": "<x>"}))
    assert '<input type="hidden" name="biaya" value="ya">' in page
    assert '<input type="hidden" name="anggaran" value="tidak">' in page
    assert 'name="warga"' not in page
    data = own(opd, partners=[str(company.uid)], biaya="ya", anggaran="tidak", warga="belum")
    client_opo.post(NEW, data)
    dossier = Cooperation.objects.get()
    assert dossier.burden_answers == {"cost_from_apbd": True, "in_running_budget": False}
    text = factories.agreement(cooperation=dossier, instrument="pks")
    shown = client_opo.get(reverse("burden-test", args=[text.uid]))
    assert "Jawaban dari Penentu" in words(shown)
    form = shown.context["form"]
    answers = [form[name].value() for name in ("cost_from_apbd", "in_running_budget", "people_pay")]
    assert answers == ["ya", "tidak", None]
