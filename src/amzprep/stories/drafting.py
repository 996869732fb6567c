"""What is still to write of a story: which of its four sections, and which rules look at it before."""

from __future__ import annotations

from amzprep.domain.story import PROSE_FORM, STAR, Section, Story

LEAST, LEAST_TASK = 8, 7
OF_UNWRITTEN = ("AZ0", "AZ101", "AZ6")  # beginnings of codes: the form that is there, what is to write, what is secret
MISSING = "no "  # how the message of a key that is not there begins


def to_write(story: Story) -> tuple[str, ...]:
    """The names of the four sections that are not there or too short to tell anything; all of a draft in one piece."""
    return tuple(name for name in STAR if _is_open(story, name))


def is_unwritten(story: Story) -> bool:
    """Whether it says itself that it is a draft, and one of its four sections is still to write."""
    return story.draft and bool(to_write(story))


def least(section: Section) -> int:
    """The fewest words that tell something: "I was the apprentice with the keys." is a Task."""
    return LEAST_TASK if section.names == ("task",) and section.prose.pronouns.i else LEAST


def _is_open(story: Story, name: str) -> bool:
    section = story.sections.get(name)
    return story.form == PROSE_FORM or section is None or len(section.prose) < least(section)
