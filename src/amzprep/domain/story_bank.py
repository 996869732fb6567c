"""A story bank: all stories that are checked, matched and told together, and the facts they must agree with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from amzprep.domain.story import Story


@dataclass(frozen=True)
class Resume:
    """The facts of resume.yaml: key to what it says, and where each stands in the file."""

    path: str
    facts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class StoryBank:
    """Stories in the order of their files; `path` is the folder, or the one file, they come from."""

    path: str
    stories: tuple[Story, ...]
    resume: Resume | None = None

    @cached_property
    def by_principle(self) -> dict[str, list[Story]]:
        """The stories that claim each principle, by slug; a principle nobody claims is missing."""
        found: dict[str, list[Story]] = {}
        for story in self.stories:
            for slug in story.claims:
                found.setdefault(slug, []).append(story)
        return found

    def get(self, id_: str) -> Story | None:
        """The story with an id."""
        return next((each for each in self.stories if each.id == id_), None)
