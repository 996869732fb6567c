"""Mining on a terminal: one prompt after the other, a line each, twenty minutes in sight."""

from __future__ import annotations

import sys
import time

from rich.console import Console

from amzprep.app.closing import clock
from amzprep.app.stories_mine import MINUTES, Mine, finish, listing, progress, prompts, ranking
from amzprep.app.workspace import Workspace
from amzprep.domain.mining import Prompt, tells
from amzprep.domain.report import Paragraph, Report, Span
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.rating import read_line
from amzprep.screen.terminal import restored
from amzprep.screen.typed import Board

HELP = (
    "One line for each: what happened, when and how large, in a few words. ENTER alone passes one over; < alone goes "
    "back to the line before; Ctrl-C stops and keeps all."
)
BACK = "<"
VAGUE = "That is too short to know the event again: say what happened, or press ENTER alone to pass it over."
WRITE = "ENTER makes these drafts · n only lists them · < back to the last line > "


def run_mine(workspace: Workspace, mine: Mine, *, plain: bool) -> Report:
    """Ask every prompt that is left, then rank, and write drafts where that is wanted.

    Raises Interrupted on Ctrl-C; everything typed is kept.
    """
    console = make_console(plain=plain)
    start = time.monotonic() - mine.elapsed_s

    def left() -> str:
        mine.elapsed_s = time.monotonic() - start
        rest = MINUTES * 60 - mine.elapsed_s
        time_ = f"{clock(abs(rest))} {'left' if rest >= 0 else 'over'}"
        keys = "" if board.by_lines else " · ENTER passes over · < goes back"  # a line is short, and the head says it
        return f"{progress(mine, prompts())} · {time_}{keys}"

    board = Board(left, mine.keep, plain=plain)
    try:
        with restored():
            console.print(draw([Paragraph([HELP])]))
            while True:
                while (prompt := mine.next) is not None:
                    console.print(draw([Paragraph(["", Span(prompt.ask, "strong")])]))
                    _ask(mine, prompt, board, console)
                write = _wanted(workspace, mine, console)
                if write is not None:
                    return finish(workspace, mine, write=write, shown=bool(mine.events()))
    except KeyboardInterrupt as stop:
        mine.elapsed_s = time.monotonic() - start
        mine.save()
        sys.stdout.write("\n")
        raise Interrupted("stopped, and everything is kept; `amzprep stories mine` goes on") from stop


def _ask(mine: Mine, prompt: Prompt, board: Board, console: Console) -> None:
    """One prompt, until a line tells an event or passes it over, or until it goes back."""
    while True:
        text = board.read(default=mine.offered).text.strip()
        if text.endswith(BACK) and text[:-1].strip() in ("", mine.offered.strip()):
            if not mine.back():
                console.print(draw([Paragraph(["This is the first one."])]))
            return
        if not text or tells(text):
            mine.answer(prompt, text)
            return
        mine.draft = ""
        console.print(draw([Paragraph([VAGUE])]))


def _wanted(workspace: Workspace, mine: Mine, console: Console) -> bool | None:
    """Whether the drafts are to be written, after a look at the list; None goes back to the last line."""
    found = ranking(workspace, mine)
    if not found:
        return False
    console.print(draw([Paragraph([""]), *listing(found, len(mine.events()))]))
    while True:
        typed = read_line(WRITE).strip().lower()
        if typed in ("", "y", "yes", "n", "no"):
            return not typed.startswith("n")
        if typed == BACK:
            mine.back()
            return None
