"""The worker: renders what was asked for in the background until it is told to stop."""

import os
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connections

from agreements.workflow.bulk import clean
from agreements.workflow.bundling import work_once
from agreements.workflow.word_tidying import tidy

PAUSE = 1.0  # seconds between two looks where nothing waits
TIDY = 3600  # seconds between two cleanings
MOST = 300  # pieces of work of one process; then a fresh one takes over, so that memory stays flat


class Command(BaseCommand):
    """`manage.py work`; several may run. What one leaves undone, another takes up."""

    help = "Membuat PDF yang diminta di latar belakang, sampai dihentikan (SIGTERM)."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="berhenti ketika tidak ada yang menunggu")
        parser.add_argument("--most", type=int, default=MOST, help="banyaknya naskah sampai proses diganti")

    def handle(self, *, once, most, **_):
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        os.nice(5)  # a page that somebody waits for goes first
        run(stopping, once=once, most=most)


def run(stopping, *, once=False, most=MOST):
    """Work until `stopping` (an Event) is set, `most` pieces are done or, with `once`, nothing waits."""
    done, tidied = 0, 0.0
    while not stopping.is_set() and done < most:
        if not once and time.monotonic() - tidied > TIDY:
            tidied = time.monotonic()
            _try(clean)
            _try(tidy)
        if _try(work_once):
            done += 1
        elif once:
            return
        else:
            close_old_connections()
            stopping.wait(PAUSE)


def _try(deed):
    """Do it; a database that is away for a while is waited for, with a new connection."""
    try:
        return deed()
    except Error:
        connections.close_all()
        time.sleep(PAUSE)
        return None
