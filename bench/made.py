"""A question and cases made for measuring: as small as can be, so that what is measured is the grader."""

from __future__ import annotations

from typing import Any

from amzprep.domain.case import Case
from amzprep.domain.question import Question
from amzprep.grader.judge import Grader

STUB = "def double(x: int) -> int:\n    '''Twice x.'''\n"
RIGHT = "def double(x):\n    return 2 * x\n"


def question(signature: str = STUB, **keys: Any) -> Question:
    """A coding question with this stub; `keys` are keys of its file."""
    raw = {"id": "made", "kind": "coding", "title": "Made", "category": "any", "topics": [], "levels": [],
           "minutes": 10, "why": "-", "source": "original", "statement": "-", "constraints": [],
           "signature": signature, "examples": [], "must_fail": {}, "complexity": {}, "difficulty": "easy",
           "limits": {"seconds": 1.0, "total": 60.0, "mb": 512}, **keys}  # fmt: skip
    return Question.from_plain(raw, pack="bench", path="/nowhere/made.yaml")


def cases(grader: Grader, asked: Question, n: int) -> list[Case]:
    """`n` cases of doubling a number."""
    return grader.own_cases(asked, [("", [x], 2 * x) for x in range(n)], group="made")
