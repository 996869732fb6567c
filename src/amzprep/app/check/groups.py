"""Are there enough cases, in the groups every coding question needs?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import Examination
from amzprep.domain.finding import Finding

SMALLEST = {"empty", "smallest"}
NEEDED = ("boundary", "random")
HIDDEN, GROUPS, RANDOM, VISIBLE = 12, 4, 30, 2


def check(exam: Examination) -> Iterator[Finding]:
    """At least 2 visible and 12 hidden cases in 4 named groups, among them the smallest, the boundary, the random."""
    cases = exam.cases_file
    if len(exam.visible) < VISIBLE:
        yield exam.finding("PK501", f"{len(exam.visible)} visible cases; give at least {VISIBLE}", "examples")
    if len(exam.hidden) < HIDDEN:
        yield exam.finding("PK502", f"{len(exam.hidden)} hidden cases; give at least {HIDDEN}", path=cases)
    if len(exam.groups) < GROUPS:
        yield exam.finding("PK503", f"{len(exam.groups)} groups of cases; give at least {GROUPS}", path=cases)
    if not SMALLEST & exam.groups.keys():
        yield exam.finding("PK504", "no group `empty` or `smallest`; add the smallest inputs allowed", path=cases)
    for name in NEEDED:
        if name not in exam.groups:
            yield exam.finding("PK504", f"no group `{name}`", path=cases)
    distinct = {repr(case.args) for case in exam.groups.get("random", [])}
    if "random" in exam.groups and len(distinct) < RANDOM:
        yield exam.finding("PK505", f"{len(distinct)} different random inputs; give at least {RANDOM}", path=cases)
    if not exam.perf:
        yield exam.finding("PK506", "no slow solution must time out; name one and its group", "must_time_out")
    exam.notes["cases"] = f"{len(exam.visible)}+{len(exam.hidden)}"


CHECK = check
