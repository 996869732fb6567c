"""Mining on a terminal: one prompt after the other, a line each, twenty minutes in sight."""

from __future__ import annotations

import sys
import time

from amzprep.app.closing import clock
from amzprep.app.stories_mine import MINUTES, Mine, finish, progress, prompts
from amzprep.app.workspace import Workspace
from amzprep.domain.report import Paragraph, Report, Span
from amzprep.errors import Interrupted
from amzprep.render.text import draw
from amzprep.screen.console import make_console
from amzprep.screen.terminal import restored
from amzprep.screen.typed import Board

HELP = "One line for each: what happened, in a few words. ENTER alone passes one over; Ctrl-C stops and keeps all."


def run_mine(workspace: Workspace, mine: Mine, *, plain: bool) -> Report:
    """Ask every prompt that is left, then rank. Raises Interrupted on Ctrl-C; everything typed is kept."""
    console = make_console(plain=plain)
    start = time.monotonic() - mine.elapsed_s

    def left() -> str:
        mine.elapsed_s = time.monotonic() - start
        rest = MINUTES * 60 - mine.elapsed_s
        return f"{progress(mine, prompts())} · {clock(abs(rest))} {'left' if rest >= 0 else 'over'} · ENTER passes over"

    board = Board(left, mine.keep, plain=plain)
    try:
        with restored():
            console.print(draw([Paragraph([HELP])]))
            while (prompt := mine.next) is not None:
                console.print(draw([Paragraph(["", Span(prompt.ask, "strong")])]))
                typed = board.read(default=mine.draft)
                mine.answer(prompt, typed.text)
    except KeyboardInterrupt as stop:
        mine.elapsed_s = time.monotonic() - start
        mine.save()
        sys.stdout.write("\n")
        raise Interrupted("stopped, and everything is kept; `amzprep stories mine` goes on") from stop
    return finish(workspace, mine)
