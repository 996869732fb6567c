"""The parent's end of a fork server: it is started, asked for children, asked how they ended, and closed.

A command starts one before it loads anything else, so this module loads next to nothing itself.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amzprep.errors import JudgeError

if TYPE_CHECKING:
    from amzprep.grader.child import Child, Ending

PRINTS = 2**20
SWITCHES = ("AMZPREP_TEST_NO_LANDLOCK", "AMZPREP_TEST_NO_SECCOMP", "OPENBLAS_CORETYPE")  # handed on to the server
HERE = os.path.dirname(os.path.abspath(__file__))
START_SECONDS = 20.0


class Server:
    """One warm process that forks children; started on first use, or ahead by `start`."""

    def __init__(self, kind: str, hash_seed: int = 0) -> None:
        self.kind = kind
        self.hash_seed = hash_seed
        self.process: subprocess.Popen[bytes] | None = None
        self.control: socket.socket | None = None
        self.spare: Child | None = None
        self._level = ""
        self._heard = bytearray()
        self._born: Child | None = None  # forked, its pid not read yet

    def start(self) -> None:
        """Start the process without waiting for it."""
        if self.process is not None:
            return
        ours, theirs = socket.socketpair()
        env = {"PYTHONHASHSEED": str(self.hash_seed), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        env |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        env |= {name: os.environ[name] for name in SWITCHES if name in os.environ}
        libraries = _libraries(self.kind)
        env["PYTHONPATH"] = os.pathsep.join(sorted({os.path.dirname(path) for path in libraries}))
        script = os.path.join(HERE, "start.py")
        command = [sys.executable, "-S", "-s", script, str(theirs.fileno()), self.kind]
        self.process = subprocess.Popen(
            [*command, *libraries],
            env=env,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("AMZPREP_TEST_SERVER_STDERR") else subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        ours.settimeout(START_SECONDS)
        self.control = ours

    @property
    def level(self) -> str:
        """The sandbox level this server reached. Raises JudgeError when it could not be sealed."""
        if not self._level:
            self.start()
            said = self._receive()
            if said not in ("A", "B", "C", "D"):
                self.close()
                raise JudgeError(f"the sandbox could not be closed ({said})")
            self._level = said
        return self._level

    def child(self, mb: int, cpu_s: float) -> Child:
        """A fresh child, the hot spare where its limits fit."""
        limits = {"mb": mb, "cpu_s": cpu_s, "prints": PRINTS}
        if self.spare is not None and self.spare.limits == limits:
            child, self.spare = self.spare, None
            return child
        return self._fork(limits)

    def prepare(self, mb: int, cpu_s: float) -> None:
        """Fork a spare ahead of the next grade."""
        limits = {"mb": mb, "cpu_s": cpu_s, "prints": PRINTS}
        if self.spare is not None and self.spare.limits != limits:
            self.spare.end()
            self.spare = None
        if self.spare is None:
            self.spare = self._fork(limits)

    def _fork(self, limits: dict[str, float]) -> Child:
        """Ask for a child; its pid is read when it is first needed, so that the fork goes on beside us."""
        import json
        import mmap

        from amzprep.grader.child import Child

        _ = self.level
        self.settle()
        ours, theirs = socket.socketpair()
        try:
            with theirs, _memory() as file:
                os.ftruncate(file.fileno(), PRINTS)
                self._send(b"F" + json.dumps(limits).encode() + b"\n", [theirs.fileno(), file.fileno()])
                region = mmap.mmap(file.fileno(), PRINTS)
        except BaseException:
            ours.close()
            raise
        self._born = Child(self, ours, region, limits)
        return self._born

    def settle(self) -> None:
        """Read the pid of the child forked last, if nobody has. Raises JudgeError when the server died."""
        if self._born is not None:
            child, self._born = self._born, None
            child.known_pid = int(self._receive())

    def reap(self, pid: int) -> Ending:
        """How a child ended that was killed or has ended by itself. Raises JudgeError when the server died."""
        from amzprep.grader.child import Ending

        self.settle()
        self._send(b"R%d\n" % pid)
        status, peak, cpu = self._receive().split()
        return Ending(int(status), int(peak), float(cpu))

    def discard(self, pid: int) -> None:
        """Have a killed child reaped; nobody waits for it."""
        self.settle()
        self._send(b"D%d\n" % pid)

    def _send(self, message: bytes, fds: Sequence[int] = ()) -> None:
        assert self.control is not None
        try:
            if fds:
                socket.send_fds(self.control, [message], list(fds))
            else:
                self.control.sendall(message)
        except OSError as error:
            raise self._lost(error) from error

    def _receive(self) -> str:
        """The server's next line. Raises JudgeError when it died; the next use starts another."""
        assert self.control is not None
        while b"\n" not in self._heard:
            try:
                more = self.control.recv(256)
            except OSError as error:
                raise self._lost(error) from error
            if not more:
                raise self._lost()
            self._heard += more
        line, _, rest = bytes(self._heard).partition(b"\n")
        self._heard = bytearray(rest)
        return line.decode()

    def _lost(self, error: OSError | None = None) -> JudgeError:
        self.spare = None  # it died with the server
        self.close()
        return JudgeError(f"the fork server does not answer ({error})" if error else "the fork server died")

    def close(self) -> None:
        """End the server and everything it forked."""
        if self.spare is not None:
            self.spare.end()
            self.spare = None
        if self.control is not None:
            self.control.close()
            self.control = None
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
        self._level, self._born = "", None
        self._heard.clear()


def _memory() -> Any:
    """A file that is only memory, where the machine has such."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("prints"), "w+b")
    from tempfile import TemporaryFile

    return TemporaryFile()


def _libraries(kind: str) -> list[str]:
    """The folders of the one third-party package this kind of server may read. Raises JudgeError."""
    if not kind.endswith("+numpy"):
        return []
    from importlib.util import find_spec

    spec = find_spec("numpy")
    if spec is None or not spec.submodule_search_locations:
        raise JudgeError("numpy is not installed; install amzprep[numpy]")
    package = spec.submodule_search_locations[0]
    return [package, package + ".libs"]
