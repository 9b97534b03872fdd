"""Names of partners, made comparable."""

import re
import unicodedata

FORMS = (
    r"\b(pt|cv|ud|tbk|persero|perseroan terbatas|yayasan|koperasi|perkumpulan|pemerintah|daerah|"
    r"pemkab|pemkot|pemprov)\b"
)


def normalised(name):
    """Return a name in lower case without accents, punctuation and legal forms, for comparing partners.

    "PT. Bank Jatim (Persero) Tbk" and "Bank Jatim" become the same; "Kab. Garut" and "Kabupaten Garut" too.
    """
    letters = (sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    plain = unicodedata.normalize("NFC", "".join(letters)).lower()
    words = re.sub(r"[\W_]+", " ", plain).strip()
    words = re.sub(r"\bkab\b", "kabupaten", words)
    short = " ".join(re.sub(FORMS, " ", words).split())
    return (short or words or name.strip())[:200]
