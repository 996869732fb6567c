"""The conversation with one forked child: bytes, clocks and deaths, no verdicts."""

from __future__ import annotations

import mmap
import os
import select
import signal
import socket
import struct
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from amzprep.errors import JudgeError
from amzprep.grader.values import Forged, Tree, dump, load

if TYPE_CHECKING:
    from amzprep.grader.server import Server

LENGTH = struct.Struct("<I")
LARGEST_FRAME = 64 * 2**20
SIP, GULP = 2**16, 2**20  # bytes read at a time: a large buffer costs more than most answers
PIECES = 512  # messages sent at a time; the kernel takes 1024
NONCE = 6  # bytes
GLANCE = 0.02  # how often memory is looked at where it is watched
SPOILING = ("MemoryError", "OutputLimit")  # errors that leave a child without room for the cases to come


@dataclass(frozen=True)
class Answer:
    """What happened to one request; `what` is value, error, load, tle, died, memory, flood or forged.

    `tree` is the value or the error object, after a death its Ending (None: it closed its channel and lived); `cpu_s`
    and `wall_s` are the parent's clocks since the answer before.
    """

    index: int
    what: str
    tree: Tree = None
    cpu_s: float = 0.0
    wall_s: float = 0.0
    prints: str = ""


@dataclass(frozen=True)
class Ending:
    """How a child died: the wait status, the most memory it had in KB, the CPU seconds it used in all."""

    status: int
    peak: int
    cpu_s: float

    @property
    def signal(self) -> int:
        """The signal that killed it, 0 where it ended by itself."""
        return self.status & 0x7F


