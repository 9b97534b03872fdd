"""Who the partner is decides the kind; each answer names its article."""

import pytest

from agreements.rules import choosing
from agreements.rules.choosing import Choice, PartnerFacts
from agreements.rules.enums import Instrument, Kind
from agreements.rules.guidance import Book
from tests.rules.books import seeded_book

REGION = PartnerFacts(
    "Kabupaten Contoh",
    "Pemerintah daerah lain",
    ("ksdd_wajib", "ksdd_sukarela"),
    is_region=True,
    borders=True,
)
FAR = PartnerFacts("Kabupaten Jauh", "Pemda", ("ksdd_wajib", "ksdd_sukarela"), is_region=True, borders=False)
COMPANY = PartnerFacts("PT Contoh", "Badan usaha", ("ksdpk",))
MINISTRY = PartnerFacts("Kantor Pertanahan", "Instansi vertikal", ("sinergi",))
CV = PartnerFacts(
    "CV Contoh",
    "CV atau firma",
    allowed=False,
    reason="Badan usaha mitra harus berbadan hukum.",
    basis="PP 28/2018 Pasal 14",
)


def choose(partners, purpose=""):
    return choosing.choose(partners, seeded_book(), purpose)


def kinds(*partners):
    return [option.kind for option in choose(partners).options]


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ([REGION], [Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA]),
        ([FAR], [Kind.KSDD_SUKARELA]),
        ([REGION, FAR], [Kind.KSDD_SUKARELA]),
        ([COMPANY], [Kind.KSDPK]),
        ([MINISTRY], [Kind.SINERGI]),
        ([PartnerFacts("Perth", "Pemda luar negeri", ("ksdpl",), is_foreign=True)], [Kind.KSDPL]),
        ([PartnerFacts("UNDP", "Organisasi", ("ksdll",), is_foreign=True)], [Kind.KSDLL]),
    ],
)
def test_the_category_gives_the_kind(partners, expected):
    assert kinds(*partners) == expected


def test_nobody_chosen_is_no_refusal():
    assert choose([]) == Choice()


def test_a_region_of_unknown_border_is_not_offered_the_mandatory_kind():
    unknown = PartnerFacts("Kabupaten Baru", "Pemda", ("ksdd_wajib", "ksdd_sukarela"), is_region=True)
    answer = choose([unknown])
    assert [option.kind for option in answer.options] == [Kind.KSDD_SUKARELA]
    assert answer.options[0].cautions == (
        "KSDD wajib tidak ditawarkan karena Kabupaten Baru tidak tercatat berbatasan dengan daerah kita.",
    )


def test_a_category_for_the_mandatory_kind_alone_needs_a_border():
    only = PartnerFacts("Kota Jauh", "Pemda", ("ksdd_wajib",), is_region=True, borders=False)
    assert choose([only]).refusals == (
        "Kategori mitra hanya mengizinkan KSDD wajib, sedangkan Kota Jauh tidak tercatat berbatasan.",
    )


def test_a_refused_category_gives_its_reason_and_basis():
    answer = choose([CV])
    assert answer.options == ()
    assert answer.refusals[0] == (
        "CV Contoh tidak dapat menjadi mitra kerja sama daerah. Badan usaha mitra harus berbadan hukum. "
        "(PP 28/2018 Pasal 14)"
    )


def test_one_refused_partner_refuses_all():
    assert choose([COMPANY, CV]).options == ()


def test_a_category_without_kinds_is_refused_too():
    empty = PartnerFacts("Siapa", "Kategori baru", ())
    assert "belum mempunyai jenis" in choose([empty]).refusals[0]


def test_partners_of_different_kinds_are_told_apart():
    assert choose([REGION, COMPANY]).refusals[0] == (
        "Mitra-mitra ini tidak dapat disatukan dalam satu kerja sama: Kabupaten Contoh (KSDD wajib dan KSDD "
        "sukarela) dan PT Contoh (KSDPK). Buat usulan terpisah untuk tiap jenis."
    )


def test_unverified_categories_are_marked():
    bpjs = PartnerFacts("BPJS", "BPJS", ("sinergi",), verified=False)
    option = choose([bpjs]).options[0]
    assert not option.verified
    assert "belum diverifikasi" in option.cautions[0]
    assert choose([MINISTRY]).options[0].verified


def test_third_parties_need_a_feasibility_study_and_a_ksb_of_five_years():
    option = choose([COMPANY]).option("ksdpk")
    assert "Studi kelayakan" in [paper.name for paper in option.papers]
    assert [link.instrument for link in option.chain] == [Instrument.KSB, Instrument.PKS]
    assert option.chain[0].term == "Paling lama 5 tahun, dapat diperpanjang"
    assert "Permendagri 22/2020 Pasal 32 ayat (3)" in [source.citation for source in option.chain[0].sources]


def test_only_the_mandatory_kind_needs_the_mapping():
    wajib, sukarela = choose([REGION]).options
    assert wajib.papers[0].name == "Pemetaan urusan"
    assert "Pemetaan urusan" not in [paper.name for paper in sukarela.papers]


def test_an_unknown_kind_is_no_option():
    assert choose([COMPANY]).option("sinergi") is None


def test_an_object_of_its_own_rules_leaves_no_kind_and_says_where_to_go():
    answer = choose([COMPANY], "pemanfaatan_aset")
    assert answer.options == answer.refusals == ()
    sentence = choosing.way_sentence(answer.elsewhere[0])
    assert "Bicarakan dengan BPKAD" in sentence
    assert "PP 28/2018 Pasal 15" in sentence
    assert choose([COMPANY], "pelayanan_publik").elsewhere == ()


def test_an_object_that_runs_with_care_is_cautioned():
    sukarela = choose([FAR], "pemanfaatan_aset").option("ksdd_sukarela")
    assert any("aturan barang milik daerah" in caution for caution in sukarela.cautions)


def test_without_rules_the_kind_stands_and_says_so():
    option = choosing.choose([COMPANY], Book()).option("ksdpk")
    assert option.explanation == "Aturan jenis ini belum dimuat; hubungi admin regulasi."
    assert (option.chain, option.papers, option.verified) == ((), (), False)
