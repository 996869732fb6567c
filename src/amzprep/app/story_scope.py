"""What the bank says of a story that was told: its scope, the principles it claims, its I-share, its facts.

A loop is told from memory, and also with stories that no file holds: then nothing is known, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amzprep.app.workspace import Workspace
from amzprep.errors import AmzprepError

if TYPE_CHECKING:
    from amzprep.app.story_bank import OpenedBank
    from amzprep.domain.story import Story

ENOUGH = 3  # words for I and we in an Action, below which their share says nothing


@dataclass(frozen=True)
class KnownStory:
    """`scope_short` says what is too small for the level, empty when nothing is, None when the file does not say."""

    title: str
    scope_short: str | None
    claims: tuple[str, ...]
    i_share: float | None


def known_story(workspace: Workspace, story: str, level: str) -> KnownStory | None:
    """What the home's bank says of a story; None when it is not in the bank."""
    from amzprep.stories.scope import below

    opened = _bank(workspace)
    found = opened.bank.get(story) if opened is not None else None
    if found is None:
        return None
    pronouns = found.action.pronouns
    share = pronouns.share if pronouns.i + pronouns.we >= ENOUGH else None
    return KnownStory(found.title, below(found, level), found.claims, share)


def figures_retold(workspace: Workspace, story: str, text: str) -> list[str]:
    """Figures of a telling that are probably those of the story's file with other values: file first, then told."""
    from amzprep.domain.text.prose import Prose, Text
    from amzprep.domain.text.retold import retold

    opened = _bank(workspace)
    found = opened.bank.get(story) if opened is not None else None
    if found is None or not text:
        return []
    told = Text(text)
    return retold(found.star, Prose(told, ((0, len(told.raw)),)))


def conflicting_facts(workspace: Workspace, told: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    """Facts of the stories first told now that differ from those told before, or from the resume: a line each."""
    from amzprep.stories.facts import conflicts_of, facts_of

    opened, earlier = _bank(workspace), set(before)
    now = set(told) - earlier
    if opened is None:
        return ()
    heard = [each for each in facts_of(opened.bank) if each.story is None or each.story.id in now | earlier]
    lines = []
    for name, places in conflicts_of(heard):
        if any(each.story is not None and each.story.id in now for each in places):
            said = [f"{each.said} in {each.story.id if each.story is not None else 'the resume'}" for each in places]
            lines.append(f"{name}: {', '.join(said)}")
    return tuple(lines)


def bank_of(workspace: Workspace) -> list[Story]:
    """The stories of the home's bank; none where it cannot be read."""
    opened = _bank(workspace)
    return list(opened.bank.stories) if opened is not None else []


def _bank(workspace: Workspace) -> OpenedBank | None:
    from amzprep.app.story_bank import home_folder, open_bank

    try:
        return open_bank(workspace, [home_folder(workspace.places)])
    except AmzprepError:
        return None
