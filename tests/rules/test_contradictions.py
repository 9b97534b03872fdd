"""A rule that contradicts itself, another rule or the library is refused with the reason."""

import pytest

from agreements.rules.contradictions import complaints
from tests.rules.books import library, row, seeded_rows

LIBRARY = {("PP-28-2018", ""): True, ("PP-28-2018", "15"): True, ("PERPRES-38-2015", ""): False}
KSB = {"instrument": "ksb", "paper": "Ditandatangani sendiri"}


def told(one, *others):
    return complaints(one, list(others), LIBRARY)


def test_the_seeded_rules_contradict_nothing():
    rows = seeded_rows()
    assert [
        found for one in rows for found in complaints(one, [r for r in rows if r is not one], library())
    ] == []


@pytest.mark.parametrize(
    ("one", "column", "words"),
    [
        (row("dokumen", "a", [], name="KAK"), "kinds", "paling sedikit satu jenis"),
        (row("dokumen", "a", ["ksdpk"]), "name", "Sebut nama dokumennya."),
        (row("jenis", "a", ["ksdpk"]), "text", "Terangkan jenis ini"),
        (row("jenis", "a", ["ksdpk", "sinergi"], text="x"), "kinds", "satu jenis"),
        (
            row("naskah", "a", ["sinergi"], **KSB),
            "instrument",
            "Kesepakatan Bersama bukan naskah Sinergi; rantainya Nota Kesepakatan lalu Rencana Kerja.",
        ),
        (
            row("naskah", "a", ["ksdd_wajib"], max_years=4, secretariat_years=5, **KSB),
            "max_years",
            "Paling lama 4 tahun bertentangan dengan paling singkat 5 tahun bila ada sekretariat kerja sama.",
        ),
        (row("naskah", "a", ["ksdpk"], max_years=0, **KSB), "max_years", "antara 1 dan 100"),
        (row("naskah", "a", ["ksdpk"], secretariat_years=5, **KSB), "secretariat_years", "KSDD wajib"),
        (row("naskah", "a", ["ksdpk"], extendable=True, **KSB), "extendable", "Tanpa batas tahun"),
        (row("naskah", "a", ["ksdpk"], instrument="pks", proxy="kepala_pd"), "paper", "memberi kuasa"),
        (row("naskah", "a", ["ksdpk"], copy_to="Bagian Pemerintahan", **KSB), "copy_to", "Tanpa kuasa"),
        (row("dokumen", "a", ["ksdpk"], name="KSB", occasion="bila_sekretariat"), "occasion", "KSDD wajib"),
        (
            row("objek", "a", ["ksdpk"], purpose="investasi", own_rules=True),
            "way",
            "ke mana objek ini dibawa",
        ),
        (row("objek", "a", ["ksdpk"], purpose="investasi", way="Ke BPKAD."), "way", "tidak sekaligus"),
        (
            row("dokumen", "a", ["ksdpk"], name="KAK", articles=["UU-1-1900 Pasal 1"]),
            "articles",
            "Peraturan UU-1-1900 tidak ada dalam pustaka.",
        ),
        (
            row("dokumen", "a", ["ksdpk"], name="KAK", articles=["PP 28/2018 Pasal 99"]),
            "articles",
            "PP 28/2018 Pasal 99 tidak ada dalam pustaka",
        ),
        (row("dokumen", "a", ["ksdpk"], name="KAK", verified=True), "verified", "tanpa pasal"),
        (
            row("dokumen", "a", ["ksdpk"], name="KAK", verified=True, articles=["PERPRES-38-2015"]),
            "verified",
            "Perpres 38/2015 sendiri belum diverifikasi.",
        ),
        (row("tahap", "a", ["ksdpk"], name="Satu", after="b"), "after", "Tahap b tidak dikenal."),
        (row("tahap", "a", ["ksdpk"]), "name", "Sebut nama tahapnya."),
        (row("tahap", "a", ["ksdpk"], name="Satu", after="a"), "after", "Urutannya berputar: Satu → Satu."),
    ],
)
def test_a_row_that_cannot_stand(one, column, words):
    found = [sentence for name, sentence in told(one) if name == column]
    assert len(found) == 1
    assert words in found[0]


def test_a_sound_row_stands():
    sound = row(
        "naskah", "a", ["ksdd_wajib"], max_years=5, secretariat_years=5, extendable=True, verified=True, **KSB
    )
    assert told(sound | {"articles": ["PP-28-2018 Pasal 15"]}) == []


def test_stages_do_not_run_in_a_circle():
    first = row("tahap", "a", ["ksdpk"], name="Satu", after="c")
    second = row("tahap", "b", ["ksdpk"], name="Dua", after="a")
    third = row("tahap", "c", ["ksdpk"], name="Tiga", after="b")
    assert told(first, second, third) == [("after", "Urutannya berputar: Dua → Tiga → Satu → Dua.")]
    assert told(first | {"after": ""}, second, third) == []


def test_a_stage_follows_one_of_its_own_kind():
    before = row("tahap", "b", ["sinergi"], name="Penandatanganan NK")
    assert told(row("tahap", "a", ["ksdpk"], name="Satu", after="b"), before) == [
        ("after", "Penandatanganan NK bukan tahap dari jenis yang sama.")
    ]


def test_an_object_has_one_way_in_each_kind():
    own = row("objek", "sendiri", ["ksdpk"], purpose="investasi", own_rules=True, way="Ke DPMPTSP.")
    chain = row("objek", "rantai", ["ksdpk", "sinergi"], purpose="investasi")
    there = "Investasi pada KSDPK sudah diatur dalam baris sendiri (mengikuti aturannya sendiri)"
    sentence = f"{there}, sedangkan baris ini memakai rantai naskah kerja sama."
    assert told(chain, own) == [("kinds", sentence)]
    assert told(chain | {"kinds": ["sinergi"]}, own) == []
    assert told(chain | {"purpose": "lainnya"}, own) == []


def test_an_instrument_is_ruled_once_in_each_kind():
    there = row("naskah", "lama", ["ksdpk", "ksdd_wajib"], **KSB)
    assert told(row("naskah", "baru", ["ksdpk"], **KSB), there) == [
        ("kinds", "Kesepakatan Bersama pada KSDPK sudah diatur dalam baris lama.")
    ]


def test_a_stage_names_clocks_that_its_kinds_know():
    stage = row("tahap", "a", ["ksdpk"], name="Satu", clocks=["dprd_total", "hantu"])
    assert told(stage) == [("clocks", "Tenggat hantu tidak dikenal.")]
    strange = told(stage | {"clocks": ["dprd_jawab_ksdd"]})
    assert [column for column, _ in strange] == ["clocks"]
    assert "tidak dikenal hukum pada KSDPK" in strange[0][1]
    assert told(stage | {"clocks": ["dprd_total", "kajian_tkksd"]}) == []
