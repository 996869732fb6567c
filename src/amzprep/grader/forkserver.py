"""The fork server: executed fresh, so that nothing secret is in its image; imports ahead, seals itself, forks children.

Usage: `python -S -s start.py FD KIND READABLE…` with an empty environment but PYTHONHASHSEED. FD is a socket to
the parent. KIND is run or judge (runs a pack's own files, never a submission), with `+numpy` where the question
allows it. Messages end with a newline: `F<json limits>` with two descriptors (channel, print region) forks a child and
answers its pid; `R<pid>` reaps a child and answers status, peak memory in KB and CPU seconds; `D<pid>` reaps one nobody
asks about. The server dies with its parent and takes its children along.
"""

from __future__ import annotations

import gc
import json
import mmap
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable
from importlib.machinery import PathFinder
from typing import Any, NoReturn

from amzprep.grader import runner, sandbox

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = (HERE, os.path.dirname(os.path.dirname(HERE)))
Serve = Callable[[int, Any, Any], None]
REHEARSALS = 40
STACK = 256 * 2**20

AHEAD = (
    "_strptime abc array ast base64 binascii bisect calendar cmath collections collections.abc "
    "concurrent.futures.thread contextlib contextvars copy csv dataclasses datetime decimal difflib enum "
    "fractions functools graphlib hashlib heapq hmac html inspect io itertools json keyword linecache locale "
    "logging math numbers operator pprint queue random re secrets shlex statistics string struct textwrap "
    "threading time timeit traceback types typing unicodedata uuid warnings weakref zlib"
).split()


