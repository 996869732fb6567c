"""A habit instead of an event.

What: The Action says "I would", "I usually", "I always", "in general" or "typically" twice or more.

Why: The question asks for what you did once. Habits and hypotheticals cannot be probed, so they count for nothing.

Remedy: Tell one event in the past tense: on that day I did.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

FEWEST = 2
REPORTED = frozenset("that said told explained promised agreed if whether knew thought hoped expected feared".split())


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Wordings of habit outside quotations; "I said that I would" reports one event."""
    prose = story.action
    found = [(lo, hi) for lo, hi in prose.find(lexicon("habits"), quotes=False)
             if not (prose.words[hi - 1] == "would" and lo and prose.words[lo - 1] in REPORTED)]  # fmt: skip
    if len(found) >= FEWEST:
        lo, hi = found[0]
        said = ", ".join(dict.fromkeys(f'"{prose.said(*each)}"' for each in found))
        yield Hit(f"Action tells a habit: {said}", at=prose.starts[lo], end=prose.end(hi - 1))


RULE = Rule(
    "AZ206",
    WARNING,
    check,
    "tell one event, in the past tense",
    bad=Sample(
        action="""In such cases I usually pull the raw rows first. Then I would talk to the owner of the job, and I
would write a check for it. In general that is enough."""
    ),
    good=Sample(
        action="""I pulled the raw rows. I told the lead that I would have a first check by Friday. "I would never do
that, and I usually wait," he said. I set up a rule that the on-call engineer always reads the page first."""
    ),
    weight=7,
)
