"""Several processes that belong together: one that serves, others that work; they end together."""

import ctypes
import os
import signal
import sys
import time
import traceback

DEATH_SIGNAL = 1  # prctl: what a process gets when its parent is gone
PATIENCE = 25  # seconds for all to end by themselves
SHORT = 5  # seconds; what lived no longer is started again with a pause


class Crew:
    """`members`: {name: function}. The first is the one that the others serve: when it ends, all end.

    Another one that ends, or is killed, is started again.
    """

    def __init__(self, members):
        self.members = members
        self.leader = next(iter(members))
        self.running = {}  # pid -> (name, since)
        self.stopping = False

    def run(self):
        """Start all, stay until they have ended; return the leader's exit code."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGALRM, self._kill)
        code = 0
        for name in self.members:
            self._start(name)
        while self.running:
            pid, status = os.waitpid(-1, 0)
            name, since = self.running.pop(pid, ("", 0))
            if name == self.leader:
                code = os.waitstatus_to_exitcode(status)
                self._stop()
            elif name and not self.stopping:
                time.sleep(1 if time.monotonic() - since < SHORT else 0)
                if not self.stopping:
                    self._start(name)
        return code if code >= 0 else 128 - code

    def _start(self, name):
        parent = os.getpid()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            self.running[pid] = (name, time.monotonic())
            if self.stopping:  # asked to stop in the very moment
                os.kill(pid, signal.SIGTERM)
            return
        os._exit(self._live(name, parent))

    def _live(self, name, parent):
        """What a child does; never returns into its parent's work."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:
            return 0
        try:
            self.members[name]()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        sys.stderr.flush()
        return code

    def _stop(self, *_):
        self.stopping = True
        signal.alarm(PATIENCE)
        self._signal(signal.SIGTERM)

    def _kill(self, *_):
        self._signal(signal.SIGKILL)

    def _signal(self, number):
        for pid in list(self.running):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
