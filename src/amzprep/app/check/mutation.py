"""Would the hidden cases notice a small mistake in the accepted solution?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from amzprep.app.check.examination import ACCEPTED, PATIENT, Examination
from amzprep.domain.finding import Finding
from amzprep.domain.mutant import Mutant, mutants
from amzprep.packs.load import read_waivers

NEEDED, SAMPLE = 0.90, 20


def check(exam: Examination) -> Iterator[Finding]:
    """At least 90 % of the mutants of the first accepted solution are rejected; a time-out counts as rejected.

    Without `all_mutants` a sample of 20 is run, drawn by the program's own text, so that it is the same every time.
    """
    filed = exam.filed[ACCEPTED][:1]
    if not filed or not exam.accepted[filed[0].name].accepted:
        return
    waived, findings = read_waivers(exam.question.folder + "/mutants.yaml")
    yield from findings
    everything = mutants(filed[0].code)
    for digest in sorted(waived.keys() - {each.hash for each in everything}):
        path = exam.question.folder + "/mutants.yaml"
        yield exam.finding("PK572", f"waives {digest}, which is no mutant of {filed[0].name}.py", path=path)
    drawn = everything if exam.all_mutants else _sample(everything, filed[0].code)
    survivors = [each for each in drawn if each.hash not in waived and _survives(exam, each)]
    counted = len([each for each in drawn if each.hash not in waived])
    score = 1 - len(survivors) / counted if counted else 1.0
    exam.notes["mutants"] = f"{counted - len(survivors)}/{counted}"
    if score < NEEDED:
        for each in survivors:
            message = f"{filed[0].name}.py:{each.line}: {each.change} is accepted (mutant {each.hash}); add a case"
            yield exam.finding("PK571", message, path=exam.cases_file)


def _sample(everything: list[Mutant], seed: str) -> list[Mutant]:
    return random.Random(seed).sample(everything, SAMPLE) if len(everything) > SAMPLE else everything


def _survives(exam: Examination, mutant: Mutant) -> bool:
    limits = replace(PATIENT, seconds=max(0.5, 4 * exam.slowest_accepted), total=30.0)
    cases = [case for case in exam.hidden if case.group not in exam.perf]
    heavy = [case for case in exam.hidden if case.group in exam.perf]
    return all(exam.run(mutant.source, part, limits).accepted for part in (cases, heavy) if part)


CHECK = check
