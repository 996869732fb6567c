"""A mock loop on a terminal, round after round: what the next one is and its tips, and its clock runs after ENTER."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console

from amzprep.app.loop import attempts_of, find_loop, next_round, unsealed_round
from amzprep.app.loop_report import OVER as NOTHING_LEFT
from amzprep.app.loop_report import begin_blocks, status
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.key import ENTER, read_key
from amzprep.screen.terminal import is_dumb, restored

if TYPE_CHECKING:
    from amzprep.screen.how import How

NEXT = "ENTER shows the next round, q leaves it for later"
OVER = "Every round has its card."
BEGIN = "ENTER begins the round and its clock, q leaves it for later (one an evening is the usual rhythm)"


def run_rounds(workspace: Workspace, run: LoopRun, name: str | None, how: How, *, new: bool = False) -> Report:
    """The round named, else the one under way or the first without a card; after a seal the next one follows on ENTER.

    A `new` loop is shown before its first round. Raises UsageError for a round that is sealed, Interrupted on Ctrl-C.
    """
    if name is None and not run.waiting:
        return status(workspace, run, (NOTHING_LEFT,))
    chosen = unsealed_round(run, name) if name is not None else next_round(workspace, run)
    if new:
        _print(make_console(plain=how.plain), list(status(workspace, run).blocks()))
    while _begins(workspace, run, chosen, how):
        from amzprep.screen.round import run_round  # its parts and its card: not for what is shown before ENTER

        report = run_round(workspace, run, chosen, how)
        run = find_loop(workspace, run.id)
        if run.own(chosen.id) is None:
            return report
        if not run.waiting:
            return replace(report, drawing=(Paragraph([OVER]),))
        if not (run.hidden or _goes_on(NEXT, how)):
            break
        chosen = next_round(workspace, run)
    return replace(status(workspace, run), drawing=())


def _begins(workspace: Workspace, run: LoopRun, round_: Round, how: How) -> bool:
    """Show what the next round is, with its tips; nothing runs before ENTER. A round under way goes on at once."""
    console = make_console(plain=how.plain)
    begun = bool(attempts_of(workspace, run, round_))
    _print(console, begin_blocks(workspace, run, round_, begun=begun))
    return begun or _goes_on(BEGIN, how)


def _goes_on(menu: str, how: How) -> bool:
    """ENTER, and not q; Ctrl-C and the end of the input are a q."""
    try:
        with restored():
            return read_key(menu, ("q", ENTER), by_lines=how.plain or is_dumb()) == ENTER
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        return False


def _print(console: Console, blocks: Sequence[Block]) -> None:
    if blocks:
        console.print(draw(blocks))
