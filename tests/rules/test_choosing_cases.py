"""The table of the chooser: answers to kind, chain, signer, DPRD, papers and the article that says so.

A row: category, further answers, then what must come out. The rules are those of the seed files.
"""

# ruff: noqa: E501 - one row, one line
from typing import NamedTuple

import pytest

from agreements.rules.advising import LAWFUL, NOT_POSSIBLE, OWN_RULES, advise
from agreements.rules.asking import AffairFacts, Known, RegionFacts, interview
from agreements.rules.enums import Kind, Purpose
from tests.rules.books import library, seeded_book, seeded_categories

NEAR = RegionFacts("35.16", "Kabupaten Mojokerto", borders=True)
FAR = RegionFacts("32.05", "Kabupaten Garut")
FOREST = AffairFacts("3.28", "3.28 kehutanan", "bukan", "Hanya taman hutan raya.")
NO_BURDEN = {"biaya": "tidak", "warga": "tidak", "aset": "tidak"}
PAID = NO_BURDEN | {"biaya": "ya", "anggaran": "ya"}
UNPAID = NO_BURDEN | {"biaya": "ya", "anggaran": "tidak"}
PEOPLE, ASSETS = NO_BURDEN | {"warga": "ya"}, NO_BURDEN | {"aset": "ya"}
OPEN = NO_BURDEN | {"aset": "belum"}
MUST = {"daerah": "35.16", "lintas": "ya", "sekretariat": "tidak"}
MAY_NEAR = {"daerah": "35.16", "lintas": "tidak"}
MAY_FAR = {"daerah": "32.05", "batas": "tidak"}
PARTNER = {"prakarsa": "mitra"}
HEAD = "Kepala daerah"
PROXY = "Kepala daerah, atau kepala perangkat daerah yang diberi kuasa"
WIDE = "Kepala daerah, atau kepala perangkat daerah pemrakarsa maupun pejabat lain yang diberi kuasa"
KSB_PKS, NK_RK, ABROAD = ("ksb", "pks"), ("nk", "rk"), ("loi", "naskah_ln")
KAK, STUDY, MAPPING = "Kerangka Acuan Kerja (KAK)", "Studi kelayakan", "Pemetaan urusan"
DPRD, FIRM = "Permohonan persetujuan DPRD", "Surat konfirmasi dan surat persetujuan Menteri"
P22, P25, PP, UU = (
    "Permendagri 22/2020 Pasal ",
    "Permendagri 25/2020 Pasal ",
    "PP 28/2018 Pasal ",
    "UU 23/2014 Pasal ",
)


class Case(NamedTuple):
    """One row; `signer`: who signs the last instrument of the chain (of a sinergi the first)."""

    category: str
    answers: dict
    kind: str
    chain: tuple
    signer: str
    dprd: bool | None
    papers: tuple
    article: str


