"""Time and questions of each page at two sizes: `python -m bench.pages URL URL SIZE SIZE`.

A child process per database waits for its turn, and the two are asked alternately, so that whatever else the
machine does falls on both alike. Printed: the median of the best round in ms, and the number of questions.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from urllib.parse import urlencode

ROUNDS, TIMES = 5, 15


def pages():
    """Return [(title, account, address)], the addresses taken from what the database holds."""
    from django.db.models import Count

    from agreements.models import Affair, Agency, Agreement, Partner, Post

    agency = Agency.objects.order_by("pk")[10]
    home = Post.objects.get(user__username="ukur-opo").agency
    affair = Affair.objects.order_by("pk")[3]
    partner = Partner.objects.annotate(often=Count("parties")).order_by("-often", "pk").first().name
    running = Agreement.objects.filter(state="berlaku", instrument="pks", end_key__gte="2026-06-01")
    detail = running.order_by("pk").first().uid
    own = running.filter(agency=home).order_by("pk").first().uid
    return [
        ("register", "stf", "/register/"),
        ("register, OPD", "opo", "/register/"),
        ("filter: status", "stf", "/register/?status=berjalan"),
        ("filter: ends in 30 days", "stf", "/register/?sisa=0-30"),
        ("filter: OPD and form", "stf", f"/register/?opd={agency.pk}&bentuk=pks"),
        ("filter: urusan", "stf", f"/register/?urusan={affair.pk}"),
        ("filter: partner", "stf", f"/register/?{urlencode({'mitra': partner})}"),
        ("filter: year", "stf", "/register/?tahun=2021"),
        ("filter: KSB without PKS", "stf", "/register/?tanpa_pks=1"),
        ("filter: queue", "stf", "/register/?tugas=mulai_telaah"),
        ("filter: late", "stf", "/register/?lewat=1"),
        ("filters, OPD", "opo", "/register/?status=selesai&bentuk=pks"),
        ("search: rare", "stf", "/register/?q=stunting+brantas"),
        ("search: common", "stf", "/register/?q=pariwisata"),
        ("search: most common", "stf", "/register/?q=pelayanan"),
        ("search: number", "stf", "/register/?q=000123"),
        ("search, OPD", "opo", "/register/?q=pendidikan"),
        ("sorted by end", "stf", "/register/?urut=berakhir"),
        ("dashboard, staff", "stf", "/"),
        ("dashboard, Kabag", "kbg", "/"),
        ("dashboard, OPD", "opo", "/"),
        ("detail", "stf", f"/naskah/{detail}/"),
        ("detail, OPD", "opo", f"/naskah/{own}/"),
    ]


def answer():
    """The child: reads a page's number, answers with [title, queries, median ms, CPU ms of one request]."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from agreements.models import User

    wanted = pages()
    clients = {}
    for _, who, _ in wanted:
        clients[who] = Client()
        clients[who].force_login(User.objects.get(username=f"ukur-{who}"))
    print(json.dumps([title for title, _, _ in wanted]), flush=True)
    for line in sys.stdin:
        title, who, address = wanted[int(line)]
        client = clients[who]
        assert client.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
            queries = len(asked)
        times, busy = [], cpu(connection)
        for _ in range(TIMES):
            begun = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - begun) * 1000)
        spent = (cpu(connection) - busy) / TIMES
        print(json.dumps([title, queries, statistics.median(times), spent]), flush=True)


def cpu(connection):
    """Milliseconds of CPU that this process and its database process have used (the latter if it is here)."""
    own = time.process_time() * 1000
    pid = connection.connection.info.backend_pid
    try:
        with open(f"/proc/{pid}/schedstat") as told:
            return own + int(told.read().split()[0]) / 1e6
    except OSError:
        return own


def start(url):
    command = [sys.executable, "-m", "bench.pages", "--answer"]
    settings = os.environ | {"DATABASE_URL": url}
    return subprocess.Popen(command, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def measure(children):
    """Return [(title, [(queries, best median, best CPU) of each child])]."""
    titles = [json.loads(child.stdout.readline()) for child in children]
    found = []
    for at, title in enumerate(titles[0]):
        best = [(0, 9e9, 9e9)] * len(children)
        for _ in range(ROUNDS):
            for place, child in enumerate(children):
                print(at, file=child.stdin, flush=True)
                _, queries, median, spent = json.loads(child.stdout.readline())
                best[place] = (queries, min(best[place][1], median), min(best[place][2], spent))
        found.append((title, best))
    return found


def main(small, large, few, many):
    children = [start(small), start(large)]
    found = measure(children)
    for child in children:
        child.stdin.close()
        child.wait()
    sizes = [f"{int(size):,}" for size in (few, many)]
    print(
        f"\n| page | questions | ms at {sizes[0]} | at {sizes[1]} | ratio | CPU ms | at {sizes[1]} | ratio |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for title, [(few_asked, low, low_cpu), (many_asked, high, high_cpu)] in found:
        asked = few_asked if few_asked == many_asked else f"{few_asked} / {many_asked}"
        times = f"{low:.1f} | {high:.1f} | {high / low:.2f}"
        print(f"| {title} | {asked} | {times} | {low_cpu:.1f} | {high_cpu:.1f} | {high_cpu / low_cpu:.2f} |")


if __name__ == "__main__":
    answer() if sys.argv[1:] == ["--answer"] else main(*sys.argv[1:])
