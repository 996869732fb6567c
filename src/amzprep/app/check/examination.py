"""One coding question under examination: its filed solutions, its cases, and the verdicts they earned so far."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from amzprep.domain.case import Case
from amzprep.domain.finding import Finding
from amzprep.domain.limits import Limits
from amzprep.domain.question import Question
from amzprep.domain.verdict import Verdict
from amzprep.grader.judge import Grader

ACCEPTED, WRONG, SLOW = "accepted", "wrong_answer", "time_limit_exceeded"
PATIENT = Limits(seconds=10.0, total=120.0)


@dataclass(frozen=True)
class Filed:
    """A solution filed under the verdict it must earn."""

    verdict: str
    name: str
    path: str
    code: str


@dataclass
class Examination:
    """What the checks share; verdicts are kept, because several checks read the same run.

    `places` maps a key path of the file (`hints[1]`, `must_fail.strict`) to line and column. `all_mutants` asks for
    every mutant instead of a sample.
    """

    question: Question
    grader: Grader
    other_seed: Callable[[], Grader]
    places: Mapping[str, tuple[int, int]]
    all_mutants: bool = False
    notes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def filed(self) -> dict[str, list[Filed]]:
        return {verdict: _read(self.question, verdict) for verdict in (ACCEPTED, WRONG, SLOW)}

    @property
    def cases_file(self) -> str:
        """Where the hidden cases are written: cases.py, or the data of a pack without code."""
        names = ("cases.py", "cases.json", "cases.yaml")
        paths = [os.path.join(self.question.folder, name) for name in names]
        return next((path for path in paths if os.path.exists(path)), paths[0])

    @property
    def has_code(self) -> bool:
        return self.cases_file.endswith(".py")

    @cached_property
    def visible(self) -> list[Case]:
        return self.grader.visible_cases(self.question)

    @cached_property
    def hidden(self) -> list[Case]:
        return self.grader.hidden_cases(self.question)

    @cached_property
    def groups(self) -> dict[str, list[Case]]:
        """The hidden cases by group, in the order of the file."""
        found: dict[str, list[Case]] = {}
        for case in self.hidden:
            found.setdefault(case.group, []).append(case)
        return found

    @cached_property
    def perf(self) -> set[str]:
        """The groups that slow solutions must not get through."""
        return set((self.question.coding.must_time_out or {}).values())

    @cached_property
    def accepted(self) -> dict[str, Verdict]:
        """The verdict of every accepted solution over all cases, with time to spare, by name."""
        return {each.name: self.run(each.code, [*self.visible, *self.hidden], PATIENT) for each in self.filed[ACCEPTED]}

    @cached_property
    def slowest_accepted(self) -> float:
        """CPU seconds of the slowest case of any accepted solution."""
        return max((case.cpu_s for verdict in self.accepted.values() for case in verdict.cases), default=0.0)

    def run(self, code: str, cases: Sequence[Case], limits: Limits | None = None) -> Verdict:
        return self.grader.grade(self.question, code, cases, limits=limits)

    def finding(self, code: str, message: str, at: str = "", path: str | None = None) -> Finding:
        """A finding at a key of the question's file, or at the top of another file."""
        if path is not None:
            return Finding(path, 1, 1, code, message)
        line, col = self.places.get(at) or self.places.get(at.partition(".")[0].partition("[")[0]) or (1, 1)
        return Finding(self.question.path, line, col, code, message)


Check = Callable[[Examination], Iterator[Finding]]


def _read(question: Question, verdict: str) -> list[Filed]:
    folder = os.path.join(question.folder, "solutions", verdict)
    names = sorted(each for each in _listed(folder) if each.endswith(".py"))
    return [Filed(verdict, name[:-3], path, _text(path)) for name in names for path in [os.path.join(folder, name)]]


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _text(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()
