"""The fork server: executed fresh, so that nothing secret is in its image; imports ahead, seals itself, forks children.

Usage: `python -S -s forkserver.py FD KIND READABLE…` with an empty environment but PYTHONHASHSEED. FD is a socket to
the parent. KIND is run or judge (runs a pack's own files, never a submission), with `+numpy` where the question
allows it. Messages end with a newline: `F<json limits>` with two descriptors (channel, print region) forks a child and
answers its pid; `R<pid>` reaps a child and answers status and peak memory; `D<pid>` reaps one nobody asks about. The
server dies with its parent.
"""

from __future__ import annotations

import gc
import mmap
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any, NoReturn

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

import json

from amzprep.grader import runner, sandbox

Serve = Callable[[int, Any, Any], None]

AHEAD = (
    "abc array ast base64 bisect calendar cmath collections collections.abc contextlib copy csv dataclasses datetime "
    "decimal difflib enum fractions functools graphlib hashlib heapq hmac inspect io itertools keyword locale logging "
    "math numbers operator pprint queue random re secrets statistics string struct textwrap threading time timeit "
    "traceback types typing unicodedata uuid weakref zlib"
).split()


def main() -> None:
    """Import, seal, say the level, then fork on request until the parent goes away."""
    control = socket.socket(fileno=int(sys.argv[1]))
    kind, readable = sys.argv[2], sys.argv[3:]
    for name in AHEAD:
        __import__(name)
    arrays = _numpy_arrays() if kind.endswith("+numpy") else None
    serve = _judge() if kind.startswith("judge") else runner.serve
    sys.argv[:] = [""]
    del sys.path[0]
    os.chdir("/")
    base = _address_space()
    try:
        level = sandbox.close_server(
            [*_standard_library(), *_system_libraries(), "/dev/null", "/dev/urandom", *readable]
        )
    except OSError as error:
        control.send(f"failed: {error}\n".encode())
        return
    walls = sandbox.ChildWalls(level)
    gc.collect()
    gc.freeze()
    control.send(level.encode() + b"\n")
    while True:
        try:
            message, fds, _, _ = socket.recv_fds(control, 4096, 2)
        except InterruptedError:
            continue
        if not message:
            return
        for line in message.splitlines():
            if line[:1] == b"F":
                _fork(control, fds, walls, base, json.loads(line[1:]), serve, arrays)
            else:
                _, status, usage = os.wait4(int(line[1:]), 0)
                if line[:1] == b"R":
                    control.send(f"{status} {usage.ru_maxrss}\n".encode())


def _fork(
    control: socket.socket,
    fds: list[int],
    walls: sandbox.ChildWalls,
    base: int,
    limits: dict[str, int],
    serve: Serve,
    arrays: Any,
) -> None:
    pid = os.fork()
    if pid == 0:
        _child(control, fds, walls, base, limits, serve, arrays)
    control.send(b"%d\n" % pid)
    for fd in fds:
        os.close(fd)


def _child(
    control: socket.socket,
    fds: list[int],
    walls: sandbox.ChildWalls,
    base: int,
    limits: dict[str, int],
    serve: Serve,
    arrays: Any,
) -> NoReturn:
    """Never returns: whatever happens, the process ends here."""
    try:
        control.close()
        region = mmap.mmap(fds[1], limits["prints"])
        os.dup2(fds[0], 3)
        os.closerange(4, 64)
        walls.close(base + limits["mb"] * 2**20, limits["cpu_s"])
        serve(3, region, arrays)
    except BaseException:
        os._exit(70)
    os._exit(0)


def _numpy_arrays() -> Callable[[str, list[int], list[Any]], Any]:
    import numpy

    numpy.zeros(2) @ numpy.zeros(2)  # loads the linear algebra library before the walls close
    numpy.random.default_rng(0)
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
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                found += [entry.path for entry in entries if ".so" in entry.name]
    library = os.path.join(sys.base_prefix, "lib")
    with os.scandir(library) as entries:
        found += [entry.path for entry in entries if ".so" in entry.name]
    return found


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    main()
