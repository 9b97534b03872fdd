"""The rules of the chooser in the panel: kept by admin regulasi, with history; contradictions refused."""

import pytest
from django.urls import reverse

from agreements.models import (
    Guidance,
    InstrumentGuidance,
    KindGuidance,
    ObjectGuidance,
    PaperGuidance,
    StageGuidance,
)
from agreements.rules.contradictions import BOTH_WAYS
from tests import factories
from tests.admin.filling import errors, filled, said

MODELS = [KindGuidance, InstrumentGuidance, PaperGuidance, StageGuidance, ObjectGuidance]


def address(model, what, *args):
    return reverse(f"admin:agreements_{model._meta.model_name}_{what}", args=args)


def edit(client, row, **columns):
    url = address(type(row), "change", row.pk)
    return client.post(url, filled(client.get(url)) | columns, follow=True)


def add(client, model, **columns):
    url = address(model, "add")
    return client.post(url, filled(client.get(url)) | columns, follow=True)


@pytest.fixture(autouse=True)
def _rules(guidance):
    """The seeded rules, and a library with what these tests name."""
    law = factories.regulation(key="PP-28-2018", kind="pp", number="28", year=2018, verified=True)
    law.articles.create(number="15", gist="KSDPK.", verified=True)
    law.articles.create(number="16", gist="Objek.")


def bare(row):
    """A seeded row whose articles the small library has."""
    Guidance.objects.filter(pk=row.pk).update(articles=[], verified=False)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("model", MODELS)
def test_every_page_opens_and_saving_it_unchanged_changes_nothing(client_reg, model):
    row = bare(model.objects.first())
    before = Guidance.objects.values().get(pk=row.pk)
    assert client_reg.get(address(model, "changelist")).status_code == 200
    response = edit(client_reg, row)
    assert "adminform" not in response.context or errors(response) == []
    assert Guidance.objects.values().get(pk=row.pk) == before


@pytest.mark.parametrize("model", MODELS)
def test_who_verifies_reads_and_others_do_not_enter(client_hkm, client_opo, model):
    row = model.objects.first()
    page = client_hkm.get(address(model, "change", row.pk))
    assert page.status_code == 200
    assert "KSD" in page.content.decode()
    assert "[&quot;" not in page.content.decode()
    assert client_hkm.post(address(model, "change", row.pk), {"code": "x"}).status_code == 403
    assert client_opo.get(address(model, "changelist")).status_code == 403


def test_a_changed_cap_acts_at_once_and_stands_in_the_history(client_reg, client_opo):
    factories.category(code="pt", name="PT", kinds=["ksdpk"])
    row = bare(InstrumentGuidance.objects.get(code="naskah-ksb-ksdpk"))
    edit(client_reg, row, max_years="3")
    rest = "objek=pelayanan_publik&urusan=lain&prakarsa=kami&biaya=tidak&warga=tidak&aset=tidak&tahun=4"
    shown = client_opo.get(f"/penentu/?kategori=pt&{rest}").content.decode()
    assert "Kesepakatan Bersama paling lama 3 tahun, sedangkan jawabannya 4 tahun" in shown
    history = client_reg.get(address(InstrumentGuidance, "history", row.pk)).content.decode()
    assert client_reg.person.full_name in history
    assert "paling lama (tahun)" in history


def test_articles_are_read_as_people_write_them_and_kept_one_way(client_reg):
    row = bare(PaperGuidance.objects.first())
    edit(client_reg, row, articles="PP 28/2018 Pasal 15\r\n\r\n PP Nomor 28 Tahun 2018 Pasal 16 ")
    row.refresh_from_db()
    assert row.articles == ["PP-28-2018 Pasal 15", "PP-28-2018 Pasal 16"]


def refused(client, row, **columns):
    return errors(edit(client, bare(row), **columns))


