"""A loop without a terminal: parts handed in as files, cards sealed with a vote."""

from __future__ import annotations

from amzprep.app.loop import find_loop, next_part, next_round, seal, unsealed_round
from amzprep.app.loop_card import fill_card
from amzprep.app.loop_clock import minutes_left
from amzprep.app.loop_linked import answer_probe, next_probe
from amzprep.app.loop_report import status
from amzprep.app.loop_sheet import refresh_probes
from amzprep.app.practice import Handed, Wanted, practice_of
from amzprep.app.workspace import Workspace
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.domain.report import Report
from amzprep.domain.scorecard import read_vote
from amzprep.errors import UsageError

MODE = "loop"


def go_on(
    workspace: Workspace,
    run: LoopRun,
    name: str | None,
    *,
    handed: Handed | None = None,
    vote: str | None = None,
) -> Report:
    """Hand in the next part of a round, or seal its card. Raises UsageError that says what comes first."""
    round_ = _round(workspace, run, name)
    if handed is not None:
        _hand_in(workspace, run, round_, handed)
        run = find_loop(workspace, run.id)
    if vote is not None:
        waiting = next_part(workspace, run, round_)
        if waiting is not None:
            raise UsageError(f"{round_.id} is not through: {waiting.question} has not been answered")
        try:
            said = read_vote(vote)
        except ValueError as error:
            raise UsageError(f"--vote: {error}") from error
        run = seal(workspace, run, fill_card(workspace, run, round_, said))
        refresh_probes(workspace, run)
    return status(workspace, run)


def _round(workspace: Workspace, run: LoopRun, name: str | None) -> Round:
    if name is not None:
        return unsealed_round(run, name)
    if not run.waiting:
        raise UsageError("every round has its card; `amzprep loop debrief` reads them")
    return next_round(workspace, run)


def _hand_in(workspace: Workspace, run: LoopRun, round_: Round, handed: Handed) -> None:
    part = next_part(workspace, run, round_)
    if part is None and handed.answer is not None and next_probe(run, round_) is not None:
        _answer_probes(workspace, run, round_, handed.answer)
        return
    if part is None:
        raise UsageError(f"every part of {round_.id} is answered; --vote seals it")
    question = workspace.content.get(part.question)
    practice = practice_of(question)
    wanted = Wanted(MODE, minutes_left(workspace, run, round_, part), run.level, loop=run.key(round_.id))
    practice.unattended(practice.start(workspace, question, wanted), handed)


def _answer_probes(workspace: Workspace, run: LoopRun, round_: Round, text: str) -> None:
    """The linked probes of a Bar Raiser round, answered by the paragraphs of a text in their order."""
    for paragraph in text.strip().split("\n\n"):
        found = next_probe(run, round_)
        if found is None:
            return
        answer_probe(workspace, run, round_, *found, paragraph)
        run = find_loop(workspace, run.id)
