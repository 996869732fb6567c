"""An attempt's folder: the working file, the learner's cases, the statement and the state, locked while it is open."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import asdict, dataclass, field
from typing import Any

from amzprep.domain.question import Question
from amzprep.domain.starter import starter
from amzprep.errors import ContentError, NotReadyError

STATE, CASES, STATEMENT = "state.json", "cases.yaml", "statement.md"
CASES_HEAD = """\
# The visible cases. Add your own below: name, args (one list with all arguments) and want. They run at every save.
"""


@dataclass
class State:
    """What an interrupted attempt needs to go on; written after everything that changes it."""

    attempt: str
    question: str
    revision: int
    mode: str
    level: str
    language: str
    limit_min: float
    elapsed_s: float = 0.0
    hints: int = 0
    nudges: int = 0
    approaches: int = 0
    submissions: int = 0
    failed: int = 0
    accepted: bool = False
    first_run_accepted: bool = False
    state_kept: bool = False
    gave_up: bool = False
    solution_seen: bool = False
    own_cases: int = 0
    ticks: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


class AttemptFolder:
    """`path` is `attempts/<day>-<slug>-<short id>`; use as a context manager to hold its lock."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock: int | None = None

    @classmethod
    def create(cls, root: str, day: str, question: Question, state: State, source: str) -> AttemptFolder:
        """A new folder (0700) with starter, cases, statement and state."""
        folder = cls(os.path.join(root, f"{day}-{question.slug}-{state.attempt[-6:]}"))
        os.makedirs(folder.path, mode=0o700, exist_ok=True)
        folder.write(source, starter(question.coding))
        folder.write(CASES, CASES_HEAD + ("[]\n" if state.mode == "room" else _cases(question)))
        if state.mode != "room":
            folder.write(STATEMENT, f"# {question.title}\n\n{question.coding.statement}")
        folder.save(state)
        return folder

    def __enter__(self) -> AttemptFolder:
        self._lock = os.open(os.path.join(self.path, "lock"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._lock)
            raise NotReadyError("this attempt is open in another amzprep; close it there first") from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def file(self, name: str) -> str:
        return os.path.join(self.path, name)

    def read(self, name: str) -> str:
        """A file's text; empty where it is gone."""
        try:
            with open(self.file(name), encoding="utf-8", errors="replace", newline="") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def write(self, name: str, text: str) -> None:
        """Write a file whole or not at all."""
        temporary = self.file(f".{name}.new")
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, self.file(name))

    def save(self, state: State) -> None:
        self.write(STATE, json.dumps(asdict(state), indent=1))

    def load(self) -> State:
        """The state as last saved. Raises ContentError."""
        try:
            raw: dict[str, Any] = json.loads(self.read(STATE))
            return State(**raw)
        except (ValueError, TypeError) as error:
            raise ContentError(f"{self.file(STATE)} cannot be read; the code beside it is kept") from error

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


def _cases(question: Question) -> str:
    lines = []
    for example in question.coding.examples:
        lines += [f"- name: {json.dumps(example.name, ensure_ascii=False)}",
                  f"  args: {json.dumps(example.args, ensure_ascii=False)}",
                  f"  want: {json.dumps(example.want, ensure_ascii=False)}"]  # fmt: skip
    return "\n".join(lines) + "\n"
