"""Prepares once, then serves pages and works in the background: what is loaded need not be loaded again."""

import os
import sys

from django.core.management import call_command
from django.db import connections
from django.urls import resolve
from gunicorn.app.wsgiapp import run

from kerjasama.crew import Crew
from kerjasama.prepare import prepare


def serve():
    sys.argv[1:] = ["--config", "kerjasama/gunicorn_conf.py", "kerjasama.wsgi"]
    run()


def work():
    call_command("work")


if __name__ == "__main__":
    prepare()
    # The pages are loaded before the processes part, once for all; a connection must not be shared by them.
    resolve("/healthz")
    connections.close_all()
    workers = int(os.environ.get("KERJASAMA_PDF_WORKERS") or 2)
    sys.exit(Crew({"pages": serve, **{f"worker {n}": work for n in range(1, workers + 1)}}).run())
