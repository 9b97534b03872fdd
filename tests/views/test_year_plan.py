"""Daftar rencana: read by all once fixed, compiled by the section, its figures open their lists; exports."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import load_workbook

from agreements.models import Cooperation, YearPlan
from agreements.rules.enums import Instrument, Role, Stage, State
from tests import factories, planned
from tests.documents.reading import text
from tests.rules.test_files import pdf
from tests.views.watching import count, writes

LIST = "/rencana/daftar/"
YEAR = factories.today().year


def words(response):
    return " ".join(response.content.decode().split())


def address(plan, name="year-plan", *more):
    return reverse(name, args=[plan.uid, *more])


def scan(data=None):
    return SimpleUploadedFile("Keputusan.pdf", data or pdf(), content_type="application/pdf")


READERS = [role for role in Role if role not in (Role.ADM, Role.REG)]


@pytest.mark.parametrize("role", READERS)
def test_a_fixed_list_is_read_by_all_who_plan(request, db, role):
    plan = planned.year_plan("ditetapkan")
    response = request.getfixturevalue(f"client_{role.value}").get(f"{LIST}?tahun={YEAR}")
    assert response.status_code == 200
    assert plan.rows.get().object in words(response)
    assert "Keputusan Nomor 188/1" in words(response)


@pytest.mark.parametrize("role", [Role.OPO, Role.OPH])
def test_a_list_in_the_making_does_not_exist_for_an_opd(request, db, role):
    plan = planned.year_plan("disetujui")
    client = request.getfixturevalue(f"client_{role.value}")
    assert "Belum ada daftar rencana" in words(client.get(f"{LIST}?tahun={YEAR}"))
    for name in ("year-plan", "year-plan-pdf", "year-plan-xlsx", "year-plan-choose"):
        assert client.get(address(plan, name)).status_code == 404
    assert client.post(address(plan, "year-plan-act", "tetapkan"), {"version": 1}).status_code == 404


@pytest.mark.parametrize("role", [Role.ADM, Role.REG])
def test_the_admins_read_none(request, db, role):
    assert request.getfixturevalue(f"client_{role.value}").get(LIST).status_code == 403


def test_the_section_begins_chooses_and_fills_in(client_stf):
    item = planned.mapping_item(planned.mapping(year=YEAR), state="diterima")
    begun = client_stf.post(reverse("year-plan-begin", args=[YEAR]), follow=True)
    assert item.object in words(begun)
    plan = YearPlan.objects.get()
    none = client_stf.post(address(plan, "year-plan-choose"), {})
    assert (none.status_code, "Pilih paling sedikit satu" in words(none)) == (400, True)
    client_stf.post(address(plan, "year-plan-choose"), {"butir": [str(item.uid)]})
    row = plan.rows.get()
    typed = {
        "rencana-object": "Air bersih",
        "rencana-kind": row.kind,
        "rencana-quarter": "2",
        "rencana-document": "rkpd",
        "rencana-code": "1.03",
        "rencana-budget": "150.000.000",
        "rencana-version": "1",
    }
    edit = reverse("plan-row-edit", args=[row.uid])
    assert client_stf.get(edit).context["form"]["object"].value() == item.object
    assert client_stf.post(edit, typed).status_code == 302
    row.refresh_from_db()
    assert (row.object, row.quarter, row.budget) == ("Air bersih", 2, 150_000_000)
    clash = client_stf.post(edit, typed | {"rencana-object": "Milik saya"})
    assert clash.status_code == 409
    assert clash.context["form"]["object"].value() == "Milik saya"


def test_a_second_beginning_and_a_stranger_s_are_refused(client_stf, client_aud):
    planned.year_plan()
    assert "sudah dimulai" in words(client_stf.post(reverse("year-plan-begin", args=[YEAR]), follow=True))
    assert client_aud.post(reverse("year-plan-begin", args=[YEAR])).status_code == 403
    assert client_stf.get(reverse("year-plan-begin", args=[YEAR])).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"rencana-object": ""}, "object", "tidak boleh kosong"),
        ({"rencana-kind": "ksdpk"}, "kind", "yang mungkin: KSDD"),
        ({"rencana-quarter": "5"}, "quarter", ""),
        ({"rencana-code": "1.09"}, "code", "Yang paling dekat: 1.02"),
        ({"rencana-budget": "-5"}, "budget", "Tulis rupiah"),
    ],
)
def test_what_is_wrong_is_told_on_its_field_and_kept(client_kbg, changes, field, said):
    planned.plan_code(year=YEAR, code="1.02")
    row = planned.year_plan().rows.get()
    typed = {
        "rencana-object": "Air",
        "rencana-kind": row.kind,
        "rencana-quarter": "1",
        "rencana-document": "rkpd",
        "rencana-code": "1.02",
        "rencana-benefit": "Tetap ada",
        "rencana-version": "1",
    }
    response = client_kbg.post(reverse("plan-row-edit", args=[row.uid]), typed | changes)
    assert response.status_code == 400
    assert said in response.context["form"].errors[field][0]
    assert response.context["form"]["benefit"].value() == "Tetap ada"


def test_rows_are_ordered_and_taken_out_by_post_only(client_stf):
    plan = planned.year_plan(rows=2)
    first, second = plan.rows.all()

    def press(row, deed, version="1"):
        return client_stf.post(reverse("plan-row-change", args=[row.uid, deed]), {"version": version})

    press(second, "naik")
    assert list(plan.rows.values_list("pk", flat=True)) == [second.pk, first.pk]
    press(second, "turun")
    press(second, "keluarkan", "9")
    assert plan.rows.count() == 2
    press(second, "keluarkan")
    assert list(plan.rows.all()) == [first]
    assert press(first, "entah").status_code == 404
    assert client_stf.get(reverse("plan-row-change", args=[first.uid, "naik"])).status_code == 404


def test_a_closed_list_is_not_edited(client_stf, client_tks):
    row = planned.year_plan("dibahas").rows.get()
    edit = reverse("plan-row-edit", args=[row.uid])
    assert "selama disusun" in words(client_stf.get(edit, follow=True))
    assert client_tks.get(edit).status_code == 403
    assert client_tks.post(reverse("plan-row-change", args=[row.uid, "naik"]), {}).status_code == 403


def test_team_head_of_region_and_section_lead_it_to_the_keputusan(
    client_kbg, client_tks, client_wkt, client_stf
):
    plan = planned.year_plan()

    def press(client, action, **given):
        plan.refresh_from_db()
        data = {"version": plan.version, "note": ""} | given
        return client.post(address(plan, "year-plan-act", action), data, follow=True)

    press(client_kbg, "ajukan_tkksd")
    day = str(factories.days(-1))
    press(client_tks, "catat_pembahasan", discussed_on=day, discussion="Sepakat")
    press(client_wkt, "setujui")
    bare = press(client_stf, "tetapkan", decree_number="188/9", decree_on=day)
    assert bare.status_code == 400
    assert "Pilih pindaian Keputusan" in words(bare)
    bad = press(client_stf, "tetapkan", decree_number="188/9", decree_on=day, file=scan(b"bukan"))
    assert "Isi berkas bukan PDF" in words(bad)
    done = press(client_stf, "tetapkan", decree_number="188/9", decree_on=day, file=scan())
    assert "Daftar kini: Ditetapkan" in words(done)
    assert client_stf.get(done.context["files"][0]["url"]).content == pdf()
    opened = press(client_stf, "buka_perubahan", note="Tambah banjir")
    assert "perubahan ke-1" in words(opened)
    assert [each["label"] for each in opened.context["versions"]] == ["Perubahan ke-1", "Daftar awal"]


def test_who_may_not_is_told_why(client_aud, client_stf):
    plan = planned.year_plan("diusulkan")
    for client in (client_aud, client_stf):
        response = client.post(address(plan, "year-plan-act", "setujui"), {"version": 1, "note": ""})
        assert response.status_code == 403
        assert "Jabatan Anda tidak dapat" in words(response)


@pytest.fixture
def carried_out(opd):
    """A fixed list of three rows: one running, one proposed, one not begun; the first two of `opd`."""
    plan = planned.year_plan(rows=0)
    for order in (1, 2):
        planned.plan_row(plan, agency=opd, order=order, object=f"Rencana {order}", quarter=1)
    planned.plan_row(plan, order=3, object="Rencana 3", quarter=1)
    facts = {"state": "ditetapkan", "decree_number": "1", "discussed_on": factories.today()}
    facts |= {"decree_on": factories.today(), "approved_by": factories.user(), "fixed_by": factories.user()}
    YearPlan.objects.filter(pk=plan.pk).update(**facts)
    first, second, _ = plan.rows.all()
    running = factories.cooperation(agency=opd, plan_row=first)
    factories.agreement(State.IN_FORCE, cooperation=running, instrument=Instrument.PKS.value)
    factories.cooperation(Stage.SUBMITTED.value, agency=opd, plan_row=second)
    return YearPlan.objects.get(pk=plan.pk)


def test_each_row_tells_what_became_of_it_and_each_figure_opens_its_list(client_stf, carried_out):
    context = client_stf.get(address(carried_out)).context
    assert [line["chip"]["label"] for line in context["lines"]] == ["Berjalan", "Usulan", "Belum dimulai"]
    for segment in context["bar"]["segments"]:
        shown = client_stf.get(segment["url"]).context["lines"]
        assert [line["chip"]["label"] for line in shown] == [segment["label"]] * segment["count"]
    late = client_stf.get(context["late_url"]).context["lines"]
    assert len(late) == context["late"]
    assert all(line["late"] for line in late)


def test_dossiers_of_a_revision_s_row_are_those_of_its_first_list(client_stf, carried_out):
    client_stf.post(address(carried_out, "year-plan-act", "buka_perubahan"), {"version": 1, "note": "Tambah"})
    fresh = YearPlan.objects.get(ordinal=1)
    lines = client_stf.get(address(fresh)).context["lines"]
    assert [line["chip"]["label"] for line in lines] == ["Berjalan", "Usulan", "Belum dimulai"]


def test_an_opd_sees_only_its_own_dossiers_and_starts_its_own_rows(client_opo, carried_out):
    lines = client_opo.get(address(carried_out)).context["lines"]
    assert [len(line["dossiers"]) for line in lines] == [1, 1, 0]
    assert [bool(line["start_url"]) for line in lines] == [True, True, False]


def test_a_proposal_begins_with_what_the_row_says(client_opo, opd, carried_out):
    row = carried_out.rows.first()
    new = reverse("cooperation-new")
    response = client_opo.get(f"{new}?rencana={row.uid}")
    form = response.context["form"]
    assert (form["title"].value(), form["agency"].value()) == (row.object, opd.pk)
    assert response.context["plans"][0]["code"].value() == "1.02"
    assert "Dari daftar rencana" in words(response)
    partner = factories.partner(category=factories.category(kinds=["ksdpk"]))
    typed = {
        "do": "simpan",
        "uid": "6d4f4cb0-6a2c-4a65-9f24-1d2f43a6a111",
        "rencana_butir": str(row.uid),
        "partners": [str(partner.uid)],
        "agency": opd.pk,
        "title": "Air",
        "object": "air",
        "rencana-TOTAL_FORMS": "0",
        "rencana-INITIAL_FORMS": "0",
    }
    assert client_opo.post(new, typed).status_code == 302
    dossier = Cooperation.objects.get(uid=typed["uid"])
    assert dossier.plan_row == row
    page = words(client_opo.get(reverse("cooperation", args=[dossier.uid])))
    assert f"Nomor 1, Daftar rencana kerja sama {YEAR}" in page


def test_a_row_of_another_opd_gives_nothing_and_a_wrong_opd_is_refused(client_opo, client_stf, carried_out):
    foreign = carried_out.rows.last()
    new = reverse("cooperation-new")
    assert "Dari daftar rencana" not in words(client_opo.get(f"{new}?rencana={foreign.uid}"))
    assert client_opo.get(f"{new}?rencana=bukan").status_code == 200
    partner = factories.partner(category=factories.category(kinds=["ksdpk"]))
    typed = {
        "do": "simpan",
        "rencana_butir": str(foreign.uid),
        "partners": [str(partner.uid)],
        "agency": carried_out.rows.first().agency_id,
        "title": "Air",
        "object": "air",
        "rencana-TOTAL_FORMS": "0",
        "rencana-INITIAL_FORMS": "0",
    }
    response = client_stf.post(new, typed)
    assert response.status_code == 400
    assert "Rencana tahunan ini milik" in response.context["form"].errors["agency"][0]


def test_pages_write_nothing_and_cost_the_same_at_any_size(client_stf, carried_out):
    here = address(carried_out)
    before = count(client_stf, here)
    for row in carried_out.rows.all():
        extra = factories.cooperation(plan_row=row)
        factories.agreement(cooperation=extra)
    assert count(client_stf, here) == before <= 22
    for each in (here, address(carried_out, "year-plan-xlsx"), address(carried_out, "year-plan-pdf")):
        assert writes(client_stf, each) == []


def test_the_sheet_holds_the_rows_and_no_formula(client_stf, db):
    plan = planned.year_plan(rows=0)
    planned.plan_row(plan, object="=1+1", budget=5)
    answer = client_stf.get(address(plan, "year-plan-xlsx"))
    data = b"".join(answer.streaming_content)
    lines = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert lines[1][0] == "Belum ditetapkan: Disusun"
    assert lines[-1][1] == "=1+1"
    assert lines[-1][11] == 5.0


def test_the_paper_is_the_annex_of_the_keputusan_or_says_that_it_is_a_draft(client_stf, db):
    factories.government()
    draft = planned.year_plan()
    said = text(client_stf.get(address(draft, "year-plan-pdf")).content)
    assert "RANCANGAN, belum ditetapkan" in said
    fixed = planned.year_plan("ditetapkan", year=YEAR - 1)
    said = text(client_stf.get(address(fixed, "year-plan-pdf")).content)
    assert "RANCANGAN" not in said
    for part in ("LAMPIRAN", "188/1", "DAFTAR RENCANA KERJA SAMA", "Rp1.000.000,00", "BUDI CONTOH"):
        assert part in said
