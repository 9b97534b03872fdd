"""The words of the field: every closed list that the program knows, with its Indonesian label.

Plain `enum.StrEnum`s, so that rules need no Django; models take `choices(Enum)`.
"""

from agreements.rules.chooser_words import GuidanceTopic as GuidanceTopic
from agreements.rules.chooser_words import Occasion as Occasion
from agreements.rules.chooser_words import Proxy as Proxy
from agreements.rules.chooser_words import Purpose as Purpose
from agreements.rules.discussion_words import ReactionWord as ReactionWord
from agreements.rules.discussion_words import Side as Side
from agreements.rules.discussion_words import SuggestionKind as SuggestionKind
from agreements.rules.discussion_words import SuggestionSource as SuggestionSource
from agreements.rules.discussion_words import SuggestionState as SuggestionState
from agreements.rules.discussion_words import Visibility as Visibility
from agreements.rules.job_words import BundleForm as BundleForm
from agreements.rules.job_words import ItemState as ItemState
from agreements.rules.job_words import JobState as JobState
from agreements.rules.paper_words import EmblemOwner as EmblemOwner
from agreements.rules.paper_words import PaperKind as PaperKind
from agreements.rules.path_words import Advice as Advice
from agreements.rules.path_words import ApprovalState as ApprovalState
from agreements.rules.path_words import Direction as Direction
from agreements.rules.path_words import DisputeRoute as DisputeRoute
from agreements.rules.path_words import DisputeState as DisputeState
from agreements.rules.path_words import Initiative as Initiative
from agreements.rules.path_words import MeetingKind as MeetingKind
from agreements.rules.path_words import OfferAnswer as OfferAnswer
from agreements.rules.path_words import Stage as Stage
from agreements.rules.revision_words import FrozenAs as FrozenAs
from agreements.rules.template_words import Departs as Departs
from agreements.rules.template_words import TemplateAct as TemplateAct
from agreements.rules.template_words import TemplateState as TemplateState
from agreements.rules.word import Word as Word
from agreements.rules.word import choices as choices
from agreements.rules.word_words import WordMode as WordMode
from agreements.rules.word_words import WordState as WordState


class Kind(Word):
    """Kinds of cooperation (PP 28/2018 Ps 1, 3, 15, 23, 46)."""

    KSDD_WAJIB = "ksdd_wajib", "KSDD wajib"
    KSDD_SUKARELA = "ksdd_sukarela", "KSDD sukarela"
    KSDPK = "ksdpk", "KSDPK"
    SINERGI = "sinergi", "Sinergi"
    KSDPL = "ksdpl", "KSDPL"
    KSDLL = "ksdll", "KSDLL"


class Instrument(Word):
    """Instruments (Permendagri 22/2020 Ps 1(12), 1(13), 1(19); Permendagri 25/2020 Ps 1)."""

    KSB = "ksb", "Kesepakatan Bersama"
    PKS = "pks", "Perjanjian Kerja Sama"
    NK = "nk", "Nota Kesepakatan"
    RK = "rk", "Rencana Kerja"
    LOI = "loi", "Pernyataan Kehendak Kerja Sama"
    NASKAH_LN = "naskah_ln", "Naskah Kerja Sama Luar Negeri"
    ADDENDUM = "adendum", "Adendum"


class State(Word):
    """States of an instrument (law.md 8.5). Running and ended are told by dates, not stored."""

    DRAFT = "draf", "Draf"
    SUBMITTED = "diajukan", "Diajukan"
    REVIEW = "telaah", "Telaah kerja sama"
    RETURNED = "dikembalikan", "Dikembalikan"
    LEGAL_REVIEW = "telaah_hukum", "Telaah hukum"
    DISCUSSION = "pembahasan", "Pembahasan"
    FINAL = "final", "Naskah final"
    INITIALLED = "paraf_lengkap", "Paraf lengkap"
    READY = "siap_ttd", "Siap ditandatangani"
    SIGNED = "ditandatangani", "Ditandatangani"
    IN_FORCE = "berlaku", "Berlaku"
    TERMINATED = "diakhiri", "Diakhiri"
    CANCELLED = "dibatalkan", "Dibatalkan"


