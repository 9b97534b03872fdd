"""The words of the chooser and its rules; read through rules.enums like all others."""

from agreements.rules.word import Word


class Purpose(Word):
    """What a cooperation is for (UU 23/2014 Ps 366(1); PP 28/2018 Ps 15; Permendagri 25/2020 Ps 31)."""

    SERVICE = "pelayanan_publik", "Penyediaan pelayanan publik"
    ASSET = "pemanfaatan_aset", "Pemanfaatan aset daerah"
    INVESTMENT = "investasi", "Investasi"
    INFRASTRUCTURE = "infrastruktur", "Infrastruktur bersama badan usaha (KPBU)"
    PROCUREMENT = "pengadaan", "Pengadaan barang/jasa"
    OTHER = "lainnya", "Lainnya"


class GuidanceTopic(Word):
    """What a rule of the chooser ("Penentu") tells about."""

    KIND = "jenis", "Jenis kerja sama"
    INSTRUMENT = "naskah", "Naskah"
    PAPER = "dokumen", "Dokumen"
    STAGE = "tahap", "Tahap"
    OBJECT = "objek", "Objek"


class Occasion(Word):
    """When a paper or a stage of the chooser is called for."""

    ALWAYS = "selalu", "Selalu"
    OWN_OFFER = "prakarsa_kita", "Bila prakarsa dari daerah kita"
    THEIR_OFFER = "prakarsa_mitra", "Bila prakarsa dari mitra"
    DPRD = "bila_dprd", "Bila persetujuan DPRD diperlukan"
    SECRETARIAT = "bila_sekretariat", "Bila ada sekretariat kerja sama"


class Proxy(Word):
    """Whom the head of region may empower to sign (PP 28/2018 Ps 2, 13; Permendagri 22/2020 Ps 14, 36)."""

    NONE = "tidak", "Tidak dikuasakan"
    AGENCY_HEAD = "kepala_pd", "Kepala perangkat daerah"
    AGENCY_OR_OFFICIAL = "kepala_pd_pejabat", "Kepala perangkat daerah pemrakarsa atau pejabat yang ditunjuk"
    ATTACHED = "melekat", "Mengikuti naskah yang dilampirinya"
