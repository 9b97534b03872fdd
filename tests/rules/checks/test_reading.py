"""How a draft is read: sections by subject, places, sentences, denial and delegation."""

import re

import pytest

from agreements.rules.checks.reading import Reading
from agreements.rules.checks.subjects import subjects_of
from agreements.rules.naskah import Pasal
from tests.rules.drafts import TODAY, ksb, with_pasal


def reading(body, key="lain_lain"):
    return Reading(with_pasal(ksb(), key, body), TODAY)


def hits(body, word):
    return list(reading(body).find(re.compile(word)))


@pytest.mark.parametrize(
    ("title", "subjects"),
    [
        ("HAK DAN KEWAJIBAN PARA PIHAK", {"hak_kewajiban"}),
        ("Hak, Kewajiban, dan Tanggung Jawab", {"hak_kewajiban"}),
        ("KEWAJIBAN PIHAK KEDUA", {"hak_kewajiban"}),
        ("HAK KEKAYAAN INTELEKTUAL", set()),
        ("KEWAJIBAN PERPAJAKAN", set()),
        ("TUGAS DAN TANGGUNG JAWAB", {"tugas"}),
        ("OBJEK DAN RUANG LINGKUP", {"objek", "ruang_lingkup"}),
        ("JANGKA WAKTU PELAKSANAAN", {"jangka_waktu"}),
        ("TATA CARA PELAKSANAAN", {"pelaksanaan"}),
        ("BIAYA", {"pembiayaan"}),
        ("FORCE MAJEURE", {"kahar"}),
        ("PENYELESAIAN SENGKETA", {"perselisihan"}),
        ("BERAKHIRNYA PERJANJIAN", {"pengakhiran"}),
        ("PEMANTAUAN DAN EVALUASI", {"monev"}),
        ("ADDENDUM", {"perubahan"}),
        ("HASIL KERJA SAMA", {"hasil"}),
        ("PERLINDUNGAN DATA PRIBADI", {"kerahasiaan"}),
        ("KETENTUAN UMUM", set()),
        ("", set()),
    ],
)
def test_a_title_tells_the_subject(title, subjects):
    assert subjects_of(Pasal("x", "", title)) == subjects


def test_a_key_tells_it_too_and_a_strange_key_does_not():
    assert subjects_of(Pasal("x", "objek", "SASARAN")) == {"objek"}
    assert subjects_of(Pasal("x", "apa_saja", "SASARAN")) == frozenset()


def test_a_hit_has_its_place_and_its_sentence():
    (hit,) = hits("(1) Satu.\n(2) Dua; tiga sanksi di sini. Empat.", "sanksi")
    assert hit.spot.path == "Pasal 7 ayat (2)"
    assert hit.spot.pasal_id == "lain_lain"
    assert hit.sentence == "tiga sanksi di sini."
    assert hit.before == "tiga "


def test_a_long_sentence_is_shortened_around_the_words():
    (hit,) = hits(f"{'awal ' * 60}sanksi {'akhir ' * 60}", "sanksi")
    assert "sanksi" in hit.excerpt
    assert len(hit.excerpt) <= 162
    assert hit.excerpt.startswith("…")


def test_words_across_two_paragraphs_are_no_hit():
    assert hits("(1) ganti\n(2) rugi", r"ganti\s+rugi") == []


@pytest.mark.parametrize(
    "text",
    [
        "Naskah ini tidak memuat sanksi.",
        "Naskah ini tidak mengatur ganti rugi, denda, dan sanksi.",
        "Naskah ini dibuat tanpa sanksi.",
        "Sanksi lain dan sanksi tidak diatur dalam naskah ini.",
        "PARA PIHAK tidak dapat saling meminta sanksi.",
        "Naskah ini tidak mengatur:\na. sanksi.",
        "Naskah ini bukan merupakan sanksi.",
        "Naskah ini bukan merupakan perikatan yang menimbulkan sanksi.",
        "Pembiayaan tidak berupa hibah, denda, atau sanksi.",
    ],
)
def test_denial_is_understood(text):
    assert hits(text, "sanksi")[-1].denied


@pytest.mark.parametrize(
    "text",
    [
        "PIHAK yang tidak memenuhi kewajibannya dikenai sanksi.",
        "PIHAK yang tidak melapor tepat waktu dikenai sanksi.",
        "Naskah ini tidak mengatur denda, tetapi mengatur sanksi.",
        "Sampah bukan merupakan urusan PIHAK KESATU dan PIHAK KEDUA dikenai sanksi.",
        "Naskah ini tidak mengatur denda. PIHAK yang lalai dikenai sanksi.",
        "Tidak ada denda; PIHAK yang lalai dikenai sanksi.",
        "PIHAK yang lalai dikenai sanksi apabila tidak melapor.",
        "Apabila PIHAK KESATU tidak memberikan data, PIHAK KESATU dikenai sanksi.",
        "Dalam hal data tidak ada, maka dikenai sanksi.",
        "PIHAK yang lalai dikenai sanksi yang tidak diatur lebih lanjut.",
    ],
)
def test_what_is_not_denied_is_not_taken_for_it(text):
    assert not hits(text, "sanksi")[-1].denied


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sanksi dan sanksi lain diatur dalam Perjanjian Kerja Sama.", True),
        ("Perjanjian Kerja Sama memuat sanksi.", True),
        ("Perjanjian Kerja Sama memuat:\na. sanksi.", True),
        ("PIHAK yang lalai dikenai sanksi. Hal lain diatur dalam Perjanjian Kerja Sama.", False),
        ("PIHAK yang lalai dikenai sanksi.", False),
    ],
)
def test_delegation_is_understood(text, left):
    assert hits(text, "sanksi")[-1].left_to_pks is left


def test_sections_that_say_nothing_are_known_as_empty():
    read = Reading(with_pasal(ksb(), "objek", ""), TODAY)
    assert read.about("objek") == []
    assert read.empty_about("objek").number == 2
    assert read.text_about("objek") == ""
    assert read.text_about("ruang_lingkup").startswith("Ruang lingkup")
