"""Do the cases of a pack without code fit the signature?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import Examination
from amzprep.domain.finding import Finding
from amzprep.packs.load import read_groups


def check(exam: Examination) -> Iterator[Finding]:
    """Every problem of cases.yaml or cases.json, with its place."""
    if not exam.has_code:
        coding = exam.question.coding
        yield from read_groups(exam.cases_file, coding.signature, coding.in_place)[1]


CHECK = check
