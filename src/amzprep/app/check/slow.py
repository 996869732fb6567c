"""Do slow solutions time out, and are the limits far enough from both sides?

The margins are those of the Kattis problem package format: twice the slowest accepted solution fits the limit, and one
and a half times the limit is still too little for the fastest slow one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from amzprep.app.check.examination import PATIENT, SLOW, Examination, Filed
from amzprep.domain.finding import Finding
from amzprep.domain.verdict import Code

ROOM, EXCESS, QUICK = 2.0, 1.5, 0.5


def check(exam: Examination) -> Iterator[Finding]:
    """Slow solutions are right on the other groups and too slow on the one named; the limit keeps its margins."""
    named = exam.question.coding.must_time_out or {}
    filed = {each.name: each for each in exam.filed[SLOW]}
    for name in sorted(named.keys() - filed.keys()):
        yield exam.finding("PK531", f"must_time_out names {name}, but there is no {name}.py", f"must_time_out.{name}")
    for name in sorted(filed.keys() - named.keys()):
        yield exam.finding("PK532", "not in must_time_out; say in which group it must time out", path=filed[name].path)
    for name in sorted(named.keys() & filed.keys()):
        yield from _slow(exam, filed[name], named[name])
    yield from _margins(exam)
    exam.notes["slow"] = str(len(filed))
    exam.notes["cpu"] = f"{exam.slowest_accepted:.2f}/{exam.question.coding.limits.seconds:g} s"


def _slow(exam: Examination, filed: Filed, group: str) -> Iterator[Finding]:
    if group not in exam.groups:
        yield exam.finding("PK533", f"no group {group} in cases.py", f"must_time_out.{filed.name}")
        return
    others = [case for case in exam.hidden if case.group not in exam.perf]
    first = exam.run(filed.code, others, PATIENT).first_failure
    if first is not None:
        yield exam.finding("PK534", f"slow, but also {first.code} in {first.group} {first.n}", path=filed.path)
    limit = exam.question.coding.limits.seconds
    verdict = exam.run(filed.code, exam.groups[group], replace(PATIENT, seconds=EXCESS * limit))
    if verdict.code is not Code.TLE:
        message = f"{verdict.code} in group {group} with {EXCESS} × the limit; it must time out"
        yield exam.finding("PK535", message, path=filed.path)


def _margins(exam: Examination) -> Iterator[Finding]:
    limit, slowest = exam.question.coding.limits.seconds, exam.slowest_accepted
    if ROOM * slowest > limit:
        message = f"the slowest accepted case needs {slowest:.2f} s; {ROOM:g} × that must fit {limit:g} s"
        yield exam.finding("PK536", message, "limits")
    elif slowest >= QUICK:
        yield exam.finding("PK537", f"an accepted case needs {slowest:.2f} s; keep it under {QUICK} s", "limits")


CHECK = check
