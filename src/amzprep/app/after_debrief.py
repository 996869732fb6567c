"""What comes after a loop's last card: its debrief, then what that said to practise, as long as it is not done."""

from __future__ import annotations

import os
from collections.abc import Iterable

from amzprep.app.loop import loops, older
from amzprep.app.workspace import Workspace
from amzprep.domain.day import days_between
from amzprep.domain.debrief import Outcome
from amzprep.domain.loop_run import LoopRun

DAYS = 7
EDIT = "amzprep stories edit "
LOOP = "amzprep loop "  # commands that go on with the newest loop


def from_debrief(workspace: Workspace, day: str) -> list[str]:
    """What the last debrief said to practise next, for a week, without what was practised since."""
    found = [(run.debriefed.at, run) for run in loops(workspace) if run.debriefed is not None]
    last = max(found, key=lambda each: each[0])[1] if found else None
    if last is None or last.debriefed is None or days_between(last.debriefed.day, day) > DAYS:
        return []
    return commands_left(workspace, last)


def commands_left(workspace: Workspace, run: LoopRun) -> list[str]:
    """What a loop's debrief said to practise and was not practised since; of a loop that moved on no rounds."""
    if run.debriefed is None:
        return []
    at = run.debriefed.at
    done = {each.question.partition("/")[2] for each in workspace.history.attempts if each.rated_at > at}
    done |= {name for name, path in _edited(workspace, run.debriefed.commands) if _changed_at(path) > at}
    moved_on = not run.outcome or loops(workspace)[-1].id != run.id
    return [
        each
        for each in run.debriefed.commands
        if not done & set(each.split()) and not (moved_on and each.startswith(LOOP))
    ]


def watched(workspace: Workspace) -> list[str]:
    """The story files that what is left follows from."""
    commands = [each for run in loops(workspace) if run.debriefed is not None for each in run.debriefed.commands]
    return [path for _, path in _edited(workspace, commands)]


def _edited(workspace: Workspace, commands: Iterable[str]) -> list[tuple[str, str]]:
    """The stories of the home that are to be edited, each with its file."""
    names = [each.removeprefix(EDIT) for each in commands if each.startswith(EDIT)]
    return [(name, os.path.join(workspace.places.home, "stories", f"{name}.md")) for name in names]


def _changed_at(path: str) -> int:
    """When a file was changed last, in microseconds; 0 where there is none."""
    return os.stat(path).st_mtime_ns // 1000 if os.path.isfile(path) else 0


def next_after(workspace: Workspace, run: LoopRun) -> str:
    """The command for a loop whose rounds all have their card; a split of partners is voted on in its debrief."""
    again = run.partnered and run.outcome == Outcome.SPLIT.title
    left = commands_left(workspace, run) if run.outcome and not again else []
    return left[0] if left else debrief_of(workspace, run)


def debrief_of(workspace: Workspace, run: LoopRun) -> str:
    """The command that reads a loop's debrief: by its number, where it is not the newest."""
    number = older(workspace, run)
    return "amzprep loop debrief" + (f" {number}" if number else "")


def standing(workspace: Workspace, run: LoopRun) -> str:
    """What a debriefed loop has to say of itself; empty for the others."""
    if not run.outcome or run.waiting:
        return ""
    return f"Debriefed: {run.outcome}. `{debrief_of(workspace, run)}` reads it again."
