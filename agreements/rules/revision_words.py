"""The words of frozen texts."""

from agreements.rules.word import Word


class FrozenAs(Word):
    """On which occasion a text was frozen as a revision."""

    SUBMITTED = "diajukan", "Diajukan"
    RETURNED = "dikembalikan", "Dikembalikan"
    FINAL = "final", "Ditetapkan final"
    AGREED = "disetujui", "Disetujui para pihak"
    SIGNED = "ditandatangani", "Ditandatangani"
