"""A claimed principle does not show.

What: The story claims a principle, and none of the words by which that principle usually shows is in it. For Have
Backbone; Disagree and Commit, told first, it must also show how the decision was carried.

Why: The interviewer writes down evidence; a claim without any is a story told to the wrong question.

Remedy: Drop the claim, or say the part that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

BACKBONE = "have-backbone-disagree-and-commit"


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Cues per claimed principle, over everything that is told."""
    if not story.star:
        return
    for i, slug in enumerate(story.claims):
        if not story.whole.has(lexicon("cues", slug)):
            yield Hit(f"nothing in it shows {PRINCIPLES[slug]}", key=f"principles[{i}]")
        elif i == 0 and slug == BACKBONE and not story.whole.has(lexicon("commitment")):
            yield Hit("it disagrees, and nothing in it commits", key=f"principles[{i}]",
                      remedy="say what was decided, and what you did for it from then on")  # fmt: skip


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
