"""The terminal as a keyboard: single keys without echo, and everything put back however the program ends."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from amzprep.errors import UsageError


class Hangup(BaseException):
    """The terminal went away or the process was told to end; `code` is 128 plus the signal."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(f"signal {signal_number}")
        self.code = 128 + signal_number


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
def keys() -> Iterator[Keys]:
    """Single keys until the end of the block; the old mode comes back whatever happens."""
    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    handlers = {each: signal.signal(each, _hang_up) for each in (signal.SIGHUP, signal.SIGTERM)}
    try:
        tty.setcbreak(fd)
        yield Keys(fd, before)
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
        for each, handler in handlers.items():
            signal.signal(each, handler)


def _hang_up(number: int, frame: FrameType | None) -> None:
    raise Hangup(number)


class Keys:
    """Reads keys; `cooked` hands the terminal to something else for a while."""

    def __init__(self, fd: int, before: list[object]) -> None:
        self.fd, self.before = fd, before

    def read(self, seconds: float) -> str:
        """The next key within some seconds, else an empty text; escape sequences count as nothing."""
        try:
            ready, _, _ = select.select([self.fd], [], [], max(0.0, seconds))
        except InterruptedError:
            return ""
        if not ready:
            return ""
        data = os.read(self.fd, 64)
        if not data:
            raise Hangup(signal.SIGHUP)
        text = data.decode("utf-8", "ignore")
        return "" if text.startswith("\x1b") and len(text) > 1 else text[:1]

    def drop(self) -> None:
        """Forget what was typed while nobody listened."""
        termios.tcflush(self.fd, termios.TCIFLUSH)

    @contextmanager
    def cooked(self) -> Iterator[None]:
        """The terminal as the shell left it, for prompts and editors."""
        termios.tcsetattr(self.fd, termios.TCSADRAIN, self.before)  # type: ignore[arg-type]
        try:
            yield
        finally:
            tty.setcbreak(self.fd)
