"""Nothing keeps it fixed.

What: Action, Result and Learning name no mechanism: no alarm, gate, test, canary stage, runbook, template, review,
rotation, cadence, and Action and Result nothing that is said to hold by itself or each time (every, any, until, now,
always); the Learning no routine (a list, the same questions each time). Something done once, such as a rollback, is
none.
Only stories in which something was out of order, and that claim Ownership, Highest Standards or Dive Deep or are tagged
failure, are looked at.

Why: Good intentions do not last; interviewers ask what would catch it today.

Remedy: Say what keeps it fixed when you are not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.mechanism import mechanisms
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

CLAIMS = frozenset(("ownership", "insist-on-the-highest-standards", "dive-deep"))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Mechanism cues in Action, Result and Learning."""
    if not story.action or not (CLAIMS & set(story.claims) or "failure" in story.tags):
        return
    if "failure" not in story.tags and not story.star.has(lexicon("faults", "trouble")):
        return
    if mechanisms(story) or story.learning.has(lexicon("lasting", "routine")):
        return
    if not (story.action + story.result).has(lexicon("lasting", "said")):
        yield Hit("names nothing that keeps it fixed", at=story.action.starts[0])


RULE = Rule(
    "AZ401",
    WARNING,
    check,
    "say what keeps it fixed when you are not there",
    bad=Sample(
        learning="I ask the owner of an input before I look for a cause of my own.",
        action="I read the rows, I found the job, and I told its owner. I explained the cause to both teams.",
        result="Quality came back from 31% to 36% within two days.",
    ),
    good=Sample(
        action="I read the rows, I found the job, and I told its owner. I met both teams every week from then on.",
        result="Quality came back from 31% to 36% within two days.",
    ),
    weight=6,
)