class Action(Word):
    """What a person may do to a dossier or an instrument; the label stands on the button."""

    SUBMIT = "ajukan", "Ajukan"
    START_REVIEW = "mulai_telaah", "Mulai telaah"
    RETURN = "kembalikan", "Kembalikan"
    TO_LEGAL = "teruskan_hukum", "Teruskan ke Bagian Hukum"
    CLEAR_LEGAL = "setujui_hukum", "Setujui telaah hukum"
    FINALISE = "tetapkan_final", "Tetapkan naskah final"
    INITIAL = "paraf", "Bubuhkan paraf"
    READY = "siapkan_ttd", "Siapkan penandatanganan"
    SIGN = "catat_ttd", "Catat penandatanganan"
    VALIDATE = "validasi", "Validasi dan berlakukan"
    REJECT_SCAN = "tolak_pindaian", "Tolak pindaian"
    TERMINATE = "akhiri", "Akhiri lebih awal"
    CANCEL = "batalkan", "Batalkan"
    ACCEPT = "terima", "Terima usulan"
    REGISTER = "catat_masuk", "Catat penawaran masuk"
    CHECK_LEGALITY = "legalitas_lengkap", "Nyatakan legalitas lengkap"
    RECOMMEND = "nyatakan_layak", "Nyatakan layak"
    REJECT = "nyatakan_tidak_layak", "Nyatakan tidak layak"
    SELECT = "adakan_pemilihan", "Adakan pemilihan mitra"
    SELECTED = "tetapkan_mitra", "Tetapkan hasil pemilihan"
    SEND_OFFER = "kirim_penawaran", "Catat penawaran dikirim"
    ASK_AGAIN = "minta_lagi", "Catat permintaan kedua"
    REPORT_SILENCE = "laporkan", "Catat laporan ke atasan"
    ANSWERED_YES = "jawaban_menerima", "Catat jawaban menerima"
    ANSWERED_NO = "jawaban_menolak", "Catat jawaban menolak"
    REPLY_YES = "jawab_menerima", "Catat jawaban kita menerima"
    REPLY_NO = "jawab_menolak", "Catat jawaban kita menolak"
    SETTLE = "selesaikan", "Catat penyelesaian"
    ESCALATE = "naikkan", "Bawa ke tingkat berikutnya"
    DECIDE = "catat_putusan", "Catat putusan"
    CONFIRM_NEED = "tetapkan_perlu", "Tetapkan perlu persetujuan DPRD"
    CONFIRM_FREE = "tetapkan_bebas", "Tetapkan tidak perlu DPRD"
    SEND_DPRD = "kirim_dprd", "Catat permohonan dikirim"
    RECORD_OPINION = "catat_pendapat", "Catat pendapat DPRD"
    FOLLOW_UP = "kirim_kembali", "Catat permohonan kembali"
    RECORD_APPROVAL = "catat_persetujuan", "Catat persetujuan DPRD"
    DEEM = "anggap_setuju", "Nyatakan dianggap disetujui"
    RECORD_REJECTION = "catat_penolakan", "Catat penolakan DPRD"
    TAKE_OVER = "ambil_alih", "Catat pengambilalihan"
    EXPLORED = "catat_penjajakan", "Catat hasil penjajakan"
    CONSULTED = "catat_konsultasi", "Catat konsultasi"
    STATED = "susun_rencana", "Lanjut ke rencana kerja sama"
    ASK_DPRD = "mohon_dprd", "Catat permohonan kepada DPRD"
    PASS_DPRD = "lewati_dprd", "Lanjut ke gubernur"
    FORWARDED = "catat_penerusan", "Catat penerusan gubernur"
    SEND_DIRECT = "kirim_langsung", "Catat pengiriman langsung ke Menteri"
    VERIFIED = "catat_verifikasi", "Catat verifikasi Menteri"
    MEND_PLAN = "perbaiki_rencana", "Catat rencana harus diperbaiki"
    SEND_TEXT = "kirim_naskah", "Catat rancangan naskah dikirim"
    CONFIRM = "catat_konfirmasi", "Catat surat konfirmasi"
    CLOSE = "tutup", "Tutup kerja sama"


class Role(Word):
    """Roles on posts (law.md section 10)."""

    ADM = "adm", "Admin sistem"
    REG = "reg", "Admin regulasi"
    STF = "stf", "Staf Bagian Pemerintahan"
    KBG = "kbg", "Kepala Bagian Pemerintahan"
    OPO = "opo", "Petugas OPD"
    OPH = "oph", "Kepala OPD"
    HKM = "hkm", "Bagian Hukum"
    TKS = "tks", "Anggota TKKSD"
    SEK = "sek", "Asisten/Sekretaris Daerah"
    WKT = "wkt", "Wali Kota"
    AUD = "aud", "Inspektorat"


