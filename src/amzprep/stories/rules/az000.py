"""An ignore that is not needed.

What: The front matter ignores a rule that finds nothing in this story, or that does not exist.

Why: An ignore that outlives its reason would hide the next real finding.

Remedy: Remove the line from `ignore:`, or mend the code.
"""

from __future__ import annotations

from amzprep.domain.story import Story
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> list[Hit]:
    """Nothing by itself: only the checker knows which ignores were used, and reports under this rule."""
    return []


RULE = Rule(
    "AZ000",
    WARNING,
    check,
    "remove it from `ignore:`",
    bad=Sample(front={"ignore": '{AZ601: "the address is made up"}'}),
    good=Sample(situation="We sold 3 things.", front={"ignore": '{AZ101: "told with pictures"}'}),
    weight=1,
)
