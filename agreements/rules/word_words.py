"""The words of bringing a Word file in: as what it comes, and where a waiting one stands."""

from agreements.rules.word import Word


class WordMode(Word):
    """As what the words of a file come into the text."""

    OWN_EDIT = "suntingan", "Sebagai suntingan saya"
    SUGGESTION = "usulan", "Sebagai usul perubahan"


class WordState(Word):
    """Where an uploaded Word file stands."""

    WAITING = "menunggu", "Menunggu diperiksa"
    TAKEN = "dimuat", "Dimuat"
    DROPPED = "dibatalkan", "Dibatalkan"
