"""The Action is too small a part.

What: Less than 40% of the told words are in the Action; of a failure, less than 30%.

Why: The Action is where you are judged: what you did, in which order, why so. Good stories spend about half on it.

Remedy: Move talk of outcome to Result, cut Situation, and add the steps and decisions that were yours.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

LEAST, ENOUGH = 0.40, 60
LEAST_OF_FAILURE = 0.30  # what went wrong rightly stands in Situation and Result
TOLD = ("situation", "action", "result")


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The Action's share of a story of some length that has all but, at most, its Task."""
    total = len(story.star)
    if total < ENOUGH or any(not story.section(name) for name in TOLD):
        return
    share = len(story.action) / total
    if share < LEAST_OF_FAILURE or (share < LEAST and not _of_failure(story)):
        yield Hit(f"Action is {share:.0%} of the story; aim at 50 to 60%", at=story.section("action").at)


def _of_failure(story: Story) -> bool:
    return "failure" in story.tags or story.star.has(lexicon("faults", "failure"))


RULE = Rule(
    "AZ104",
    WARNING,
    check,
    "move outcome talk to Result, cut Situation, add your steps and decisions",
    bad=Sample(
        action="""I pulled the raw rows, found the job that had changed its unit, and fixed it with its owner. I wrote a
check that blocks a bad release, and I trained both rotations on it."""
    ),
    weight=7,
)
