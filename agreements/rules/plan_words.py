"""The words of planning: states and acts of a mapping and of the yearly plan, forums, priorities, reality."""

from agreements.rules.enums import Word


class MappingState(Word):
    """States of an OPD's mapping of a year."""

    DRAFT = "draf", "Draf"
    SUBMITTED = "diajukan", "Diajukan"
    RETURNED = "dikembalikan", "Dikembalikan"
    ACCEPTED = "diterima", "Diterima"


class PlanState(Word):
    """States of the yearly plan (Permendagri 22/2020 Ps 25(2))."""

    DRAFT = "disusun", "Disusun"
    DISCUSSION = "dibahas", "Dibahas TKKSD"
    PROPOSED = "diusulkan", "Menunggu persetujuan kepala daerah"
    APPROVED = "disetujui", "Disetujui, menunggu Keputusan"
    FIXED = "ditetapkan", "Ditetapkan"
    REPLACED = "diubah", "Diganti perubahannya"


class PlanAction(Word):
    """What a person may do to a mapping or a yearly plan; the label stands on the button."""

    SUBMIT = "ajukan", "Ajukan pemetaan"
    ACCEPT = "terima", "Terima pemetaan"
    RETURN = "kembalikan", "Kembalikan"
    REOPEN = "buka_kembali", "Buka kembali"
    TO_TEAM = "ajukan_tkksd", "Ajukan ke TKKSD"
    DISCUSS = "catat_pembahasan", "Catat hasil pembahasan"
    APPROVE = "setujui", "Setujui daftar"
    FIX = "tetapkan", "Catat penetapan"
    REVISE = "buka_perubahan", "Buka perubahan daftar"


class Priority(Word):
    """How pressing a potential cooperation is."""

    HIGH = "1", "Tinggi"
    MEDIUM = "2", "Sedang"
    LOW = "3", "Rendah"


class Forum(Word):
    """Where the mapping of a KSDD wajib is coordinated (PP 28/2018 Ps 5; Permendagri 22/2020 Ps 5)."""

    PROVINCE_MEETING = "rakortek_provinsi", "Rapat koordinasi teknis provinsi"
    PROVINCE_PLAN = "musrenbang_provinsi", "Musrenbang provinsi"
    NATIONAL_MEETING = "rakortek_nasional", "Koordinasi teknis nasional"
    NATIONAL_PLAN = "musrenbangnas", "Musrenbang nasional"
    INITIATOR_PLAN = "musrenbang_pemrakarsa", "Musrenbang provinsi pemrakarsa"


class Reality(Word):
    """What became of a row of the yearly plan."""

    NONE = "belum", "Belum dimulai"
    IDEA = "usulan", "Usulan"
    AGREED = "ksb", "KSB"
    CONTRACT = "pks", "PKS"
    RUNNING = "berjalan", "Berjalan"
    OVER = "selesai", "Selesai"
    DROPPED = "batal", "Dibatalkan"
