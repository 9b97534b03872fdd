"""Rules on the words."""

from dataclasses import replace

import pytest

from tests.rules.checks.asking import findings, rules, severities
from tests.rules.drafts import ksb, pks, pks_ksdpk, three_parties, with_party, with_pasal


@pytest.mark.parametrize(
    "about",
    [
        "Perjanjian Kerja Sama tentang Pariwisata",
        "Kesepakatan Bersama Pariwisata",
        "ANTARA Kota dan Kabupaten",
    ],
)
def test_c12_wants_only_what_follows_tentang(about):
    assert severities(pks(about=about), "C-12") == ["W"]


def test_c12_warns_of_old_names_in_title_and_text():
    assert "C-12" not in rules(ksb())
    assert severities(replace(ksb(), about="MoU Pariwisata"), "C-12") == ["W"]
    (found,) = findings(with_pasal(ksb(), "objek", "Objek Nota Kesepahaman ini adalah kesehatan."), "C-12")
    assert found.where == "Pasal 2"


@pytest.mark.parametrize("label", ["PIHAK PERTAMA", "PIHAK I", "PIHAK KE-2", "PIHAK 2"])
def test_c13_warns_of_labels_that_the_komparisi_does_not_use(label):
    assert severities(with_pasal(ksb(), "objek", f"Objeknya dikelola {label}."), "C-13") == ["W"]


def test_c13_warns_of_a_party_that_is_not_there():
    assert severities(with_pasal(ksb(), "objek", "Dikelola PIHAK KETIGA."), "C-13") == ["W"]
    assert severities(three_parties(), "C-13") == []


def test_c13_knows_third_parties_in_the_legal_sense():
    draft = with_pasal(
        pks(), "objek", "Kerja sama Daerah dengan Pihak Ketiga atau pihak ketiga lain.", "OBJEK"
    )
    assert severities(draft, "C-13") == []
    assert severities(with_pasal(pks(), "objek", "Isi.", "KERJA SAMA DENGAN PIHAK KETIGA"), "C-13") == []


@pytest.mark.parametrize(
    "text",
    [
        "Objek: [isi objek].",
        "Objek …… ini.",
        "Objek ......",
        "Objek ____",
        "Objek xxx.",
        "Objek {{ objek }}",
        "[ ]",
    ],
)
def test_c15_finds_open_places(text):
    found = findings(with_pasal(ksb(), "objek", text), "C-15")
    assert [each.severity.value for each in found] == ["W"]
    assert found[0].pasal_id == "objek"


def test_c15_looks_at_title_recitals_and_parties_too():
    assert "C-15" not in rules(pks_ksdpk())
    assert severities(replace(ksb(), about="[isi judul]"), "C-15") == ["W"]
    assert findings(with_party(ksb(), 2, address="[isi alamat]"), "C-15")[0].field == "parties.2.address"
    text = replace(ksb().text, recitals=("bahwa [isi];",))
    assert findings(replace(ksb(), text=text), "C-15")[0].where == "Konsiderans angka 1"


@pytest.mark.parametrize(
    "text", ["Pasal 3 ayat (1) huruf a.", "Rp1.000.000,00", "s.d. 2030", "a.n. Wali Kota", "XXX"]
)
def test_c15_lets_ordinary_signs_be(text):
    assert severities(with_pasal(ksb(), "objek", text), "C-15") == []


@pytest.mark.parametrize(
    "text",
    [
        "Perjanjian ini berakhir apabila terjadi pergantian kepala daerah.",
        "Pergantian pimpinan PARA PIHAK mengakibatkan berakhirnya perjanjian ini.",
        "Perjanjian gugur dengan sendirinya karena penggantian Wali Kota.",
    ],
)
def test_c16_warns_where_a_change_of_leader_ends_it(text):
    assert severities(with_pasal(ksb(), "lain_lain", text), "C-16") == ["W"]


@pytest.mark.parametrize(
    "text",
    [
        "Perjanjian ini tidak berakhir karena pergantian pimpinan PARA PIHAK.",
        "Pergantian kepala daerah tidak mengakibatkan berakhirnya perjanjian ini.",
        "Perjanjian ini tetap berlaku meskipun terjadi pergantian pimpinan dan tidak dapat dibatalkan.",
        "Pergantian pejabat penghubung diberitahukan paling lambat 7 (tujuh) hari.",
        "Perjanjian ini berakhir pada 2030. Pergantian pimpinan diberitahukan secara tertulis.",
    ],
)
def test_c16_lets_be_what_keeps_it_running(text):
    assert severities(with_pasal(ksb(), "lain_lain", text), "C-16") == []


def test_c19_hints_at_the_spelling_once():
    draft = with_pasal(ksb(), "objek", "Kerjasama ini dan kerjasama itu.")
    assert severities(draft, "C-19") == ["I"]
    assert severities(ksb(), "C-19") == []
