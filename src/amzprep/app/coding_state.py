"""What a coding attempt keeps, and the files it begins with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from amzprep.app.state import State
from amzprep.app.statement import case_template, whole
from amzprep.domain.question import Question
from amzprep.domain.starter import starter

CASES, STATEMENT = "cases.yaml", "statement.md"
CASES_HEAD = """\
# The visible cases, run at every save. Add your own at the end, like this (args is one list with all arguments):
"""
ROOM_HEAD = """\
# Your own cases, the expected result first. Nothing runs before you submit; then they run as the group "own".
# Write them instead of the [] below, like this (args is one list with all arguments):
"""


@dataclass
class CodingState(State):
    """Everything but `own_wrong`, `claimed` and the clock is told by events."""

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

    def fresh(self) -> Self:
        """The state at the start, with what only the file knows."""
        found = super().fresh()
        found.own_wrong, found.claimed = self.own_wrong, self.claimed
        return found

    def follow(self, name: str, body: Mapping[str, Any]) -> None:
        """One event more. A judge error counts for nothing."""
        super().follow(name, body)
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


def first_files(question: Question, source: str, *, room: bool) -> dict[str, str]:
    """The starter, the learner's cases and, but for the room, the statement: name to text."""
    files = {source: starter(question.coding), CASES: _cases(question, room=room)}
    return files if room else {**files, STATEMENT: f"# {question.title}\n\n{whole(question)}"}


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
