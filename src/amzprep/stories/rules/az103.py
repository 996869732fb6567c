"""The story is too short to be believed.

What: Situation to Result have fewer than 190 words.

Why: A telling takes two to three minutes, which is 280 to 420 words at 140 a minute, and good stories that were
measured have 245 to 437. Below 190 the decisions and numbers are missing, not the padding.

Remedy: Add the decisions you took, what you did not do and why, and the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.rehearsal import LONGEST_S, SHORTEST_S, clock
from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms
from amzprep.stories.scope import floors

LEAST, ANYTHING = 190, 32


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The words of the told story; one that is not written at all is AZ101's."""
    count = len(story.star)
    if ANYTHING <= count < LEAST:
        at = story.told[0].at if story.told else story.body[0]
        low, high = floors()[terms.level]["words"]
        band = f"a telling takes {clock(SHORTEST_S)} to {clock(LONGEST_S)}"
        spoken = f"{count} words take {clock(count * 60 / terms.rate)}"
        yield Hit(f"{spoken}; {band}, {terms.level} stories have {low} to {high} words", at=at)


RULE = Rule(
    "AZ103",
    INFO,
    check,
    "add decisions, rejected options and numbers",
    bad=Sample(action="I wrote a check that compares each input with the last 28 days and blocks a bad release."),
    weight=4,
)
