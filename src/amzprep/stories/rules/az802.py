"""A story claims too many principles.

What: More than three principles are claimed; more than five is an error.

Why: A story proves one or two things well. Claiming all of them hides which, and the matching thinks you are covered.

Remedy: Keep the two it proves.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import ERROR, WARNING, Hit, Rule, Sample, Terms

MOST, FAR = 3, 5


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The number of principles claimed."""
    count = len(story.claims)
    if count > MOST:
        yield Hit(f"claims {count} principles", key="principles", severity=ERROR if count > FAR else WARNING)


RULE = Rule(
    "AZ802",
    WARNING,
    check,
    "keep the two it proves",
    bad=Sample(front={"principles": "[ownership, dive-deep, earn-trust, think-big]"}),
    good=Sample(front={"principles": "[ownership, dive-deep, earn-trust]"}),
    weight=5,
)
