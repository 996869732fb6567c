"""Whether a story of the bank is large enough for a level; None where its file does not say."""

from __future__ import annotations

from amzprep.app.workspace import Workspace
from amzprep.errors import AmzprepError


def below_scope(workspace: Workspace, story: str, level: str) -> bool | None:
    """True when the story's own scope is under the level's floor, None when it is not in the bank or says nothing."""
    from amzprep.app.story_bank import home_folder, open_bank
    from amzprep.stories.scope import below

    try:
        found = open_bank(workspace, [home_folder(workspace.places)]).bank.get(story)
    except AmzprepError:
        return None
    short = below(found, level) if found is not None else None
    return None if short is None else bool(short)
