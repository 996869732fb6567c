"""Measure how a submission's CPU time grows: the pack's `scale(n)`, n doubled until a call needs a quarter second.

Each size is run three times in one child and the smallest time counts. The reference is measured in the same way on the
same sizes and kept with the cases, so that what is compared ran on one machine.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amzprep.domain.case import Case
from amzprep.domain.growth import Growth, Point, exponent
from amzprep.domain.limits import Limits
from amzprep.domain.question import Question
from amzprep.grader.values import Tree

if TYPE_CHECKING:
    from amzprep.grader.judge import Grader, Submission

SIZES = [2**k for k in range(8, 22)]
ENOUGH_S, REPEATS, TELLING_S = 0.25, 3, 0.004
PATIENT = Limits(seconds=5.0, total=20.0)


def growth(grader: Grader, question: Question, code: str) -> Growth | None:
    """The exponents of an accepted submission and of the reference; None where the pack has no `scale` or a run fails.

    Raises ContentError when the pack's code fails.
    """
    asked = grader.pack.reference_growth(question)
    if asked is None:
        return None
    found = exponent(points(grader, question, code))
    return Growth(found, asked) if found is not None else None


def points(grader: Grader, question: Question, code: str) -> list[Point]:
    """CPU seconds per size, up to the first that needs `ENOUGH_S`; ends early at a failure."""
    from amzprep.grader.judge import Submission

    limits = replace(PATIENT, mb=max(PATIENT.mb, question.coding.limits.mb))
    run = Submission(grader, grader.server("run", question.coding.libraries), question, code, limits)
    found: list[Point] = []
    for n, args in zip(SIZES, grader.pack.scales(question, SIZES), strict=False):
        seconds = _smallest(run, args, 1)
        if seconds is not None and seconds >= TELLING_S:  # below that it is start-up, and not worth a second look
            seconds = _smallest(run, args, REPEATS)
        if seconds is None:
            break
        found.append((n, seconds))
        if seconds >= ENOUGH_S:
            break
    return found


def _smallest(run: Submission, args: Tree, repeats: int) -> float | None:
    answers = run.ask([Case("scale", i, args, None) for i in range(repeats)], PATIENT.total)
    good = len(answers) == repeats and all(answer.what == "value" for answer in answers)
    return min(answer.cpu_s for answer in answers) if good else None
