"""A drill from the first screen to the rating: the watch or the lines, then the questions afterwards.

However it is interrupted, everything done is in the log by then, and `resume` goes on at the same place: in the file
while it is not accepted, at the questions afterwards when it is.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from rich.console import Console

from amzprep.app.drill import Drill
from amzprep.app.review import ending, rating_blocks, solution_blocks, submission_blocks
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.domain.verdict import Verdict
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen import prompt
from amzprep.screen.console import make_console
from amzprep.screen.editor import Editor
from amzprep.screen.lines import Lines
from amzprep.screen.rating import ask_rating, read_line
from amzprep.screen.terminal import is_dumb, restored
from amzprep.screen.watch import Outcome, Watch

INTERRUPTED = "interrupted, and everything is kept; `amzprep resume` goes on with it"
PATIENCE_S = 8.0


def practise(drill: Drill, editor: Editor | None, *, watch: bool, plain: bool) -> Report:
    """Run a drill with a person at the terminal and return its closing report. Raises Interrupted on Ctrl-C."""
    console = make_console(plain=plain)
    by_lines = plain or not watch or is_dumb()
    try:
        with restored(), drill:
            outcome, verdict = _at_work(drill, console, editor, by_lines=by_lines, watch=watch)
            if outcome is Outcome.QUIT:
                return _kept(drill)
            return _afterwards(drill, console, verdict, by_lines=by_lines)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop


def wait_for_next(report: Report, *, plain: bool) -> bool:
    """Show how a drill ended and wait; whether the learner wants the next one."""
    console = make_console(plain=plain)
    console.print(draw(report.blocks()))
    try:
        with restored():
            return read_line("\nENTER goes on to the next question, q stops here\n> ") != "q"
    except KeyboardInterrupt:
        return False


def _at_work(
    drill: Drill, console: Console, editor: Editor | None, *, by_lines: bool, watch: bool
) -> tuple[Outcome, Verdict | None]:
    """The drill itself, unless it was interrupted after its end."""
    if drill.finished:
        return (Outcome.GAVE_UP if drill.state.gave_up else Outcome.HANDED_IN), None
    screen = Lines(drill, console, editor, open_first=watch) if by_lines else Watch(drill, console, editor)
    return screen.run()


def _kept(drill: Drill) -> Report:
    data = {"attempt": drill.state.attempt, "question": drill.question.id, "rating": None, "folder": drill.folder.path}
    kept = f"Kept with {int(drill.elapsed_s) // 60} min on the clock: {drill.path}"
    return Report("drill", data, [Paragraph([kept])], next="amzprep resume", exit_code=0)


def _afterwards(drill: Drill, console: Console, verdict: Verdict | None, *, by_lines: bool) -> Report:
    drill.stop()
    if drill.sealed:
        if drill.state.submissions:
            console.print("Handed in; its growth is measured meanwhile.", markup=False)
            _claim_and_measure(drill, by_lines=by_lines)
        return ending(drill, verdict, drill.rate())
    if drill.state.accepted and not drill.state.gave_up:
        if verdict is not None and not by_lines:  # by lines it was shown already
            _print(console, submission_blocks(drill, verdict))
        _claim_and_measure(drill, by_lines=by_lines)
    _print(console, rating_blocks(drill))
    chosen = drill.rate(ask_rating(by_lines=by_lines))
    drill.show_solution()
    _print(console, solution_blocks(drill))
    return ending(drill, verdict, chosen)


def _claim_and_measure(drill: Drill, *, by_lines: bool) -> None:
    """Ask for the complexity while the growth is measured; a measure that takes too long is left out."""
    measuring = ThreadPoolExecutor(1, "growth")
    found = measuring.submit(drill.growth_job())
    try:
        if drill.state.claimed is None:
            time = prompt.text("Its time complexity? (ENTER skips)", flag="--claim-time", by_lines=by_lines)
            space = prompt.text("Its space complexity? (ENTER skips)", flag="--claim-space", by_lines=by_lines)
            drill.claim(time, space)
        with suppress(TimeoutError):
            drill.grown(found.result(PATIENCE_S))
    finally:
        drill.grader.close()  # what still runs ends with its server
        measuring.shutdown()


def _print(console: Console, blocks: list[Block]) -> None:
    console.print(draw(blocks))
    console.print("")
