"""The pasal of an addendum: what stood, what shall stand, and that all else stays.

Permendagri 22/2020 Ps 15, 37: matter is reduced or added by addendum.
"""

from agreements.rules.amending import CHANGED, INSERTED, REMOVED
from agreements.rules.naskah import Node, Pasal, parse, write
from agreements.rules.outlines.facts import field_token


def _lines(nodes):
    """A quoted pasal as plain paragraphs below an ayat; its own numbers are words of the quotation."""
    return tuple(Node("teks", line.strip()) for line in write(nodes).splitlines())


def _quoted(text, lines):
    return Node("ayat", text, lines)


def _change(number, old):
    was = f"Ketentuan Pasal {number} tentang {old.title} dalam perjanjian semula berbunyi sebagai berikut:"
    becomes = f"Ketentuan Pasal {number} diubah sehingga berbunyi sebagai berikut:"
    draft = (Node("teks", f"[isi bunyi baru Pasal {number}; naskah semula di bawah ini untuk disunting]"),)
    body = (_quoted(was, _lines(old.body)), _quoted(becomes, draft + _lines(old.body)))
    return Pasal(f"{CHANGED}{old.id}", "perubahan", f"PERUBAHAN PASAL {number}", body)


def _removal(number, old):
    was = f"Ketentuan Pasal {number} tentang {old.title} dalam perjanjian semula berbunyi sebagai berikut:"
    body = (_quoted(was, _lines(old.body)), Node("ayat", f"Ketentuan Pasal {number} dihapus."))
    return Pasal(f"{REMOVED}{old.id}", "perubahan", f"PENGHAPUSAN PASAL {number}", body)


def _insertion(number, before):
    stands = (
        f"Di antara Pasal {number} dan pasal sesudahnya disisipkan 1 (satu) pasal, yakni Pasal {number}A, "
        "yang berbunyi sebagai berikut:"
    )
    blank = Node("teks", f"[isi judul dan bunyi Pasal {number}A]")
    body = (Node("ayat", stands, (blank,)),)
    return Pasal(f"{INSERTED}{before.id}", "perubahan", f"PENYISIPAN PASAL {number}A", body)


DEEDS = {"ubah": _change, "hapus": _removal, "sisip": _insertion}


def _amended(number, old, deed="ubah"):
    return DEEDS[deed](number, old)


BLANK = Pasal(
    "perubahan",
    "perubahan",
    "KETENTUAN YANG DIUBAH",
    parse(
        "(1) Ketentuan Pasal [isi nomor pasal] dalam perjanjian semula berbunyi sebagai berikut:\n"
        "\\> [isi bunyi semula]\n"
        "(2) Ketentuan sebagaimana dimaksud pada ayat (1) diubah sehingga berbunyi sebagai berikut:\n"
        "\\> [isi bunyi baru]"
    ),
)


def pasal(draft, amended=()):
    """Take a draft and the pasal to change as `(number, Pasal)` of the agreement beneath; return its pasal.

    Each changed pasal is quoted as it stood and again as the text to be edited. A third value says what is
    done: "ubah" (usual), "hapus", or "sisip" for a new pasal after that one.
    """
    rest = Pasal(
        "ketentuan_lain",
        "lain_lain",
        "KETENTUAN LAIN",
        parse(
            f"(1) Ketentuan lain dalam perjanjian Nomor {field_token('induk.nomor')} tanggal "
            f"{field_token('induk.tanggal')} yang tidak diubah dengan "
            "Adendum ini dinyatakan tetap berlaku.\n"
            "(2) Adendum ini merupakan bagian yang tidak terpisahkan dari perjanjian sebagaimana dimaksud "
            "pada ayat (1)."
        ),
    )
    start = field_token("tanggal_mulai")
    force = Pasal(
        "jangka_waktu",
        "jangka_waktu",
        "MULAI BERLAKU",
        parse(f"Adendum ini mulai berlaku pada tanggal {start}."),
    )
    return (*(_amended(*each) for each in amended), *(() if amended else (BLANK,)), rest, force)
