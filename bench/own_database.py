"""A database of a measurement's own beside the embedded one: made anew, named in the environment, dropped."""

import os
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg2


@contextmanager
def made(name):
    """Make the database `name` on the server of DATABASE_URL and let DATABASE_URL name it meanwhile."""
    before = os.environ["DATABASE_URL"]
    address = urlsplit(before)
    admin = psycopg2.connect(urlunsplit(address._replace(path="/postgres")))
    admin.autocommit = True
    with admin.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")
    os.environ["DATABASE_URL"] = urlunsplit(address._replace(path=f"/{name}"))
    try:
        yield
    finally:
        os.environ["DATABASE_URL"] = before
        with admin.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.close()
