"""The words of work in the background."""

from agreements.rules.word import Word


class BundleForm(Word):
    """What many PDFs are put into."""

    ZIP = "zip", "ZIP berisi satu PDF tiap naskah"
    MERGED = "gabungan", "Satu PDF gabungan"


class JobState(Word):
    """Where a job stands."""

    OPEN = "berjalan", "Dikerjakan"
    DONE = "selesai", "Selesai"
    CANCELLED = "dibatalkan", "Dibatalkan"
    FAILED = "gagal", "Gagal"
    EXPIRED = "dihapus", "Berkas sudah dihapus"


class ItemState(Word):
    """What became of one instrument of a job."""

    WAITING = "menunggu", "Menunggu"
    DONE = "selesai", "Ikut"
    REFUSED = "ditolak", "Belum dapat dicetak"
    GONE = "tidak_terlihat", "Tidak dapat Anda lihat"
    FAILED = "gagal", "Gagal dibuat"
