"""Requests a second of the production server with two workers, over loopback: `python -m bench.throughput`.

The one that asks runs on the same cores as the server and its database. The CPU that workers, database and
asker use for one request tells what two cores of their own would give, however busy the machine is.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time

import django

SECONDS, WARMING, CONNECTIONS = 10, 3, 4
PAGES = ("/register/", "/register/?status=berjalan", "/register/?q=pariwisata", "/")


def session_key():
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from agreements.models import User

    person = User.objects.get(username="ukur-stf")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "agreements.models.sign_in.WithPosts"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(connection, request):
    """Send one request on a kept connection; return the status line."""
    connection.sendall(request)
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return head.split(b"\r\n")[0]


def load(port, request, until, counts):
    connection = socket.create_connection(("127.0.0.1", port))
    count = 0
    while time.perf_counter() < until:
        assert b" 200 " in ask(connection, request)
        count += 1
    counts.append(count)


def cpu_used(pids):
    """Milliseconds of CPU that these processes and this one have used."""
    used = time.process_time() * 1000
    for pid in pids:
        with open(f"/proc/{pid}/stat") as told:
            fields = told.read().rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    return used


def serving(server):
    """Return the processes that answer: the workers, and the database's processes that they hold."""
    from django.db import connection

    with open(f"/proc/{server.pid}/task/{server.pid}/children") as told:
        workers = told.read().split()
    with connection.cursor() as database:
        database.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [*workers, *(str(pid) for (pid,) in database.fetchall())]


def rate(port, cookie, page, seconds):
    request = f"GET {page} HTTP/1.1\r\nHost: localhost\r\nCookie: sessionid={cookie}\r\n\r\n".encode()
    counts, begun = [], time.perf_counter()
    threads = [
        threading.Thread(target=load, args=(port, request, begun + seconds, counts))
        for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - begun)


def main():
    # The key must be the same here, where the session is made, and in the server.
    os.environ.setdefault("KERJASAMA_SECRET_KEY", secrets.token_urlsafe(50))
    django.setup()
    port, cookie = free_port(), session_key()
    command = [sys.executable, "-m", "gunicorn", "--config", "kerjasama/gunicorn_conf.py", "kerjasama.wsgi"]
    server = subprocess.Popen(command, env=os.environ | {"PORT": str(port)})
    try:
        for _ in range(100):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        print(f"\n| page, two workers, {CONNECTIONS} connections, {SECONDS} s | requests/s |", end="")
        print(" CPU ms a request | two free cores |\n|---|---|---|---|")
        for page in PAGES:
            rate(port, cookie, page, WARMING)
            pids = serving(server)
            before = cpu_used(pids)
            reached = rate(port, cookie, page, SECONDS)
            each = (cpu_used(pids) - before) / (reached * SECONDS)
            print(f"| {page} | {reached:.0f} | {each:.1f} | {2000 / each:.0f} |", flush=True)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


if __name__ == "__main__":
    main()
