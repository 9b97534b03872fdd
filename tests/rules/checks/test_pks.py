"""Rules on the contents of a PKS."""

from dataclasses import replace

import pytest

from tests.rules.checks.asking import findings, rules, severities
from tests.rules.drafts import ksb, pks, pks_ksdpk, three_parties, with_pasal, without


@pytest.mark.parametrize("key", ["maksud_tujuan", "objek", "ruang_lingkup", "pelaksanaan"])
def test_pks25_asks_for_the_general_parts(key):
    assert severities(pks(), "PKS-25") == []
    assert severities(without(pks(), key), "PKS-25") == ["E"]


def test_pks25_asks_for_recitals():
    assert severities(replace(pks(), text=replace(pks().text, recitals=())), "PKS-25") == ["E"]


@pytest.mark.parametrize(
    ("key", "rule", "regions", "third"),
    [
        ("hak_kewajiban", "PKS-04", ["E"], ["E"]),
        ("jangka_waktu", "PKS-05", ["E"], ["E"]),
        ("perselisihan", "PKS-06", ["E"], ["E"]),
        ("sanksi", "PKS-07", ["W"], ["E"]),
        ("kahar", "PKS-08", ["E"], ["E"]),
        ("pengakhiran", "PKS-09", ["E"], ["E"]),
        ("pembiayaan", "PKS-10", ["E"], ["E"]),
        ("hasil", "PKS-17", [], ["W"]),
        ("monev", "PKS-18", ["W"], ["W"]),
    ],
)
def test_each_section_is_asked_for(key, rule, regions, third):
    assert severities(pks(), rule) == severities(pks_ksdpk(), rule) == []
    assert severities(without(pks(), key), rule) == regions
    assert severities(without(pks_ksdpk(), key), rule) == third


@pytest.mark.parametrize(
    ("key", "rule"), [("kahar", "PKS-08"), ("jangka_waktu", "PKS-05"), ("hak_kewajiban", "PKS-04")]
)
def test_an_empty_section_is_told_as_empty(key, rule):
    (found,) = findings(with_pasal(pks(), key, ""), rule)
    assert "belum berisi" in found.sentence
    assert found.pasal_id == key


BOTH = "(1) PIHAK KESATU berhak:\na. data.\n(2) PIHAK KESATU berkewajiban:\na. biaya.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{BOTH}(3) PIHAK KEDUA berhak:\na. laporan.\n(4) PIHAK KEDUA berkewajiban:\na. tenaga.",
        """(1) Hak PIHAK KESATU:
        a. x.
        (2) Kewajiban PIHAK KESATU:
        a. x.
        (3) Hak PIHAK KEDUA:
        a. x.
        (4) Kewajiban PIHAK KEDUA:
        a. x.""",
        """1. PIHAK KESATU berhak menerima data.
        2. PIHAK KESATU wajib membina.
        3. PIHAK KEDUA berhak atas data.
        4. PIHAK KEDUA berkewajiban melapor.""",
        """(1) PIHAK KESATU mempunyai hak dan kewajiban sebagai berikut:
        a. x.
        (2) PIHAK KEDUA mempunyai hak dan kewajiban sebagai berikut:
        a. x.""",
        "PARA PIHAK berhak memperoleh data dan berkewajiban menjaga data.",
        """(1) Hak:
        a. PIHAK KESATU menerima data;
        b. PIHAK KEDUA menerima laporan.
        (2) Kewajiban:
        a. PIHAK KESATU membina;
        b. PIHAK KEDUA melapor.""",
        """(1) PIHAK KESATU:
        a. berhak menerima data;
        b. berkewajiban membina.
        (2) PIHAK KEDUA:
        a. berhak menerima biaya;
        b. berkewajiban melapor.""",
        "(1) PIHAK PERTAMA berhak x dan berkewajiban y.\n(2) PIHAK KEDUA berhak x dan berkewajiban y.",
        """(1) Pemerintah Daerah Kota Mojokerto berhak x dan wajib y.
        (2) Pemerintah Daerah Kabupaten Mojokerto berhak x dan wajib y.""",
        """(1) Hak dan kewajiban PIHAK KESATU:
        a. hak:
        1. x.
        b. kewajiban:
        1. y.
        (2) Hak dan kewajiban PIHAK KEDUA:
        a. hak:
        1. x.
        b. kewajiban:
        1. y.""",
    ],
)
def test_pks04_knows_the_ways_to_write_them(text):
    assert severities(with_pasal(pks(), "hak_kewajiban", text), "PKS-04") == []


