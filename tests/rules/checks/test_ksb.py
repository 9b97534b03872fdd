"""Rules for a KSB: what it must hold and what it must not."""

from dataclasses import replace

import pytest

from tests.rules.checks.asking import findings, rules, severities
from tests.rules.drafts import HEAD, ksb, ksb_ksdpk, pks, with_party, with_pasal, without

KEYS = [
    "maksud_tujuan",
    "objek",
    "ruang_lingkup",
    "pelaksanaan",
    "jangka_waktu",
    "korespondensi",
    "lain_lain",
]


@pytest.mark.parametrize("key", KEYS)
def test_ksb01_asks_for_each_of_seven_parts(key):
    assert severities(ksb(), "KSB-01") == []
    assert severities(without(ksb(), key), "KSB-01") == ["E"]
    (found,) = findings(with_pasal(ksb(), key, ""), "KSB-01")
    assert found.pasal_id == key
    assert "belum berisi" in found.sentence


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("korespondensi", "KORESPONDENSI"),
        ("korespondensi", "Surat Menyurat"),
        ("lain_lain", "KETENTUAN LAIN-LAIN"),
        ("objek", "OBYEK"),
        ("pelaksanaan", "TINDAK LANJUT"),
        ("jangka_waktu", "MASA BERLAKU"),
    ],
)
def test_ksb01_knows_a_part_by_its_title(key, title):
    pasal = tuple(
        replace(each, key="", title=title) if each.key == key else each for each in ksb().text.pasal
    )
    assert severities(replace(ksb(), text=replace(ksb().text, pasal=pasal)), "KSB-01") == []


def test_ksb01_takes_one_pasal_for_two_parts_and_asks_for_recitals():
    draft = without(
        with_pasal(ksb(), "objek", "Objek dan ruang lingkup: kesehatan.", "OBJEK DAN RUANG LINGKUP"),
        "ruang_lingkup",
    )
    assert severities(draft, "KSB-01") == []
    assert severities(replace(ksb(), text=replace(ksb().text, recitals=())), "KSB-01") == ["E"]


@pytest.mark.parametrize(
    "text",
    [
        "PIHAK KESATU berhak memperoleh data.",
        "(1) PIHAK KEDUA berkewajiban:\na. menyediakan data.",
        "PARA PIHAK wajib menyediakan anggaran.",
        "Setiap PIHAK mempunyai kewajiban menjaga data.",
        "(1) Hak PIHAK KESATU:\na. menerima data.",
        "Hak dan kewajiban PARA PIHAK adalah sebagai berikut: a. data.",
        "Peserta wajib membayar iuran.",
        "Apabila PIHAK KESATU tidak melaksanakan, PIHAK KEDUA berhak menuntut.",
    ],
)
def test_ksb02_finds_rights_and_duties(text):
    found = findings(with_pasal(ksb(), "pelaksanaan", text), "KSB-02")
    assert [each.severity.value for each in found] == ["E"]
    assert found[0].pasal_id == "pelaksanaan"
    assert found[0].excerpt


@pytest.mark.parametrize("title", ["HAK DAN KEWAJIBAN", "HAK DAN KEWAJIBAN PARA PIHAK", "Kewajiban dan Hak"])
def test_ksb02_finds_a_pasal_on_them(title):
    assert severities(with_pasal(ksb(), "tambahan", "Diuraikan sebagai berikut: data.", title), "KSB-02") == [
        "E"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hak dan kewajiban PARA PIHAK diatur lebih lanjut dalam Perjanjian Kerja Sama.",
        "Kesepakatan Bersama ini tidak memuat hak dan kewajiban PARA PIHAK.",
        "Kesepakatan Bersama ini tidak menimbulkan hak dan kewajiban yang mengikat.",
        "Perjanjian Kerja Sama memuat paling sedikit:\na. hak dan kewajiban PARA PIHAK;\nb. sanksi.",
        "Perjanjian Kerja Sama sebagaimana dimaksud pada ayat (1) mengatur hak dan kewajiban.",
        "Kewajiban perpajakan mengikuti ketentuan peraturan perundang-undangan.",
        "PARA PIHAK menyelenggarakan urusan pemerintahan wajib pelayanan dasar.",
        "PARA PIHAK melaksanakan kerja sama wajib antardaerah.",
        "PARA PIHAK memfasilitasi program wajib belajar 9 (sembilan) tahun bagi anak.",
        "Ditandatangani oleh pejabat yang berhak mewakili PARA PIHAK.",
        "Pelaksanaan mengindahkan hak asasi manusia dan hak kekayaan intelektual.",
        "PARA PIHAK melakukan sosialisasi hak dan kewajiban masyarakat.",
        "PARA PIHAK tidak dibebani kewajiban apa pun dengan Kesepakatan Bersama ini.",
        "Pelaksanaan dilakukan dengan tidak mengurangi hak pihak lain.",
    ],
)
def test_ksb02_understands_denial_delegation_and_other_duties(text):
    assert severities(with_pasal(ksb(), "pelaksanaan", text), "KSB-02") == []


