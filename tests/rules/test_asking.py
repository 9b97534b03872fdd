"""The interview: one question at a time, only those that matter; strange answers are told."""

import pytest

from agreements.rules.asking import AffairFacts, Category, Known, RegionFacts, interview
from agreements.rules.enums import Kind
from agreements.rules.questions import TITLES
from tests.rules.books import seeded_book, seeded_categories

NEAR = RegionFacts("35.16", "Kabupaten Mojokerto", borders=True)
FAR = RegionFacts("32.05", "Kabupaten Garut")


def talk(region=None, affair=None, categories=None, stop_at="", **given):
    known = Known(categories or seeded_categories(), region, affair, seeded_book())
    return interview(given, known, stop_at=stop_at)


def asked(**given):
    """Keys of the questions in the order in which they come up, each answered as given."""
    keys, region = [], {"35.16": NEAR, "32.05": FAR}.get(given.get("daerah"))
    while (question := talk(region, **{k: v for k, v in given.items() if k in keys}).question) is not None:
        assert question.key in given, question.key
        keys.append(question.key)
    return keys


REST = {"objek": "pelayanan_publik", "urusan": "lain", "prakarsa": "kami"} | {
    "biaya": "tidak",
    "warga": "tidak",
    "aset": "tidak",
    "tahun": "3",
}
TAIL = ["objek", "urusan", "prakarsa", "biaya", "warga", "aset"]


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({"kategori": "pt"}, ["kategori", *TAIL, "tahun"]),
        (
            {"kategori": "pt", "biaya": "ya", "anggaran": "ya"},
            ["kategori", "objek", "urusan", "prakarsa", "biaya", "anggaran", "warga", "aset", "tahun"],
        ),
        ({"kategori": "pt", "objek": "pengadaan"}, ["kategori", "objek"]),
        ({"kategori": "cv_firma"}, ["kategori"]),
        (
            {"kategori": "pemda", "daerah": "35.16", "lintas": "ya", "sekretariat": "tidak"},
            ["kategori", "daerah", "lintas", *TAIL, "sekretariat", "tahun"],
        ),
        (
            {"kategori": "pemda", "daerah": "35.16", "lintas": "tidak"},
            ["kategori", "daerah", "lintas", *TAIL, "tahun"],
        ),
        (
            {"kategori": "pemda", "daerah": "32.05", "batas": "tidak"},
            ["kategori", "daerah", "batas", *TAIL, "tahun"],
        ),
        (
            {"kategori": "pemda", "daerah": "lain", "batas": "ya", "lintas": "tidak"},
            ["kategori", "daerah", "batas", "lintas", *TAIL, "tahun"],
        ),
        (
            {"kategori": "pemda_ln", "diplomatik": "ya"},
            ["kategori", "diplomatik", "objek", "urusan", "tahun"],
        ),
        ({"kategori": "pemda_ln", "diplomatik": "tidak"}, ["kategori", "diplomatik"]),
    ],
)
def test_only_questions_that_matter_are_asked(given, keys):
    assert asked(**(REST | given)) == keys


def test_every_question_has_a_title():
    assert set(asked(kategori="pt", **REST)) <= set(TITLES)


def test_a_category_with_two_kinds_asks_which():
    both = Category("dua", "Kategori dua jenis", ("ksdpk", "sinergi"))
    open_now = talk(categories=(both,), kategori="dua")
    assert [offer.value for offer in open_now.question.options] == ["ksdpk", "sinergi"]
    assert talk(categories=(both,), kategori="dua", jenis="sinergi").kind == Kind.SINERGI
    assert talk(categories=(both,), kategori="dua", jenis="ksdpl").told == [
        "Jawaban “ksdpl” tentang jenis kerja sama tidak dikenal; pilih lagi."
    ]


def test_a_region_of_the_mandatory_kind_alone_must_border():
    only = Category("dekat", "Hanya wajib", ("ksdd_wajib",), is_region=True)
    over = talk(FAR, categories=(only,), kategori="dekat", daerah="32.05", batas="tidak")
    assert (over.question, over.kind) == (None, None)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kategori": "hantu"}, "Jawaban “hantu” tentang mitra tidak dikenal; pilih lagi."),
        (
            {"kategori": "pemda", "daerah": "99.99"},
            "Jawaban “99.99” tentang daerah mitra tidak dikenal; pilih lagi.",
        ),
        (
            {"kategori": "pt", "objek": "x" * 60},
            f"Jawaban “{'x' * 40}” tentang objek tidak dikenal; pilih lagi.",
        ),
    ],
)
def test_an_unknown_answer_is_told_and_asked_again(given, told):
    again = talk(**given)
    assert again.told == [told]
    assert again.question.key == list(given)[-1]


@pytest.mark.parametrize("years", ["0", "-1", "100", "3,5", "abc", "٣", "1" * 40])
def test_years_are_whole_and_sensible(years):
    again = talk(kategori="pt", **(REST | {"tahun": years}))
    assert again.question.key == "tahun"
    assert "isi tahun bulat antara 1 dan 99" in again.told[0]


def test_ourselves_are_no_partner():
    ours = RegionFacts("35.76", "Kota Mojokerto", ourselves=True)
    again = talk(ours, kategori="pemda", daerah="35.76")
    assert again.told == ["Kota Mojokerto adalah daerah kita sendiri; pilih daerah mitra."]


def test_the_record_of_borders_outweighs_an_answer():
    given = REST | {"kategori": "pemda", "daerah": "35.16", "batas": "tidak", "lintas": "tidak"}
    done = talk(NEAR, **given)
    assert done.told == [
        "Menurut catatan Kabupaten Mojokerto berbatasan dengan daerah kita; catatan itu yang dipakai."
    ]


def test_answers_that_no_longer_matter_are_told_once_all_is_answered():
    done = talk(kategori="pt", daerah="35.16", sekretariat="ya", **REST)
    assert done.told == [
        "Jawaban tentang daerah mitra dan sekretariat kerja sama tidak diperlukan dan diabaikan."
    ]
    assert talk(kategori="pt", daerah="35.16").told == []


def test_a_question_is_opened_again_with_the_answers_before_it():
    again = talk(stop_at="objek", kategori="pt", **REST)
    assert again.question.key == "objek"
    assert [answer.question.key for answer in again.answers] == ["kategori"]


def test_answers_are_told_in_words():
    affair = AffairFacts("1.02", "1.02 kesehatan")
    done = talk(affair=affair, kategori="pt", **(REST | {"urusan": "1.02", "tahun": "belum"}))
    assert [answer.words for answer in done.answers][-1] == "Belum ditentukan"
    assert "1.02 kesehatan" in [answer.words for answer in done.answers]
