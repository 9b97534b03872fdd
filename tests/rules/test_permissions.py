"""Role x act: the whole table, generated, against what law.md section 10 grants."""

import pytest

from agreements.rules.enums import Action, Instrument, Kind, Role, Stage, State
from agreements.rules.paths import PATHS
from agreements.rules.paths.disputes import DISPUTE_TABLES
from agreements.rules.paths.dprd import APPROVAL_TABLE
from agreements.rules.permissions import (
    ALL,
    MAY,
    OWN,
    Act,
    Actor,
    PostFacts,
    drafting_act,
    entitled_post,
    grant_refusals,
    refusals,
)
from agreements.rules.transitions import AGREEMENT_TABLE

HOME, ELSEWHERE = 1, 2
EVERY_ROW = [
    *(row for table in DISPUTE_TABLES.values() for row in table),
    *AGREEMENT_TABLE,
    *APPROVAL_TABLE,
    *(row for table in PATHS.values() for row in table),
]
# what the section records of letters and of others' steps
LETTERS = {
    *("catat_masuk", "legalitas_lengkap", "adakan_pemilihan", "tetapkan_mitra", "kirim_penawaran"),
    *("minta_lagi", "laporkan", "jawaban_menerima", "jawaban_menolak", "jawab_menerima", "jawab_menolak"),
    *("ambil_alih", "catat_penjajakan", "catat_konsultasi", "susun_rencana", "mohon_dprd", "lewati_dprd"),
    *("catat_penerusan", "kirim_langsung", "catat_verifikasi", "perbaiki_rencana", "kirim_naskah"),
    *("catat_konfirmasi", "kirim_dprd", "catat_pendapat", "kirim_kembali", "catat_persetujuan"),
    *("catat_penolakan", "selesaikan", "naikkan", "catat_putusan"),
}
# what each role does on the path, after law.md section 10; the rest is refused
ON_THE_PATH = {
    Role.ADM: set(),
    Role.REG: set(),
    Role.TKS: set(),
    Role.AUD: set(),
    Role.OPO: {"ajukan"},
    Role.OPH: {"ajukan", "paraf", "kembalikan"},
    Role.HKM: {"setujui_hukum", "kembalikan", "paraf"},
    Role.SEK: {"paraf", "kembalikan", "akhiri", "nyatakan_layak", "nyatakan_tidak_layak"},
    Role.WKT: {"akhiri"},
    Role.STF: {
        "ajukan",
        "mulai_telaah",
        "kembalikan",
        "tetapkan_final",
        "siapkan_ttd",
        "catat_ttd",
        "terima",
    }
    | LETTERS,
    Role.KBG: {
        *("mulai_telaah", "kembalikan", "teruskan_hukum", "tetapkan_final", "paraf", "siapkan_ttd"),
        *("validasi", "tolak_pindaian", "batalkan", "terima", "tutup"),
        *("tetapkan_perlu", "tetapkan_bebas", "anggap_setuju"),
    }
    | LETTERS,
}


def holder(role, agency=HOME):
    """Somebody with that one post."""
    return Actor(user_id=1, name="Contoh", posts=(PostFacts(role=role, agency_id=agency, post_id=1),))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_every_role_and_act(role, act):
    scope = MAY[act].get(role)
    assert (refusals(holder(role), act, HOME) == []) == (scope is not None)
    assert (refusals(holder(role), act, ELSEWHERE) == []) == (scope == ALL)


@pytest.mark.parametrize("role", Role)
def test_every_role_on_the_path(role):
    assert {row.action.value for row in EVERY_ROW if role in row.who} == ON_THE_PATH[role]


@pytest.mark.parametrize("role", Role)
def test_every_role_on_every_row(role):
    for row in EVERY_ROW:
        scope = row.who.get(role)
        assert (grant_refusals(holder(role), row.who, HOME, row.deed) == []) == (scope is not None)
        assert (grant_refusals(holder(role), row.who, ELSEWHERE, row.deed) == []) == (scope == ALL)


def test_opd_roles_only_ever_act_in_their_own_opd():
    for grants in [row.who for row in EVERY_ROW]:
        assert all(grants.get(role, OWN) == OWN for role in (Role.OPO, Role.OPH))


def test_auditors_and_councillors_change_nothing():
    reading = {act for act in Act if act.value.startswith(("baca_", "ekspor_"))}
    for role in (Role.AUD, Role.WKT):
        assert {act for act in Act if not refusals(holder(role), act, HOME)} <= reading, role
    allowed = {act for act in Act if not refusals(holder(Role.TKS), act, HOME)}
    assert allowed - reading == {Act.GIVE_OPINION, Act.DISCUSS, Act.NOTE_CLOSED}


def test_the_refusal_names_who_may():
    assert refusals(holder(Role.AUD), Act.DRAFT_PKS, HOME) == [
        "Jabatan Anda tidak dapat menyusun PKS; yang dapat: Petugas OPD."
    ]


def test_an_officer_of_another_opd_is_told_so():
    assert refusals(holder(Role.OPO), Act.DRAFT_PKS, ELSEWHERE) == [
        "Hanya OPD pemrakarsa yang dapat menyusun PKS."
    ]


def test_without_a_post_nothing_is_allowed():
    nobody = Actor(user_id=1)
    assert refusals(nobody, Act.EXPORT_REGISTER) == [
        "Anda tidak sedang memangku jabatan; hubungi admin sistem."
    ]
    assert grant_refusals(nobody, {Role.KBG: ALL}, HOME, "menyetujui") != []


def test_the_ksb_of_a_ksdpk_is_drafted_by_the_secretariat_of_tkksd():
    assert refusals(holder(Role.OPO), Act.DRAFT_KSB, HOME, Kind.KSDPK) != []
    assert refusals(holder(Role.STF), Act.DRAFT_KSB, HOME, Kind.KSDPK) == []
    assert refusals(holder(Role.OPO), Act.DRAFT_KSB, HOME, Kind.KSDD_WAJIB) == []


def test_each_instrument_has_its_drafting_act():
    assert drafting_act(Instrument.KSB, Kind.KSDPK) == Act.DRAFT_KSB
    assert drafting_act(Instrument.PKS, Kind.KSDPK) == Act.DRAFT_PKS


def test_the_entitling_post_is_the_one_of_the_right_opd():
    here = PostFacts(role=Role.OPH, agency_id=HOME, post_id=7)
    there = PostFacts(role=Role.OPH, agency_id=ELSEWHERE, post_id=8)
    both = Actor(user_id=1, posts=(there, here))
    assert entitled_post(both, {Role.OPH: OWN}, HOME) == here
    assert entitled_post(both, {Role.OPH: OWN}, 3) is None


def test_words_of_states_and_stages_do_not_clash_with_actions():
    assert not {word.value for word in Action} & {word.value for word in State} - {"ajukan"}
    assert {stage.value for stage in Stage} & {state.value for state in State} == {
        *("diajukan", "dikembalikan", "dibatalkan")
    }
