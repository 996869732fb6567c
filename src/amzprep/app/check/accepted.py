"""Do the accepted solutions pass, and does an independent oracle agree with them?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import ACCEPTED, PATIENT, Examination
from amzprep.domain.finding import Finding


def check(exam: Examination) -> Iterator[Finding]:
    """Every accepted solution passes all cases; the oracle's answers are accepted on every case that is not perf."""
    if not exam.filed[ACCEPTED]:
        yield exam.finding("PK511", "no accepted solution; file one under solutions/accepted/")
    for filed in exam.filed[ACCEPTED]:
        first = exam.accepted[filed.name].first_failure
        if first is not None:
            what = f"{first.group} {first.n} is {first.code}: {first.pointer or first.error or first.got}"
            yield exam.finding("PK512", f"accepted solution is not accepted: {what}", path=filed.path)
    yield from _oracle(exam)
    exam.notes["accepted"] = str(len(exam.filed[ACCEPTED]))


def _oracle(exam: Examination) -> Iterator[Finding]:
    """A pack without code has no oracle: its answers were worked out by hand."""
    if not exam.has_code:
        return
    small = [case for case in exam.hidden if case.group not in exam.perf]
    answers = exam.grader.oracle_cases(exam.question, small)
    if answers is None:
        yield exam.finding("PK513", "no oracle(…); write a slow, obvious one", path=exam.cases_file)
        return
    for filed in exam.filed[ACCEPTED][:1]:
        first = exam.run(filed.code, answers, PATIENT).first_failure
        if first is not None:
            message = f"oracle and accepted solution disagree in {first.group} {first.n}: {first.pointer or first.got}"
            yield exam.finding("PK514", message, path=exam.cases_file)


CHECK = check