def test_pks04_takes_a_pasal_for_each_party():
    draft = without(pks(), "hak_kewajiban")
    for order, label in ((1, "KESATU"), (2, "KEDUA")):
        body = "(1) Hak:\na. x.\n(2) Kewajiban:\na. y."
        draft = with_pasal(draft, f"hk{order}", body, f"HAK DAN KEWAJIBAN PIHAK {label}")
    assert severities(draft, "PKS-04") == []
    draft = without(pks(), "hak_kewajiban")
    for word in ("HAK", "KEWAJIBAN"):
        draft = with_pasal(
            draft, word, "(1) PIHAK KESATU:\na. x.\n(2) PIHAK KEDUA:\na. y.", f"{word} PARA PIHAK"
        )
    assert severities(draft, "PKS-04") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOTH, "Hak dan kewajiban PIHAK KEDUA belum diatur."),
        (f"{BOTH}(3) PIHAK KEDUA berhak:\na. laporan.", "Kewajiban PIHAK KEDUA belum diatur."),
        (f"{BOTH}(3) PIHAK KEDUA berkewajiban melapor.", "Hak PIHAK KEDUA belum diatur."),
        (
            """(1) PIHAK KESATU berhak:
            a. menerima laporan dari PIHAK KEDUA.
            (2) PIHAK KESATU berkewajiban:
            a. memberi data kepada PIHAK KEDUA.""",
            "Hak dan kewajiban PIHAK KEDUA belum diatur.",
        ),
        (
            f"{BOTH}(3) PIHAK KEDUA berhak:\n(4) PIHAK KEDUA berkewajiban melapor.",
            "Hak PIHAK KEDUA belum diatur.",
        ),
    ],
)
def test_pks04_misses_a_party(text, sentence):
    (found,) = findings(with_pasal(pks(), "hak_kewajiban", text), "PKS-04")
    assert found.sentence == sentence
    assert found.severity.value == "E"


def test_pks04_asks_for_the_third_party_too():
    draft = three_parties(pks)
    assert severities(draft, "PKS-04") == []
    only_two = f"{BOTH}(3) PIHAK KEDUA berhak x dan berkewajiban y."
    assert findings(with_pasal(draft, "hak_kewajiban", only_two), "PKS-04")[0].sentence == (
        "Hak dan kewajiban PIHAK KETIGA belum diatur."
    )


def test_pks06_wants_musyawarah_first():
    draft = with_pasal(
        pks_ksdpk(), "perselisihan", "Perselisihan diselesaikan melalui Pengadilan Negeri Mojokerto."
    )
    assert severities(draft, "PKS-06") == ["E"]


def test_pks06_keeps_regions_out_of_court():
    court = "(1) Musyawarah.\n(2) Jika gagal, oleh Gubernur.\n(3) Terakhir melalui pengadilan."
    assert severities(with_pasal(pks(), "perselisihan", court), "PKS-06") == ["E"]
    assert severities(with_pasal(pks_ksdpk(), "perselisihan", court), "PKS-06") == []
    denied = (
        "(1) Musyawarah, lalu Gubernur dan Menteri.\n(2) Perselisihan tidak dapat diajukan ke pengadilan."
    )
    assert severities(with_pasal(pks(), "perselisihan", denied), "PKS-06") == []


def test_pks06_warns_where_regions_name_nobody_above():
    assert severities(with_pasal(pks(), "perselisihan", "Diselesaikan secara musyawarah."), "PKS-06") == ["W"]


def test_pks07_takes_a_clause_on_sanctions_anywhere():
    draft = without(pks_ksdpk(), "sanksi")
    clause = "PIHAK yang tidak memenuhi kewajiban dikenai sanksi berupa teguran tertulis."
    assert severities(with_pasal(draft, "lain_lain", clause), "PKS-07") == []
    assert severities(
        with_pasal(draft, "lain_lain", "Perjanjian ini tidak mengatur sanksi berupa denda."), "PKS-07"
    ) == ["E"]


def test_pks09_warns_of_grounds_that_are_not_named():
    (found,) = findings(
        with_pasal(pks_ksdpk(), "pengakhiran", "Berakhir bila jangka waktu habis atau disepakati."), "PKS-09"
    )
    assert found.severity.value == "W"
    assert "pailit" in found.sentence
    assert "objek hilang atau musnah" in found.sentence


def test_pks19_takes_an_addendum_clause_anywhere():
    draft = without(pks(), "perubahan")
    assert severities(draft, "PKS-19") == []
    assert severities(with_pasal(draft, "lain_lain", "Hal lain dimusyawarahkan."), "PKS-19") == ["W"]


def test_a_ksb_is_not_asked_what_a_pks_is():
    assert not [rule for rule in rules(without(ksb(), "objek")) if rule.startswith("PKS")]
