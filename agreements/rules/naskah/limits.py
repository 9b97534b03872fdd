"""How much text one agreement may hold; a whole PKS of 60 pages has about 150,000 characters."""

from agreements.rules.naskah.structure import Table, texts_of, walk

MAX_CHARS = 400_000
MAX_PASAL_CHARS = 60_000
MAX_PASAL = 300
MAX_RECITALS = 60
MAX_TITLE = 300
MAX_LAMPIRAN = 20
MAX_COLUMNS = 12
MAX_ROWS = 500


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
    found += _lampiran_complaints(naskah)
    total += sum(len(text) for part in naskah.lampiran for text in [part.title, *texts_of(part.body)])
    if total > MAX_CHARS:
        found.append(
            f"Naskah terlalu panjang: {_thousands(total)} karakter, paling banyak {_thousands(MAX_CHARS)}. "
            "Pindahkan rincian ke lampiran."
        )
    return found


def _lampiran_complaints(naskah):
    if len(naskah.lampiran) > MAX_LAMPIRAN:
        yield f"Naskah memuat {len(naskah.lampiran)} lampiran, paling banyak {MAX_LAMPIRAN}."
    for number, part in enumerate(naskah.lampiran, 1):
        if len(part.title) > MAX_TITLE:
            yield f"Judul Lampiran {number} terlalu panjang, paling banyak {MAX_TITLE} karakter."
        for table in (block for block in part.body if isinstance(block, Table)):
            yield from _table_complaints(table, number)


def _table_complaints(table, number):
    columns, rows = len(table.rows[0]), len(table.rows)
    if columns > MAX_COLUMNS:
        yield (
            f"Tabel di Lampiran {number} memuat {columns} kolom, paling banyak {MAX_COLUMNS} yang muat di "
            "halaman. Bagi menjadi beberapa tabel."
        )
    if rows > MAX_ROWS:
        yield (
            f"Tabel di Lampiran {number} memuat {_thousands(rows)} baris, paling banyak {MAX_ROWS}. "
            "Bagi menjadi beberapa tabel."
        )
