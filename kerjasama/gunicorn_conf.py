"""The production server's settings; script/server and docs/operations.md use them."""

import os
import sys
from pathlib import Path

bind = f"{os.environ.get('KERJASAMA_BIND') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("KERJASAMA_WORKERS") or 2)
# Threads, because a browser opens connections ahead of need: two idle ones stop two sync workers.
worker_class = "gthread"
threads = 4
preload_app = True
# A long report may take a minute; what hangs longer is ended.
timeout = 120
graceful_timeout = 30
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True
loglevel = "warning"
# Only the path: addresses, queries and browsers are personal data.
accesslog = "-" if os.environ.get("KERJASAMA_ACCESS_LOG", "0") not in {"", "0"} else None
access_log_format = "%(m)s %(U)s %(s)s %(B)s %(M)sms"
# No page waits for ever on a lock or a slow question; commands that run for long have no such limit.
raw_env = [
    "PGOPTIONS=-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
]


def on_starting(server):
    data = Path(os.environ.get("KERJASAMA_DATA") or Path(__file__).resolve().parent.parent / "data")
    if not os.environ.get("KERJASAMA_SECRET_KEY") and not (data / "secret-key").is_file():
        sys.exit(
            f"server: no secret key: set KERJASAMA_SECRET_KEY or write {data}/secret-key (script/server does)"
        )


def when_ready(server):
    address = os.environ.get("KERJASAMA_URL") or f"http://localhost:{os.environ.get('PORT') or 8000}"
    print(f"\nKerjasama: {address}   (Ctrl-C stops it)", flush=True)
