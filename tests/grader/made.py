"""Questions and submissions made for one test."""

from __future__ import annotations

from typing import Any

from amzprep.domain.case import Case
from amzprep.domain.question import Question
from amzprep.domain.verdict import Verdict
from amzprep.grader.judge import Grader

DOUBLE = "def double(x: int) -> int:\n    '''Twice x.'''\n"


def question(signature: str = DOUBLE, *, folder: str = "/nowhere", **keys: Any) -> Question:
    """A coding question with this stub; `keys` are keys of its file (compare, in_place, limits, libraries …)."""
    raw = {
        "id": "made", "kind": "coding", "title": "Made", "category": "any", "topics": [], "levels": ["L5"],
        "minutes": 10, "why": "-", "source": "original", "statement": "-", "constraints": [], "signature": signature,
        "examples": [], "must_fail": {}, "complexity": {}, "difficulty": "easy",
        "limits": {"seconds": 0.5, "total": 20.0, "mb": 256}, **keys,
    }  # fmt: skip
    return Question.from_plain(raw, pack="test", path=f"{folder}/made.yaml")


def cases(grader: Grader, asked: Question, *pairs: tuple[list[Any], Any]) -> list[Case]:
    """One case per (args, want), all of the group `made`."""
    return grader.own_cases(asked, [(f"case {i}", args, want) for i, (args, want) in enumerate(pairs, 1)], group="made")


def judged(grader: Grader, asked: Question, code: str, *pairs: tuple[list[Any], Any]) -> Verdict:
    """The verdict of a program on some cases."""
    return grader.grade(asked, code, cases(grader, asked, *pairs))


def codes(verdict: Verdict) -> str:
    """The verdicts of the cases, in order: `AC WA AC`."""
    return " ".join(case.code.value for case in verdict.cases)
