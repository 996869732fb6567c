"""The learning is a saying.

What: Learning or Result says "taught me the importance of", "valuable lesson", "learned a lot", and the sentence names
no act.

Why: It could end any story; the interviewer wants to hear what you do differently.

Remedy: Say what you do differently since, and where it showed.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """An empty lesson in a text that names no changed habit."""
    for prose in (story.learning, story.result):
        found = prose.find(lexicon("lessons", "empty"), quotes=False)
        if found and not prose.has(lexicon("lessons", "changed")):
            lo, hi = found[0]
            yield Hit(f'"{prose.said(lo, hi)}"', at=prose.starts[lo], end=prose.end(hi - 1))
            return


RULE = Rule(
    "AZ402",
    INFO,
    check,
    "say what you do differently since",
    bad=Sample(learning="This taught me the importance of clear ownership and good communication."),
    good=Sample(
        learning="This taught me the importance of owners. Since then I ask who owns each input before a launch."
    ),
    weight=4,
)
