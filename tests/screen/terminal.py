"""A person at a terminal: amzprep on a real pseudo-terminal, its screen read by pyte, its cursor questions answered.

Nothing here sleeps for a fixed time: every step waits until the screen shows something.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any

import pexpect
import pyte

PATIENCE = 60.0
CONTENT = Path(__file__).resolve().parent.parent / "data" / "drill"
AMZPREP = (sys.executable, "-c", "from amzprep.cli.entry import main; main()")
Shown = str | Callable[[str], bool]


class Terminal:
    """One amzprep on its own terminal. `text` is what the screen shows now, `raw` everything that was ever written."""

    def __init__(
        self, *words: str, home: Path, rows: int = 24, columns: int = 80, env: Mapping[str, str] | None = None,
        content: Path | None = CONTENT,
    ) -> None:  # fmt: skip
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        clean = {
            key: value for key, value in os.environ.items() if key not in ("VISUAL", "EDITOR", "NO_COLOR", "COLUMNS")
        }
        clean |= {"AMZPREP_HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONWARNINGS": "default"}
        if content is not None:
            clean["AMZPREP_DATA"] = str(content)
        command = [*AMZPREP, *words]
        self.child = pexpect.spawn(
            command[0], command[1:], env={**clean, **(env or {})}, dimensions=(rows, columns), timeout=PATIENCE
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        self.child.close(force=True)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def pid(self) -> int:
        return int(self.child.pid)

    def wait(self, shown: Shown, seconds: float = PATIENCE) -> str:
        """Until the screen shows a text or satisfies a test; the screen's text. Fails with the screen."""
        found = shown if callable(shown) else (lambda text: shown in text)
        end = time.monotonic() + seconds
        while not found(self.text):
            if not self._read() or time.monotonic() > end:
                raise AssertionError(f"waited for {shown!r}; the screen shows:\n{self.text}")
        return self.text

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Until something outside the screen is so."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"it does not happen; the screen shows:\n{self.text}"
            time.sleep(0.02)

    def press(self, keys: str, shown: Shown | None = None) -> str:
        """Type some keys, and wait for what they bring."""
        self.child.send(keys)
        return self.wait(shown) if shown is not None else ""

    def resize(self, rows: int, columns: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def kill(self, number: int) -> None:
        os.kill(self.pid, number)

    def end(self, seconds: float = PATIENCE) -> int:
        """Read to the end and return the exit code; minus the signal for a process that was killed."""
        end = time.monotonic() + seconds
        while self._read():
            assert time.monotonic() < end, f"it does not end; the screen shows:\n{self.text}"
        self.child.wait()
        return int(self.child.exitstatus) if self.child.exitstatus is not None else -int(self.child.signalstatus)

    def _read(self) -> bool:
        """Read what there is; False when the other end has closed."""
        try:
            data: bytes = self.child.read_nonblocking(65536, timeout=0.25)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        for _ in range(data.count(b"\x1b[6n")):
            self.child.send(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        return True


def solution(home: Path, slug: str = "add-up") -> Path:
    """The working file of the one attempt at a question."""
    (found,) = home.glob(f"attempts/*-{slug}-*/solution.py")
    return found


def events(home: Path, name: str) -> list[Mapping[str, Any]]:
    """Bodies of all logged events of a name, read from the file itself."""
    with closing(sqlite3.connect(f"file:{home / 'log.db'}?mode=ro", uri=True)) as log:
        return [
            json.loads(body) for (body,) in log.execute("SELECT body FROM events WHERE name = ? ORDER BY seq", (name,))
        ]
