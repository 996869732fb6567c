"""What the last debrief said to practise, as the first item of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from amzprep.app.agenda import STORIES, STORY, candidates, part_of
from amzprep.app.loop import find_loop, round_of
from amzprep.app.workspace import Workspace
from amzprep.domain.agenda import Candidate, Item, expected_minutes
from amzprep.domain.question import PART
from amzprep.domain.selector import LEVELS
from amzprep.errors import UsageError

WHY = "from your last debrief"
MOCK, BEHAVIORAL = "loop", "behavioral"
STORY_MIN = 10.0  # to mend a story, or to tell it


def first_asked(workspace: Workspace, commands: Sequence[str], day: str, minutes: float) -> Item | None:
    """The first command that fits into the minutes; else the first one of which half does. None where there is none."""
    found = list(_items(workspace, commands, day))
    fits = (each for most in (minutes, 2 * minutes) for each in found if each.minutes <= most)
    return next(fits, None)


def led_by(first: Item, items: Sequence[Item], minutes: float) -> list[Item]:
    """A day that begins with an item: of the others those that still fit, in their order."""
    chosen, left = [first], minutes - first.minutes
    for each in items:
        if each.minutes <= left and each.candidate.question != first.candidate.question:
            chosen.append(each)
            left -= each.minutes
    return chosen


def _items(workspace: Workspace, commands: Sequence[str], day: str) -> Iterator[Item]:
    for command in commands:
        candidate = _candidate(workspace, command)
        if candidate is not None:
            card = (workspace.history.cards or {}).get(candidate.question)
            recall = workspace.memory.recall(card, day) if card is not None else 0.0
            known = candidate.kind not in (MOCK, BEHAVIORAL)
            needed = expected_minutes(candidate, card, recall) if known else round(candidate.minutes)
            yield Item(replace(candidate, command=command), WHY, needed, False)


def _candidate(workspace: Workspace, command: str) -> Candidate | None:
    """What a command practises; None for what leaves no trace of having been done, and for what is not there."""
    match command.split()[1:]:
        case ["drill", name, *_]:
            return _question(workspace, name)
        case ["stories", "edit" | "rehearse", name]:
            return Candidate(STORY + name, name, name, STORIES, "", STORY_MIN, LEVELS, (), (), BEHAVIORAL)
        case ["loop", "retry", name]:
            return _round(workspace, name)
    return None


def _question(workspace: Workspace, name: str) -> Candidate | None:
    slug, _, part = name.partition(PART)
    rows = [row for row in workspace.content.all(reserve=True) if slug in (row.slug, row.id)]
    found = candidates(workspace, rows[:1])
    return (part_of(found[0], part) if part else found[0]) if found else None


def _round(workspace: Workspace, name: str) -> Candidate | None:
    try:
        round_ = round_of(find_loop(workspace), name)
    except UsageError:
        return None
    return Candidate(f"{MOCK}/{round_.id}", name, round_.title, MOCK, "", round_.minutes, LEVELS, (), (), MOCK)
