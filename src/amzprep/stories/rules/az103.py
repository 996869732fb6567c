"""The story is too short to be believed.

What: Situation to Result have fewer than 190 words.

Why: Good stories that were measured have 245 to 437 words; below 190 the decisions and numbers are missing, not the
padding.

Remedy: Add the decisions you took, what you did not do and why, and the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

LEAST, ANYTHING = 190, 32


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The words of the told story; one that is not written at all is AZ101's."""
    count = len(story.star)
    if ANYTHING <= count < LEAST:
        at = story.told[0].at if story.told else story.body[0]
        yield Hit(f"{count} words; stories that carry a round have 200 to 420", at=at)


RULE = Rule(
    "AZ103",
    INFO,
    check,
    "add decisions, rejected options and numbers",
    bad=Sample(action="I wrote a check that compares each input with the last 28 days and blocks a bad release."),
    weight=4,
)
