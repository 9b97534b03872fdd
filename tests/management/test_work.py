"""The worker's loop: works while something waits, stops when told, outlives a database that is away."""

import threading

import pytest
from django.db import OperationalError

from agreements.management.commands import work


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(work, "PAUSE", 0)
    monkeypatch.setattr(work, "clean", lambda: 0)
    monkeypatch.setattr(work, "tidy", lambda: 0)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)


class Pieces:
    """Answers of `work_once` in turn; an error among them is raised; afterwards nothing waits."""

    def __init__(self, *answers, end=None):
        self.answers, self.end, self.asked = list(answers), end, 0

    def __call__(self):
        self.asked += 1
        if not self.answers:
            if self.end:
                self.end.set()
            return ""
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_it_works_until_nothing_waits(monkeypatch):
    pieces = Pieces("naskah", "naskah", "berkas")
    monkeypatch.setattr(work, "work_once", pieces)
    work.run(threading.Event(), once=True)
    assert pieces.asked == 4


def test_after_so_many_pieces_a_fresh_process_takes_over(monkeypatch):
    pieces = Pieces(*["naskah"] * 10)
    monkeypatch.setattr(work, "work_once", pieces)
    work.run(threading.Event(), most=3)
    assert pieces.asked == 3


def test_it_waits_for_a_database_that_is_away_and_stops_when_told(monkeypatch):
    stopping = threading.Event()
    pieces = Pieces(OperationalError("gone"), "naskah", end=stopping)
    monkeypatch.setattr(work, "work_once", pieces)
    monkeypatch.setattr(work.connections, "close_all", lambda: None)
    work.run(stopping)
    assert pieces.asked == 3
