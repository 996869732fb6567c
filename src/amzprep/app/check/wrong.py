"""Do the known-wrong solutions fail, each in the group that was written against it?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import WRONG, Examination, Filed
from amzprep.domain.finding import Finding
from amzprep.domain.verdict import Code

SURVIVORS = 3


def check(exam: Examination) -> Iterator[Finding]:
    """Each wrong solution fails in its group, in normal time; at least 3 of them pass the visible cases."""
    named = exam.question.coding.must_fail
    filed = {each.name: each for each in exam.filed[WRONG]}
    for name in sorted(named.keys() - filed.keys()):
        yield exam.finding("PK521", f"must_fail names {name}, but there is no {name}.py", f"must_fail.{name}")
    for name in sorted(filed.keys() - named.keys()):
        yield exam.finding("PK522", "not in must_fail; say in which group it must fail", path=filed[name].path)
    for name in sorted(named.keys() & filed.keys()):
        yield from _fails(exam, filed[name], named[name])
    passing = [each for each in filed.values() if exam.run(each.code, exam.visible).accepted]
    if len(passing) < min(SURVIVORS, len(filed)) or len(filed) < SURVIVORS:
        message = f"{len(passing)} wrong solutions pass the visible cases; {SURVIVORS} should, else it is too easy"
        yield exam.finding("PK525", message, "must_fail")
    exam.notes["wrong"] = str(len(filed))


def _fails(exam: Examination, filed: Filed, group: str) -> Iterator[Finding]:
    cases = exam.groups.get(group)
    if not cases:
        yield exam.finding("PK523", f"no group {group} in cases.py", f"must_fail.{filed.name}")
        return
    verdict = exam.run(filed.code, cases)
    if verdict.accepted:
        yield exam.finding("PK524", f"known to be wrong, but it passes group {group}", path=filed.path)
    elif verdict.code is Code.TLE:
        yield exam.finding(
            "PK526", f"times out in group {group}; a wrong answer must be wrong in time", path=filed.path
        )


CHECK = check
