"""Are cases and answers the same every time and under every hash seed?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import ACCEPTED, PATIENT, Examination
from amzprep.domain.finding import Finding

RUNS = 3


def check(exam: Examination) -> Iterator[Finding]:
    """cases.py gives the same cases under hash seed 1; accepted solutions pass 3 times, and under hash seed 1."""
    with exam.other_seed() as other:
        again = other.hidden_cases(exam.question)
        if again != exam.hidden:
            message = "the cases differ under another hash seed; sort before you draw, and seed every draw"
            yield exam.finding("PK561", message, path=exam.cases_file)
            return
        quick = [case for case in exam.hidden if case.group not in exam.perf]
        for filed in exam.filed[ACCEPTED]:
            runs = [exam.run(filed.code, quick, PATIENT) for _ in range(RUNS - 1)]
            runs.append(other.grade(exam.question, filed.code, quick, limits=PATIENT))
            if not all(verdict.accepted for verdict in runs) and exam.accepted[filed.name].accepted:
                message = "accepted once, but not on every run and under every hash seed"
                yield exam.finding("PK562", message, path=filed.path)


CHECK = check
