"""An attempt's folder: what the learner writes and the state, locked while it is open."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, fields
from typing import Any, TypeVar

from amzprep.app.state import State
from amzprep.errors import ContentError, NotReadyError

STATE = "state.json"
S = TypeVar("S", bound=State)


class AttemptFolder:
    """`path` is `attempts/<day>-<slug>-<short id>`; use as a context manager to hold its lock."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock: int | None = None

    @classmethod
    def create(cls, root: str, day: str, slug: str, state: State, files: Mapping[str, str]) -> AttemptFolder:
        """A new folder (0700) with some files and the state. Raises NotReadyError."""
        folder = cls(os.path.join(root, f"{day}-{slug}-{state.attempt[-6:]}"))
        try:
            os.makedirs(folder.path, mode=0o700, exist_ok=True)
        except OSError as error:
            raise NotReadyError(f"{folder.path}: {error.strerror}; nothing was started") from error
        for name, text in files.items():
            folder.write(name, text)
        folder.save(state)
        return folder

    def __enter__(self) -> AttemptFolder:
        try:
            lock = os.open(os.path.join(self.path, "lock"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise NotReadyError(f"{self.path}: {error.strerror}; the attempt cannot be opened") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(lock)
            raise NotReadyError(f"{os.path.basename(self.path)} is open in another amzprep; go on there") from error
        except OSError:  # a file system without locks: one opener is all there will be
            os.close(lock)
            return self
        self._lock = lock
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def file(self, name: str) -> str:
        return os.path.join(self.path, name)

    def read(self, name: str) -> str:
        """A file's text; empty where it is gone or no file."""
        try:
            with open(self.file(name), encoding="utf-8", errors="replace", newline="") as file:
                return file.read()
        except OSError:
            return ""

    def exists(self, name: str) -> bool:
        return os.path.isfile(self.file(name))

    def write(self, name: str, text: str) -> None:
        """Write a file whole or not at all. Raises NotReadyError."""
        temporary = self.file(f".{name}.new")
        try:
            with open(temporary, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(temporary, self.file(name))
        except OSError as error:
            raise NotReadyError(f"{self.file(name)}: {error.strerror}") from error

    def save(self, state: State) -> None:
        """Keep the state. A full or unwritable disk loses only the clock: the rest is in the log."""
        with suppress(NotReadyError):
            self.write(STATE, json.dumps(asdict(state), indent=1))

    def load(self, kind: type[S]) -> S:
        """The state as last saved. Raises ContentError."""
        try:
            raw: dict[str, Any] = json.loads(self.read(STATE))
            known = {each.name for each in fields(kind)}
            return kind(**{key: value for key, value in raw.items() if key in known})
        except (ValueError, TypeError) as error:
            raise ContentError(f"{self.file(STATE)} cannot be read; what you wrote beside it is kept") from error

    def back_up(self, name: str) -> str:
        """Copy a file beside itself under the next free number; returns the copy's name."""
        n = 1
        while os.path.exists(self.file(f"{name}.{n}.bak")):
            n += 1
        self.write(f"{name}.{n}.bak", self.read(name))
        return f"{name}.{n}.bak"


def find_folder(root: str, attempt: str) -> AttemptFolder | None:
    """The folder of an attempt, by its id."""
    if not os.path.isdir(root):
        return None
    for name in sorted(os.listdir(root)):
        if name.endswith(attempt[-6:]) and os.path.isfile(os.path.join(root, name, STATE)):
            return AttemptFolder(os.path.join(root, name))
    return None
