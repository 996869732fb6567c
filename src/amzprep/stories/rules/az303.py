"""Nothing says how long or how soon.

What: The whole story has no duration, date or quarter; `when` in the front matter does not count, it is not told.

Why: Speed is half of a result, and scope is judged by how long something took.

Remedy: Say how long it took, and how soon the result was there.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import STAR, Story
from amzprep.domain.text.units import DATE, DURATION
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

TIMES = frozenset((DURATION, DATE))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A complete story without any word of time."""
    if any(not story.section(name) for name in STAR):
        return
    prose = story.whole
    if any(each.kind in TIMES for each in prose.numbers) or prose.has(lexicon("measures", "time")):
        return
    yield Hit("the story never says how long or how soon", at=story.told[0].at)


RULE = Rule(
    "AZ303",
    WARNING,
    check,
    "say how long it took, and how soon the result was there",
    bad=Sample(
        situation="The ranking model of our shop search lost quality, and nobody noticed it at first.",
        task="Nobody had asked me to look at it, but I was the one who knew both sides.",
        action="I pulled the raw rows, found the job that had changed its unit, and wrote a check that blocks it.",
        result="The check has stopped five bad releases, and no input has been without an owner.",
        learning="I ask who owns each input before a model goes live.",
    ),
    good=Sample(
        situation="The ranking model of our shop search lost quality, and nobody noticed it at first.",
        task="Nobody had asked me to look at it, but I was the one who knew both sides.",
        action="I pulled the raw rows, found the job that had changed its unit, and wrote a check that blocks it.",
        result="By the next morning the check had stopped the first bad release.",
        learning="I ask who owns each input before a model goes live.",
    ),
    weight=5,
)
