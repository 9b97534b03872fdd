"""The words of printed papers and emblems; import them from `rules.enums`."""

from agreements.rules.word import Word


class PaperKind(Word):
    """Papers beside the agreement that are filled from the dossier and printed."""

    OFFER = "surat_penawaran", "Surat penawaran"
    PROXY = "surat_kuasa", "Surat kuasa khusus"
    TERMS = "kak", "Kerangka Acuan Kerja"
    MINUTES = "berita_acara", "Berita acara pembahasan"
    REPORT = "laporan", "Laporan semester"


class EmblemOwner(Word):
    """Whose emblem a kept picture is."""

    STATE = "garuda", "Lambang negara (Garuda Pancasila)"
    OURS = "kita", "Pemerintah daerah kita"
    REGION = "daerah", "Daerah lain"
    PARTNER = "mitra", "Mitra"
