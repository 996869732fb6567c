"""The terminal as a keyboard: single keys without echo, and everything put back however the program ends."""

from __future__ import annotations

import errno
import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from amzprep.errors import UsageError

ESCAPE = b"\x1b"
MOMENT_S = 0.02


class Hangup(SystemExit):
    """The terminal went away or the process was told to end; the exit code is 128 plus the signal."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(128 + signal_number)


def has_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def need_terminal(what: str, flag: str) -> None:
    """Raises UsageError that names the flag to pass instead of an answer."""
    if not has_terminal():
        raise UsageError(f"{what} needs a terminal; without one pass {flag}")


def is_dumb() -> bool:
    """A terminal that cannot move its cursor."""
    return os.environ.get("TERM", "dumb") in ("dumb", "unknown", "")


@contextmanager
def restored() -> Iterator[None]:
    """The terminal's mode comes back at the end of the block, also when the process is told to end (Hangup)."""
    fd = sys.stdin.fileno()
    before = _mode(fd)
    handlers = {each: signal.signal(each, _hang_up) for each in (signal.SIGHUP, signal.SIGTERM)}
    try:
        with none_lost():
            yield
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        _silence()
        raise Hangup(signal.SIGHUP) from error
    finally:
        for each in handlers:  # a second signal must not spoil the way out
            signal.signal(each, signal.SIG_IGN)
        _set_mode(fd, before)
        for each, handler in handlers.items():
            signal.signal(each, handler)


@contextmanager
def none_lost() -> Iterator[None]:
    """An interruption or Hangup that strikes in a finalizer, where Python drops it, is raised a moment later."""
    lost: list[BaseException] = []

    def note(dropped: sys.UnraisableHookArgs) -> None:
        if isinstance(dropped.exc_value, (KeyboardInterrupt, Hangup)):
            lost.append(dropped.exc_value)
            signal.setitimer(signal.ITIMER_REAL, MOMENT_S)
        else:
            hook(dropped)

    def again(number: int, frame: FrameType | None) -> None:
        if lost:
            raise lost.pop()

    hook, handler = sys.unraisablehook, signal.signal(signal.SIGALRM, again)
    sys.unraisablehook = note
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


@contextmanager
def keys() -> Iterator[Keys]:
    """Single keys until the end of the block."""
    fd = sys.stdin.fileno()
    before = _mode(fd)
    try:
        tty.setcbreak(fd, termios.TCSADRAIN)
        yield Keys(fd, before)
    finally:
        _set_mode(fd, before)


@contextmanager
def interrupt_held() -> Iterator[Callable[[], bool]]:
    """Ctrl-C is noted, and raised at the end of the block; what this gives says whether it came.

    Raised anywhere while a prompt is set up, it can fall into a callback of the interpreter, which swallows it.
    """
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield lambda: bool(came)
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def _silence() -> None:
    """Nothing can be written to a terminal that is gone, not even at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


def _hang_up(number: int, frame: FrameType | None) -> None:
    raise Hangup(number)


def _mode(fd: int) -> list[Any] | None:
    try:
        return termios.tcgetattr(fd)
    except termios.error:
        return None


def _set_mode(fd: int, mode: list[Any] | None) -> None:
    if mode is not None:
        with suppress(termios.error):  # the terminal is gone: nothing to put back
            termios.tcsetattr(fd, termios.TCSADRAIN, mode)


class Keys:
    """Reads keys one by one and no further, so that what was typed ahead is there for the next prompt.

    `cooked` hands the terminal to something else for a while.
    """

    def __init__(self, fd: int, before: list[Any] | None) -> None:
        self.fd, self.before = fd, before

    def read(self, seconds: float) -> str:
        """The next key within some seconds, else an empty text; arrow keys and the like count as nothing.

        Raises Hangup when the terminal is gone.
        """
        if not self._ready(seconds):
            return ""
        first = self._byte()
        if first == ESCAPE:
            return self._sequence()
        more = 3 if first[0] >= 0xF0 else 2 if first[0] >= 0xE0 else 1 if first[0] >= 0xC0 else 0
        return (first + b"".join(self._byte() for _ in range(more) if self._ready(0.1))).decode("utf-8", "ignore")

    def _sequence(self) -> str:
        """Read the rest of a sequence, which is nothing to us; ESC alone is a key."""
        if not self._ready(0.0):
            return ESCAPE.decode()
        second = self._byte()
        if second == b"O" and self._ready(0.0):
            self._byte()
        while second == b"[" and self._ready(0.0) and not b"@" <= self._byte() <= b"~":
            pass
        return ""

    def _byte(self) -> bytes:
        try:
            data = os.read(self.fd, 1)
        except OSError as error:
            raise Hangup(signal.SIGHUP) from error
        if not data:
            raise Hangup(signal.SIGHUP)
        return data

    def _ready(self, seconds: float) -> bool:
        try:
            return bool(select.select([self.fd], [], [], max(0.0, seconds))[0])
        except InterruptedError:
            return False

    def drop(self) -> None:
        """Forget what was typed while nobody listened."""
        with suppress(termios.error):
            termios.tcflush(self.fd, termios.TCIFLUSH)

    @contextmanager
    def cooked(self) -> Iterator[None]:
        """The terminal as the shell left it, for prompts and editors."""
        _set_mode(self.fd, self.before)
        try:
            yield
        finally:
            with suppress(termios.error):
                tty.setcbreak(self.fd, termios.TCSADRAIN)
