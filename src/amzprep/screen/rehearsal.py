"""A rehearsal on a terminal: only the title in sight, a key at the end of each section, then probes one at a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from rich.console import Console
from rich.live import Live
from rich.text import Text

from amzprep.app.closing import clock
from amzprep.app.rehearsal import PASSAGE, Rehearsal, calibrate, ending, timing_blocks
from amzprep.app.workspace import Workspace
from amzprep.domain.rehearsal import BANDS
from amzprep.domain.report import Block, Bullets, Heading, Paragraph, Report, Span
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.key import read_key
from amzprep.screen.rating import ask_rating, read_line
from amzprep.screen.terminal import is_dumb, keys, restored
from amzprep.screen.typed import Board

ENDS = "SPACE or ENTER ends it"
NEXT = (" ", "\r", "\n")
KEPT, NOTHING = "stopped; the telling is in the log, unrated", "stopped before the end; nothing is in the log"
SHOWED = {"1": "strong", "2": "weak", "3": "none"}


def rehearse(rehearsal: Rehearsal, *, cue: bool, plain: bool) -> Report:
    """Tell a story, answer its probes, say what it showed. Raises Interrupted on Ctrl-C."""
    console = make_console(plain=plain)
    by_lines = plain or is_dumb()
    try:
        with restored():
            _print(console, _head(rehearsal, cue=cue))
            _tell(rehearsal, console, by_lines=by_lines)
            rehearsal.told()
            _print(console, timing_blocks(rehearsal))
            notes = _probes(rehearsal, console, by_lines=by_lines)
            rehearsal.heard(_showed(console, rehearsal.workspace.level, by_lines=by_lines), 0)
            suggested = rehearsal.suggestion()
            _print(console, [Paragraph([["Suggested rating: ", Span(suggested.rating.title, "strong")]]),
                             Bullets(list(suggested.reasons))])  # fmt: skip
            chosen = rehearsal.rate(ask_rating(by_lines=by_lines))
            return ending(rehearsal, chosen, notes)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(KEPT if rehearsal.logged else NOTHING) from stop


def read_aloud(workspace: Workspace, *, plain: bool) -> Report:
    """Time a passage read aloud. Raises Interrupted on Ctrl-C."""
    console = make_console(plain=plain)
    try:
        with restored():
            _print(console, [Heading("Read this aloud, as you would tell it; ENTER starts the clock, ENTER ends it"),
                             Paragraph([PASSAGE.replace("\n", " ")])])  # fmt: skip
            read_line("ENTER starts > ")
            start = time.monotonic()
            read_line("ENTER ends > ")
            return calibrate(workspace, time.monotonic() - start)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted("stopped; nothing was set") from stop


def _head(rehearsal: Rehearsal, *, cue: bool) -> list[Block]:
    story = rehearsal.story
    cues = [Paragraph([" · ".join(name.capitalize() for name in rehearsal.sections)])] if cue else []
    why = [Paragraph([Span(f"Chosen: {rehearsal.why}.", "dim")])] if rehearsal.why else []
    return [Heading(story.title or story.id), *why, *cues]


def _tell(rehearsal: Rehearsal, console: Console, *, by_lines: bool) -> None:
    """The telling: one key (or line) at the end of each section."""
    _say(console, "Tell it aloud, two to three minutes. ENTER starts the clock.")
    if by_lines:
        read_line("> ")
        start = time.monotonic()
        for name in rehearsal.sections:
            read_line(f"[{clock(time.monotonic() - start)}] {name}; ENTER ends it > ")
            rehearsal.mark(time.monotonic() - start)
        return
    with keys() as keyboard, Live(console=console, auto_refresh=False, transient=True) as live:
        while keyboard.read(1.0) not in NEXT:
            pass
        start = time.monotonic()
        going = True
        while going:
            now = time.monotonic() - start
            name = rehearsal.sections[len(rehearsal.marks)]
            begun = rehearsal.marks[-1] if rehearsal.marks else 0.0
            low, high = BANDS[name]
            line = f"{name} {clock(now - begun)} of {low}-{high} s · all {clock(now)} of 02:00-03:00 · {ENDS}"
            live.update(Text(line, style="bold"), refresh=True)
            if keyboard.read(0.5) in NEXT:
                going = rehearsal.mark(time.monotonic() - start)


def _probes(rehearsal: Rehearsal, console: Console, *, by_lines: bool) -> dict[str, str]:
    """The probes that its gaps provoke, one at a time; a typed line is kept as a note."""
    notes: dict[str, str] = {}
    found = rehearsal.probes()
    for i, probe in enumerate(found, 1):
        begun = time.monotonic()

        def left(begun: float = begun) -> str:
            return f"probe {clock(time.monotonic() - begun)} · ENTER goes on"

        _print(console, [Paragraph(["", [Span(f"They ask ({i} of {len(found)}): ", "dim"), Span(probe, "strong")]])])
        notes[probe] = Board(left, lambda text: None, plain=by_lines).read().text.strip()
    return notes


def _showed(console: Console, level: str, *, by_lines: bool) -> str:
    _print(console, [Paragraph(["", Span(f"Heard as an interviewer at {level}: what did it show?", "strong")])])
    menu = "1 strong evidence of its principle  2 weak  3 none"
    return SHOWED[read_key(menu, tuple(SHOWED), by_lines=by_lines)]


def _print(console: Console, blocks: Sequence[Block]) -> None:
    console.print(draw(blocks))


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False)
