"""What many PDFs cost: 100 agreements of eight pages, rendered by two workers as a job of the server.

Run with a database that may be emptied: `.venv/bin/python -m bench.bench_bulk [COUNT] [WORKERS]` after
`script/database start`; it makes a database of its own beside the embedded one and drops it. Prints wall
time, CPU of the workers as a share of the cores, and the memory of each worker as the work goes on.
Where others use the machine too, "wanted" tells what the workers would have used of it: CPU had and
waited for.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg2

NAME = "bench_bulk"
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def database():
    address = urlsplit(os.environ["DATABASE_URL"])
    admin = psycopg2.connect(urlunsplit(address._replace(path="/postgres")))
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {NAME}")
    return urlunsplit(address._replace(path=f"/{NAME}")), admin


def cpu(pid):
    """Seconds of CPU that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def wanted(pid):
    """Seconds of CPU that a process had or stood in line for, as the scheduler counts them."""
    had, waited, _ = Path(f"/proc/{pid}/schedstat").read_text().split()
    return (int(had) + int(waited)) / 1e9


def memory(pid):
    """Megabytes that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1024 / 1024


def busy():
    """Seconds of CPU that the whole machine has spent, and all that it had."""
    fields = [int(each) for each in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS, sum(fields) / TICKS


def fill(count):
    from django.core.management import call_command

    from agreements.models import Agreement
    from agreements.rules.enums import BundleForm, Role
    from agreements.rules.naskah import Naskah, Node, Pasal, to_json
    from agreements.workflow.bulk import ask
    from tests import factories

    call_command("migrate", verbosity=0)
    words = "PIHAK KESATU dan PIHAK KEDUA melaksanakan kegiatan menurut rencana yang disepakati, termasuk "
    dossier = factories.cooperation()
    for number in range(count):
        pasal = tuple(
            Pasal(
                f"p{at}",
                "",
                f"KETENTUAN {at}",
                tuple(
                    Node("ayat", f"{words}urusan {number} butir {at}.{n}. {words}tahap {n}.")
                    for n in range(6)
                ),
            )
            for at in range(12)
        )
        factories.agreement(
            cooperation=dossier,
            about=f"Pelayanan {number}",
            text=to_json(Naskah(("bahwa perlu bekerja sama",), pasal)),
        )
    staff = factories.user(Role.STF)
    return ask(
        by=staff.actor(factories.today()),
        agreements=Agreement.objects.order_by("pk"),
        form=BundleForm.ZIP,
        asked="bench",
    )


def watch(workers):
    """Start the workers, wait for the end; return (seconds, CPU, CPU wanted, machine's share, memory)."""
    started, had = time.monotonic(), busy()
    crew = [subprocess.Popen([sys.executable, "manage.py", "work", "--once"]) for _ in range(workers)]
    held, spent, asked = [], {}, {}
    while any(each.poll() is None for each in crew):
        for each in crew:
            if each.poll() is None:
                try:
                    spent[each.pid], asked[each.pid] = cpu(each.pid), wanted(each.pid)
                    held.append((time.monotonic() - started, each.pid, memory(each.pid)))
                except (FileNotFoundError, ProcessLookupError):
                    continue
        time.sleep(0.25)
    seconds = time.monotonic() - started
    now = busy()
    return seconds, sum(spent.values()), sum(asked.values()), (now[0] - had[0]) / (now[1] - had[1]), held


def main():
    count, workers = (int(sys.argv[at]) if len(sys.argv) > at else usual for at, usual in ((1, 100), (2, 2)))
    address, admin = database()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": address,
            "KERJASAMA_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "kerjasama.settings",
        }
        os.environ.setdefault("KERJASAMA_SECRET_KEY", "bench-" + "k" * 60)
        django.setup()
        from agreements.workflow.bulk import result_of

        job = fill(count)
        seconds, spent, asked, machine, held = watch(workers)
        job.refresh_from_db()
        size = result_of(job).stat().st_size
        cores = min(workers, os.cpu_count())
        print(f"{count} PDFs, {workers} workers: {seconds:.1f} s, {job.state}, {size / 1e6:.1f} MB")
        print(
            f"CPU of the workers {spent:.1f} s, {spent / seconds / cores:.0%} of {cores} cores; "
            f"wanted {asked / seconds / cores:.0%}; "
            f"machine busy {machine:.0%}"
        )
        for pid in sorted({pid for _, pid, _ in held}):
            mine = [(at, mb) for at, who, mb in held if who == pid]
            fifths = [mine[min(len(mine) - 1, len(mine) * n // 5)][1] for n in range(1, 6)]
            print(
                f"worker {pid}: " + " ".join(f"{mb:.0f}" for mb in fifths) + " MB at each fifth of the time"
            )
    django.db.connections.close_all()
    with admin.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


if __name__ == "__main__":
    sys.exit(main())
