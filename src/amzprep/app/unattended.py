"""A drill without a terminal: one submission from a file, judged, claimed and rated, for scripts."""

from __future__ import annotations

from amzprep.app.drill import Drill
from amzprep.app.review import ending, rating_blocks, solution_blocks, submission_blocks
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.domain.verdict import Code
from amzprep.errors import AmzprepError, JudgeError


def submit_code(
    drill: Drill, code: str, *, took_min: float | None, rating: Rating | None, time: str = "", space: str = ""
) -> Report:
    """Judge a text as this attempt's submission and end the attempt. `took_min` are the minutes it took, if measured.

    Without them the target time is assumed and the report says so. Raises JudgeError when the judge fails: then nothing
    is rated.
    """
    with drill:
        drill.stop()
        drill.state.elapsed_s = 60 * (took_min if took_min is not None else drill.state.limit_min)
        drill.folder.write(drill.source, code)
        try:
            verdict = drill.submit(code)
        except AmzprepError:
            drill.abandon("judge_error")
            raise
        if verdict.code is Code.JE:
            drill.abandon("judge_error")
            raise JudgeError("the judge failed; this attempt is not rated")
        drill.claim(time, space)
        if verdict.accepted:
            drill.grown(drill.growth_job()())
            drill.show_solution()
        blocks: list[Block] = [*submission_blocks(drill, verdict), *rating_blocks(drill)]
        if took_min is None:
            blocks.append(
                Paragraph(["The time was not measured (--took MINUTES says it); the target time is assumed."])
            )
        chosen = drill.rate(rating, handed=True)
        if verdict.accepted:
            blocks += solution_blocks(drill)
        report = ending(drill, verdict, chosen)
    return Report(report.kind, report.data, [*blocks, *report.drawing], report.next, report.exit_code)
