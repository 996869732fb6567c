"""Kind `behavioral`: the telling, and after the marks what it was about, a line to remember, and the rating."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console

from amzprep.app.telling import LOOP, RECORD, Telling
from amzprep.app.telling_report import heard_blocks, record_markdown, result_blocks, telling_ending
from amzprep.app.underway import Underway
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.how import How
from amzprep.screen.rating import ask_rating
from amzprep.screen.telling import Teller
from amzprep.screen.terminal import is_dumb, restored
from amzprep.screen.typed import Board

INTERRUPTED = "interrupted, and everything is kept; `amzprep resume` goes on with it"

REMARK = "One line to remember from this? ENTER alone skips."


def run(underway: Underway[Any], how: How) -> Report:
    """A behavioral question from its wording to its rating. Raises Interrupted on Ctrl-C; all that is typed is kept."""
    telling: Telling = underway  # type: ignore[assignment]
    console = make_console(plain=how.plain)
    by_lines = how.plain or is_dumb()
    try:
        with restored(), telling:
            telling.state.keep = telling.state.keep or how.save
            Teller(telling, console, how, by_lines=by_lines).run()
            return _afterwards(telling, console, by_lines=by_lines)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop


def _afterwards(telling: Telling, console: Console, *, by_lines: bool) -> Report:
    if telling.state.mode == LOOP:  # the round's card is sealed first
        return telling_ending(telling, telling.rate())
    _print(console, heard_blocks(telling))
    if not telling.state.remark:
        _print(console, [Paragraph([REMARK])])
        board = Board(lambda: "ENTER ends", telling.keep_draft, plain=by_lines)
        telling.remark(board.read(default=telling.state.draft).text)
    _print(console, result_blocks(telling))
    chosen = telling.rate(ask_rating(by_lines=by_lines))
    if telling.state.keep:
        telling.folder.write(RECORD, record_markdown(telling))
    return replace(telling_ending(telling, chosen), exit_code=0)  # a script gets the honest no; a person has read it


def _print(console: Console, blocks: Sequence[Block]) -> None:
    console.print("")
    console.print(draw(blocks))


PRACTISE = run