LAWFUL_CASES = [
    Case("pemda", MUST | NO_BURDEN, "ksdd_wajib", KSB_PKS, PROXY, False, (MAPPING, KAK), UU + "364"),
    Case("pemda", MUST | PAID, "ksdd_wajib", KSB_PKS, PROXY, False, (MAPPING, KAK), PP + "3"),
    Case("pemda", MUST | UNPAID, "ksdd_wajib", KSB_PKS, PROXY, True, (MAPPING, DPRD), P22 + "12"),
    Case("pemda", MUST | PEOPLE, "ksdd_wajib", KSB_PKS, PROXY, True, (MAPPING, DPRD), P22 + "11"),
    Case("pemda", MUST | ASSETS, "ksdd_wajib", KSB_PKS, PROXY, True, (DPRD,), P22 + "11"),
    Case("pemda", MUST | OPEN, "ksdd_wajib", KSB_PKS, PROXY, None, (DPRD, KAK), P22 + "11"),
    Case("pemda", MUST | PARTNER, "ksdd_wajib", KSB_PKS, PROXY, False, ("Jawaban atas surat penawaran",), P22 + "8"),
    Case("pemda", MUST | {"sekretariat": "ya"}, "ksdd_wajib", KSB_PKS, PROXY, False,
         ("KSB pembentukan sekretariat kerja sama",), P22 + "50–51"),
    Case("pemda", {"daerah": "32.05", "batas": "ya", "lintas": "ya", "sekretariat": "tidak"}, "ksdd_wajib",
         KSB_PKS, PROXY, False, (MAPPING,), P22 + "5"),
    Case("pemda", {"daerah": "lain", "batas": "ya", "lintas": "ya", "sekretariat": "tidak"}, "ksdd_wajib",
         KSB_PKS, PROXY, False, (MAPPING,), P22 + "3"),
    Case("pemda", MAY_NEAR | NO_BURDEN, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK, "Surat penawaran"), UU + "365"),
    Case("pemda", MAY_FAR | NO_BURDEN, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), P22 + "7"),
    Case("pemda", MAY_FAR | PAID, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), PP + "3"),
    Case("pemda", MAY_FAR | UNPAID, "ksdd_sukarela", KSB_PKS, PROXY, True, (KAK, DPRD), P22 + "12"),
    Case("pemda", MAY_FAR | PEOPLE, "ksdd_sukarela", KSB_PKS, PROXY, True, (DPRD,), UU + "154 ayat (1) huruf i"),
    Case("pemda", MAY_FAR | ASSETS, "ksdd_sukarela", KSB_PKS, PROXY, True, (DPRD,), P22 + "11"),
    Case("pemda", MAY_FAR | OPEN, "ksdd_sukarela", KSB_PKS, PROXY, None, (DPRD,), P22 + "11"),
    Case("pemda", MAY_FAR | PARTNER, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), P22 + "14"),
    Case("pemda", {"daerah": "lain", "batas": "tidak"}, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), P22 + "9 ayat (3)"),
    Case("pemda", MAY_FAR | {"objek": "pemanfaatan_aset"}, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), "PP 27/2014 Pasal 33"),
    Case("pemda", MAY_FAR | {"objek": "infrastruktur"}, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), PP + "46"),
    Case("pemda", MAY_FAR | {"objek": "investasi"}, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), PP + "4"),
    Case("pemda", MAY_FAR | {"objek": "lainnya"}, "ksdd_sukarela", KSB_PKS, PROXY, False, (KAK,), PP + "16"),
    *(
        Case(category, NO_BURDEN, "ksdpk", KSB_PKS, WIDE, False, (STUDY, KAK, "Legalitas mitra"), PP + "14")
        for category in ("ptn_bh", "pts", "bumn", "bumd", "koperasi", "pt", "yayasan", "ormas", "perseorangan")
    ),
    Case("pt", PAID, "ksdpk", KSB_PKS, WIDE, False, ("Daftar rencana kerja sama tahunan", STUDY), P22 + "25"),
    Case("pt", UNPAID, "ksdpk", KSB_PKS, WIDE, True, (STUDY, DPRD), P22 + "34"),
    Case("pt", PEOPLE, "ksdpk", KSB_PKS, WIDE, True, (DPRD,), P22 + "34"),
    Case("pt", ASSETS, "ksdpk", KSB_PKS, WIDE, True, (DPRD,), P22 + "34"),
    Case("pt", OPEN, "ksdpk", KSB_PKS, WIDE, None, (DPRD,), P22 + "34"),
    Case("pt", PARTNER, "ksdpk", KSB_PKS, WIDE, False, (STUDY, "Surat penawaran dari pihak ketiga"), P22 + "26"),
    Case("pt", PARTNER | UNPAID, "ksdpk", KSB_PKS, WIDE, True, (STUDY, DPRD), P22 + "31"),
    Case("yayasan", {"objek": "lainnya"}, "ksdpk", KSB_PKS, WIDE, False, (STUDY,), PP + "16"),
    *(
        Case(category, NO_BURDEN, "sinergi", NK_RK, HEAD, False, (KAK,), PP + "46")
        for category in ("kl", "vertikal", "tni_polri", "bi_ojk", "ptn_satker_blu", "bpjs")
    ),
    Case("kl", UNPAID, "sinergi", NK_RK, HEAD, True, (KAK, DPRD), P22 + "56"),
    Case("kl", PEOPLE, "sinergi", NK_RK, HEAD, True, (DPRD,), P22 + "56"),
    Case("vertikal", ASSETS, "sinergi", NK_RK, HEAD, True, (DPRD,), P22 + "56"),
    Case("vertikal", OPEN, "sinergi", NK_RK, HEAD, None, (DPRD,), P22 + "57"),
    Case("kl", PARTNER, "sinergi", NK_RK, HEAD, False, (KAK,), P22 + "53"),
    Case("kl", {"objek": "pemanfaatan_aset"}, "sinergi", NK_RK, HEAD, False, (KAK,), "PP 27/2014 Pasal 33"),
    Case("pemda_ln", {"diplomatik": "ya"}, "ksdpl", ABROAD, HEAD, True, (FIRM, DPRD), PP + "24"),
    Case("pemda_ln", {"diplomatik": "belum"}, "ksdpl", ABROAD, HEAD, True, (FIRM,), P25 + "32"),
    *(
        Case(category, {"diplomatik": "ya"}, "ksdll", ABROAD, HEAD, True, (FIRM, DPRD), PP + "25")
        for category in ("organisasi_internasional", "nirlaba_ln", "mitra_pembangunan_ln", "lembaga_ln_lain", "badan_usaha_ln")
    ),
    Case("nirlaba_ln", {"diplomatik": "ya"}, "ksdll", ABROAD, HEAD, True,
         ("Rekomendasi dan izin penerusan kerja sama Pemerintah",), P25 + "27–30"),
    Case("lembaga_ln_lain", {"diplomatik": "ya", "objek": "pemanfaatan_aset"}, "ksdll", ABROAD, HEAD, True, (FIRM,), PP + "26"),
]  # fmt: skip

