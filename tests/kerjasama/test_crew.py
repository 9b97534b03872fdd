"""Processes that belong together: they end together, and one that is killed is started again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import os, signal, sys, time
from pathlib import Path
from kerjasama import crew
folder = Path(sys.argv[1])
crew.SHORT, crew.PATIENCE = 0, 2

def member(name, deaf=False):
    def live():
        if deaf:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with (folder / name).open("a") as out:
            out.write(f"{os.getpid()}\\n")
        for _ in range(600):
            time.sleep(0.1)
            if name == "leader" and (folder / "end").exists():
                sys.exit(7)
    return live

deaf = len(sys.argv) > 2
sys.exit(crew.Crew({"leader": member("leader"), "worker": member("worker", deaf)}).run())
"""


@pytest.fixture
def start(tmp_path):
    started = []

    def begin(*more):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), *more]
        started.append(subprocess.Popen(command, cwd=Path(__file__).parents[2]))
        until(lambda: lines(tmp_path, "leader") and lines(tmp_path, "worker"))
        return started[0]

    yield begin
    for one in started:
        one.kill()
        one.wait()


def until(true, seconds=15):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def lines(folder, name):
    path = folder / name
    return path.read_text().split() if path.exists() else []


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_killed_worker_is_started_again_and_all_stop_together(start, tmp_path):
    top = start()
    os.kill(int(lines(tmp_path, "worker")[0]), signal.SIGKILL)
    until(lambda: len(lines(tmp_path, "worker")) == 2)
    top.send_signal(signal.SIGTERM)
    assert top.wait(10) == 128 + signal.SIGTERM
    assert not any(alive(pid) for pid in [*lines(tmp_path, "worker"), *lines(tmp_path, "leader")])


def test_when_the_leader_ends_all_end_with_its_code(start, tmp_path):
    top = start()
    (tmp_path / "end").touch()
    assert top.wait(10) == 7
    assert not alive(lines(tmp_path, "worker")[0])


def test_one_that_does_not_listen_is_killed_in_the_end(start, tmp_path):
    top = start("deaf")
    top.send_signal(signal.SIGINT)
    top.wait(10)
    assert not alive(lines(tmp_path, "worker")[0])


def test_nobody_outlives_a_killed_crew(start, tmp_path):
    top = start()
    top.kill()
    until(lambda: not alive(lines(tmp_path, "worker")[0]) and not alive(lines(tmp_path, "leader")[0]))
