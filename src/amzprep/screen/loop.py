"""A round of a mock loop on a terminal: its parts one after the other, then the card, sealed before anything is shown.

However a round is interrupted, every part that ended is in the log and the one under way in its folder; `loop resume`
goes on there.
"""

from __future__ import annotations

import sys

from rich.console import Console

from amzprep.app.closing import clock
from amzprep.app.folder import find_folder
from amzprep.app.loop import Part, attempts_of, find_loop, next_part, parts, round_of, seal
from amzprep.app.loop_card import fill_card
from amzprep.app.loop_report import part_head, sealed_blocks, status
from amzprep.app.practice import Wanted, practice_of
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.report import Block, Line, Paragraph, Report, Span
from amzprep.domain.scorecard import VOTES, Vote
from amzprep.errors import Interrupted, UsageError
from amzprep.render.text import draw
from amzprep.screen.console import make_console
from amzprep.screen.how import How, practise
from amzprep.screen.rating import read_line
from amzprep.screen.terminal import is_dumb, keys, restored

KEPT = "the round is kept; `amzprep loop resume` goes on with it"
VOTE = "Your vote on yourself, before you see what was measured:"
MODE = "loop"


def run_rounds(workspace: Workspace, run: LoopRun, name: str | None, how: How) -> Report:
    """The round named, else the first without a card; after a seal the next one follows on ENTER.

    Raises UsageError for a round that is sealed, Interrupted on Ctrl-C.
    """
    waiting = run.waiting
    if name is None and not waiting:
        return status(workspace, run)
    chosen = round_of(run, name) if name is not None else waiting[0]
    if run.own(chosen.id) is not None:
        raise UsageError(f"{chosen.id} is sealed; `amzprep loop retry {chosen.id}` does it again")
    while True:
        report = run_round(workspace, run, chosen, how)
        run = find_loop(workspace, run.id)
        if run.own(chosen.id) is None or not run.waiting or not _goes_on(report, how):
            return report
        chosen = run.waiting[0]


def _goes_on(report: Report, how: How) -> bool:
    """Show where the loop stands and ask for the next round; one an evening is the usual rhythm."""
    console = make_console(plain=how.plain)
    _print(console, list(report.blocks()))
    try:
        with restored():
            return (
                read_line("\nENTER begins the next round, q stops here (one an evening is the usual rhythm)\n> ") != "q"
            )
    except KeyboardInterrupt:
        return False


def run_round(workspace: Workspace, run: LoopRun, round_: Round, how: How, *, card: bool = True) -> Report:
    """Go through a round and seal its card (without `card` a partner fills it). Raises Interrupted on Ctrl-C."""
    console = make_console(plain=how.plain)
    _print(console, _head(run, round_))
    asked = parts(workspace, round_)
    while (part := next_part(workspace, run, round_)) is not None:
        spent = sum(each.elapsed_s for each in attempts_of(workspace, run, round_).values())
        title = part_head(round_, part.name, asked.index(part) + 1, len(asked))
        clock_line = f"round clock {clock(spent)} of {clock(round_.minutes * 60)}, this part {part.minutes:.0f} min"
        _print(console, [Paragraph(["", Span(title, "strong"), Span(clock_line, "dim")])])
        report = _ask(workspace, run, round_, part, how)
        if report.data.get("rating") is None:
            return status(workspace, run)
    if not card:
        return status(workspace, run)
    try:
        with restored():
            vote = _vote(console, by_lines=how.plain or is_dumb())
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(KEPT) from stop
    run = seal(workspace, run, fill_card(workspace, run, round_, vote))
    sealed = run.own(round_.id)
    if sealed is not None and not run.hidden:
        _print(console, [Paragraph([""]), *sealed_blocks(run, round_, sealed), Paragraph([""])])
    return status(workspace, run)


def _ask(workspace: Workspace, run: LoopRun, round_: Round, part: Part, how: How) -> Report:
    """One part: begun, or gone on with where it was interrupted."""
    question = workspace.content.get(part.question)
    practice = practice_of(question)
    under_way = attempts_of(workspace, run, round_).get(part.question)
    folder = find_folder(workspace.places.attempts, under_way.id) if under_way is not None else None
    if folder is not None:
        return practise(practice.reopen(workspace, question, folder), how)
    wanted = Wanted(MODE, part.minutes, run.level, loop=run.key(round_.id))
    return practise(practice.start(workspace, question, wanted), how)


def _head(run: LoopRun, round_: Round) -> list[Block]:
    number = run.rounds.index(round_) + 1
    lines: list[Line] = [
        Span(f"Round {number} of {len(run.rounds)}: {round_.title}", "strong"),
        f"{round_.minutes:.0f} minutes, five of them for hello and your questions. Notes are allowed.",
        Span("Nothing of how it went is shown before your card is sealed.", "dim"),
    ]
    return [Paragraph(lines)]


def _vote(console: Console, *, by_lines: bool) -> Vote:
    choices = "  ".join(f"{i} {vote.title}" for i, vote in enumerate(VOTES, 1))
    _print(console, [Paragraph(["", Span(VOTE, "strong"), choices])])
    numbers = {str(i): vote for i, vote in enumerate(VOTES, 1)}
    if by_lines:
        line = read_line("1 to 4 > ")
        while line not in numbers:
            line = read_line("1 to 4 > ")
        return numbers[line]
    with keys() as keyboard:
        while True:
            key = keyboard.read(1.0)
            if key in numbers:
                return numbers[key]


def _print(console: Console, blocks: list[Block]) -> None:
    console.print(draw(blocks))
