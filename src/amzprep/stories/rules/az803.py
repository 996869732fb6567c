"""A claimed principle does not show.

What: The story claims a principle, and none of the words by which that principle usually shows is in it.

Why: The interviewer writes down evidence; a claim without any is a story told to the wrong question.

Remedy: Drop the claim, or say the part that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story import Story
from amzprep.stories.lexicon import groups
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Cues per claimed principle, over everything that is told."""
    if not story.star:
        return
    cues = groups("cues")
    for i, slug in enumerate(story.claims):
        if not story.whole.has(cues[slug]):
            yield Hit(f"nothing in it shows {PRINCIPLES[slug]}", key=f"principles[{i}]")


RULE = Rule(
    "AZ803",
    INFO,
    check,
    "drop the claim, or say the part that shows it",
    bad=Sample(front={"principles": "[ownership, frugality]"}, situation="In January 2026 the ranking lost quality.",
               action="I read the rows. I found the job and wrote a check with an alarm, and I trained both rotations.",
               result="Time to detect fell from 21 days to 2 days.", task="I owned the feature store."),
    good=Sample(front={"principles": "[ownership, dive-deep]"}),
    weight=4,
)  # fmt: skip
