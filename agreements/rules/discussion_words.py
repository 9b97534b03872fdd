"""The words of the discussion of a text: comments, suggestions, the sides, who may read what."""

from agreements.rules.word import Word


class SuggestionKind(Word):
    """What a suggestion would do with its part."""

    CHANGE = "ubah", "Ubah isi"
    ADD = "tambah", "Bagian baru"
    REMOVE = "hapus", "Hapus"
    MOVE = "pindah", "Pindahkan"


class SuggestionState(Word):
    """Where a suggestion stands. `OUTDATED` is told by the text and never stored."""

    OPEN = "terbuka", "Menunggu keputusan"
    ACCEPTED = "diterima", "Diterima"
    REJECTED = "ditolak", "Ditolak"
    WITHDRAWN = "ditarik", "Ditarik"
    OUTDATED = "kedaluwarsa", "Naskah sudah berubah"


class SuggestionSource(Word):
    """By which way a suggestion came."""

    ROOM = "ruang", "Ruang tulis"
    LINK = "tautan", "Tautan mitra"
    WORD = "word", "Berkas Word"


class Side(Word):
    """Whose word it is."""

    OURS = "kita", "Pemerintah daerah kita"
    PARTNER = "mitra", "Mitra"


class Visibility(Word):
    """Who reads a comment: we, the partner too, or TKKSD and its secretariat alone."""

    INTERNAL = "internal", "Internal: hanya pihak kita"
    SHARED = "bersama", "Bersama mitra"
    CLOSED = "tkksd", "Catatan TKKSD: tertutup"


class ReactionWord(Word):
    """What is said of a suggestion: the partner's yes or no, or a word of either side."""

    AGREE = "setuju", "Setuju"
    REFUSE = "tolak", "Tidak setuju"
    REMARK = "komentar", "Komentar"
