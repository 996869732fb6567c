"""A story bank: all stories that are checked, matched and told together, and the facts they must agree with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from amzprep.domain.story import Story


@dataclass(frozen=True)
class Entry:
    """One thing a resume says, with its line: a fact by its name, or a claim, which has none."""

    name: str
    said: str
    line: int


@dataclass(frozen=True)
class Resume:
    """What resume.yaml says: facts by name (one name may come again, under another employer), and claims."""

    path: str
    facts: tuple[Entry, ...] = ()
    claims: tuple[Entry, ...] = ()


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
