"""The standard outline: whole, in order, with the facts in it, and nothing left open where all is known."""

from dataclasses import replace

import pytest

from agreements.rules.draft import Draft, PartyFacts
from agreements.rules.indonesian import party_label
from agreements.rules.naskah import (
    Naskah,
    Pasal,
    complaints,
    from_json,
    parse,
    plain_text,
    to_json,
    walk,
    write,
)
from agreements.rules.outlines import TITLES, outline
from tests.rules.drafts import (
    CITY,
    ksb,
    loi,
    naskah_ln,
    nk,
    pks,
    pks_ksdpk,
    rk,
    sound_drafts,
    three_parties,
)

KSB_KEYS = [
    "maksud_tujuan",
    "objek",
    "ruang_lingkup",
    "pelaksanaan",
    "jangka_waktu",
    "korespondensi",
    "lain_lain",
]
PKS_KEYS = {
    *(
        "maksud_tujuan",
        "objek",
        "ruang_lingkup",
        "pelaksanaan",
        "hak_kewajiban",
        "pembiayaan",
        "jangka_waktu",
    ),
    *("perselisihan", "kahar", "pengakhiran", "sanksi", "monev", "perubahan", "hasil", "korespondensi"),
    *("kerahasiaan", "lain_lain", "lokasi"),
}


def keys(naskah):
    return [pasal.key for pasal in naskah.pasal]


def all_text(naskah):
    return "\n".join([*naskah.recitals, *(plain_text(pasal.body) for pasal in naskah.pasal)])


def text_of(naskah, key):
    return plain_text(next(pasal.body for pasal in naskah.pasal if pasal.key == key))


def test_a_ksb_has_the_seven_parts_in_order():
    assert keys(ksb().text) == KSB_KEYS


def test_a_pks_has_the_ten_parts_and_the_rest():
    assert set(keys(pks().text)) == PKS_KEYS
    assert set(TITLES) >= PKS_KEYS


