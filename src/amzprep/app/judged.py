"""A judged submission: every case run, and the learner's own expectations held against the reference.

An own case decides only when the reference agrees with what the learner expects of it: a wrong expectation is told
apart from a wrong program, and is told after the end.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from amzprep.domain.case import Case
from amzprep.domain.question import Question
from amzprep.domain.verdict import CaseVerdict, Code, Verdict, overall
from amzprep.errors import UsageError
from amzprep.grader.judge import Grader


@dataclass(frozen=True)
class Judged:
    """The verdict, and what is wrong with the learner's own expectations."""

    verdict: Verdict
    own_wrong: tuple[str, ...] = ()


def judge_submission(
    grader: Grader, question: Question, code: str, seen: Sequence[Case], language: str, *, spare: bool = False
) -> Judged:
    """Run a submission over the cases the learner saw or wrote, then the hidden ones. Pure computing, any thread."""
    verdict = grader.grade(question, code, [*seen, *grader.hidden_cases(question)], language=language, spare=spare)
    wrong = _wrong_expectations(grader, question, [case for case in seen if case.group == "own"])
    counted = tuple(case for case in verdict.cases if case.group != "own" or case.n not in wrong)
    verdict = replace(verdict, code=overall(counted))
    return Judged(replace(verdict, cases=counted) if verdict.accepted else verdict, tuple(wrong.values()))


def reference_solution(question: Question) -> str:
    """The first accepted solution. Raises UsageError where the pack has none."""
    folder = os.path.join(question.folder, "solutions", "accepted")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".py")) if os.path.isdir(folder) else []
    if not names:
        raise UsageError(f"{question.id} has no accepted solution")
    with open(os.path.join(folder, names[0]), encoding="utf-8", errors="replace") as file:
        return file.read()


def _wrong_expectations(grader: Grader, question: Question, own: list[Case]) -> dict[int, str]:
    """Own cases (by number) that the reference answers differently, with what it answers."""
    if not own:
        return {}
    try:
        verdict = grader.grade(question, reference_solution(question), own)
    except UsageError:
        return {case.n: f"{case.name}: there is no reference to check it against" for case in own}
    return {case.n: _told(case) for case in verdict.cases if case.code is not Code.AC}


def _told(case: CaseVerdict) -> str:
    right = f"right is {case.got}" if case.got else f"the question does not allow this input ({case.code.meaning})"
    return f"{case.name}: you expected {case.want}; {right}"
