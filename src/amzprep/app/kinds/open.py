"""Kind `open`: answered in words, marked by the learner against a rubric."""

from __future__ import annotations

from typing import Any

from amzprep.app.answer_report import (
    answer_ending,
    prompt_blocks,
    result_blocks,
    rubric_markdown,
    strong_blocks,
    suggested_blocks,
)
from amzprep.app.answering import Answering, by_heading, quoted, reopen_answer, start_answer
from amzprep.app.practice import Handed, Practice
from amzprep.domain.open import part_names
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Paragraph, Report, Span
from amzprep.errors import UsageError


def show(question: Question) -> tuple[list[Block], dict[str, Any]]:
    """Prompt and phases; never rubric, clarifications or the strong answer."""
    body = question.open
    return prompt_blocks(question, question.minutes)[1:], {
        "prompt": body.prompt,
        "phases": dict(body.phases),
        "parts": part_names(question) if "+" not in question.slug else [],
    }


def unattended(answering: Answering, handed: Handed) -> Report:
    """Score an answer with the claims made for it: a claim counts when its quote stands in the answer."""
    with answering:
        try:
            answer, claims, flags = _read(answering, handed)
        except UsageError:
            answering.abandon("not handed in")
            raise
        answering.stop()
        state = answering.state
        state.elapsed_s = 60 * (handed.took_min if handed.took_min is not None else state.limit_min)
        state.lines = [[phase, 0.0, line] for phase, line in by_heading(answer, answering.phases)]
        answering.give_up()
        lost = []
        for point, quote in claims.items():
            own = isinstance(quote, str) and quoted(quote, answer)
            if isinstance(quote, str) and not own:
                lost.append(f"{point}: the answer does not say {quote[:60]!r}; counted as from memory")
            answering.claim(point, quote if own else "")
        for flag in flags:
            answering.own_up(flag, yes=True)
        answering.marked(0.0)
        blocks: list[Block] = [*([Paragraph([Span(each, "warn") for each in lost])] if lost else [])]
        blocks += [*result_blocks(answering), *suggested_blocks(answering)]
        chosen = answering.rate(handed.rating, handed=True)
        blocks += strong_blocks(answering)
        if handed.save:
            answering.keep(rubric_markdown(answering))
        report = answer_ending(answering, chosen)
    return Report(report.kind, {**report.data, "not_quoted": lost}, [*blocks, *report.drawing], report.next,
                  report.exit_code)  # fmt: skip


def _read(answering: Answering, handed: Handed) -> tuple[str, dict[str, Any], list[int]]:
    """Answer, claims and flags (from 0). Raises UsageError that says what is missing or wrong."""
    from amzprep.packs.handed import CLAIMS, read_handed

    ids = [point.id for point in answering.body.rubric.points]
    if handed.answer is None or handed.claims is None:
        raise UsageError(f"{answering.question.id} is answered in words; pass --answer FILE and --claims FILE")
    raw, findings = read_handed("--claims", handed.claims, CLAIMS)
    if findings:
        raise UsageError(str(findings[0]))
    unknown = [each for each in raw["claims"] if each not in ids]
    if unknown:
        raise UsageError(f"--claims: no point {unknown[0]!r}; there are {', '.join(ids)}")
    flags = [each - 1 for each in raw.get("red_flags", [])]
    if any(each >= len(answering.body.red_flags) for each in flags):
        raise UsageError(f"--claims: red_flags counts from 1 to {len(answering.body.red_flags)}")
    return handed.answer, {point: quote for point, quote in raw["claims"].items() if quote not in (False, None)}, flags


PRACTICE = Practice(start_answer, reopen_answer, show, unattended, "--answer FILE and --claims FILE")
