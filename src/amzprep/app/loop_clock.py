"""The clock of a round: the minutes its present take has spent, and those that a part of it may take.

A part under way is read from its folder as well: what it spent since the last event is in no log yet.
"""

from __future__ import annotations

from amzprep.app.folder import find_folder
from amzprep.app.loop import Part, attempts_of
from amzprep.app.state import State
from amzprep.app.workspace import Workspace
from amzprep.domain.attempt import Attempt
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun
from amzprep.errors import ContentError

LEAST_PART_MIN = 5.0


def spent_min(workspace: Workspace, run: LoopRun, round_: Round) -> float:
    """Active minutes of a round's present take so far."""
    return sum(_elapsed_min(workspace, each) for each in attempts_of(workspace, run, round_).values())


def minutes_left(workspace: Workspace, run: LoopRun, round_: Round, part: Part) -> float:
    """The minutes of a part: what is left of one under way, else its share or what the parts before it left.

    A part that begins has never under five.
    """
    under_way = attempts_of(workspace, run, round_).get(part.question)
    if under_way is not None and under_way.open:
        return max(0.0, under_way.limit_s / 60 - _elapsed_min(workspace, under_way))
    asked = round_.principle_minutes + round_.technical_minutes
    return max(LEAST_PART_MIN, min(part.minutes, float(round(asked - spent_min(workspace, run, round_)))))


def _elapsed_min(workspace: Workspace, attempt: Attempt) -> float:
    return max(attempt.elapsed_s, _kept_s(workspace, attempt) if attempt.open else 0.0) / 60


def _kept_s(workspace: Workspace, attempt: Attempt) -> float:
    """The seconds in the folder of an attempt; none where it can not be read."""
    folder = find_folder(workspace.places.attempts, attempt.id)
    try:
        return folder.load(State).elapsed_s if folder is not None else 0.0
    except ContentError:
        return 0.0
