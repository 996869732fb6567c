"""Our decision about a submission, case by case and as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """One verdict per case; JE is our own or the pack's failure and is never held against the learner."""

    AC = "AC"
    WA = "WA"
    TLE = "TLE"
    MLE = "MLE"
    OLE = "OLE"
    RTE = "RTE"
    CE = "CE"
    SKIP = "SKIP"
    JE = "JE"

    @property
    def meaning(self) -> str:
        return MEANINGS[self]


MEANINGS = {
    Code.AC: "accepted",
    Code.WA: "wrong answer",
    Code.TLE: "time limit exceeded",
    Code.MLE: "memory limit exceeded",
    Code.OLE: "output limit exceeded",
    Code.RTE: "run-time error",
    Code.CE: "does not compile",
    Code.SKIP: "not run",
    Code.JE: "judge error",
}


@dataclass(frozen=True)
class CaseVerdict:
    """One case's verdict; the texts are already sanitized and elided for a terminal.

    `args`, `want` and `got` are Python spellings; `pointer` says where they differ (`index 3: expected 7, got 9`);
    `error` is the traceback of the submission's own frames.
    """

    group: str
    n: int
    code: Code
    cpu_s: float = 0.0
    wall_s: float = 0.0
    name: str = ""
    args: str = ""
    want: str = ""
    got: str = ""
    pointer: str = ""
    prints: str = ""
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "n": self.n,
            "verdict": self.code.value,
            "cpu_s": round(self.cpu_s, 6),
            "wall_s": round(self.wall_s, 6),
        }

    def details(self) -> dict[str, Any]:
        """What is shown of the first failing case."""
        return self.as_json() | {
            key: text
            for key in ("name", "args", "want", "got", "pointer", "prints", "error")
            if (text := getattr(self, key))
        }


@dataclass(frozen=True)
class Verdict:
    """The decision over all cases of one grade. `level` is the sandbox level, A to D, the run had."""

    question: str
    language: str
    code: Code
    level: str
    limit_s: float
    cases: tuple[CaseVerdict, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def accepted(self) -> bool:
        return self.code is Code.AC

    @property
    def first_failure(self) -> CaseVerdict | None:
        return next((each for each in self.cases if each.code not in (Code.AC, Code.SKIP)), None)

    def failed_groups(self) -> list[str]:
        """Names of the groups with a case that is neither accepted nor skipped, in order."""
        return list(dict.fromkeys(each.group for each in self.cases if each.code not in (Code.AC, Code.SKIP)))

    def as_json(self, *, reveal: bool = True) -> dict[str, Any]:
        """The verdict's output contract; `reveal=False` withholds the input of the first failure."""
        first = self.first_failure
        shown = None if first is None else first.details() if reveal else first.as_json()
        return {
            "version": 1,
            "kind": "verdict",
            "question": self.question,
            "language": self.language,
            "verdict": self.code.value,
            "level": self.level,
            "limit_s": self.limit_s,
            "cases": [each.as_json() for each in self.cases],
            "first_failure": shown,
            "notes": list(self.notes),
        }


def overall(cases: Sequence[CaseVerdict]) -> Code:
    """The verdict of the whole: the first that is not accepted, judge errors before all, else AC."""
    codes = [each.code for each in cases]
    if Code.JE in codes:
        return Code.JE
    return next(
        (code for code in codes if code not in (Code.AC, Code.SKIP)), Code.SKIP if Code.SKIP in codes else Code.AC
    )
