"""The journeys' stage: the real server on its own database with the demo, and a browser that watches.

The server is started as script/server starts it (gunicorn, DEBUG off, collected static files). Every page
that a journey visits is watched: an error in the console, a request to another host, or a fault that
axe-core finds fails the journey.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.conf import settings

from agreements.management.demo import PASSWORD

ROOT = Path(__file__).parents[2]
AXE = next((ROOT / "tests" / "vendor").glob("axe-core-*/axe.min.js"))
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
START_SECONDS = 600  # the demo is replayed act by act, on a busy machine too


def pytest_collection_modifyitems(items):
    """Everything in this folder is a journey."""
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(autouse=True)
def _own_folders():
    """The server keeps its own folders."""


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium, quiet towards the outside."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    quiet = ("quic", "background-networking", "component-update", "sync", "default-apps", "extensions")
    flags = [*(f"--disable-{name}" for name in quiet), "--no-first-run", "--no-sandbox", "--disable-gpu"]
    return {"executable_path": path, "args": flags}


def _database_url():
    """Return the address of a fresh database beside the tests' own."""
    given = settings.DATABASES["default"]
    name = f"journeys_{os.getpid()}"
    names = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    where = {key: given[word] for word, key in names.items() if given.get(word)}
    connection = psycopg2.connect(dbname="postgres", **where)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    address = os.environ.get("DATABASE_URL") or (ROOT / "data" / "database-url").read_text().strip()
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}")), (name, where)


def _drop(name, where):
    connection = psycopg2.connect(dbname="postgres", **where)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the server with the demo of Kota Mojokerto (or of the one that JOURNEY_SITE names)."""
    if os.environ.get("JOURNEY_SITE"):
        yield os.environ["JOURNEY_SITE"]
        return
    address, database = _database_url()
    port = _free_port()
    base = f"http://localhost:{port}"
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "kerjasama.settings",
        "KERJASAMA_DATA": str(tmp_path_factory.mktemp("site")),
        "KERJASAMA_DEMO": "mojokerto",
        "KERJASAMA_SECRET_KEY": "journeys-" + "k" * 60,
        "KERJASAMA_URL": base,
        "KERJASAMA_BIND": "127.0.0.1",
        "KERJASAMA_HOSTS": "localhost",
        "PORT": str(port),
    }
    server = subprocess.Popen([sys.executable, "-m", "kerjasama.serve"], cwd=ROOT, env=environment)
    try:
        _wait(server, f"{base}/healthz")
        yield base
    finally:
        server.terminate()
        server.wait(30)
        _drop(*database)


def _wait(server, url):
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    pytest.fail("the server did not come up")


class Visitor:
    """A person at a browser: signs in, walks, and is told of every fault of a page."""

    def __init__(self, context, base):
        self.context, self.base = context, base
        self.page = context.new_page()
        self.errors = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _heard(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.errors.append(message.text)

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.errors.append(f"request to another host: {request.url}")

    def _answered(self, response):
        if response.status >= 500:
            self.errors.append(f"{response.status} at {response.url}")

    def sign_in(self, name):
        """Sign in through the page; return self."""
        self.go("/masuk/")
        self.page.get_by_label("Nama akun").fill(name)
        self.page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_url(f"{self.base}/")
        return self

    def go(self, path):
        """Open an address of the site; return the page."""
        self.page.goto(path if path.startswith("http") else self.base + path)
        return self.page

    def check(self):
        """Fail on anything that axe-core, the console or the network tell of the page as it stands."""
        self.page.evaluate(AXE.read_text())
        # Preloading, axe writes sheets that import others into the page, which the policy rightly refuses.
        found = self.page.evaluate("async () => (await axe.run({preload: false})).violations")
        faults = [f"{fault['id']}: {fault['help']} ({fault['nodes'][0]['html'][:160]})" for fault in found]
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        if wide:
            faults.append("the page is wider than the window")
        assert (self.page.url, faults + self.errors) == (self.page.url, [])

    def visit(self, path):
        """Open and check; return the page."""
        page = self.go(path)
        self.check()
        return page


@pytest.fixture
def visitor(browser, site):
    """Make visitors: `visitor("opd")`, at 1280 px unless `narrow`; each has a browser session of its own."""
    contexts = []

    def make(name=None, narrow=False):
        context = browser.new_context(
            viewport=NARROW if narrow else WIDE, locale="id-ID", bypass_csp=False, accept_downloads=True
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        someone = Visitor(context, site)
        return someone.sign_in(name) if name else someone

    yield make
    for context in contexts:
        context.close()
