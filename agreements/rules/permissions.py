"""Who may do what: one table, read by pages, acts and tests; answers are reasons, empty means yes.

Source of the split: law.md section 10 (UU 23/2014, PP 28/2018 Ps 2 and 13, Permendagri 22/2020 Ps 45-49,
PP 12/2017 Ps 17), with the corrections of Permendagri 22/2020 on who drafts.
"""

from dataclasses import dataclass

from agreements.rules.enums import Instrument, Kind, Role, Word

OWN = "sendiri"  # only in dossiers of the post's own OPD
ALL = "semua"


@dataclass(frozen=True)
class PostFacts:
    """A post held today."""

    role: str
    agency_id: int | None = None
    post_id: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Actor:
    """A person with the posts held today."""

    user_id: int | None
    name: str = ""
    posts: tuple[PostFacts, ...] = ()

    @property
    def roles(self):
        """Codes of the roles held, as a frozenset."""
        return frozenset(post.role for post in self.posts)

    @property
    def agency_ids(self):
        """Keys of the OPD at which an OPD post is held."""
        return [post.agency_id for post in self.posts if post.agency_id and post.role in (Role.OPO, Role.OPH)]


class Act(Word):
    """Acts that are no move of the table."""

    START_DOSSIER = "mulai_kerja_sama", "memulai kerja sama"
    EDIT_DOSSIER = "ubah_kerja_sama", "mengubah data kerja sama"
    DRAFT_KSB = "susun_ksb", "menyusun KSB"
    DRAFT_PKS = "susun_pks", "menyusun PKS"
    DRAFT_NK = "susun_nk", "menyusun nota kesepakatan"
    DRAFT_RK = "susun_rk", "menyusun rencana kerja"
    DRAFT_ABROAD = "susun_naskah_ln", "menyusun naskah luar negeri"
    EDIT_TEXT = "ubah_naskah", "mengubah naskah"
    EDIT_PARTIES = "ubah_pihak", "mengubah para pihak"
    ATTACH = "unggah_dokumen", "mengunggah dokumen"
    ISSUE_PAPER = "cetak_surat", "mencetak surat dan dokumen dari berkas"
    KEEP_BORDER = "kelola_batas", "mengelola titik batas dan layanan perbatasan"
    EDIT_PARTNER = "ubah_mitra", "mengelola data mitra"
    REPORT = "lapor", "menyusun laporan semester"
    SUBMIT_REPORT = "sampaikan_laporan", "menyampaikan laporan semester"
    RECEIVE_REPORT = "terima_laporan", "menerima atau mengembalikan laporan"
    DELIVER_ABROAD = "lapor_luar_negeri", "mencatat penyampaian laporan tahunan luar negeri"
    EVALUATE = "evaluasi", "menyusun evaluasi"
    APPROVE_EVALUATION = "setujui_evaluasi", "menyetujui evaluasi"
    RENEW = "perpanjang", "memulai perpanjangan atau adendum"
    RECORD_STUDY = "catat_kajian", "mencatat rapat dan rekomendasi TKKSD"
    KEEP_HEADINGS = "catat_pokok", "mencatat pokok kajian dan rencana luar negeri"
    GIVE_OPINION = "beri_pendapat", "memberi pendapat sebagai anggota TKKSD"
    TAKE_LEGACY = "catat_legasi", "mencatat naskah lama"
    OPEN_DISPUTE = "catat_perselisihan", "mencatat perselisihan"
    TEST_BURDEN = "uji_beban", "menyusun uji beban"
    EXPORT_REGISTER = "ekspor_register", "mengekspor register"
    READ_HISTORY = "baca_riwayat", "membaca riwayat"
    KEEP_REGULATIONS = "kelola_peraturan", "mengelola peraturan"
    KEEP_TEMPLATES = "kelola_templat", "mengelola templat dan klausul"
    VERIFY_REGULATION = "verifikasi_peraturan", "memverifikasi peraturan"
    REVIEW_CITING = "tinjau_kutipan", "menindaklanjuti naskah yang terdampak peraturan"
    KEEP_REFERENCE = "kelola_referensi", "mengelola data referensi"
    KEEP_PEOPLE = "kelola_pengguna", "mengelola pengguna dan jabatan"
    KEEP_GOVERNMENT = "kelola_pemda", "mengelola data pemerintah daerah"
    READ_RECORDS = "baca_catatan", "membaca catatan sistem"
    READ_REFERENCE = "baca_referensi", "membaca data referensi"
    IMPORT_CODES = "muat_kode_rencana", "memuat kode perencanaan"
    MAP = "petakan", "menyusun pemetaan"
    READ_MAPPING = "baca_pemetaan", "membaca pemetaan"
    COORDINATE = "catat_koordinasi", "mencatat koordinasi teknis"
    COMPILE_PLAN = "susun_daftar_rencana", "menyusun daftar rencana kerja sama"
    PLACE_IN_PLAN = "tempatkan_rencana", "menempatkan kerja sama dalam daftar rencana"
    OVERRIDE_FINDING = "kesampingkan_temuan", "mengesampingkan temuan yang menghalangi"
    WITHDRAW_OVERRIDE = "tarik_pengecualian", "menarik pengecualian temuan"
    READ_OVERRIDES = "baca_pengecualian", "membaca daftar pengecualian temuan"
    READ_DISCUSSION = "baca_pembahasan", "membaca pembahasan naskah"
    DISCUSS = "bahas", "memberi komentar dan usul perubahan"
    ACCEPT_CHANGE = "terima_usulan", "menerima usul perubahan"
    REJECT_CHANGE = "tolak_usulan", "menolak usul perubahan"
    NOTE_CLOSED = "catatan_tkksd", "menulis dan membaca catatan TKKSD"
    SHARE_TEXT = "bagikan_naskah", "membagikan naskah kepada mitra"
    READ_CODE = "bacakan_kode", "membacakan kode masuk kepada narahubung mitra"
    OPEN_TALK = "buka_percakapan", "membuka percakapan kepada mitra"
    CONFIRM_ASSENT = "pastikan_setuju", "memastikan persetujuan mitra yang kodenya dibacakan petugas"
    ASSENT = "setujui_naskah", "menyatakan setuju dengan naskah"
    REOPEN_TEXT = "buka_kembali", "membuka kembali naskah yang disetujui"


