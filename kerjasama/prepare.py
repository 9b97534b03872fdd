"""What script/server does between the database and the web server."""

import hashlib
import os
import sys
from io import StringIO

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

OLDEST = 15


def refuse(message):
    sys.exit(f"server: {message}")


def check_database():
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        refuse(f"the database cannot be reached. Is DATABASE_URL right? {reason}")
    if connection.pg_version < OLDEST * 10000:
        refuse(f"the database is PostgreSQL {connection.pg_version // 10000}; {OLDEST} or newer is needed.")


def migrate():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("server: bringing the database up to date", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def fingerprint():
    """Changes when a file that collectstatic would copy may have changed."""
    digest = hashlib.sha256((settings.BASE_DIR / "constraints.txt").read_bytes())
    for path in sorted(p for folder in settings.STATICFILES_DIRS for p in folder.rglob("*")):
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static():
    stamp = settings.STATIC_ROOT / ".stamp"
    wanted = fingerprint()
    if not stamp.is_file() or stamp.read_text() != wanted:
        print("server: collecting static files", flush=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted)


def load_once():
    """Fills an empty database; what people later change or delete there stays changed or deleted."""
    if not apps.get_model("agreements", "Region").objects.exists():
        print("server: loading reference data", flush=True)
        call_command("load_reference", stdout=StringIO())
    demo = os.environ.get("KERJASAMA_DEMO", "none")
    if demo != "none":
        print(f"server: example data {demo}, unless the database has its own", flush=True)
        call_command("load_demo", demo, stdout=StringIO())
        call_command("demo_accounts")


def prepare():
    """Everything up to the first request; ends the process with one line if something is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kerjasama.settings")
    django.setup()
    check_database()
    collect_static()
    migrate()
    load_once()