ELSEWHERE_CASES = [
    ("pt", "pemanfaatan_aset", "ksdpk", "BPKAD", PP + "15"),
    ("bumd", "pemanfaatan_aset", "ksdpk", "BPKAD", UU + "366 ayat (1)"),
    ("perseorangan", "pemanfaatan_aset", "ksdpk", "barang milik daerah", "PP 27/2014 Pasal 33"),
    ("pt", "investasi", "ksdpk", "DPMPTSP", PP + "15"),
    ("bumn", "investasi", "ksdpk", "penanaman modal", UU + "366 ayat (1)"),
    ("pt", "infrastruktur", "ksdpk", "simpul KPBU", "Perpres 38/2015"),
    ("bumn", "infrastruktur", "ksdpk", "simpul KPBU", PP + "15"),
    ("pt", "pengadaan", "ksdpk", "UKPBJ", "Perpres 16/2018"),
    ("koperasi", "pengadaan", "ksdpk", "UKPBJ", PP + "15"),
    ("kl", "pengadaan", "sinergi", "UKPBJ", "Perpres 16/2018"),
    ("pemda_ln", "investasi", "ksdpl", "DPMPTSP", P25 + "31"),
    ("badan_usaha_ln", "investasi", "ksdll", "DPMPTSP", P25 + "31"),
    ("badan_usaha_ln", "infrastruktur", "ksdll", "simpul KPBU", P25 + "31"),
    ("badan_usaha_ln", "pengadaan", "ksdll", "UKPBJ", P25 + "31"),
]

REFUSED_CASES = [
    ("cv_firma", {}, "berbadan hukum"),
    ("desa", {}, "desa"),
    ("partai_politik_ln", {}, "Partai politik dilarang"),
    ("pemda_ln", {"diplomatik": "tidak"}, "hubungan diplomatik"),
    ("lembaga_ln_lain", {"diplomatik": "tidak"}, "hubungan diplomatik"),
]


def asked(category, answers):
    """Answer every question that comes up, those not given with the plain answer; return (talk, known)."""
    plain = {"objek": "pelayanan_publik", "urusan": "lain", "prakarsa": "kami", "tahun": "3"} | NO_BURDEN
    given = plain | {"kategori": category, "diplomatik": "ya"} | answers
    region = {"35.16": NEAR, "32.05": FAR}.get(given.get("daerah"))
    affair = FOREST if given["urusan"] == FOREST.code else None
    known = Known(seeded_categories(), region, affair, seeded_book())
    return interview(given, known), known


