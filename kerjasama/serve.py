"""Prepares and serves in one process: what the one has loaded the other need not load again."""

import sys

from django.db import connections
from django.urls import resolve
from gunicorn.app.wsgiapp import run

from kerjasama.prepare import prepare

if __name__ == "__main__":
    prepare()
    # The pages are loaded before the workers part, once for all; a connection must not be shared by them.
    resolve("/healthz")
    connections.close_all()
    sys.argv[1:] = ["--config", "kerjasama/gunicorn_conf.py", "kerjasama.wsgi"]
    run()