def test_ksb02_lets_a_pasal_be_that_only_passes_them_on():
    text = "Hak dan kewajiban PARA PIHAK diatur dalam Perjanjian Kerja Sama."
    assert severities(with_pasal(ksb(), "tambahan", text, "HAK DAN KEWAJIBAN"), "KSB-02") == []
    assert (
        severities(with_pasal(ksb(), "tambahan", "Dilindungi.", "HAK KEKAYAAN INTELEKTUAL"), "KSB-02") == []
    )


@pytest.mark.parametrize(
    "text", ["Keadaan kahar meliputi gempa bumi.", "Dalam hal terjadi force majeure.", "Keadaan memaksa."]
)
def test_ksb03_warns_of_force_majeure(text):
    assert severities(with_pasal(ksb(), "lain_lain", text), "KSB-03") == ["W"]


def test_ksb03_warns_once_a_pasal_and_understands_denial():
    assert severities(
        with_pasal(ksb(), "kahar", "(1) Kahar.\n(2) Kahar lagi.", "KEADAAN KAHAR"), "KSB-03"
    ) == ["W"]
    for text in (
        "Kesepakatan Bersama ini tidak mengatur sanksi, ganti rugi, dan keadaan kahar.",
        "Keadaan kahar diatur dalam Perjanjian Kerja Sama.",
        "Keadaan kahar tidak diatur dalam Kesepakatan Bersama ini.",
    ):
        assert severities(with_pasal(ksb(), "lain_lain", text), "KSB-03") == []
        assert severities(with_pasal(ksb(), "lain_lain", text), "KSB-04") == []


@pytest.mark.parametrize(
    "text",
    [
        "PIHAK yang lalai dikenai sanksi administratif.",
        "Keterlambatan dikenai denda.",
        "PIHAK KEDUA dapat menuntut ganti rugi.",
        "Setiap tuntutan diajukan secara tertulis.",
        "Dalam hal wanprestasi, PARA PIHAK bermusyawarah.",
    ],
)
def test_ksb04_warns_of_claims_and_penalties(text):
    assert severities(with_pasal(ksb(), "lain_lain", text), "KSB-04") == ["W"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lain_lain", "Kesepakatan Bersama ini tidak mengatur sanksi."),
        ("lain_lain", "Kesepakatan Bersama ini dibuat tanpa tuntutan dan ganti rugi."),
        ("lain_lain", "PARA PIHAK tidak dapat saling menuntut ganti rugi."),
        ("maksud_tujuan", "Maksudnya menjawab tuntutan masyarakat akan pelayanan."),
        ("lain_lain", "Kerja sama menjawab tuntutan kebutuhan zaman."),
        (
            "ruang_lingkup",
            "Ruang lingkup meliputi:\na. penegakan sanksi administratif bagi pelanggar peraturan daerah.",
        ),
    ],
)
def test_ksb04_understands_denial_and_the_object(key, text):
    assert severities(with_pasal(ksb(), key, text), "KSB-04") == []


@pytest.mark.parametrize(
    "text",
    [
        "Biaya sebesar Rp500.000.000,00.",
        "Dibayar ke nomor rekening 123.",
        "Uang muka diberikan.",
        "Rp. 5 juta",
    ],
)
def test_ksb05_warns_of_money(text):
    assert severities(with_pasal(ksb(), "pelaksanaan", text), "KSB-05") == ["W"]


