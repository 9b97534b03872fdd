"""Codes: listed for all, loaded by few; a table is looked at whole before anything is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import PlanCode
from agreements.rules.enums import Role
from tests import planned
from tests.documents.test_tables import workbook
from tests.views.watching import count, writes

LIST, LOAD, CHOICES = "/rencana/kode/", "/rencana/kode/muat/", "/rencana/kode/pilihan/"
TABLE = "dokumen;tahun;kode;nama;opd;halaman\nRKPD;2026;1.02.02;Layanan kesehatan;;88\n"


def words(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("role", Role)
def test_everyone_signed_in_reads_the_codes(request, db, role):
    planned.plan_code(code="1.02", name="Layanan <b>kesehatan</b>")
    response = request.getfixturevalue(f"client_{role.value}").get(LIST)
    assert response.status_code == 200
    assert "Layanan &lt;b&gt;kesehatan" in words(response)
    assert ("Muat kode" in words(response)) == (role in (Role.STF, Role.KBG, Role.ADM, Role.REG))


def test_nobody_else_does(client, db):
    assert client.get(LIST).status_code == 302


def test_the_list_is_narrowed_and_costs_the_same_at_any_length(client_stf, opd):
    planned.plan_code(code="1.02", agency=opd)
    before = count(client_stf, LIST)
    planned.plan_code(document="dpa", code="2.01", name="Air", agency=opd)
    planned.plan_code(year=2027, code="2.02", name="Sungai")
    assert count(client_stf, LIST) == before
    assert writes(client_stf, LIST) == []
    for query, codes in (("q=air", ["2.01"]), ("year=2027", ["2.02"]), ("document=rkpd&q=1.0", ["1.02"])):
        rows = client_stf.get(f"{LIST}?{query}").context["rows"]
        assert [row.code for row in rows] == codes
    assert "Tidak ada kode yang cocok" in words(client_stf.get(f"{LIST}?q=zzz"))
    assert client_stf.get(f"{LIST}?q=a%00b").status_code == 200
    assert client_stf.get(f"{LIST}?year=abc&halaman=99").status_code == 200


@pytest.mark.parametrize("role", [Role.OPO, Role.HKM, Role.AUD, Role.WKT])
def test_who_may_not_load_is_told_why(request, role):
    client = request.getfixturevalue(f"client_{role.value}")
    for response in (client.get(LOAD), client.post(LOAD, {"table": TABLE, "do": "muat"})):
        assert response.status_code == 403
        assert "tidak dapat memuat kode perencanaan" in words(response)
    assert not PlanCode.objects.exists()


def test_a_look_writes_nothing_and_says_what_loading_will_do(client_stf):
    planned.plan_code(code="1.02.02", name="Nama lama")
    response = client_stf.post(LOAD, {"table": TABLE + "RKPD;2026;1.03;Air;;\n", "do": "periksa"})
    assert response.status_code == 200
    loading = response.context["loading"]
    assert (loading["new"], [code.code for code in loading["changed"]]) == (1, ["1.02.02"])
    assert response.context["form"]["table"].value().startswith("dokumen;tahun")
    assert PlanCode.objects.get().name == "Nama lama"
    assert writes(client_stf, LOAD) == []


def test_what_was_looked_at_is_loaded(client_stf):
    response = client_stf.post(LOAD, {"table": TABLE, "do": "muat"}, follow=True)
    code = PlanCode.objects.get()
    assert (code.document, code.year, code.code, code.page) == ("rkpd", 2026, "1.02.02", "88")
    assert "1 baru, 0 diubah, 0 sudah sama" in words(response)


def test_with_one_wrong_row_nothing_is_loaded_and_the_table_stays(client_stf):
    table = TABLE + "RKP;26;;;;\n"
    response = client_stf.post(LOAD, {"table": table, "do": "muat"})
    assert response.status_code == 400
    assert [fault.column for fault in response.context["faults"]] == ["dokumen", "tahun", "kode", "nama"]
    assert "1 baris perlu diperbaiki" in words(response)
    assert response.context["form"]["table"].value() == table
    assert not PlanCode.objects.exists()


def test_a_file_is_looked_at_first_whatever_button_was_pressed(client_stf, opd):
    sheet = workbook(["dokumen", "tahun", "kode", "nama", "opd"], ["Renja", 2026, "1.10", "Air", opd.short])
    file = SimpleUploadedFile("kode.xlsx", sheet)
    response = client_stf.post(LOAD, {"file": file, "table": "", "do": "muat"})
    assert response.context["sample"][0].code == "1.10"
    assert not PlanCode.objects.exists()
    table = response.context["form"]["table"].value()
    client_stf.post(LOAD, {"table": table, "do": "muat"})
    assert PlanCode.objects.get().agency == opd


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "file"),
        ({"table": 'kode;"nama'}, "table"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04rusak")}, "file"),
    ],
)
def test_what_is_no_table_is_told_on_its_field(client_stf, given, field):
    response = client_stf.post(LOAD, given | {"do": "periksa"})
    assert response.status_code == 400
    assert set(response.context["form"].errors) == {field}


def test_choices_follow_document_year_and_what_is_typed(client_opo):
    planned.plan_code(code="1.02", name="Kesehatan")
    planned.plan_code(code="1.03", name="Air")
    planned.plan_code(year=2027, code="1.04", name="Air")

    def options(**typed):
        query = {"baris": "rencana-0"} | {f"rencana-0-{name}": value for name, value in typed.items()}
        return words(client_opo.get(CHOICES, query, headers={"HX-Request": "true"}))

    assert options(document="rkpd", year="2026", code="air") == '<option value="1.03">Air</option>'
    assert options(document="rkpd", year="2026").count("<option") == 2
    assert options(document="rkpd", year="abc") == options(document="x", year="2026") == ""
    assert client_opo.get(CHOICES).status_code == 404
