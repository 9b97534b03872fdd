"""What a comparison costs: two texts of sixty pasal, some changed, moved, added and struck.

Run: `.venv/bin/python -m bench.bench_compare [ROUNDS]`. Needs no database. Prints the quickest CPU time and
the calls as cProfile counts them; ends with 1 above 200 ms.
"""

import cProfile
import pstats
import sys
import time
from dataclasses import replace

from agreements.rules.comparing import compare
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, to_json, words

MOST = 0.2
SENTENCE = (
    "PIHAK KESATU wajib menyediakan data dan informasi sebagaimana dimaksud dalam Pasal {0} ayat (1) paling "
    "lambat {1} (sekian) hari kerja sejak permintaan tertulis PIHAK KEDUA nomor {2} diterima dengan lengkap."
)


def pasal(number):
    ayat = tuple(
        Node(
            "ayat",
            SENTENCE.format(number % 60 + 1, at + 3, f"{number}.{at}"),
            tuple(
                Node("huruf", f"butir {letter} dari urusan {number} tahap {at};")
                for letter in ["satu", "dua", "tiga"]
            ),
        )
        for at in range(5)
    )
    return Pasal(f"p{number}", "", f"KETENTUAN KE-{number}", ayat)


def rewritten(part, *, fresh=False):
    body = tuple(
        replace(node, text=node.text.replace("wajib", "dapat", 1) + " Hal ini dilaporkan.")
        for node in part.body
    )
    return replace(
        part, id=f"n-{part.id}" if fresh else part.id, body=(*body, Node("ayat", "Ayat baru sekali."))
    )


def texts():
    old = [pasal(number) for number in range(60)]
    new = [rewritten(part) if at % 3 == 0 else part for at, part in enumerate(old)]
    new = [new[40], *new[:10], *new[12:40], *new[41:], pasal(90), pasal(91)]
    rows = tuple((str(n), f"Kegiatan nomor {n}", f"{n * 1000}", "Dinas Kesehatan") for n in range(1, 101))
    head = (("No", "Kegiatan", "Biaya", "Unit"),)
    return (
        Naskah(("bahwa perlu",), tuple(old), (Lampiran("l", "RINCIAN", (Table(head + rows),)),)),
        Naskah(("bahwa perlu",), tuple(new), (Lampiran("l", "RINCIAN", (Table(head + rows[5:]),)),)),
    )


def scattered(naskah):
    """The same with an ayat of its own words in every pasal, and each of these one pasal further."""

    def with_ayat(part, number):
        own = " ".join(f"kata{number}x{at} hal{at}y{number}" for at in range(12))
        return replace(part, body=(*part.body, Node("ayat", own)))

    count = len(naskah.pasal)
    return [
        replace(
            naskah, pasal=tuple(with_ayat(part, (at + by) % count) for at, part in enumerate(naskah.pasal))
        )
        for by in (0, 1)
    ]


def cost(work, rounds):
    def once():
        before = time.process_time()
        work()
        return time.process_time() - before

    return min(once() for _ in range(rounds))


def calls(work):
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    old, new = texts()
    strange = replace(new, pasal=tuple(replace(part, id=f"x-{part.id}") for part in new.pasal))
    cases = {
        "a third changed, three moved": (old, new),
        "the same, every id another (a text from Word)": (old, strange),
        "every pasal rewritten": (old, replace(old, pasal=tuple(map(rewritten, old.pasal)))),
        "an ayat of every pasal in the next one": scattered(old),
        "the same text": (old, old),
    }
    print(f"{len(old.pasal)} pasal, {words(old)} words, a table of 100 rows; quickest of {rounds}")
    worst = 0
    for name, (one, other) in cases.items():
        pair = {"text": to_json(one)}, {"text": to_json(other)}
        took = cost(lambda pair=pair: compare(*pair).counts, rounds)
        counts = compare(*pair).counts
        worst = max(worst, took)
        print(
            f"{name:48} {took * 1000:6.1f} ms  {calls(lambda pair=pair: compare(*pair).counts):7,} calls  "
            f"{counts.changed} changed, {counts.moved} moved, {counts.added} new, {counts.removed} gone, "
            f"{counts.paragraphs} paragraphs moved"
        )
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
