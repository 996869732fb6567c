"""Too few follow-ups are prepared.

What: The section Follow-ups has fewer than three entries.

Why: Five or six probes follow each story; the second one ends most rehearsed answers.

Remedy: Add three: the harder choice, who disagreed, how it was measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

FEWEST = 3


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """List items of the section, or its sentences where it is no list."""
    if story.draft or not story.told:
        return
    prose = story.follow_ups
    count = max(len(prose.entries), len(prose.sentences)) if prose else 0
    if count < FEWEST:
        yield Hit(f"{count} follow-up{'s' * (count != 1)} prepared", at=prose.starts[0] if prose else -1)


RULE = Rule(
    "AZ404",
    WARNING,
    check,
    "add three: the harder choice, who disagreed, how it was measured",
    bad=Sample(follow_ups="- Who disagreed?\n- How was it measured?"),
    good=Sample(follow_ups="Who disagreed? How was it measured? What was the harder choice?"),
    weight=3,
)
