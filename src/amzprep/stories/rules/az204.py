"""The Task does not say whose it was.

What: The Task has no I, my or me.

Why: Whether you were told, volunteered, or saw it alone is what Ownership is judged by.

Remedy: Say whose job it was, and how it came to you.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A Task without any word for I; one shared with the Situation counts as a whole."""
    section = story.section("task")
    if section and not section.prose.pronouns.i:
        yield Hit(f"{section.title} has no I, my or me", at=section.at)


RULE = Rule(
    "AZ204",
    INFO,
    check,
    "say whose job it was, and how it came to you",
    bad=Sample(task="Reduce the time to detect bad inputs from three weeks to a few days before the season."),
    good=Sample(task="My manager wanted the time to detect bad inputs down to a few days before the season."),
    weight=4,
)