R = Role
EVERYONE = dict.fromkeys(R, ALL)
MAY = {
    Act.START_DOSSIER: {R.OPO: OWN, R.OPH: OWN, R.STF: ALL},
    Act.EDIT_DOSSIER: {R.OPO: OWN, R.OPH: OWN, R.STF: ALL},
    Act.DRAFT_KSB: {R.STF: ALL, R.OPO: OWN},
    Act.DRAFT_PKS: {R.OPO: OWN},
    Act.DRAFT_NK: {R.STF: ALL},
    Act.DRAFT_RK: {R.STF: ALL, R.OPO: OWN},
    Act.DRAFT_ABROAD: {R.STF: ALL, R.OPO: OWN},
    Act.EDIT_TEXT: {R.STF: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.EDIT_PARTIES: {R.STF: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.ATTACH: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN, R.OPH: OWN, R.HKM: ALL},
    Act.ISSUE_PAPER: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.KEEP_BORDER: {R.OPO: OWN, R.OPH: OWN, R.STF: ALL},
    Act.EDIT_PARTNER: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN},
    Act.REPORT: {R.OPO: OWN, R.OPH: OWN},
    Act.SUBMIT_REPORT: {R.OPH: OWN, R.OPO: OWN},
    Act.RECEIVE_REPORT: {R.STF: ALL, R.KBG: ALL},
    Act.DELIVER_ABROAD: {R.STF: ALL, R.KBG: ALL},
    Act.EVALUATE: {R.STF: ALL},
    Act.APPROVE_EVALUATION: {R.KBG: ALL, R.SEK: ALL},
    Act.RENEW: {R.STF: ALL, R.OPO: OWN},
    Act.RECORD_STUDY: {R.STF: ALL, R.KBG: ALL},
    Act.KEEP_HEADINGS: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.GIVE_OPINION: {R.TKS: ALL},
    Act.TAKE_LEGACY: {R.STF: ALL},
    Act.OPEN_DISPUTE: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN},
    Act.TEST_BURDEN: {R.STF: ALL, R.OPO: OWN},
    Act.EXPORT_REGISTER: EVERYONE,
    Act.READ_HISTORY: {role: ALL for role in R if role not in (R.REG, R.ADM)} | {R.OPO: OWN, R.OPH: OWN},
    Act.KEEP_REGULATIONS: {R.REG: ALL},
    Act.KEEP_TEMPLATES: {R.REG: ALL},
    Act.VERIFY_REGULATION: {R.HKM: ALL, R.REG: ALL},
    Act.REVIEW_CITING: {R.OPO: OWN, R.OPH: OWN, R.STF: ALL, R.KBG: ALL},
    Act.KEEP_REFERENCE: {R.ADM: ALL, R.REG: ALL},
    Act.KEEP_PEOPLE: {R.ADM: ALL},
    Act.KEEP_GOVERNMENT: {R.ADM: ALL},
    Act.READ_RECORDS: {R.ADM: ALL, R.AUD: ALL},
    Act.READ_REFERENCE: EVERYONE,
    Act.IMPORT_CODES: {R.STF: ALL, R.KBG: ALL, R.ADM: ALL, R.REG: ALL},
    Act.MAP: {R.OPO: OWN, R.OPH: OWN},
    Act.READ_MAPPING: {role: ALL for role in R if role not in (R.REG, R.ADM)} | {R.OPO: OWN, R.OPH: OWN},
    Act.COORDINATE: {R.STF: ALL, R.KBG: ALL},
    Act.COMPILE_PLAN: {R.STF: ALL, R.KBG: ALL},
    Act.PLACE_IN_PLAN: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.OVERRIDE_FINDING: {R.KBG: ALL, R.HKM: ALL},
    Act.WITHDRAW_OVERRIDE: {R.KBG: ALL, R.HKM: ALL},
    Act.READ_OVERRIDES: {R.AUD: ALL, R.KBG: ALL, R.HKM: ALL, R.SEK: ALL},
    Act.READ_DISCUSSION: {role: ALL for role in R if role not in (R.REG, R.ADM)} | {R.OPO: OWN, R.OPH: OWN},
    Act.DISCUSS: dict.fromkeys((R.STF, R.KBG, R.HKM, R.TKS, R.SEK), ALL) | {R.OPO: OWN, R.OPH: OWN},
    Act.ACCEPT_CHANGE: {R.STF: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.REJECT_CHANGE: {R.STF: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.NOTE_CLOSED: dict.fromkeys((R.TKS, R.SEK, R.STF, R.KBG), ALL),
    Act.SHARE_TEXT: {R.STF: ALL, R.KBG: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.READ_CODE: {R.STF: ALL, R.OPO: OWN, R.OPH: OWN},
    Act.OPEN_TALK: {R.STF: ALL, R.KBG: ALL},
    Act.CONFIRM_ASSENT: {R.KBG: ALL, R.SEK: ALL},
    Act.ASSENT: {R.STF: ALL, R.KBG: ALL, R.OPH: OWN},
    Act.REOPEN_TEXT: {R.STF: ALL, R.KBG: ALL, R.OPH: OWN},
}
DRAFTING = {
    Instrument.KSB: Act.DRAFT_KSB,
    Instrument.NK: Act.DRAFT_NK,
    Instrument.RK: Act.DRAFT_RK,
    Instrument.LOI: Act.DRAFT_ABROAD,
    Instrument.NASKAH_LN: Act.DRAFT_ABROAD,
}
CITYWIDE = frozenset({R.STF, R.KBG, R.HKM, R.TKS, R.SEK, R.WKT, R.AUD})


def drafting_act(instrument, kind):
    """Take codes of an instrument and a kind; return the `Act` of beginning it.

    PKS are drafted by the OPD (Permendagri 22/2020 Ps 13, 35), KSB by the OPD or the section (Ps 9, 32:
    of a KSDPK by TKKSD, whose secretariat is the section). A nota kesepakatan is TKKSD's (Ps 55), which
    writes its rencana kerja with the OPD; texts abroad come from the OPD or the section.
    """
    return DRAFTING.get(Instrument(instrument), Act.DRAFT_PKS)


def entitled_post(actor, grants, agency_id=None):
    """Take an `Actor`, `{role: OWN|ALL}` and the dossier's OPD; return the post that entitles, or None."""
    for post in actor.posts:
        scope = grants.get(post.role)
        if scope == ALL or (scope == OWN and (agency_id is None or post.agency_id == agency_id)):
            return post
    return None


def refusals(actor, act, agency_id=None, kind=""):
    """Return the reasons why this actor may not do `act` in a dossier of the OPD `agency_id`; empty = may.

    Without `agency_id` the question is whether the role may at all. `kind` (enums.Kind) matters where the
    law gives the drafting to TKKSD (Permendagri 22/2020 Ps 32).
    """
    grants = MAY[Act(act)]
    if act == Act.DRAFT_KSB and kind == Kind.KSDPK:
        grants = {R.STF: ALL}
    return grant_refusals(actor, grants, agency_id, Act(act).label)


def grant_refusals(actor, grants, agency_id, what):
    """As `refusals`, for any grants; `what` is the verb phrase of the sentence."""
    if entitled_post(actor, grants, agency_id):
        return []
    if not actor.posts:
        return ["Anda tidak sedang memangku jabatan; hubungi admin sistem."]
    if any(post.role in grants for post in actor.posts):
        return [f"Hanya OPD pemrakarsa yang dapat {what}."]
    names = ", ".join(Role(role).label for role in grants)
    return [f"Jabatan Anda tidak dapat {what}; yang dapat: {names}."]
