"""Is the stub a start and not a solution?"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.app.check.examination import Examination
from amzprep.domain.finding import Finding
from amzprep.domain.starter import starter


def check(exam: Examination) -> Iterator[Finding]:
    """The starter compiles, every function in it has a docstring, and it is not already accepted."""
    coding = exam.question.coding
    signature = coding.signature
    for function in [signature.function] if signature.function else signature.methods:
        if not function.doc:
            yield exam.finding("PK541", f"{function.name} has no docstring; say what it returns", "signature")
    if exam.run(starter(coding), [*exam.visible, *exam.hidden]).accepted:
        yield exam.finding("PK542", "the starter is already accepted", "signature")


CHECK = check