def test_what_contradicts_is_refused_with_the_reason(client_reg):
    instrument = InstrumentGuidance.objects.get(code="naskah-ksb-wajib")
    assert refused(client_reg, instrument, max_years="4") == [
        "Paling lama 4 tahun bertentangan dengan paling singkat 5 tahun bila ada sekretariat kerja sama."
    ]
    assert refused(client_reg, instrument, instrument="nk", kinds=["ksdd_wajib"]) == [
        "Nota Kesepakatan bukan naskah KSDD wajib; rantainya Kesepakatan Bersama lalu Perjanjian Kerja Sama."
    ]
    own = ObjectGuidance.objects.get(code="objek-aset-ksdpk")
    assert refused(client_reg, own, own_rules="") == [BOTH_WAYS]
    stage = StageGuidance.objects.get(code="tahap-ksdpk-kelayakan")
    assert "Urutannya berputar: " in refused(client_reg, stage, after="tahap-ksdpk-pelaporan")[0]
    paper = PaperGuidance.objects.first()
    assert refused(client_reg, paper, articles="PP 28/2018 Pasal 99") == [
        "PP 28/2018 Pasal 99 tidak ada dalam pustaka; catat pasalnya lebih dahulu."
    ]
    assert refused(client_reg, paper, articles="PP 28/2018 Pasal 16", verified="on") == [
        "PP 28/2018 Pasal 16 sendiri belum diverifikasi."
    ]


def test_what_was_typed_is_kept_when_refused(client_reg):
    row = bare(PaperGuidance.objects.first())
    response = edit(client_reg, row, name="Nama baru", articles="UU 1/1900 Pasal 1")
    form = response.context["adminform"].form
    assert (form["name"].value(), form["articles"].value()) == ("Nama baru", "UU 1/1900 Pasal 1")
    row.refresh_from_db()
    assert row.name != "Nama baru"


def test_a_rule_that_another_changed_meanwhile_is_not_overwritten(client_reg):
    row = bare(PaperGuidance.objects.first())
    url = address(PaperGuidance, "change", row.pk)
    typed = filled(client_reg.get(url))
    Guidance.objects.filter(pk=row.pk).update(name="Diubah orang lain")
    response = client_reg.post(url, typed | {"name": "Nama saya"}, follow=True)
    assert response.context["adminform"].form.non_field_errors()
    row.refresh_from_db()
    assert row.name == "Diubah orang lain"


def test_a_city_adds_a_paper_and_a_stage_of_its_own_and_takes_them_away(client_reg):
    given = {"kinds": ["ksdpk"], "occasion": "selalu"}
    add(client_reg, PaperGuidance, code="dokumen-camat", name="Surat camat", **given)
    assert PaperGuidance.objects.get(code="dokumen-camat").topic == "dokumen"
    given["after"] = "tahap-ksdpk-ksb"
    add(client_reg, StageGuidance, code="tahap-camat", name="Pendapat camat", **given)
    book = Guidance.objects.book()
    codes = [rule.code for rule in book.stages_of("ksdpk")]
    assert "tahap-camat" in codes
    row = StageGuidance.objects.get(code="tahap-camat")
    client_reg.post(address(StageGuidance, "delete", row.pk), {"post": "yes"})
    assert not StageGuidance.objects.filter(code="tahap-camat").exists()
    assert Guidance.pgh_event_model.objects.filter(code="tahap-camat", pgh_label="delete").exists()


def test_a_stage_that_others_follow_stays(client_reg):
    row = StageGuidance.objects.get(code="tahap-ksdpk-ksb")
    response = client_reg.post(address(StageGuidance, "delete", row.pk), {"post": "yes"}, follow=True)
    assert said(response) == ["Penyusunan KSB diikuti tahap Penandatanganan KSB; pindahkan tahap itu dahulu."]
    assert StageGuidance.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", [KindGuidance, InstrumentGuidance, ObjectGuidance])
def test_what_the_chooser_cannot_do_without_is_not_deleted(client_reg, model):
    row = model.objects.first()
    assert client_reg.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_the_same_code_is_not_given_twice(client_reg):
    given = {"name": "KAK", "kinds": ["ksdpk"], "occasion": "selalu"}
    assert errors(add(client_reg, PaperGuidance, code="dokumen-kak-ksdpk", **given))
