"""A verdict as a report: what passed, the first failing case, and what is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.report import Block, Facts, Heading, Line, Paragraph, Report, Source, Span, Table
from amzprep.domain.verdict import CaseVerdict, Code, Verdict
from amzprep.errors import DONE, NO, OUR_BUG


def verdict_report(verdict: Verdict, *, reveal: bool = False, next_: str = "") -> Report:
    """The whole verdict; inputs of hidden cases only with `reveal`."""
    code = OUR_BUG if verdict.code is Code.JE else DONE if verdict.accepted else NO
    drawing = [*_head(verdict), *failure_blocks(verdict.first_failure, reveal=reveal)]
    return Report("verdict", verdict.as_json(reveal=reveal), drawing, next=next_, exit_code=code)


def _head(verdict: Verdict) -> Iterator[Block]:
    passed = sum(case.code is Code.AC for case in verdict.cases)
    role = "good" if verdict.accepted else "bad"
    slowest = max((case.cpu_s for case in verdict.cases), default=0.0)
    facts = f" · {verdict.question} · {passed} of {len(verdict.cases)} cases"
    time = f" · slowest {slowest:.2f} s of {verdict.limit_s:g} s"
    notes = [Span(note, "warn") for note in verdict.notes]
    yield Paragraph([[Span(f"{verdict.code} {verdict.code.meaning}", role), facts, time], *notes])
    if not verdict.accepted:
        yield Table(["group", "passed", "verdict"], list(_groups(verdict)), "lrl")


def _groups(verdict: Verdict) -> Iterator[list[Line]]:
    for name in dict.fromkeys(case.group for case in verdict.cases):
        cases = [case for case in verdict.cases if case.group == name]
        passed = sum(case.code is Code.AC for case in cases)
        codes = ", ".join(dict.fromkeys(case.code.value for case in cases if case.code is not Code.AC))
        yield [name, f"{passed}/{len(cases)}", Span(codes or "AC", "bad" if codes else "good")]


def failure_blocks(case: CaseVerdict | None, *, reveal: bool) -> list[Block]:
    """The first failing case: input, expected, got, where they differ, prints; hidden inputs only with `reveal`."""
    if case is None:
        return []
    name = f"{case.group} {case.n}" + (f": {case.name}" if case.name else "")
    if not reveal and case.group not in ("example", "own"):
        shown: list[Block] = [Heading(f"First failing case: {name} ({case.code.meaning})")]
        if case.error:
            shown.append(Source(case.error, "text"))
        return [*shown, Paragraph([Span("its input is hidden; --reveal shows it", "dim")])]
    rows = [(key, text) for key, text in case_rows(case) if text]
    return [Heading(f"First failing case: {name} ({case.code.meaning})"), Facts(rows)]


def case_rows(case: CaseVerdict) -> list[tuple[str, str]]:
    """Names and texts of everything known about a failing case."""
    return [("input", case.args), ("expected", case.want), ("got", case.got), ("differs", case.pointer),
            ("error", case.error), ("prints", case.prints.rstrip())]  # fmt: skip