def main() -> None:
    """Import, seal, say the level, then fork on request until the parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    gc.disable()  # imports leave next to nothing to collect, and looking for it takes a tenth of the start
    control = socket.socket(fileno=int(sys.argv[1]))
    kind, readable = sys.argv[2], sys.argv[3:]
    _import_ahead()
    arrays = _numpy_arrays() if kind.endswith("+numpy") else None
    serve = _judge() if kind.startswith("judge") else runner.serve
    if serve is runner.serve:
        _rehearse(arrays)
    sys.dont_write_bytecode = True  # from here on there is nothing to write to
    sys.argv[:], sys.orig_argv[:] = [""], []
    sys.path[:] = [path for path in sys.path if path not in OURS]
    os.chdir("/")
    base = _address_space()
    _raise_stack()
    readable = [*_standard_library(), *_system_libraries(), "/dev/null", "/dev/urandom", *readable]
    try:
        level = sandbox.close_server(readable)
    except OSError as error:
        control.send(f"failed: {error}\n".encode())
        return
    os.environ.clear()
    if level == "B":
        sys.meta_path[:] = [each for each in sys.meta_path if each is not PathFinder] + [TooLate()]
    walls = sandbox.ChildWalls(level, readable)
    gc.freeze()
    gc.enable()
    control.send(level.encode() + b"\n")
    living: set[int] = set()
    while True:
        try:
            message, fds, _, _ = socket.recv_fds(control, 4096, 2)
        except InterruptedError:
            continue
        if not message:
            break
        for line in message.splitlines():
            if line[:1] == b"F":
                living.add(_fork(control, fds, walls, base, json.loads(line[1:]), serve, arrays))
            else:
                pid = int(line[1:])
                _, status, usage = os.wait4(pid, 0)
                living.discard(pid)
                if line[:1] == b"R":
                    cpu = usage.ru_utime + usage.ru_stime
                    control.send(f"{status} {usage.ru_maxrss} {cpu}\n".encode())
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def _fork(
    control: socket.socket,
    fds: list[int],
    walls: sandbox.ChildWalls,
    base: int,
    limits: dict[str, int],
    serve: Serve,
    arrays: Any,
) -> int:
    pid = os.fork()
    if pid == 0:
        _child(control, fds, walls, base, limits, serve, arrays)
    control.send(b"%d\n" % pid)
    for fd in fds:
        os.close(fd)
    return pid


def _child(
    control: socket.socket,
    fds: list[int],
    walls: sandbox.ChildWalls,
    base: int,
    limits: dict[str, int],
    serve: Serve,
    arrays: Any,
) -> NoReturn:
    """Never returns: whatever happens, the process ends here.

    If the walls do not close, it dies of a signal that no submission can bring about inside them.
    """
    try:
        control.close()
        region = mmap.mmap(fds[1], limits["prints"])
        os.dup2(fds[0], 3)
        os.closerange(4, 64)
        walls.close(base + limits["mb"] * 2**20, limits["cpu_s"])
    except BaseException:
        signal.signal(sandbox.UNSEALED, signal.SIG_DFL)
        os.kill(os.getpid(), sandbox.UNSEALED)
        os._exit(70)
    try:
        serve(3, region, arrays)
    except MemoryError:
        os._exit(runner.OUT_OF_MEMORY)
    except BaseException:
        os._exit(70)
    os._exit(0)


def _import_ahead() -> None:
    """Import what submissions use, without what modules do after a fork for the sake of locks and threads.

    This process has one thread and no lock taken when it forks, so there is nothing to mend, and it costs a child more
    than to close its walls. Dice are another matter: each child throws its own.
    """
    register = os.register_at_fork
    os.register_at_fork = lambda **_: None
    for name in AHEAD:
        __import__(name)
    os.register_at_fork = register
    os.register_at_fork(after_in_child=sys.modules["random"].seed)


REHEARSED = {"code": "def f(x):\n    return x\n", "name": "f", "is_class": False, "in_place": None}


def _rehearse(arrays: Any) -> None:
    """Serve a submission of ours once, so that no child has to warm up the interpreter for the same few functions."""
    ours, theirs = socket.socketpair()
    for message in [REHEARSED, *[{"k": n, "a": ["l", n]} for n in range(REHEARSALS)]]:
        body = json.dumps(message).encode()
        ours.sendall(struct.pack("<I", len(body)) + body)
    ours.shutdown(socket.SHUT_WR)
    streams = sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__
    runner.serve(theirs.fileno(), bytearray(1024), arrays)
    sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__ = streams  # type: ignore[misc]
    del sys.modules["solution"]
    ours.close()
    theirs.close()


class TooLate:
    """Takes the place of the finder of files at level B: what was not imported ahead cannot be imported at all."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        """Raises ImportError for modules that would be there elsewhere; of others nothing is known."""
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names or top in sys.modules:
            raise ImportError(f"{name} cannot be imported at sandbox level B: files are closed; see amzprep doctor")


def _raise_stack() -> None:
    """Room for deep recursion through C (cached functions, sort keys); threads keep the stack they had."""
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (STACK if hard < 0 else min(STACK, hard), hard))


def _numpy_arrays() -> Callable[[str, list[int], list[Any]], Any]:
    import numpy

    numpy.zeros(2) @ numpy.zeros(2)  # loads the linear algebra library before the walls close
    numpy.random.default_rng(0)
    for name in ("fft", "ma", "polynomial"):  # else imported on first use, which level B refuses
        __import__(f"numpy.{name}")
    dtypes = {"f": numpy.float64, "i": numpy.int64, "b": numpy.bool_}
    return lambda kind, shape, flat: numpy.array(flat, dtype=dtypes[kind]).reshape(shape)


def _judge() -> Serve:
    from amzprep.grader import judging

    return judging.serve


def _address_space() -> int:
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _standard_library() -> list[str]:
    """The standard library's entries one by one: site-packages may lie inside it, and packs inside site-packages."""
    found = []
    for folder in {os.path.dirname(os.__file__), *[path for path in sys.path if path.endswith("lib-dynload")]}:
        with os.scandir(folder) as entries:
            found += [entry.path for entry in entries if entry.name not in ("site-packages", "dist-packages")]
    return found


def _system_libraries() -> list[str]:
    """Folders that hold shared libraries and nothing of a user's."""
    found = ["/etc/ld.so.cache"]
    for folder in ("/lib", "/usr/lib", "/lib64", "/usr/lib64"):
        multiarch = [os.path.join(folder, f"{machine}-linux-gnu") for machine in ("x86_64", "aarch64")]
        found += [path for path in multiarch if os.path.isdir(path)]
        found += _shared(folder)
    found += _shared(os.path.join(sys.base_prefix, "lib"))
    return found


def _shared(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as entries:
        return [each.path for each in entries if each.name.endswith((".so", ".dylib")) or ".so." in each.name]