class PostStatus(Word):
    """How a post or a signatory's office is held (UU 30/2014 Ps 14)."""

    DEFINITIVE = "definitif", "Definitif"
    ACTING_PJ = "pj", "Penjabat (Pj.)"
    ACTING_PLT = "plt", "Pelaksana tugas (Plt.)"
    ACTING_PLH = "plh", "Pelaksana harian (Plh.)"


class Authority(Word):
    """By what right a signatory signs (PP 28/2018 Ps 2, 13; Permendagri 22/2020 Ps 10, 14, 36)."""

    HEAD_OF_REGION = "kepala_daerah", "Kepala daerah"
    POWER_OF_ATTORNEY = "surat_kuasa", "Surat kuasa khusus kepala daerah"
    HEAD_OF_BODY = "pimpinan", "Pimpinan badan atau lembaga"
    BODY_MANDATE = "kuasa_badan", "Surat kuasa pimpinan badan"
    AUTHORISED = "wewenang_kl", "Pejabat yang diberi wewenang kementerian/lembaga"


class RegionKind(Word):
    """Kinds of region (UU 23/2014 Ps 2)."""

    PROVINCE = "provinsi", "Provinsi"
    REGENCY = "kabupaten", "Kabupaten"
    CITY = "kota", "Kota"


class AffairGroup(Word):
    """Groups of urusan (UU 23/2014 Ps 11-12, 219)."""

    BASIC = "wajib_dasar", "Wajib pelayanan dasar"
    NON_BASIC = "wajib_nondasar", "Wajib non-pelayanan dasar"
    CHOICE = "pilihan", "Pilihan"
    SUPPORT = "penunjang", "Pendukung dan penunjang"


class CityPower(Word):
    """How far an urusan is the city's (UU 23/2014 Ps 14 and annex)."""

    FULL = "penuh", "Kewenangan kota"
    PARTLY = "sebagian", "Sebagian kewenangan kota"
    NONE = "bukan", "Bukan kewenangan kota"


class PlanDocument(Word):
    """Planning and budget documents that an object may stand in (PP 28/2018 Ps 4(2), 16(2))."""

    RPJMD = "rpjmd", "RPJMD"
    RKPD = "rkpd", "RKPD"
    RENSTRA = "renstra", "Renstra OPD"
    RENJA = "renja", "Renja OPD"
    KUA_PPAS = "kua_ppas", "KUA-PPAS"
    APBD = "apbd", "APBD"
    DPA = "dpa", "DPA"


class PlanException(Word):
    """Lawful grounds for an object outside the plan (PP 28/2018 Ps 4(3), 16(3))."""

    EMERGENCY = "darurat", "Mengatasi kondisi darurat"
    NATIONAL_STRATEGIC = "psn", "Mendukung program strategis nasional"
    ASSISTANCE_TASK = "tugas_pembantuan", "Melaksanakan tugas pembantuan"


class Publication(Word):
    """Whether an agreement is public information (UU 14/2008 Ps 11(1)e, 17, 19)."""

    OPEN = "terbuka", "Terbuka"
    EXCEPTED = "dikecualikan", "Dikecualikan"


class Funding(Word):
    """Who pays what is agreed (PP 28/2018 Ps 6(2); Permendagri 22/2020 Ps 41)."""

    NONE = "tanpa_biaya", "Tanpa pembiayaan"
    APBD = "apbd", "APBD"
    PARTNER = "mitra", "Mitra"
    EACH = "masing_masing", "Masing-masing pihak"


class RegulationKind(Word):
    """Kinds of regulation."""

    UU = "uu", "Undang-Undang"
    PP = "pp", "Peraturan Pemerintah"
    PERPRES = "perpres", "Peraturan Presiden"
    PERMENDAGRI = "permendagri", "Peraturan Menteri Dalam Negeri"
    PERMENLU = "permenlu", "Peraturan Menteri Luar Negeri"
    PERDA = "perda", "Peraturan Daerah"
    PERKADA = "perkada", "Peraturan Kepala Daerah"
    KEPKADA = "kepkada", "Keputusan Kepala Daerah"
    OTHER = "lain", "Peraturan lain"


