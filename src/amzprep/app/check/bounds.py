"""Do the cases touch both ends of every bound, and stay inside?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import Examination
from amzprep.domain.bound import edges
from amzprep.domain.finding import Finding


def check(exam: Examination) -> Iterator[Finding]:
    """Reports the smallest and the largest value seen where they differ from what `bounds` says."""
    signature = exam.question.coding.signature
    cases = [exam.grader.arguments(case) for case in [*exam.visible, *exam.hidden]]
    for path, (low, high) in (exam.question.coding.bounds or {}).items():
        at = f"bounds.{path}"
        try:
            seen = edges(path, signature, cases)
        except (TypeError, IndexError):
            yield exam.finding("PK551", f"{path}: a step of it does not fit the values there", at)
            continue
        if seen is None:
            yield exam.finding("PK552", f"{path}: no case has a value there", at)
        elif seen != (low, high):
            message = f"{path}: declared {low:g} to {high:g}, cases have {seen[0]:g} to {seen[1]:g}"
            yield exam.finding("PK553", f"{message}; touch both ends and stay inside", at)


CHECK = check
