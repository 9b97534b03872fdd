"""How much text one agreement may hold; a whole PKS of 60 pages has about 150,000 characters."""

from agreements.rules.naskah.structure import walk

MAX_CHARS = 400_000
MAX_PASAL_CHARS = 60_000
MAX_PASAL = 300
MAX_RECITALS = 60
MAX_TITLE = 300


def _thousands(number):
    return f"{number:,}".replace(",", ".")


def text_complaints(text, limit=MAX_PASAL_CHARS, what="Isi pasal"):
    """Take raw typed text; return the reason why it is too long, before anything reads it, or nothing."""
    if len(text) <= limit:
        return []
    size = f"{_thousands(len(text))} karakter, paling banyak {_thousands(limit)}"
    return [
        f"{what} terlalu panjang: {size}. Pindahkan rincian ke lampiran atau bagi menjadi beberapa pasal."
    ]


def complaints(naskah):
    """Take a `Naskah`; return Indonesian sentences on what is beyond the limits, empty if nothing is."""
    found, total = [], sum(map(len, naskah.recitals))
    if len(naskah.pasal) > MAX_PASAL:
        found.append(f"Naskah memuat {len(naskah.pasal)} pasal, paling banyak {MAX_PASAL}.")
    if len(naskah.recitals) > MAX_RECITALS:
        found.append(f"Konsiderans memuat {len(naskah.recitals)} butir, paling banyak {MAX_RECITALS}.")
    for number, pasal in enumerate(naskah.pasal, 1):
        length = sum(len(node.text) for _, node in walk(pasal.body))
        total += length + len(pasal.title)
        if length > MAX_PASAL_CHARS:
            found.append(
                f"Pasal {number} terlalu panjang: {_thousands(length)} karakter, "
                f"paling banyak {_thousands(MAX_PASAL_CHARS)}. Bagi menjadi beberapa pasal."
            )
        if len(pasal.title) > MAX_TITLE:
            found.append(f"Judul Pasal {number} terlalu panjang, paling banyak {MAX_TITLE} karakter.")
    if total > MAX_CHARS:
        found.append(
            f"Naskah terlalu panjang: {_thousands(total)} karakter, paling banyak {_thousands(MAX_CHARS)}. "
            "Pindahkan rincian ke lampiran."
        )
    return found
