"""Drafts for paper: short ones, signed, with emblems."""

from dataclasses import replace
from datetime import UTC, datetime

from agreements.rules.naskah import Naskah, Node, Pasal
from tests.rules import drafts

STAMP = datetime(2026, 9, 1, 3, 30, tzinfo=UTC)
ADDRESS = "https://kerjasama.example.go.id/v/7k2m9q"
RECITALS = ("bahwa wilayah PARA PIHAK berbatasan;", "bahwa pelayanan perlu ditingkatkan.")


def short_text(paragraphs=1):
    """A text of two pasal; the second has so many plain paragraphs."""
    filler = "PARA PIHAK melaksanakan pelayanan bersama di wilayah perbatasan dengan itikad baik."
    body = tuple(Node("teks", f"{filler} {place}.") for place in range(paragraphs))
    first = Pasal("a", "maksud", "Maksud dan Tujuan", (Node("teks", "Meningkatkan pelayanan."),))
    return Naskah(RECITALS, (first, Pasal("b", "lain", "Lain-Lain", body)))


def short(make=drafts.ksb, **changes):
    """A signed draft with a short text."""
    draft = make()
    parties = tuple(
        replace(party, number=f"100.3/{party.order}/2026", emblem="daerah-contoh") for party in draft.parties
    )
    given = {"text": short_text(), "parties": parties, "state": "ditandatangani", "address": ADDRESS}
    return replace(draft, **(given | {"reference": "KSB-7K2M9Q"} | changes))


def of_parties(count, **changes):
    """A signed PKS of so many regions."""
    one = drafts.HEAD
    parties = tuple(
        replace(
            one,
            order=order,
            ours=order == 1,
            body=f"Pemerintah Daerah Kabupaten Contoh {order}",
            signatory=f"Nama Penanda Tangan Ke {order}X",
            office="Kepala Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Contoh",
            number=f"100.3/{order}/2026",
            emblem="daerah-contoh",
        )
        for order in range(1, count + 1)
    )
    return short(drafts.pks, parties=parties, originals=count, **changes)