class RegulationStatus(Word):
    """Standing of a regulation."""

    IN_FORCE = "berlaku", "Berlaku"
    AMENDED = "diubah", "Berlaku, telah diubah"
    PARTLY_REVOKED = "dicabut_sebagian", "Dicabut sebagian"
    REVOKED = "dicabut", "Dicabut"


class RelationKind(Word):
    """How one regulation bears on another."""

    AMENDS = "mengubah", "mengubah"
    REVOKES = "mencabut", "mencabut"
    REVOKES_PARTLY = "mencabut_sebagian", "mencabut sebagian"
    IMPLEMENTS = "melaksanakan", "melaksanakan"


class TaskState(Word):
    """States of what must be reviewed after a regulation was revoked or amended."""

    OPEN = "terbuka", "Belum ditinjau"
    DONE = "selesai", "Selesai"
    NOT_NEEDED = "tidak_perlu", "Tidak perlu"


class AttachmentKind(Word):
    """What a stored file is."""

    SCAN = "pindaian", "Pindaian naskah bertanda tangan"
    POWER_OF_ATTORNEY = "surat_kuasa", "Surat kuasa"
    KAK = "kak", "Kerangka Acuan Kerja"
    FEASIBILITY = "studi_kelayakan", "Studi kelayakan"
    COVER_LETTER = "surat_pengantar", "Surat pengantar"
    MINUTES = "berita_acara", "Berita acara pembahasan"
    LEGAL_OPINION = "telaah_hukum", "Telaah hukum"
    PLAN_EVIDENCE = "bukti_rencana", "Bukti perencanaan atau pengecualian"
    EVIDENCE = "bukti", "Bukti pelaksanaan"
    TERMINATION = "pengakhiran", "Dokumen pengakhiran"
    LEGALITY = "legalitas", "Dokumen legalitas mitra"
    PROFILE = "profil_mitra", "Profil perusahaan mitra"
    MAPPING = "pemetaan", "Pemetaan urusan"
    COORDINATION = "koordinasi_teknis", "Berita acara koordinasi teknis"
    YEARLY_LIST = "daftar_rencana", "Keputusan daftar rencana kerja sama"
    INITIATION = "surat_inisiasi", "Surat inisiasi OPD"
    LIAISON = "sk_ppksd", "Keputusan penunjukan penghubung (PPKSD)"
    ADVICE = "rekomendasi_tkksd", "Rekomendasi TKKSD"
    OFFER = "surat_penawaran", "Surat penawaran"
    OFFER_AGAIN = "permintaan_kedua", "Surat permintaan jawaban kedua"
    OFFER_ANSWER = "surat_jawaban", "Surat jawaban penawaran"
    OFFER_REPORT = "laporan_penawaran", "Laporan penawaran yang tidak dijawab"
    BURDEN = "uji_beban", "Lembar uji beban"
    DPRD_REQUEST = "surat_dprd", "Surat permohonan persetujuan DPRD"
    DPRD_OPINION = "pendapat_dprd", "Pendapat DPRD"
    DPRD_APPROVAL = "persetujuan_dprd", "Persetujuan DPRD"
    EXPLORATION = "penjajakan", "Hasil penjajakan"
    CONSULTATION = "konsultasi", "Surat konsultasi dan tanggapan Menteri"
    FOREIGN_STUDY = "kajian", "Kajian kerja sama luar negeri"
    FOREIGN_PLAN = "rencana_ln", "Rencana kerja sama luar negeri"
    FORWARDING = "penerusan", "Surat penerusan gubernur"
    VERIFICATION = "verifikasi", "Hasil verifikasi Menteri Dalam Negeri"
    MINISTER_APPROVAL = "persetujuan_menteri", "Surat persetujuan Menteri Dalam Negeri"
    CONFIRMATION = "surat_konfirmasi", "Surat konfirmasi Menteri Luar Negeri"
    ASSENT = "persetujuan_mitra", "Bukti persetujuan mitra atas naskah"
    DISPUTE = "perselisihan", "Berita acara penyelesaian perselisihan"
    TAKEOVER = "pengambilalihan", "Keputusan pengambilalihan"
    PILLAR_PHOTO = "foto_pilar", "Foto pilar batas"
    SURVEY = "data_ukur", "Data pengukuran titik batas"
    PRINTED = "cetakan", "Cetakan dari berkas (belum ditandatangani)"
    WORD = "naskah_word", "Naskah dari Word"
    OTHER = "lain", "Dokumen lain"


