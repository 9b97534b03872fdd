"""What Word files cost: writing, looking through and reading a text of 60 pasal, and how it grows.

Run: `.venv/bin/python -m bench.bench_word`. Needs no database. Prints CPU times, their ratio to a text of
15 pasal, and the memory of reading; ends with 1 where four times the text costs more than six times the work.
"""

import os
import resource
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from agreements.documents.docx_reading import read_docx  # noqa: E402
from agreements.documents.docx_writing import agreement_docx  # noqa: E402
from agreements.rules.draft import Draft, PartyFacts  # noqa: E402
from agreements.rules.naskah import Naskah, Node, Pasal  # noqa: E402
from agreements.rules.word_blocks import accepted  # noqa: E402
from agreements.rules.word_building import build  # noqa: E402
from agreements.rules.word_matching import marks_from, matched  # noqa: E402
from agreements.rules.word_plan import plan  # noqa: E402
from agreements.rules.word_reading import read  # noqa: E402
from agreements.rules.word_safety import opened  # noqa: E402

STAMP = datetime(2026, 9, 1, tzinfo=UTC)
SENTENCE = "PARA PIHAK melaksanakan pelayanan bersama sesuai dengan ketentuan peraturan perundang-undangan"
MOST = 6.0


def text(count):
    """A text of so many pasal, each with 4 ayat of 5 huruf: 60 pasal have about 150,000 characters."""
    huruf = tuple(Node("huruf", f"{SENTENCE} butir {n};") for n in range(5))
    ayat = tuple(Node("ayat", f"{SENTENCE} {n}:", huruf) for n in range(4))
    return Naskah(("bahwa satu;",), tuple(Pasal(f"p{n}", "", f"JUDUL {n}", ayat) for n in range(count)))


def draft(count):
    """A PKS of two parties with that text."""
    party = PartyFacts(order=1, ours=True, body="Pemerintah Daerah Kota Contoh", signatory="Budi Contoh")
    both = (party, replace(party, order=2, ours=False, body="PT Contoh"))
    return Draft("pks", "ksdpk", "Contoh", both, text(count), signing_date=date(2026, 9, 1))


def cpu(act, rounds=5):
    """Return the median CPU milliseconds of an act."""
    spent = []
    for _ in range(rounds):
        begin = time.process_time()
        act()
        spent.append((time.process_time() - begin) * 1000)
    return statistics.median(spent)


def taken_in(data, current):
    """Everything that one look at the review page does."""
    source = read_docx(data)
    found = build(read(accepted(source.blocks)))
    marks = marks_from(source.marks)
    return plan(current, current, matched(found, marks, current), marks)


def acts(count):
    """Return {name: act} for a text of so many pasal, and the size of its file."""
    one = draft(count)
    data = agreement_docx(one, stamp=STAMP)
    return {
        "write": lambda: agreement_docx(one, stamp=STAMP),
        "look through": lambda: opened(data),
        "read": lambda: read_docx(data),
        "review (read, match, plan)": lambda: taken_in(data, one.text),
    }, len(data)


def main():
    """Print the table; return 1 where the cost grows faster than it should."""
    (small, _), (large, size) = acts(15), acts(60)
    worst, before = 0.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"60 pasal: {size / 1024:.0f} KB")
    for name in small:
        few, many = cpu(small[name]), cpu(large[name])
        worst = max(worst, many / few)
        print(f"{name:28} 15 pasal {few:7.1f} ms   60 pasal {many:7.1f} ms   x {many / few:.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"peak memory of the process: {peak / 1024:.0f} MB, {(peak - before) / 1024:.1f} of it for all this"
    )
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
