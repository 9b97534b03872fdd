"""Rules on the matter of a PKS."""

from dataclasses import replace

import pytest

from tests.rules.checks.asking import findings, severities
from tests.rules.drafts import PARENT, ksb, pks, with_party, with_pasal

KSB_ABOVE = replace(
    PARENT,
    bodies=("Pemerintah Daerah Kota Mojokerto", "Pemerintah Daerah Kabupaten Mojokerto"),
    scope="pelayanan administrasi penduduk perbatasan; penegasan batas; pertukaran data dan informasi",
)


def test_pks02_asks_for_a_scope_within_the_ksb():
    assert severities(pks(), "PKS-02") == []
    draft = replace(pks(), parent=KSB_ABOVE)
    assert severities(draft, "PKS-02") == []
    wider = "Ruang lingkup meliputi:\na. pertukaran data;\nb. pengelolaan sampah terpadu."
    (found,) = findings(with_pasal(draft, "ruang_lingkup", wider), "PKS-02")
    assert found.severity.value == "W"
    assert "sampah" in found.sentence
    assert found.words == "pengelolaan sampah terpadu."


def test_pks02_asks_for_the_parties_of_the_ksb():
    draft = replace(pks(), parent=KSB_ABOVE)
    (found,) = findings(with_party(draft, 2, body="Pemerintah Daerah Kabupaten Lamongan"), "PKS-02")
    assert found.field == "parties.2.body"
    assert severities(with_party(draft, 2, body="Dinas Kesehatan Kabupaten Mojokerto"), "PKS-02") == []


@pytest.mark.parametrize(
    "text",
    [
        "PIHAK KESATU meminjamkan gedung kepada PIHAK KEDUA.",
        "Pemanfaatan tanah dilakukan dengan pinjam pakai.",
        "PARA PIHAK sepakat atas sewa bangunan.",
    ],
)
def test_pks14_asks_assets_for_their_rules(text):
    draft = with_pasal(pks(), "pelaksanaan", text)
    assert severities(draft, "PKS-14") == ["W"]
    named = f"{text}\nDilaksanakan sesuai ketentuan pengelolaan barang milik daerah."
    assert severities(with_pasal(pks(), "pelaksanaan", named), "PKS-14") == []
    basis = (
        "Peraturan Menteri Dalam Negeri Nomor 19 Tahun 2016 tentang Pedoman Pengelolaan Barang Milik Daerah"
    )
    assert severities(replace(draft, legal_basis=(*draft.legal_basis, basis)), "PKS-14") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kerja sama ini tidak mengatur pemanfaatan tanah.",
        "PARA PIHAK menangani tanah longsor di wilayah perbatasan.",
        "Rapat diadakan di Gedung Balai Kota.",
        "Kerja sama pemanfaatan data kependudukan.",
    ],
)
def test_pks14_leaves_other_land_alone(text):
    assert severities(with_pasal(pks(), "pelaksanaan", text), "PKS-14") == []


@pytest.mark.parametrize("words", ["HPS", "nilai kontrak", "SPK", "pemenang tender", "penyedia barang"])
def test_pks15_knows_a_procurement_contract(words):
    assert severities(
        with_pasal(pks(), "pelaksanaan", f"Ditetapkan {words} oleh PIHAK KESATU."), "PKS-15"
    ) == ["W"]
    assert severities(with_pasal(pks(), "pelaksanaan", f"PKS ini tanpa {words}."), "PKS-15") == []


def test_pks15_is_content_with_the_rules_on_procurement():
    text = "Penyedia barang dipilih menurut ketentuan peraturan perundang-undangan di bidang pengadaan."
    assert severities(with_pasal(pks(), "pelaksanaan", text), "PKS-15") == []
    assert severities(with_pasal(pks(), "pelaksanaan", "Layanan spk dan hps lain."), "PKS-15") == []


@pytest.mark.parametrize("words", ["data pribadi", "NIK", "data kependudukan", "rekam medis"])
def test_pks21_asks_for_the_protection_of_personal_data(words):
    bare = with_pasal(pks(), "pelaksanaan", f"PARA PIHAK mempertukarkan {words}.")
    assert severities(bare, "PKS-21") == []  # the outline has its pasal on secrecy
    open_text = tuple(each for each in bare.text.pasal if each.key != "kerahasiaan")
    bare = replace(bare, text=replace(bare.text, pasal=open_text))
    assert severities(bare, "PKS-21") == ["W"]
    assert (
        severities(with_pasal(bare, "lain_lain", "Pelindungan data sesuai UU 27 Tahun 2022."), "PKS-21") == []
    )


def test_pks23_hints_at_units_that_are_not_named():
    assert severities(pks(), "PKS-23") == []
    letters = tuple(each for each in pks().text.pasal if each.key != "korespondensi")
    draft = replace(pks(), text=replace(pks().text, pasal=letters))
    assert severities(draft, "PKS-23") == []
    assert severities(with_party(draft, 2, unit=""), "PKS-23") == ["I"]


def test_a_ksb_is_not_asked():
    draft = with_pasal(ksb(), "pelaksanaan", "Sewa tanah, HPS, NIK.")
    assert not [each for each in findings(draft) if each.rule.startswith("PKS")]
