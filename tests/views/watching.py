"""What asking for a page does to the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

CHANGING = ("INSERT", "UPDATE", "DELETE", "SELECT PG_ADVISORY")


def statements(client, url, method="get", **given):
    """Ask for a page and return the SQL statements that it sent."""
    with CaptureQueriesContext(
        connection,
    ) as seen:
        getattr(client, method)(url, **given)
    return [row["sql"] for row in seen.captured_queries]


def count(client, url):
    """Return how many statements a GET sends."""
    return len(statements(client, url))


def writes(client, url):
    """Return the statements of a GET that change anything."""
    return [sql for sql in statements(client, url) if sql.upper().startswith(CHANGING)]
