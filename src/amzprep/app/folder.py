"""An attempt's folder: the working file, the learner's cases, the statement and the state, locked while it is open."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from amzprep.app.statement import case_template, whole
from amzprep.domain.event import Event
from amzprep.domain.question import Question
from amzprep.domain.starter import starter
from amzprep.errors import ContentError, NotReadyError

STATE, CASES, STATEMENT = "state.json", "cases.yaml", "statement.md"
CASES_HEAD = """\
# The visible cases, run at every save. Add your own at the end, like this (args is one list with all arguments):
"""
ROOM_HEAD = """\
# Your own cases, the expected result first. Nothing runs before you submit; then they run as the group "own".
# Write them instead of the [] below, like this (args is one list with all arguments):
"""


@dataclass
class State:
    """What an interrupted attempt needs to go on; written after everything that changes it.

    The log is the truth: `replay` brings everything but the clock up to date from the attempt's events, so that a
    process killed between an event and this file loses nothing.
    """

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
    growth_worse: bool = False
    claimed: dict[str, str] | None = None
    own_cases: int = 0
    own_wrong: list[str] = field(default_factory=list)
    ticks: dict[str, float] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def replay(self, events: Iterable[Event]) -> None:
        """Set everything that events tell to what they tell; the clock never goes back."""
        fresh = State(self.attempt, self.question, self.revision, self.mode, self.level, self.language, self.limit_min)
        fresh.own_wrong, fresh.claimed, fresh.elapsed_s = self.own_wrong, self.claimed, self.elapsed_s
        for event in sorted(events, key=lambda each: (each.at, each.id)):
            fresh.follow(event.name, event.body)
        vars(self).update(vars(fresh))

    def follow(self, name: str, body: Mapping[str, Any]) -> None:
        """One event more. A judge error counts for nothing."""
        self.elapsed_s = max(self.elapsed_s, body.get("elapsed_s", 0.0))
        match name:
            case "submitted" if body["verdict"] != "JE":
                accepted = body["verdict"] == "AC"
                self.first_run_accepted |= accepted and not self.submissions
                self.submissions += 1
                self.failed += not accepted
                self.accepted, self.state_kept = accepted, bool(body.get("state_kept"))
            case "hint_opened":
                self.hints += 1
                self.nudges += body["gives"] == "nudge"
                self.approaches += body["gives"] != "nudge"
            case "ticked":
                self.ticks.setdefault(body["step"], body["elapsed_s"])
            case "asked":
                self.asked.append(body["what"])
            case "own_case":
                self.own_cases = max(self.own_cases, body["n"])
            case "claimed":
                self.claimed = {key: body[key] for key in ("time", "space") if body.get(key)}
            case "solution_shown":
                self.solution_seen = True
                self.gave_up |= body["after"] == "give_up"


class AttemptFolder:
    """`path` is `attempts/<day>-<slug>-<short id>`; use as a context manager to hold its lock."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock: int | None = None

    @classmethod
    def create(cls, root: str, day: str, question: Question, state: State, source: str) -> AttemptFolder:
        """A new folder (0700) with starter, cases, statement and state. Raises NotReadyError."""
        folder = cls(os.path.join(root, f"{day}-{question.slug}-{state.attempt[-6:]}"))
        try:
            os.makedirs(folder.path, mode=0o700, exist_ok=True)
        except OSError as error:
            raise NotReadyError(f"{folder.path}: {error.strerror}; nothing was started") from error
        folder.write(source, starter(question.coding))
        folder.write(CASES, _cases(question, room=state.mode == "room"))
        if state.mode != "room":
            folder.write(STATEMENT, f"# {question.title}\n\n{whole(question)}")
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

    def load(self) -> State:
        """The state as last saved. Raises ContentError."""
        try:
            raw: dict[str, Any] = json.loads(self.read(STATE))
            known = {each.name for each in fields(State)}
            return State(**{key: value for key, value in raw.items() if key in known})
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


def _cases(question: Question, *, room: bool) -> str:
    template = case_template(question.coding)
    if room:
        return f"{ROOM_HEAD}{template}[]\n"
    lines = []
    for example in question.coding.examples:
        lines += [f"- name: {json.dumps(example.name, ensure_ascii=False)}",
                  f"  args: {json.dumps(example.args, ensure_ascii=False)}",
                  f"  want: {json.dumps(example.want, ensure_ascii=False)}"]  # fmt: skip
    return "\n".join([CASES_HEAD + template, *lines]) + "\n"
