"""The words of a dossier's path; read through rules.enums like all others."""

from agreements.rules.word import Word


class Initiative(Word):
    """Who began (PP 28/2018 Ps 17-18; Permendagri 22/2020 Ps 8, 26, 31)."""

    OURS = "kami", "Pemerintah daerah kita"
    THEIRS = "mitra", "Mitra, dengan surat penawarannya"


class Direction(Word):
    """Which way an offer goes (Permendagri 22/2020 Ps 8, 30, 31, 54)."""

    OUT = "keluar", "Penawaran kita"
    IN = "masuk", "Penawaran mitra"


class OfferAnswer(Word):
    """The written answer to an offer; there is none for silence."""

    YES = "menerima", "Menerima"
    NO = "menolak", "Menolak"


class Stage(Word):
    """Stages of a dossier that a person sets; what follows is told by its instruments."""

    IDEA = "usulan", "Usulan"
    SUBMITTED = "diajukan", "Diajukan"
    RETURNED = "dikembalikan", "Dikembalikan"
    INCOMING = "masuk", "Penawaran masuk"
    LEGALITY = "legalitas", "Verifikasi legalitas"
    STUDY = "kajian", "Kajian TKKSD"
    NOT_FEASIBLE = "tidak_layak", "Tidak layak"
    SELECTION = "pemilihan", "Pemilihan mitra"
    OFFERING = "siap_ditawarkan", "Penawaran disiapkan"
    OFFERED = "ditawarkan", "Penawaran dikirim"
    ASKED_AGAIN = "diminta_lagi", "Permintaan kedua dikirim"
    REPORTED = "dilaporkan", "Dilaporkan, belum dijawab"
    ANSWERING = "dijawab", "Jawaban disiapkan"
    REFUSED = "ditolak", "Penawaran ditolak"
    ACCEPTED = "diterima", "Diterima"
    EXPLORING = "penjajakan", "Penjajakan"
    CONSULTING = "konsultasi", "Konsultasi ke pusat"
    STATING = "pernyataan", "Pernyataan kehendak"
    PLANNING = "rencana_ks", "Rencana kerja sama"
    DPRD = "dprd", "Menunggu DPRD"
    GOVERNOR = "gubernur", "Diteruskan gubernur"
    VERIFYING = "verifikasi", "Verifikasi Mendagri"
    WRITING = "naskah", "Rancangan naskah"
    TALKS = "pembahasan_ln", "Pembahasan naskah"
    CONFIRMED = "dikonfirmasi", "Surat konfirmasi terbit"
    TAKEN_OVER = "diambil_alih", "Diambil alih"
    CLOSED = "ditutup", "Ditutup"
    CANCELLED = "dibatalkan", "Dibatalkan"


class ApprovalState(Word):
    """States of a burden test and of the DPRD's approval that follows it (P22 Ps 11-12, 34, 56)."""

    TESTED = "diuji", "Uji beban menunggu pengesahan"
    VOID = "gugur", "Uji beban dikembalikan"
    FREE = "tidak_perlu", "Tidak perlu persetujuan DPRD"
    TO_SEND = "perlu", "Permohonan kepada DPRD disiapkan"
    SENT = "di_dprd", "Menunggu DPRD"
    OPINION = "pendapat", "Pendapat DPRD ditindaklanjuti"
    FOLLOWED = "dikirim_kembali", "Menunggu DPRD atas permohonan kembali"
    APPROVED = "disetujui", "Disetujui DPRD"
    DEEMED = "dianggap_setuju", "Dianggap disetujui DPRD"
    REJECTED = "ditolak_dprd", "Ditolak DPRD"


class MeetingKind(Word):
    """Meetings of TKKSD (Permendagri 22/2020 Ps 48-49)."""

    PLENARY = "pleno", "Rapat pleno"
    TECHNICAL = "teknis", "Rapat teknis"


class Advice(Word):
    """What TKKSD, or one of its members, finds of an idea (Permendagri 22/2020 Ps 7, 46(2))."""

    FEASIBLE = "layak", "Layak"
    MEND = "perbaiki", "Layak setelah diperbaiki"
    UNFIT = "tidak_layak", "Tidak layak"


class DisputeRoute(Word):
    """By which levels a dispute goes (Permendagri 22/2020 Ps 18-21; PP 28/2018 Ps 21; P25 Ps 40-41)."""

    PROVINCE = "provinsi", "Kabupaten/kota dalam satu provinsi"
    REGIONS = "daerah", "Antardaerah lainnya"
    CONTRACT = "kontrak", "Dengan pihak ketiga"
    ABROAD = "luar_negeri", "Dengan pihak luar negeri"
    SYNERGY = "sinergi", "Dengan kementerian atau lembaga"


class DisputeState(Word):
    """At which level a dispute is, or how it ended."""

    TALKS = "musyawarah", "Musyawarah"
    TEAM = "tkksd", "TKKSD kabupaten/kota"
    TEAM_PROVINCE = "tkksd_provinsi", "TKKSD provinsi"
    GOVERNOR = "gubernur", "Gubernur"
    MINISTER = "menteri", "Menteri Dalam Negeri"
    FORUM = "forum_kontrak", "Menurut kontrak"
    SETTLED = "selesai", "Selesai dengan kesepakatan"
    DECIDED = "diputus", "Diputus"