def advised(category, answers):
    talk, known = asked(category, answers)
    assert talk.question is None, talk.question
    return advise(talk, known)


def cited(advice):
    """Every article of the advice, as people read them."""
    rules = [*advice.chain, *(each.rule for each in (*advice.papers, *advice.stages))]
    gate = advice.verdict.sources if advice.verdict else ()
    sources = [*advice.sources, *gate, *(source for rule in rules for source in rule.sources)]
    return {source.citation for source in sources}


def test_the_table_is_long_enough():
    assert len(LAWFUL_CASES) + len(ELSEWHERE_CASES) + len(REFUSED_CASES) >= 60


@pytest.mark.parametrize("case", LAWFUL_CASES, ids=lambda case: f"{case.category}-{case.answers}")
def test_answers_give_the_way(case):
    advice = advised(case.category, case.answers)
    assert (advice.outcome, advice.kind) == (LAWFUL, Kind(case.kind))
    assert tuple(rule.instrument.value for rule in advice.chain) == case.chain
    signing = advice.chain[0] if case.kind == "sinergi" else advice.chain[-1]
    assert signing.signer == case.signer
    assert advice.verdict.needed is case.dprd
    names = {called.rule.name for called in advice.papers}
    assert set(case.papers) <= names
    assert (DPRD in names) == (case.dprd is not False)
    assert case.article in cited(advice)


@pytest.mark.parametrize(("category", "purpose", "kind", "word", "article"), ELSEWHERE_CASES)
def test_some_objects_follow_regulations_of_their_own(category, purpose, kind, word, article):
    advice = advised(category, {"objek": purpose})
    assert (advice.outcome, advice.kind, advice.chain) == (OWN_RULES, Kind(kind), ())
    assert advice.object_rule.purpose == Purpose(purpose)
    assert word in " ".join(advice.reasons)
    assert article in cited(advice)


@pytest.mark.parametrize(("category", "answers", "words"), REFUSED_CASES)
def test_some_partners_are_not_possible(category, answers, words):
    advice = advised(category, answers)
    assert (advice.outcome, advice.kind) == (NOT_POSSIBLE, None)
    assert words in advice.reasons[0]


def test_every_article_of_the_rules_stands_in_the_library():
    for case in LAWFUL_CASES:
        advice = advised(case.category, case.answers)
        rules = [*advice.chain, *(each.rule for each in (*advice.papers, *advice.stages))]
        sources = [*advice.sources, *advice.verdict.sources, *(s for rule in rules for s in rule.sources)]
        assert {(source.regulation, source.article) for source in sources} <= set(library())


# What follows from single answers


def test_the_feasibility_study_is_written_by_who_begins_and_has_eight_headings():
    own = {called.rule.name: called.rule for called in advised("pt", {}).papers}
    theirs = {called.rule.name: called.rule for called in advised("pt", PARTNER).papers}
    assert own[STUDY].writer == "Daerah, melalui perangkat daerah pemrakarsa"
    assert theirs[STUDY].writer == "Pihak ketiga yang mengusulkan"
    assert len(own[STUDY].headings) == len(theirs[STUDY].headings) == 8
    assert KAK not in theirs


def test_the_kak_has_eight_headings_of_its_kind():
    def headings(advice):
        return next(called.rule.headings for called in advice.papers if called.rule.name == KAK)

    ksdd, sinergi = headings(advised("pemda", MAY_FAR)), headings(advised("kl", {}))
    assert len(ksdd) == len(sinergi) == 8
    assert set(sinergi) - set(ksdd) == {"objek"}
    assert set(ksdd) - set(sinergi) == {"analisis dampak sosial dan lingkungan sesuai bidang"}


def test_the_company_profile_goes_to_the_dprd_only_of_a_ksdpk():
    enclosed = {called.rule.name: called.rule.headings for called in advised("pt", UNPAID).papers}[DPRD]
    assert "profil perusahaan" in enclosed
    other = {called.rule.name: called.rule.headings for called in advised("pemda", MAY_FAR | UNPAID).papers}
    assert other[DPRD] == ("KSB yang telah ditandatangani", "rancangan PKS")