@pytest.mark.parametrize(
    ("name", "draft"), sound_drafts(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_outline_of_a_whole_draft_is_sound_structure_with_nothing_left_open(name, draft):
    text = draft.text
    assert "[isi" not in all_text(text)
    assert complaints(text) == []
    assert from_json(to_json(text)) == text
    for pasal in text.pasal:
        assert parse(write(pasal.body)) == pasal.body
        assert pasal.title == pasal.title.upper()
        assert all(node.text for _, node in walk(pasal.body))
    assert all(recital.startswith("bahwa ") for recital in text.recitals)
    assert text.recitals[-1].endswith(".")
    assert text.recitals[-2].endswith("; dan")


def test_facts_stand_in_the_text():
    text = all_text(pks().text)
    assert (
        "3 (tiga) tahun, terhitung mulai tanggal 1 September 2026 sampai dengan tanggal 31 Agustus 2029"
        in text
    )
    assert "Nomor 130/1/417.011/2026 tanggal 5 Januari 2026" in text
    assert "PIHAK KESATU melalui Dinas Kesehatan Kota Mojokerto" in text
    assert (
        "Anggaran Pendapatan dan Belanja Daerah Kota Mojokerto dengan kode sub kegiatan 1.02.02.2.02.0001"
        in text
    )


def test_missing_facts_are_left_open_in_sight():
    bare = Draft(
        instrument="pks",
        kind="ksdpk",
        about="",
        parties=(PartyFacts(1, True, ""), PartyFacts(2, False, "")),
        text=Naskah(),
    )
    text = all_text(outline(bare))
    for what in (
        "judul kerja sama",
        "objek kerja sama",
        "ruang lingkup kegiatan",
        "jangka waktu",
        "lokasi kerja sama",
    ):
        assert f"[isi {what}]" in text
    for what in (
        "sumber pembiayaan",
        "alamat PIHAK KEDUA",
        "unit kerja PIHAK KESATU",
        "nomor Kesepakatan Bersama",
    ):
        assert f"[isi {what}]" in text


def test_disputes_of_regions_go_to_governor_and_minister_those_with_third_parties_to_court():
    regions, third = text_of(pks().text, "perselisihan"), text_of(pks_ksdpk().text, "perselisihan")
    assert "Gubernur" in regions
    assert "Menteri Dalam Negeri" in regions
    assert "Pengadilan" not in regions
    assert "Pengadilan Negeri Mojokerto" in third
    assert "Gubernur" not in third


def test_results_of_a_third_party_go_to_the_treasury_and_bankruptcy_ends():
    third = pks_ksdpk().text
    assert "kas daerah sebagai pendapatan daerah" in text_of(third, "hasil")
    assert "pailit" in text_of(third, "pengakhiran")
    assert "pailit" not in text_of(pks().text, "pengakhiran")


@pytest.mark.parametrize(
    ("funding", "said"),
    [
        ("tanpa_biaya", "tidak menimbulkan beban biaya"),
        ("apbd", "dibebankan pada Anggaran Pendapatan dan Belanja Daerah Kota Mojokerto"),
        ("mitra", "ditanggung oleh PIHAK KEDUA"),
        ("masing_masing", "ditanggung oleh masing-masing PIHAK"),
        ("", "[isi sumber pembiayaan]"),
    ],
)
def test_funding_by_its_source(funding, said):
    assert said in text_of(outline(replace(pks(), funding=funding)), "pembiayaan")


@pytest.mark.parametrize("count", [2, 3, 7, 12])
def test_every_party_has_rights_duties_office_and_address(count):
    parties = [
        CITY,
        *(replace(CITY, order=order, ours=False, category="pemda") for order in range(2, count + 1)),
    ]
    text = outline(replace(pks(), parties=tuple(parties)))
    for order in range(1, count + 1):
        assert f"{party_label(order)} berhak:" in text_of(text, "hak_kewajiban")
        assert f"{party_label(order)} berkewajiban:" in text_of(text, "hak_kewajiban")
        assert f"{party_label(order)}: " in text_of(text, "korespondensi")


def test_a_fact_with_line_breaks_or_markup_stays_one_part_of_a_sentence():
    text = outline(replace(ksb(), object="<b>a</b>\n(2) b\n1. c", scope=("x\n(3) y",)))
    body = next(pasal.body for pasal in text.pasal if pasal.key == "objek")
    assert [node.text for node in body] == ["Objek Kesepakatan Bersama ini adalah <b>a</b> (2) b 1. c."]


def test_three_parties_are_named_in_the_third_pasal_of_letters():
    assert "PIHAK KETIGA" in text_of(three_parties().text, "korespondensi")


def test_an_addendum_quotes_what_stood_and_leaves_the_new_words_open():
    old = Pasal(
        "jangka_waktu", "jangka_waktu", "JANGKA WAKTU", parse("(1) Berlaku 3 tahun.\n(2) Dapat:\na. diubah.")
    )
    draft = replace(pks(), instrument="adendum", parent=replace(pks().parent, instrument="pks"))
    text = outline(draft, amended=((9, old),))
    first = text.pasal[0]
    assert first.title == "PERUBAHAN PASAL 9"
    assert [child.text for child in first.body[0].children] == [
        "(1) Berlaku 3 tahun.",
        "(2) Dapat:",
        "a. diubah.",
    ]
    assert first.body[1].children[0].text.startswith("[isi bunyi baru Pasal 9")
    assert all(parse(write(pasal.body)) == pasal.body for pasal in text.pasal)
    assert "tetap berlaku" in all_text(text)


def test_an_addendum_without_a_choice_begins_with_a_blank_change():
    text = outline(replace(pks(), instrument="adendum"))
    assert "[isi nomor pasal]" in all_text(text)


def test_a_nota_kesepakatan_has_the_headings_of_the_law_and_pays_by_each_side():
    text = nk().text
    assert keys(text) == [
        *("latar_belakang", "maksud_tujuan", "lokasi", "objek", "ruang_lingkup", "tugas_tanggung_jawab"),
        *("pelaksanaan", "jangka_waktu", "pembiayaan", "monev", "lain_lain", "penutup"),
    ]
    assert "Rencana Kerja yang dilampirkan" in text_of(text, "pelaksanaan")
    assert "bukan merupakan pemberian bantuan dana" in text_of(text, "pembiayaan")
    tasks = text_of(text, "tugas_tanggung_jawab")
    assert "PIHAK KESATU bertugas" in tasks
    assert "PIHAK KEDUA bertugas" in tasks
    assert "Kesepakatan Bersama" not in all_text(text)


def test_a_rencana_kerja_names_its_year_and_what_it_is_attached_to():
    text = all_text(rk().text)
    assert "lampiran Nota Kesepakatan tentang Sertipikasi Aset Daerah" in text
    assert "tahun 2026" in text
    assert "[isi tahun]" in all_text(outline(replace(rk(), year=None)))


def test_texts_abroad_have_the_headings_of_the_law_and_name_the_countries():
    assert keys(loi().text) == ["subjek", "maksud_tujuan", "ruang_lingkup", "jangka_waktu", "tempat_tanggal"]
    assert keys(naskah_ln().text) == [
        *("subjek", "maksud_tujuan", "ruang_lingkup", "pelaksanaan", "pembiayaan", "kelompok_kerja"),
        *("perselisihan", "perubahan", "jangka_waktu", "tempat_tanggal"),
    ]
    assert "Pemerintah Negara Bagian Australia Barat, Australia, sebagai PIHAK KEDUA" in all_text(loi().text)
    assert "negosiasi dan konsultasi" in text_of(naskah_ln().text, "perselisihan")
    assert "Nomor 130/1/417.011/2026" in " ".join(naskah_ln().text.recitals)
    bare = replace(loi(), parties=tuple(replace(party, country="") for party in loi().parties))
    assert "[isi negara PIHAK KEDUA]" in all_text(outline(bare))


def test_a_pks_that_stands_alone_does_not_speak_of_a_ksb():
    alone = replace(pks(), parent=None, no_parent_reason="Naskah lama")
    assert "Kesepakatan Bersama" not in " ".join(outline(alone).recitals)
    assert "[isi nomor Kesepakatan Bersama]" in " ".join(outline(replace(pks(), parent=None)).recitals)
