"""What templates cost: judging a version, filling a draft from it, telling where a draft departs from it.

Run: `.venv/bin/python -m bench.bench_templates [ROUNDS]`. Needs no database. A version of 15 and of 60 pasal
of four ayat with references, and three lampiran with a table of 40 rows. Prints for each the calls and the
CPU time of the quickest round; ends with 1 where four times the pasal cost more than six times the work.
"""

import sys
from cProfile import Profile
from dataclasses import replace

from agreements.rules.checks import check
from agreements.rules.enums import Instrument, Kind
from agreements.rules.naskah import Lampiran, Pasal, parse
from agreements.rules.naskah.references import bind
from agreements.rules.naskah.tables import parse_lampiran
from agreements.rules.templating import complaints, departures, fill, origins_of, started
from agreements.rules.templating.built import OWN, built
from agreements.rules.templating.trial import sample_answers, trial
from bench.bench_checks import TODAY, cpu_ms

SMALL, LARGE, MOST_TIMES = 15, 60, 6
KIND = Kind.KSDPK
TABLE = "Menurut Pasal 3.\n\n| No. | Kegiatan | Pelaksana |\n|---|---|---|\n" + "\n".join(
    f"| {number} | Kegiatan ke-{number} | {{{{pihak_kedua.nama}}}} |" for number in range(1, 41)
)


def version(count):
    """Return a `Blueprint` of `count` pasal, the first ones those of the standard PKS."""
    kept = built(Instrument.PKS, (KIND,))
    pasal = kept.text.pasal[:count]
    pasal += tuple(_written(number, count) for number in range(len(pasal) + 1, count + 1))
    annexes = tuple(Lampiran(f"l{at}", f"RINCIAN {at}", parse_lampiran(TABLE)) for at in (1, 2, 3))
    return replace(kept, text=bind(replace(kept.text, pasal=pasal, lampiran=annexes)))


def _written(number, count):
    body = "\n".join(
        f"({ayat}) Ketentuan ke-{ayat} sebagaimana dimaksud dalam Pasal {1 + (number * ayat) % count} "
        "berlaku bagi PARA PIHAK selama {{jangka_waktu}}:\na. dengan itikad baik; dan\nb. menurut peraturan."
        for ayat in range(1, 5)
    )
    return Pasal(f"p{number}", "", f"KETENTUAN KE-{number}", parse(body))


def departed(text):
    """Return a draft's text: every fifth pasal and one row of a lampiran written anew, one pasal removed."""
    pasal = [
        replace(part, body=parse("(1) Ditulis sendiri.\n(2) Lagi.")) if at % 5 == 0 else part
        for at, part in enumerate(text.pasal)
    ]
    changed = replace(text.lampiran[0], body=parse_lampiran(TABLE.replace("ke-7", "yang lain")))
    return replace(text, pasal=tuple(pasal[:-1]), lampiran=(changed, *text.lampiran[1:]))


def works(blueprint):
    """Return {what is measured: a function without arguments}."""
    answers = sample_answers(KIND, TODAY)
    draft = trial(blueprint, Instrument.PKS, KIND, OWN, answers, agency="Dinas Contoh")
    start = started(blueprint, draft)
    origins, own = origins_of(start), departed(start.text)

    def judge():
        complaints(blueprint, Instrument.PKS)
        check(trial(blueprint, Instrument.PKS, KIND, OWN, answers, agency="Dinas Contoh"), TODAY)

    def depart():
        return [row.pieces for row in departures(blueprint, origins, own, started(blueprint, draft))]

    return {
        "judge, one kind": judge,
        "fill": lambda: fill(blueprint, draft),
        "departures, words compared": depart,
    }


def calls_of(run):
    """Return how many functions run."""
    profile = Profile()
    profile.runcall(run)
    return sum(entry.callcount for entry in profile.getstats())


def main(rounds):
    """Measure at both sizes; return the exit code."""
    slow = False
    small, large = (works(version(count)) for count in (SMALL, LARGE))
    for name in large:
        before, after = cpu_ms(small[name], rounds), cpu_ms(large[name], rounds)
        slow |= after > MOST_TIMES * before
        print(f"{name}: {before:.1f} ms and {calls_of(small[name])} calls at {SMALL} pasal,")
        print(f"    {after:.1f} ms and {calls_of(large[name])} calls at {LARGE}: x {after / before:.1f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