class Child:
    """One forked process: it gets one submission and answers the requests put to it."""

    def __init__(self, server: Server, channel: socket.socket, region: mmap.mmap, limits: dict[str, float]) -> None:
        self.server, self.channel, self.region, self.limits = server, channel, region, limits
        self.known_pid = 0
        self.forked_by = server.process
        self.channel.setblocking(False)
        self.ended = False
        self.watched, self.held = server.level == "C", 0
        self.inbox, self.taken = bytearray(), 0  # what has arrived, and how much of it was taken
        self.outbox: deque[memoryview] = deque()
        self.heard = (0.0, 0.0)  # wall and CPU clock when the child was last read
        self.printed = 0

    @property
    def pid(self) -> int:
        """The process id, valid until the child is reaped. Raises JudgeError when the server died."""
        if not self.known_pid:
            self.server.settle()
        return self.known_pid

    def end(self) -> None:
        """Kill it and close its channel; the server reaps it."""
        if not self.ended:
            self.ended = True
            self.channel.close()
            if self._kill():
                self.server.discard(self.pid)

    def ending(self) -> Ending | None:
        """How a child that closed its channel came to die; None where it lives on, and is killed.

        Raises JudgeError when the walls around it did not close, or the server died.
        """
        deadline = time.monotonic() + 0.2
        while not (dead := _is_dead(self.pid)) and time.monotonic() < deadline:
            time.sleep(0.002)
        self.ended = True
        self.channel.close()
        if not self._kill():
            raise JudgeError("the fork server died")
        ending = self.server.reap(self.pid)
        from amzprep.grader.sandbox import UNSEALED

        if ending.signal == UNSEALED:
            raise JudgeError("the sandbox could not be closed around a submission; it was not run")
        return ending if dead else None

    def _kill(self) -> bool:
        """Whether the pid was still the server's to reap; when that died, its children died with it."""
        if self.server.process is not self.forked_by or self.forked_by is None or self.forked_by.poll() is not None:
            return False
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def cpu(self) -> float | None:
        """CPU seconds of the child so far, all its threads, by the kernel's clock; None where there is none."""
        if sys.platform == "darwin":
            from amzprep.grader import darwin

            used = darwin.usage(self.pid)
            return used.cpu_s if used is not None else None
        try:
            return time.clock_gettime((~self.pid << 3) | 2)
        except OSError:
            return None

    def memory(self) -> int:
        """Bytes the child holds, where memory is watched and not limited (level C); 0 elsewhere."""
        from amzprep.grader import darwin

        used = darwin.usage(self.pid)
        return used.memory if used is not None else 0

    def converse(
        self, program: dict[str, Any], requests: Sequence[dict[str, Any]], cpu_s: float, total_s: float
    ) -> Iterator[Answer]:
        """Send everything at once and yield an answer per request until the first that spoils the child.

        The running request is the first unanswered one; its clocks restart at each answer. It is too slow when its CPU
        exceeds `cpu_s` or its wall time 3 × that + 1 s. Index -1 stands for loading the program.
        """
        dice = os.urandom(NONCE * len(requests))
        nonces = [int.from_bytes(dice[i : i + NONCE], "little") for i in range(0, len(dice), NONCE)]
        self._queue(program)
        for nonce, request in zip(nonces, requests, strict=True):
            self._queue({"k": nonce, **request})
        self._push()
        end = time.monotonic() + total_s
        index, cpu_at, wall_at = -1, self.cpu() or 0.0, time.monotonic()
        self.held = self.memory() if self.watched else 0
        while index < len(requests):
            frame, what = self._take() or self._next(cpu_at, wall_at, cpu_s, end)
            if frame is not None:
                what = _kind_of(frame, None if index < 0 else nonces[index])
                now, cpu = self.heard
            else:
                now, cpu = time.monotonic(), self.cpu() or cpu_at
            if what != "loaded":  # what was printed while loading is shown with the first case
                prints = self._printed(frame)
                tree = frame.get("e", frame.get("v", frame.get("load"))) if frame is not None else None
                yield Answer(index, what, tree, max(0.0, cpu - cpu_at), now - wall_at, prints)
                if what not in ("value", "error") or (type(tree) is dict and tree.get("type") in SPOILING):
                    return
            index += 1
            cpu_at, wall_at = cpu, now

    def _queue(self, message: dict[str, Any]) -> None:
        body = dump(message)
        self.outbox.append(memoryview(LENGTH.pack(len(body)) + body))

    def _next(self, cpu_at: float, wall_at: float, cpu_s: float, end: float) -> tuple[dict[str, Any] | None, str]:
        """The next frame, or what happened instead; blocks in no direction for longer than the clocks allow."""
        while True:
            now, cpu = time.monotonic(), self.cpu()
            used = cpu - cpu_at if cpu is not None else now - wall_at
            if self.watched and self.memory() > self.held + self.limits["mb"] * 2**20:
                return None, "memory"
            patience = min(wall_at + 3 * cpu_s + 1.0, end) - now
            if used > cpu_s or patience <= 0:
                return None, "tle"
            wait = max(0.002, min(cpu_s - used + 0.002, patience, GLANCE if self.watched else patience))
            readable, writable, _ = select.select([self.channel], [self.channel] if self.outbox else [], [], wait)
            if writable and not self._push():
                self.outbox.clear()  # the child no longer reads: what it said before is still worth reading
            if readable:
                alive = self._pull()
                if (taken := self._take()) is not None:
                    return taken
                if not alive:
                    return None, "died"

    def _take(self) -> tuple[dict[str, Any] | None, str] | None:
        """The next whole frame of what has arrived; None where there is none, and then only a part of one is kept."""
        begin = self.taken + LENGTH.size
        if begin <= len(self.inbox):
            (size,) = LENGTH.unpack_from(self.inbox, self.taken)
            if size > LARGEST_FRAME:
                return None, "flood"
            if begin + size <= len(self.inbox):
                self.taken = begin + size
                try:
                    frame = load(self.inbox[begin : self.taken])
                except Forged:
                    return None, "forged"
                return (frame, "") if type(frame) is dict else (None, "forged")
        del self.inbox[: self.taken]
        self.taken = 0
        return None

    def _push(self) -> bool:
        try:
            while self.outbox:
                sent = self.channel.sendmsg(islice(self.outbox, PIECES))
                while self.outbox and sent >= len(self.outbox[0]):
                    sent -= len(self.outbox.popleft())
                if sent:
                    self.outbox[0] = self.outbox[0][sent:]
        except BlockingIOError:
            pass
        except OSError:
            return False
        return True

    def _pull(self) -> bool:
        try:
            data = self.channel.recv(SIP if len(self.inbox) < SIP else GULP)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self.heard = time.monotonic(), self.cpu() or self.heard[1]
        self.inbox += data
        return bool(data)

    def _printed(self, frame: dict[str, Any] | None) -> str:
        """What was printed since the answer before; after a death whatever the region holds."""
        upto = frame.get("p") if frame is not None else None
        if type(upto) is not int or not self.printed <= upto <= len(self.region):
            rest = self.region[self.printed :]
            upto = self.printed + (len(rest.rstrip(b"\0")))
        if upto == self.printed:
            return ""
        text = self.region[self.printed : upto].decode("utf-8", "replace")
        self.printed = upto
        return text


def _kind_of(frame: dict[str, Any], nonce: int | None) -> str:
    if nonce is None:
        return "forged" if "load" not in frame else "loaded" if frame["load"] is None else "load"
    if type(frame.get("k")) is not int or frame["k"] != nonce:
        return "forged"
    return "value" if "v" in frame else "error" if "e" in frame else "forged"


def _is_dead(pid: int) -> bool:
    """Whether a process we have not reaped has ended, all its threads."""
    if sys.platform == "darwin":
        from amzprep.grader import darwin

        used = darwin.usage(pid)
        return used is None or used.ended
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
    except OSError:
        return True
    return fields[0] == b"Z" and int(fields[17]) <= 1
