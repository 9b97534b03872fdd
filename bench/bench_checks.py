"""What the checker costs: all rules on a fixed draft of thirty pages, as cProfile counts it.

Run: `.venv/bin/python -m bench.bench_checks [ROUNDS]`. Needs no database. Prints for each form the calls, the
CPU time of the quickest round and the dearest rules; ends with 1 where a form takes 100 ms or more.
"""

import cProfile
import sys
import time
from dataclasses import replace
from datetime import date

from agreements.rules.checks import RULES, check
from agreements.rules.checks.reading import Reading
from agreements.rules.naskah import Naskah, words
from tests.corpus.reading import names, read

TODAY = date(2026, 8, 4)
PAGES = 30
WORDS_A_PAGE = 350
MOST_MS = 100
FORMS = {"ksb": "01-ksb-wajib", "pks": "04-pks-ksdd-apbd", "nk": "08-nk", "naskah_ln": "11-naskah-ln"}


def long_text(own):
    """Take a text; return it with the pasal of the whole corpus put behind it until it has thirty pages."""
    more = [pasal for name in names() for pasal in read(name).draft.text.pasal]
    pasal, count = list(own.pasal), words(own)
    while count < PAGES * WORDS_A_PAGE:
        each = more[len(pasal) % len(more)]
        pasal.append(replace(each, id=f"x{len(pasal)}", title=f"KETENTUAN {len(pasal)}"))
        count += words(Naskah((), (each,)))
    return Naskah(own.recitals, tuple(pasal))


def calls_of(draft):
    """Return how many functions run while a draft is checked."""
    profile = cProfile.Profile()
    profile.runcall(check, draft, TODAY)
    return sum(entry.callcount for entry in profile.getstats())


def cpu_ms(run, rounds):
    """Return the CPU time of the quickest of `rounds` runs, in ms."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return 1000 * min(times)


def dearest(draft, rounds):
    """Return the three rules that take longest, "C-08 3.1 ms"."""
    reading = Reading(draft, TODAY)
    took = {rule.id: cpu_ms(lambda rule=rule: list(rule.run(reading)), rounds) for rule in RULES}
    first = sorted(took, key=took.get, reverse=True)[:3]
    return ", ".join(f"{code} {took[code]:.1f} ms" for code in first)


def main(rounds):
    """Measure each form; return the exit code."""
    slow = False
    for form, name in FORMS.items():
        draft = read(name).draft
        draft = replace(draft, text=long_text(draft.text))
        took = cpu_ms(lambda draft=draft: check(draft, TODAY), rounds)
        slow |= took >= MOST_MS
        size = f"{words(draft.text)} words, {len(draft.text.pasal)} pasal"
        print(f"{form}: {size}; {calls_of(draft)} calls, {took:.0f} ms")
        print(f"    dearest: {dearest(draft, rounds)}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
