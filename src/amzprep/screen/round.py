"""A round of a mock loop on a terminal: its parts one after the other, then the card, sealed before anything is shown.

However a round is interrupted, every part that ended is in the log and the one under way in its folder; `loop resume`
goes on there. All that the card needs is loaded before the first part: sealing must not fail for a late import.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from rich.console import Console

from amzprep.app.closing import clock
from amzprep.app.folder import find_folder
from amzprep.app.loop import Part, attempts_of, find_loop, next_part, parts, seal
from amzprep.app.loop_card import fill_card
from amzprep.app.loop_clock import minutes_left, spent_min
from amzprep.app.loop_linked import answer_probe, next_probe, probes_in
from amzprep.app.loop_report import part_head, sealed_blocks, status
from amzprep.app.loop_sheet import refresh_probes
from amzprep.app.practice import Wanted, practice_of
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.report import Block, Paragraph, Report, Span
from amzprep.domain.scorecard import VOTES, Vote
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.how import How, practise
from amzprep.screen.key import ENTER, read_key
from amzprep.screen.terminal import is_dumb, restored
from amzprep.screen.typed import Board

PAUSE = "Ctrl-C pauses the clock; `amzprep loop resume` goes on with the round."
KEPT = "the round is kept; `amzprep loop resume` goes on with it"
VOTE = "Your vote on yourself, before you see what was measured:"
SEAL = "ENTER seals it; 1 to 4 changes it"
BEST_FIRST = tuple(reversed(VOTES))
PROBE_S = 60
MODE = "loop"


def run_round(workspace: Workspace, run: LoopRun, round_: Round, how: How) -> Report:
    """Go through a round and seal its card. Raises Interrupted on Ctrl-C."""
    console = make_console(plain=how.plain)
    asked = parts(workspace, round_)
    hint = [Span(PAUSE, "dim")]
    while (part := next_part(workspace, run, round_)) is not None:
        title = part_head(round_, part.name, asked.index(part) + 1, len(asked))
        spent, left = spent_min(workspace, run, round_), minutes_left(workspace, run, round_, part)
        for_this = f"about {left:.0f} for this part" if left >= 1 else "the time of this part is over"
        so_far = f"minute {spent:.0f} of {round_.minutes:.0f}; {for_this}"
        _print(console, [Paragraph(["", Span(title, "strong"), Span(so_far, "dim"), *hint])])
        hint = []
        try:
            report = _ask(workspace, run, round_, part, how)
        except Interrupted as stop:
            raise Interrupted(KEPT) from stop
        if report.data.get("rating") is None:
            return status(workspace, run)
    try:
        with restored():
            run = _linked(workspace, run, round_, console, how)
            vote = _vote(console, by_lines=how.plain or is_dumb())
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(KEPT) from stop
    run = seal(workspace, run, fill_card(workspace, run, round_, vote))
    refresh_probes(workspace, run)
    sealed = run.own(round_.id)
    if sealed is not None and not run.hidden:
        _print(console, [Paragraph([""]), *sealed_blocks(workspace, run, round_, sealed), Paragraph([""])])
    return status(workspace, run)


def _ask(workspace: Workspace, run: LoopRun, round_: Round, part: Part, how: How) -> Report:
    """One part: begun, or gone on with where it was interrupted."""
    question = workspace.content.get(part.question)
    practice = practice_of(question)
    under_way = attempts_of(workspace, run, round_).get(part.question)
    folder = find_folder(workspace.places.attempts, under_way.id) if under_way is not None else None
    if folder is not None:
        return practise(practice.reopen(workspace, question, folder), how)
    wanted = Wanted(MODE, minutes_left(workspace, run, round_, part), run.level, loop=run.key(round_.id))
    return practise(practice.start(workspace, question, wanted), how)


def _linked(workspace: Workspace, run: LoopRun, round_: Round, console: Console, how: How) -> LoopRun:
    """The Bar Raiser's linked probes, each answered aloud and noted in a line. Raises KeyboardInterrupt."""
    many = len(probes_in(run, round_))
    while (found := next_probe(run, round_)) is not None:
        n, probe = found
        head = [Span(f"{n + 1} of {many} about the rounds before: ", "dim"), Span(probe.ask, "strong")]
        _print(console, [Paragraph(["", head])])
        clock_line = _probe_clock(workspace)
        board = Board(clock_line, lambda text: None, plain=how.plain)
        answer_probe(workspace, run, round_, n, probe, board.read().text)
        run = find_loop(workspace, run.id)
    return run


def _probe_clock(workspace: Workspace) -> Callable[[], str]:
    begun = workspace.clock.steady()
    return lambda: f"{clock(workspace.clock.steady() - begun)} of {clock(PROBE_S)} · note in a line what you say"


def _vote(console: Console, *, by_lines: bool) -> Vote:
    """The learner's vote; a second key seals it, so that a slip can be mended. Raises KeyboardInterrupt."""
    numbers = {str(i): vote for i, vote in enumerate(BEST_FIRST, 1)}
    choices = "  ".join(f"{i} {vote.title}" for i, vote in numbers.items())
    _print(console, [Paragraph(["", Span(VOTE, "strong")])])
    vote = numbers[read_key(choices, tuple(numbers), by_lines=by_lines)]
    while True:
        key = read_key(f"  {vote.title}. {SEAL}", (*numbers, ENTER), by_lines=by_lines)
        if key == ENTER:
            return vote
        vote = numbers[key]


def _print(console: Console, blocks: Sequence[Block]) -> None:
    if blocks:
        console.print(draw(blocks))
