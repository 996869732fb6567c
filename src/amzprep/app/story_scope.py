"""Whether a story of the bank is large enough for a level; None where its file does not say."""

from __future__ import annotations

from amzprep.app.workspace import Workspace


def below_scope(workspace: Workspace, story: str, level: str) -> bool | None:
    """True when the story's own scope is under the level's floor, None when it is not in the bank or says nothing."""
    return None