@pytest.mark.parametrize(
    "text",
    [
        "Biaya diatur dalam Perjanjian Kerja Sama.",
        "Pelayanan pembayaran pajak daerah secara elektronik.",
        "RPJMD 2026",
    ],
)
def test_ksb05_lets_general_words_on_cost_be(text):
    assert severities(with_pasal(ksb(), "pelaksanaan", text), "KSB-05") == []


@pytest.mark.parametrize(
    "office", ["Wali Kota Mojokerto", "Walikota Mojokerto", "Pj. Wali Kota Mojokerto", "Penjabat Bupati X"]
)
def test_ksb06_lets_the_head_of_region_sign(office):
    assert severities(with_party(ksb(), 1, office=office), "KSB-06") == []


def test_ksb06_lets_nobody_else_sign_for_us():
    assert severities(with_party(ksb(), 1, office="Wakil Wali Kota Mojokerto"), "KSB-06") == ["E"]
    assert severities(with_party(ksb(), 1, office="Kepala Dinas Kesehatan"), "KSB-06") == ["E"]
    assert severities(with_party(ksb(), 1, authority="surat_kuasa"), "KSB-06") == ["E"]


def test_ksb07_wants_the_head_of_the_partner():
    assert severities(ksb_ksdpk(), "KSB-07") == []
    assert severities(with_party(ksb(), 2, office="Kepala Bagian Pemerintahan"), "KSB-07") == ["E"]
    assert severities(with_party(ksb_ksdpk(), 2, office="Manajer Pemasaran"), "KSB-07") == ["E"]
    assert severities(with_party(ksb_ksdpk(), 2, authority="kuasa_badan"), "KSB-07") == ["E"]


def test_ksb07_wants_the_paper_that_the_right_rests_on():
    bare = with_party(ksb_ksdpk(), 2, authority_number="", authority_note="")
    assert findings(bare, "KSB-07")[0].field == "parties.2.authority_note"
    assert severities(with_party(bare, 2, category="perseorangan"), "KSB-07") == []


def test_ksb08_wants_the_pks_its_drafter_and_a_date():
    assert severities(ksb(), "KSB-08") == []
    (found,) = findings(
        with_pasal(ksb(), "pelaksanaan", "Ditindaklanjuti dengan Perjanjian Kerja Sama."), "KSB-08"
    )
    assert found.severity.value == "W"
    assert "perangkat daerah penyusun, batas waktu" in found.sentence


def test_ksb09_warns_of_a_forum():
    assert severities(
        with_pasal(ksb(), "lain_lain", "Perselisihan diselesaikan melalui Pengadilan Negeri."), "KSB-09"
    ) == ["W"]
    assert (
        severities(with_pasal(ksb(), "lain_lain", "Perselisihan diselesaikan secara musyawarah."), "KSB-09")
        == []
    )


@pytest.mark.parametrize(("status", "found"), [("definitif", []), ("pj", []), ("plt", ["W"]), ("plh", ["W"])])
def test_ksb11_warns_of_plt_and_plh(status, found):
    assert severities(with_party(ksb(), 1, office_status=status), "KSB-11") == found


def test_a_pks_is_not_asked_what_a_ksb_is():
    assert not [rule for rule in rules(with_party(pks(), 1, office=HEAD.office)) if rule.startswith("KSB")]


def test_ksb10_warns_of_a_mandatory_cooperation_without_a_border():
    far = with_party(ksb(), 2, borders=False)
    assert severities(far, "KSB-10") == ["W"]
    assert severities(with_party(ksb(), 2, borders=True), "KSB-10") == severities(ksb(), "KSB-10") == []
    assert severities(replace(far, kind="ksdd_sukarela"), "KSB-10") == []


def test_ksb12_asks_a_third_party_for_a_feasibility_study():
    assert severities(ksb_ksdpk(), "KSB-12") == severities(ksb_ksdpk(has_feasibility=True), "KSB-12") == []
    assert severities(ksb_ksdpk(has_feasibility=False), "KSB-12") == ["W"]
    assert severities(ksb_ksdpk(has_feasibility=False, state="pembahasan"), "KSB-12") == ["E"]
    assert severities(ksb(has_feasibility=False, state="pembahasan"), "KSB-12") == []
