"""Texts for paper: forty that are made up from a seed, and ten written by hand for what is hard to set."""

import random
from dataclasses import replace
from itertools import count

from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, parse
from tests.documents.samples import ADDRESS, of_parties, short, short_text
from tests.rules import drafts

MAKERS = (drafts.ksb, drafts.pks, drafts.pks_ksdpk, drafts.nk, drafts.ksb_ksdpk)
LAYOUTS = (
    (),
    (("huruf", "liberation"), ("ukuran", "12")),
    (("ukuran", "11"), ("sisi_kesatu", "kiri"), ("baris_nomor", "satu")),
    (("lambang", "tanpa"), ("paraf", "tidak"), ("qr", "tidak")),
    (("pendamping", "saksi"), ("kata_antara", "DENGAN"), ("sisi_lambang", "kiri")),
)
WITNESSES = (("Saksi Pertama", "Sekretaris Daerah"), ("Saksi Kedua", "Asisten Administrasi Umum"))
MORE = (("Penanda Kedua", "Kepala Badan Pengelolaan Keuangan", "plh"),)
LONG_NAME = "Raden Mas Panji Kusumawardhana Suryadiningrat Mangkuprawira bin Abdurrahman Sastranegara"


def paragraph(rng, serial, longest=24):
    """So many words, each another one; `serial` numbers them."""
    return " ".join(f"kata{next(serial)}" for _ in range(rng.randint(1, longest)))


def body(rng, serial):
    """The body of a pasal: ayat with huruf and angka, or plain paragraphs with lists."""
    kind = rng.choice(("ayat", "teks", "huruf"))
    if kind == "huruf":
        return tuple(Node("huruf", paragraph(rng, serial)) for _ in range(rng.randint(1, 6)))
    below = ("huruf", "angka")
    return tuple(
        Node(kind, paragraph(rng, serial), listed(rng, serial, below) if rng.random() < 0.5 else ())
        for _ in range(rng.randint(1, 3))
    )


def listed(rng, serial, kinds):
    """A list of the first of `kinds`, perhaps with one of the next beneath."""
    deeper = kinds[1:]
    return tuple(
        Node(
            kinds[0],
            paragraph(rng, serial, 9),
            listed(rng, serial, deeper) if deeper and rng.random() < 0.3 else (),
        )
        for _ in range(rng.randint(1, 3))
    )


def attached(rng, serial):
    """No, one or two lampiran: paragraphs and tables of two to six columns."""
    found = []
    for number in range(rng.choice((0, 0, 1, 2))):
        title = paragraph(rng, serial, 4).upper()
        body = (Node("teks", paragraph(rng, serial)), table(rng, serial))
        found.append(Lampiran(f"l{number}", title, body))
    return tuple(found)


def table(rng, serial):
    """A table with a head, its cells of a few words."""
    columns = rng.randint(2, 6)
    rows = rng.randint(2, 9)
    return Table(tuple(tuple(paragraph(rng, serial, 5) for _ in range(columns)) for _ in range(rows)), 1)


def generated(seed):
    """A signed draft that the seed decides on wholly."""
    rng, serial = random.Random(seed), count(1)
    pasal = tuple(
        Pasal(f"p{n}", "", paragraph(rng, serial, 4).upper(), body(rng, serial))
        for n in range(rng.randint(1, 6))
    )
    recitals = tuple(paragraph(rng, serial, 30) for _ in range(rng.randint(1, 4)))
    given = {
        "text": Naskah(recitals, pasal),
        "layout": rng.choice(LAYOUTS),
        "paper": rng.choice(("F4", "A4")),
    }
    parties = rng.choice((2, 2, 2, 2, 3, 5, 7))
    draft = of_parties(parties, **given) if parties > 2 else short(rng.choice(MAKERS), **given)
    if rng.random() < 0.3:
        draft = replace(draft, witnesses=WITNESSES)
    if parties == 2 and rng.random() < 0.3:
        draft = replace(draft, parties=tuple(replace(party, more=MORE) for party in draft.parties))
    return draft


def _with_first(draft, **changes):
    return replace(draft, parties=(replace(draft.parties[0], **changes), *draft.parties[1:]))


def _long_ayat():
    words = " ".join(f"ketentuan{n}" for n in range(380))
    return Naskah(("bahwa uji;",), (Pasal("a", "", "PELAKSANAAN", (Node("ayat", words),)),))


def _many_pasal():
    rows = tuple(Pasal(f"p{n}", "", f"JUDUL {n}", (Node("teks", f"Isi ke {n}."),)) for n in range(60))
    return Naskah(("bahwa uji;",), rows)


def _deep():
    lines = "(1) Satu:\na. dua:\n1. tiga;\n2. empat;\nb. lima.\n(2) Enam."
    rows = tuple(Pasal(f"p{n}", "", "KEWAJIBAN", parse(lines)) for n in range(9))
    return Naskah(("bahwa uji;",), rows)


def _letters_beyond_z():
    rows = tuple(Node("huruf", f"butir nomor{n};") for n in range(60))
    return Naskah(("bahwa uji;",), (Pasal("a", "", "RUANG LINGKUP", rows),))


def by_hand():
    """Return {name: draft} of the ten."""
    long_title = "Penyelenggaraan Pelayanan Publik Terpadu di Wilayah Perbatasan dan Sekitarnya " * 3
    return {
        "long names": _with_first(short(), signatory=LONG_NAME, office=f"Kepala {'Dinas Pemberdayaan ' * 6}"),
        "long title": short(about=long_title.strip()),
        "long ayat": short(text=_long_ayat()),
        "many pasal": short(text=_many_pasal()),
        "deep lists": short(drafts.pks, text=_deep()),
        "letters beyond z": short(text=_letters_beyond_z()),
        "acting head": _with_first(short(), office_status="plt"),
        "twelve parties on A4": of_parties(12, paper="A4"),
        "three who sign for each": replace(
            short(drafts.pks, text=short_text(9)),
            parties=tuple(replace(p, more=MORE * 2) for p in short(drafts.pks).parties),
            witnesses=WITNESSES,
        ),
        "endless address": short(address=f"{ADDRESS}/{'a' * 120}"),
    }