class EndGround(Word):
    """Grounds on which a cooperation ends before its term (PP 28/2018 Ps 9, 22)."""

    GOAL_REACHED = "tujuan_tercapai", "Tujuan kerja sama telah tercapai"
    AGREED = "kesepakatan", "Kesepakatan para pihak"
    POLICY = "perubahan_kebijakan", "Perubahan kebijakan berdasarkan peraturan perundang-undangan"
    OBJECT_LOST = "objek_hilang", "Objek kerja sama hilang atau musnah"
    COURT = "putusan", "Putusan pengadilan berkekuatan hukum tetap"
    BANKRUPT = "pailit", "Pihak ketiga dinyatakan pailit"
    REPLACED = "diganti", "Diganti dengan perubahannya"


class Recommendation(Word):
    """What an evaluation recommends."""

    CONTINUE = "lanjut", "Lanjut"
    IMPROVE = "perbaiki", "Perbaiki"
    EXPAND = "perluas", "Perluas"
    STOP = "hentikan", "Hentikan"


class ReportState(Word):
    """States of a semester report (Permendagri 22/2020 Ps 17, 39)."""

    DRAFT = "draf", "Draf"
    SUBMITTED = "disampaikan", "Disampaikan"
    RETURNED = "dikembalikan", "Dikembalikan"
    ACCEPTED = "diterima", "Diterima"


class EvaluationState(Word):
    """States of an evaluation."""

    DRAFT = "draf", "Draf"
    PROPOSED = "diusulkan", "Menunggu persetujuan"
    APPROVED = "disetujui", "Disetujui"


class ClockUnit(Word):
    """In what a deadline is counted (Permendagri 22/2020 says "hari", 25/2020 "hari kerja")."""

    DAYS = "hari", "hari"
    WORKING_DAYS = "hari_kerja", "hari kerja"
    MONTHS = "bulan", "bulan"


class ClockKey(Word):
    """What is waited for: each deadline of the law and of the house has one row in force."""

    OFFER_ANSWER = "jawab_penawaran_ksdd", "Jawaban atas penawaran KSDD"
    OFFER_AGAIN = "permintaan_kedua_ksdd", "Jawaban atas permintaan kedua KSDD"
    OFFER_ANSWER_SYNERGY = "jawab_penawaran_sinergi", "Jawaban atas penawaran sinergi"
    DPRD_ANSWER = "dprd_jawab_ksdd", "Jawaban pimpinan DPRD"
    HEAD_FOLLOWS = "kdh_tindak_lanjut", "Tindak lanjut kepala daerah atas pendapat DPRD"
    DPRD_CONSENT = "dprd_setuju_ksdd", "Persetujuan DPRD atas permohonan kembali"
    DPRD_WHOLE = "dprd_total", "Persetujuan DPRD, seluruhnya"
    DPRD_ABROAD = "dprd_ln", "Persetujuan DPRD atas rencana kerja sama luar negeri"
    GOVERNOR_FORWARDS = "gubernur_teruskan_ln", "Penerusan gubernur kepada Menteri Dalam Negeri"
    LOI_TERM = "berlaku_loi", "Masa berlaku pernyataan kehendak"
    EXTENSION_ABROAD = "perpanjangan_ln", "Surat perpanjangan kerja sama luar negeri"
    SEMESTER_REPORT = "laporan_semester", "Laporan semester"
    YEARLY_REPORT_ABROAD = "laporan_ln", "Laporan tahunan kerja sama luar negeri"
    PROPOSAL_REVIEW = "telaah_usulan", "Telaah usulan"
    TKKSD_STUDY = "kajian_tkksd", "Kajian TKKSD"
    SECTION_REVIEW = "telaah_bagian", "Telaah kerja sama"
    LEGAL_REVIEW = "telaah_hukum", "Telaah hukum"
    DISCUSSION = "pembahasan", "Pembahasan sampai naskah final"
    INITIALS = "paraf", "Paraf naskah final"
    SIGNING = "siap_ttd", "Penandatanganan"
    VALIDATION = "validasi", "Validasi naskah bertanda tangan"
    MENDING = "perbaikan", "Perbaikan yang dikembalikan"
    KSB_TO_PKS = "ksb_jadi_pks", "Tindak lanjut KSB menjadi PKS"


class Severity(Word):
    """Weight of a finding (law.md section 9)."""

    BLOCKING = "E", "Menghalangi"
    WARNING = "W", "Peringatan"
    HINT = "I", "Saran"
