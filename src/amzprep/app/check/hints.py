"""Do the hints help without giving the solution away?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import ACCEPTED, Examination
from amzprep.domain.finding import Finding

HINTS, FOLLOWUPS, SHORTEST = 3, 2, 10


def check(exam: Examination) -> Iterator[Finding]:
    """At least 3 hints, none with a whole line of a solution; at least 2 follow-ups."""
    coding = exam.question.coding
    if len(coding.hints) < HINTS:
        yield exam.finding("PK581", f"{len(coding.hints)} hints; give at least {HINTS}", "hints")
    if len(coding.followups) < FOLLOWUPS:
        yield exam.finding("PK582", f"{len(coding.followups)} follow-ups; give at least {FOLLOWUPS}", "followups")
    lines = {line.strip() for filed in exam.filed[ACCEPTED] for line in filed.code.splitlines()}
    for i, hint in enumerate(coding.hints):
        for line in sorted(line for line in lines if len(line) >= SHORTEST and line in hint.text):
            yield exam.finding("PK583", f"the hint holds a whole line of the solution: {line}", f"hints[{i}]")


CHECK = check
