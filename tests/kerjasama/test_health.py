"""GET /healthz."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


def test_answers_while_the_database_serves(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_says_so_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})


def test_refuses_a_standby(client, django_assert_num_queries):
    with connection.execute_wrapper(lambda execute, sql, *rest: execute("select true", *rest)):
        assert client.get("/healthz").status_code == 503
    with django_assert_num_queries(1):
        client.get("/healthz")


def test_takes_nothing_but_reading(client):
    assert client.post("/healthz").status_code == 405