def test_who_drafts_the_ksb_depends_on_the_kind():
    assert advised("pemda", MAY_FAR).chain[0].drafter.startswith("Perangkat daerah pemrakarsa")
    assert advised("pt", {}).chain[0].drafter.startswith("TKKSD")
    assert advised("pemda", MAY_FAR).chain[1].copy_to == "Unit kerja sama (Sekretariat TKKSD)"
    assert advised("pt", {}).chain[1].copy_to == ""


@pytest.mark.parametrize(
    ("category", "answers", "stage", "follower"),
    [
        ("pemda", MAY_FAR, "Persetujuan DPRD", "Penyusunan PKS"),
        ("pt", {}, "Persetujuan DPRD", "Penyusunan kontrak atau PKS"),
        ("kl", {}, "Persetujuan DPRD", "Penandatanganan"),
        ("pemda_ln", {}, "Persetujuan DPRD", "Verifikasi"),
    ],
)
def test_the_dprd_stands_before_its_step(category, answers, stage, follower):
    names = [called.rule.name for called in advised(category, answers | UNPAID).stages]
    assert names[names.index(stage) + 1] == follower


def test_the_dprd_stage_falls_away_where_it_is_not_needed():
    assert "Persetujuan DPRD" not in [called.rule.name for called in advised("pt", NO_BURDEN).stages]
    undecided = {called.rule.name: called.needed for called in advised("pt", OPEN).stages}
    assert undecided["Persetujuan DPRD"] is None


def test_the_clocks_of_each_kind():
    def clocks(advice):
        return [
            key
            for called in advice.stages
            for key in called.rule.clocks
            if not key.startswith(("kajian", "pemb"))
        ]

    ours = clocks(advised("pemda", MAY_FAR | UNPAID))
    assert ours[:2] == ["jawab_penawaran_ksdd", "permintaan_kedua_ksdd"]
    assert ours[2:6] == ["dprd_jawab_ksdd", "kdh_tindak_lanjut", "dprd_setuju_ksdd", "dprd_total"]
    assert clocks(advised("pt", UNPAID)) == ["dprd_total", "ksb_jadi_pks", "laporan_semester"]
    assert "jawab_penawaran_sinergi" in clocks(advised("kl", {}))
    assert clocks(advised("pemda_ln", {})) == ["berlaku_loi", "dprd_ln", "gubernur_teruskan_ln", "laporan_ln"]


def warned(category, answers):
    return " ".join(advised(category, answers).warnings)


def test_terms_beyond_the_cap_are_told():
    assert "Kesepakatan Bersama paling lama 5 tahun, sedangkan jawabannya 6 tahun" in warned(
        "pt", {"tahun": "6"}
    )
    assert "perpanjang induknya lebih dahulu" in warned("pt", {"tahun": "6"})
    assert "Naskah Kerja Sama Luar Negeri paling lama 5 tahun" in warned("pemda_ln", {"tahun": "6"})
    assert "Pernyataan Kehendak" not in warned("pemda_ln", {"tahun": "6"})
    assert warned("pt", {"tahun": "5"}) == warned("kl", {"tahun": "30"}) == ""


def test_a_secretariat_wants_five_years():
    short = warned("pemda", MUST | {"sekretariat": "ya", "tahun": "4"})
    assert "paling singkat 5 tahun, sedangkan jawabannya 4 tahun" in short
    assert warned("pemda", MUST | {"sekretariat": "ya", "tahun": "5"}) == ""


def test_an_urusan_that_is_not_the_citys_is_told():
    told = warned("pt", {"urusan": FOREST.code})
    assert told == (
        "Urusan 3.28 kehutanan: bukan kewenangan kota. Objek harus urusan kewenangan daerah "
        "(PP 28/2018 Pasal 16). Hanya taman hutan raya."
    )


def test_doubtful_categories_and_objects_are_marked():
    assert advised("pt", {}).verified
    assert not advised("bpjs", {}).verified
    assert "belum diverifikasi" in warned("bpjs", {})
    assert not advised("pemda", MAY_FAR | {"objek": "pemanfaatan_aset"}).verified
    assert "tetap memerlukan naskah menurut aturan barang milik daerah" in warned(
        "pemda", MAY_FAR | {"objek": "pemanfaatan_aset"}
    )
