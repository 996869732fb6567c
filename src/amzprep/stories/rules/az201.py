"""The Action says we where it should say I.

What: Of the words for I and for we in the Action, fewer than 60% are for I (with three or more of them), also when a
state or a talk ("we had", "we agreed", "we discussed") is not counted. "Our" only says
whose it is and never counts; a bullet that opens with its verb ("Wrote the check") is yours.

Why: The interviewer hires one person. "We" hides which part was yours, and the first probe will be "what did you do?".

Remedy: Say your part in the first person and credit the team once.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.pronouns import WE_WORDS
from amzprep.domain.text.prose import Prose
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms
from amzprep.stories.tense import own_bullets

LEAST, ENOUGH = 0.60, 3
STATES = frozenset(
    "had have were are need needed knew could would agreed kept lost got saw met still discussed talked spoke "
    "hadn't haven't didn't weren't couldn't wouldn't know".split()
)


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The I-share of the Action, at its first "we"."""
    prose = story.action
    found = prose.pronouns
    if found.i + found.we < ENOUGH or found.share is None or found.share >= LEAST:
        return
    mine = found.i + own_bullets(prose)
    acting = found.we - _states(prose)
    if acting <= 0 or mine >= LEAST * (mine + acting):
        return
    first = prose.where(WE_WORDS)[0]
    message = f"Action says I {found.i} and we {found.we} times ({found.share:.0%} I)"
    yield Hit(message, at=prose.starts[first], end=prose.end(first))


def _states(prose: Prose) -> int:
    """How often "we" only has, is or agrees: nobody's act."""
    following = (prose.words[at + 1] for at in prose.where(("we",)) if at + 1 < len(prose.words))
    return sum(word in STATES for word in following) + len(prose.where(("we'd",)))


RULE = Rule(
    "AZ201",
    WARNING,
    check,
    'say your part with "I", and credit the team once',
    bad=Sample(
        action="""We looked at the raw rows and we found that one job had changed its unit. Our team fixed the contract
with its owner. We wrote a check, and I set its thresholds."""
    ),
    good=Sample(
        action="""I pulled the raw rows and I found that one job had changed its unit. "We should buy something," said
the lead, "because we have no time, and our people are tired." I wrote the check with two colleagues; we shipped it in a
week, and I set its thresholds by input."""
    ),
    weight=8,
)
