"""What Penentu costs: calls and CPU time of its pages at fixed input, counted by cProfile.

Run: `DATABASE_URL=... KERJASAMA_DATA=... KERJASAMA_HOSTS=testserver .venv/bin/python -m bench.bench_penentu`
on a database with the example data of Kota Mojokerto. Ends with 1 where a page takes more than 100 ms of CPU
or more than 12 questions.
"""

import cProfile
import os
import pstats
import sys
import time

import django

RESULT = (
    "kategori=pemda&daerah=35.16&lintas=ya&objek=pelayanan_publik&urusan=1.02&prakarsa=kami&biaya=ya"
    "&anggaran=tidak&warga=tidak&aset=tidak&sekretariat=ya&tahun=5"
)
PAGES = (
    ("first question", "/penentu/"),
    ("question: which region", "/penentu/?kategori=pemda"),
    ("question: which urusan", "/penentu/?kategori=pt&objek=pelayanan_publik"),
    ("result", f"/penentu/?{RESULT}"),
)
MOST_MS, MOST_QUESTIONS, TIMES = 100, 12, 20


def profiled(work):
    """Return (function calls, CPU seconds with the profiler's own load) of one run."""
    profile = cProfile.Profile(time.process_time)
    profile.runcall(work)
    stats = pstats.Stats(profile)
    return stats.total_calls, stats.total_tt


def measured(client, address):
    """Return (calls, least CPU ms under the profiler, questions) of a page, warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
        questions = len(asked)
    runs = [profiled(lambda: client.get(address)) for _ in range(TIMES)]
    return min(calls for calls, _ in runs), min(seconds for _, seconds in runs) * 1000, questions


def rules_alone():
    """Return (calls, least CPU ms) of interview and advice, all rows at hand."""
    from django.http import QueryDict

    from agreements.forms.chooser import given_in, known_for
    from agreements.rules.advising import advise
    from agreements.rules.asking import interview

    given = given_in(QueryDict(RESULT))
    known = known_for(given)
    runs = [profiled(lambda: advise(interview(given, known), known)) for _ in range(TIMES)]
    return min(calls for calls, _ in runs), min(seconds for _, seconds in runs) * 1000


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kerjasama.settings")
    django.setup()
    from django.test import Client

    from agreements.models import User

    client = Client()
    client.force_login(User.objects.get(username="opd"))
    calls, milliseconds = rules_alone()
    print(f"{'rules alone':26}{calls:>9} calls {milliseconds:8.1f} ms")
    worst = False
    for title, address in PAGES:
        calls, milliseconds, questions = measured(client, address)
        print(f"{title:26}{calls:>9} calls {milliseconds:8.1f} ms {questions:>4} questions")
        worst = worst or milliseconds > MOST_MS or questions > MOST_QUESTIONS
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
