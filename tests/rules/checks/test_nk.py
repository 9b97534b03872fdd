"""Rules for a nota kesepakatan and its rencana kerja."""

from dataclasses import replace

import pytest

from agreements.rules.checks import check
from agreements.rules.draft import PlanFacts
from tests.rules.checks.asking import findings, severities
from tests.rules.checks.more_drafts import ACTIVITY, NK_PARTS, nk, rewritten
from tests.rules.drafts import CITY, TODAY, pks_ksdpk, with_party, with_pasal


def test_a_sound_nota_kesepakatan_has_no_finding():
    assert check(nk(), TODAY) == ()


def test_nk01_asks_for_a_whole_work_plan():
    assert severities(replace(nk(), activities=()), "NK-01") == ["E"]
    lacking = replace(ACTIVITY, output="", unit_theirs="", year=None)
    (found,) = findings(replace(nk(), activities=(ACTIVITY, lacking)), "NK-01")
    assert found.field == "activities.2"
    assert "keluaran, tahun, penanggung jawab kementerian" in found.sentence


@pytest.mark.parametrize(
    "about", ["MoU Layanan", "Nota Kesepahaman Layanan", "Perjanjian Kerja Sama Layanan"]
)
def test_nk02_wants_no_other_form_in_the_title(about):
    assert severities(replace(nk(), about=about), "NK-02") == ["E"]


def test_nk02_wants_no_pks_beneath():
    draft = rewritten(nk(), "PELAKSANAAN", "Ditindaklanjuti dengan Perjanjian Kerja Sama.")
    assert severities(draft, "NK-02") == ["E"]
    denied = rewritten(nk(), "PELAKSANAAN", "Tidak ditindaklanjuti dengan perjanjian kerja sama.")
    assert severities(denied, "NK-02") == []


def test_nk02_wants_it_called_by_its_name():
    draft = rewritten(nk(), "LAIN-LAIN", "Perubahan atas Kesepakatan Bersama ini dituangkan dalam adendum.")
    assert severities(draft, "NK-02") == ["E"]


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("Kegiatan dilaksanakan oleh pihak ketiga.", ["W"]),
        ("Pemantauan dikerjakan bersama oleh konsultan.", ["W"]),
        ("PT Contoh Jaya melaksanakan pembangunan gerai.", ["W"]),
        ("Kegiatan tidak dilaksanakan oleh pihak ketiga.", []),
        ("Pihak ketiga tidak melaksanakan kegiatan ini.", []),
        ("Tidak ada penyedia yang melaksanakan kegiatan ini.", []),
        ("Kegiatan dilaksanakan oleh perangkat daerah.", []),
    ],
)
def test_nk03_warns_of_a_third_party_that_carries_it_out(text, weights):
    assert severities(rewritten(nk(), "PELAKSANAAN", text), "NK-03") == weights


@pytest.mark.parametrize("words", ["pinjam pakai gedung", "nilai kontrak"])
def test_nk04_asks_assets_and_procurement_for_their_rules(words):
    draft = rewritten(nk(), "PELAKSANAAN", f"Dilakukan dengan {words}.")
    assert severities(draft, "NK-04") == ["W"]
    cited = "Menurut peraturan pengadaan dan pengelolaan barang milik daerah."
    assert severities(rewritten(draft, "LAIN-LAIN", cited), "NK-04") == []


def test_nk05_warns_of_a_grant_that_is_meant():
    assert severities(nk(), "NK-05") == []  # "tanpa hibah"
    draft = rewritten(nk(), "PEMBIAYAAN", "PIHAK KESATU memberikan bantuan keuangan.")
    assert severities(draft, "NK-05") == ["W"]


@pytest.mark.parametrize("title", [title for title, _ in NK_PARTS])
def test_nk06_asks_for_each_of_ten_parts(title):
    assert severities(rewritten(nk(), title), "NK-06") == ["E"]
    (found,) = findings(rewritten(nk(), title, ""), "NK-06")
    assert "belum berisi" in found.sentence


def test_nk06_asks_for_recitals():
    assert severities(replace(nk(), text=replace(nk().text, recitals=())), "NK-06") == ["E"]


@pytest.mark.parametrize("changes", [{"office": "Kepala Dinas Contoh"}, {"authority": "surat_kuasa"}])
def test_nk07_asks_for_the_head_of_region(changes):
    assert severities(with_party(nk(), 2, **changes), "NK-07") == ["E"]


def test_nk08_puts_the_ministry_first():
    turned = tuple(replace(party, order=3 - party.order) for party in reversed(nk().parties))
    assert severities(replace(nk(), parties=turned), "NK-08") == ["W"]
    assert CITY.order == 1


def test_nk09_asks_for_the_rkpd():
    assert severities(replace(nk(), plans=(PlanFacts("renja", 2026, "1"),)), "NK-09") == ["W"]


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("Perselisihan yang tidak selesai diajukan ke Pengadilan Negeri Mojokerto.", ["W"]),
        ("Sengketa diselesaikan melalui arbitrase BANI.", ["W"]),
        ("Sengketa tidak diselesaikan melalui pengadilan.", []),
        ("Perselisihan diselesaikan dengan musyawarah untuk mufakat.", []),
        ("Layanan dibuka bersama Pengadilan Negeri Mojokerto.", []),
    ],
)
def test_nk10_warns_of_a_court_between_organs_of_the_state(text, weights):
    assert severities(rewritten(nk(), "LAIN-LAIN", text), "NK-10") == weights
    assert severities(replace(rewritten(nk(), "LAIN-LAIN", text), instrument="rk"), "NK-10") == weights


def test_nk10_is_not_asked_of_a_contract_with_a_third_party():
    text = "Perselisihan yang tidak selesai diajukan ke Pengadilan Negeri Mojokerto."
    assert severities(with_pasal(pks_ksdpk(), "perselisihan", text), "NK-10") == []
