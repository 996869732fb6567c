"""Kind `open`: the answer against the clock, the marks, the result, and the first miss said again."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from rich.console import Console

from amzprep.app.answer_report import answer_ending, result_blocks, rubric_markdown, strong_blocks
from amzprep.app.answering import ANSWER, LOOP, RESAY_S, Answering
from amzprep.app.closing import clock
from amzprep.app.underway import Underway
from amzprep.domain.report import Paragraph, Report, Span
from amzprep.errors import Interrupted
from amzprep.render.text import draw
from amzprep.screen.answer import Answer
from amzprep.screen.console import make_console
from amzprep.screen.how import How
from amzprep.screen.marking import Marking
from amzprep.screen.rating import ask_rating, read_line
from amzprep.screen.terminal import is_dumb, keys, restored
from amzprep.screen.typed import Board

INTERRUPTED = "interrupted, and everything is kept; `amzprep resume` goes on with it"
SELF = "Now mark it yourself: which points did your own words make? Nothing is ticked before you say so."


def run(underway: Underway[Any], how: How) -> Report:
    """An open question from its prompt to its rating. Raises Interrupted on Ctrl-C; all that was typed is kept."""
    answering: Answering = underway  # type: ignore[assignment]
    console = make_console(plain=how.plain)
    by_lines = how.plain or is_dumb()
    try:
        with restored(), answering:
            Answer(answering, console, how).run()
            answering.folder.write(ANSWER, answering.answer_text())
            return _afterwards(answering, console, how, by_lines=by_lines)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop


def _afterwards(answering: Answering, console: Console, how: How, *, by_lines: bool) -> Report:
    if not answering.state.lines:
        console.print("Nothing was said, so there is nothing to mark.", markup=False)
    console.print(draw([Paragraph(["", Span(SELF, "strong")])]))
    Marking(answering, console, by_lines=by_lines).run()
    if answering.state.mode == LOOP:  # the card is sealed first
        return answer_ending(answering, answering.rate())
    console.print(draw([Paragraph([""]), *result_blocks(answering)]))
    _say_again(answering, console, how)
    chosen = answering.rate(ask_rating(by_lines=by_lines))
    if how.save:
        answering.keep(rubric_markdown(answering))
    if _wants_strong_answer(answering, by_lines=by_lines):
        console.print(draw(strong_blocks(answering)))
    report = answer_ending(answering, chosen)
    return replace(report, exit_code=0)  # a person has read the result; a script gets the honest no


def _say_again(answering: Answering, console: Console, how: How) -> None:
    """Ninety seconds to say the costliest miss again, in words of one's own."""
    missed = answering.body.rubric.costliest(answering.state.level, answering.backed, 1)
    strong = answering.body.strong_sentence(missed[0].id) if missed else ""
    if not strong:
        return
    start = answering.workspace.clock.steady()

    def left() -> str:
        spent = answering.workspace.clock.steady() - start
        return f"{clock(abs(RESAY_S - spent))} {'over' if spent > RESAY_S else 'left'} · ENTER ends"

    console.print(draw([Paragraph(["", ["Say it again, in 90 seconds and your own words: ",
                                        Span(missed[0].says, "strong")]])]))  # fmt: skip
    typed = Board(left, lambda text: None, plain=how.plain).read()
    if typed.text.strip():
        answering.folder.write("again.md", f"# {missed[0].says}\n\n{typed.text}\n")


def _wants_strong_answer(answering: Answering, *, by_lines: bool) -> bool:
    if not answering.body.strong_answer:
        return False
    if by_lines:
        return read_line("v shows the strong answer, ENTER ends > ").lower() == "v"
    sys.stdout.write("v shows the strong answer, ENTER ends\n")
    sys.stdout.flush()
    with keys() as keyboard:
        while True:
            key = keyboard.read(1.0)
            if key in ("\r", "\n"):
                return False
            if key.lower() == "v":
                return True


PRACTISE = run
