"""Kind `open`: the answer against the clock, the marks, the result, and the first miss said again."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console

from amzprep.app.answer_report import answer_ending, result_blocks, rubric_markdown, strong_blocks, suggested_blocks
from amzprep.app.answering import LOOP, MARKING, RESAY_S, SAYING, Answering
from amzprep.app.closing import clock
from amzprep.app.underway import Underway
from amzprep.domain.report import Block, Paragraph, Report, Span
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.answer import Answer
from amzprep.screen.console import make_console
from amzprep.screen.how import How
from amzprep.screen.rating import ask_rating, read_line
from amzprep.screen.terminal import is_dumb, keys, restored
from amzprep.screen.typed import Board

INTERRUPTED = "interrupted, and everything is kept; `amzprep resume` goes on with it"
NOTHING = "Nothing was said, so there is nothing to mark."
SELF = "Now mark it yourself: which points did your own words make? Nothing is ticked before you say so."


def run(underway: Underway[Any], how: How) -> Report:
    """An open question from its prompt to its rating. Raises Interrupted on Ctrl-C; all that was typed is kept."""
    answering: Answering = underway  # type: ignore[assignment]
    console = make_console(plain=how.plain)
    by_lines = how.plain or is_dumb()
    try:
        with restored(), answering:
            Answer(answering, console, how).run()
            return _afterwards(answering, console, how, by_lines=by_lines)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop


def _afterwards(answering: Answering, console: Console, how: How, *, by_lines: bool) -> Report:
    """What is left once the answer is given, from wherever it stands."""
    if answering.state.stage == MARKING:
        _mark(answering, console, by_lines=by_lines)
    if answering.state.mode == LOOP:  # the card is sealed first
        return answer_ending(answering, answering.rate())
    _print(console, result_blocks(answering))
    if answering.state.stage == SAYING:
        _say_again(answering, console, how, by_lines=by_lines)
    _print(console, suggested_blocks(answering))
    chosen = answering.rate(ask_rating(by_lines=by_lines))
    if answering.state.keep:
        answering.keep(rubric_markdown(answering))
    if _wants_strong_answer(answering, by_lines=by_lines):
        _print(console, strong_blocks(answering))
    console.print("")
    return replace(answer_ending(answering, chosen), exit_code=0)  # a script gets the honest no; a person has read it


def _mark(answering: Answering, console: Console, *, by_lines: bool) -> None:
    from amzprep.screen.marking import Marking

    if answering.lines:
        _print(console, [Paragraph([Span(SELF, "strong")])])
        Marking(answering, console, by_lines=by_lines).run()
    else:
        _print(console, [Paragraph([NOTHING])])
        answering.marked(0.0)


def _say_again(answering: Answering, console: Console, how: How, *, by_lines: bool) -> None:
    """Ninety seconds, from a key on, to say the costliest miss again in words of one's own."""
    missed = answering.body.rubric.costliest(answering.state.level, answering.backed, 1)
    if not missed or not answering.body.strong_sentence(missed[0].id):
        return
    _print(console, [Paragraph([["Say it again, in 90 seconds and your own words: ", Span(missed[0].says, "strong")]])])
    if not answering.state.draft and _key("ENTER begins, s skips", ("s",), by_lines=by_lines) == "s":
        answering.said_again(missed[0], "")
        return
    start = answering.workspace.clock.steady()

    def left() -> str:
        spent = answering.workspace.clock.steady() - start
        return f"{clock(abs(RESAY_S - spent))} {'over' if spent > RESAY_S else 'left'} · ENTER ends"

    typed = Board(left, answering.keep_draft, plain=how.plain).read(default=answering.state.draft)
    answering.said_again(missed[0], typed.text)
    strong = answering.body.strong_sentence(missed[0].id)
    _print(console, [Paragraph([["The strong answer: ", Span(f'"{strong}"', "dim")]])])


def _wants_strong_answer(answering: Answering, *, by_lines: bool) -> bool:
    try:
        return bool(answering.body.strong_answer) and _key("v shows the strong answer, ENTER ends", ("v",),
                                                           by_lines=by_lines) == "v"  # fmt: skip
    except KeyboardInterrupt:  # it is rated: there is nothing to go on with
        return False


def _key(menu: str, wanted: Collection[str], *, by_lines: bool) -> str:
    """A wanted key, or ENTER as an empty text. Raises KeyboardInterrupt."""
    if by_lines:
        key = read_line(f"{menu} > ").lower()
        return key if key in wanted else ""
    sys.stdout.write(f"{menu}\n")
    sys.stdout.flush()
    with keys() as keyboard:
        while True:
            key = keyboard.read(1.0).lower()
            if key in ("\r", "\n"):
                return ""
            if key in wanted:
                return key


def _print(console: Console, blocks: Sequence[Block]) -> None:
    console.print("")
    console.print(draw(blocks))


PRACTISE = run
