"""script/server started for real, on a data folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.server

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


@pytest.fixture
def environment():
    """What script/server reads; the folder can be reached by the database's own user too."""
    data = Path(tempfile.mkdtemp(prefix="kerjasama-"))
    data.chmod(0o711)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("KERJASAMA_", "DATABASE_", "DJANGO_"))}
    yield clean | {"KERJASAMA_DATA": str(data), "KERJASAMA_DEMO": "none", "PORT": free_port()}
    run("script/database", "stop", env=clean | {"KERJASAMA_DATA": str(data)})
    shutil.rmtree(data)


def run(*command, env):
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)


def start(env):
    """Starts the server and waits until it is well."""
    server = subprocess.Popen(
        ["script/server"], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    deadline = time.monotonic() + 200
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{env['PORT']}/healthz") as answer:
                assert answer.status == 200
                return server
        except OSError:
            time.sleep(0.1)
    server.kill()
    pytest.fail(server.stdout.read().decode())


def stop(server):
    server.send_signal(signal.SIGTERM)
    return server.wait(timeout=40)


def children(pid):
    return {int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def descendants(pid):
    return {pid}.union(*map(descendants, children(pid)))


def kill_all(server, data):
    """What a power cut does: nobody gets to tidy up, nor to answer once more."""
    (postmaster_file,) = data.glob("postgres-*/postmaster.pid")
    for pid in (*descendants(server.pid), int(postmaster_file.read_text().split()[0])):
        os.kill(pid, signal.SIGKILL)
    server.wait()


def question(sql, env):
    return run("script/database", "psql", "-tAc", sql, env=env).stdout.strip()


def test_serves_alone_and_stops_all_that_it_started(environment):
    server = start(environment)
    second = run("script/server", env=environment | {"PORT": free_port()})
    assert second.returncode == 1
    assert "another server" in second.stderr
    data = Path(environment["KERJASAMA_DATA"])
    assert (data / "secret-key").stat().st_mode & 0o777 == 0o600
    assert stop(server) == 0
    assert run("script/database", "running", env=environment).returncode == 1
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{environment['PORT']}/healthz")


def test_a_killed_server_starts_again_and_has_kept_everything(environment):
    data = Path(environment["KERJASAMA_DATA"])
    server = start(environment)
    question("create table kept as select 42 as answer", environment)
    secret = (data / "secret-key").read_text()
    kill_all(server, data)
    server = start(environment)
    assert question("select answer from kept", environment) == "42"
    assert (data / "secret-key").read_text() == secret
    assert stop(server) == 0
    assert run("script/database", "running", env=environment).returncode == 1


def test_a_killed_worker_is_replaced_and_all_end_with_the_server(environment):
    server = start(environment)
    (crew,) = (pid for pid in children(server.pid) if len(children(pid)) == 3)
    before = children(crew)
    os.kill(max(before), signal.SIGKILL)
    deadline = time.monotonic() + 20
    while len(children(crew) - {max(before)}) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    after = children(crew)
    assert (len(after), len(before & after)) == (3, 2)
    assert stop(server) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in [crew, *after])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"DATABASE_URL": "postgres://siapa:geheim@127.0.0.1:1/x"}, "the database cannot be reached"),
        ({"DATABASE_URL": "sqlite:///x"}, "must begin with postgres://"),
        ({"KERJASAMA_DEMO": "bogor"}, "mojokerto, cimahi or none"),
        ({"PORT": "abc"}, "must be a number"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(environment, wrong, words):
    result = run("script/server", env=environment | wrong)
    assert result.returncode == 1
    assert words in result.stderr
    assert "geheim" not in result.stdout + result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_taken_port_is_named(environment):
    with socket.create_server(("127.0.0.1", int(environment["PORT"]))):
        result = run("script/server", env=environment)
    assert (result.returncode, "is taken" in result.stderr) == (1, True)
