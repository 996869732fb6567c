"""No alternative was weighed.

What: The Action names nothing that was considered and not done: no instead, rather than, chose, option, trade-off,
and has no sentence by which a choice is told: no "not", no "but", no "if". It is a list of acts. A story of somebody's
growth (tagged people, or told first for Hire and Develop or Best Employer) is not looked at.

Why: Judgement shows in what you turned down; without it the interviewer asks "what else did you consider?"

Remedy: Name what you did not do, and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

PEOPLE = frozenset(("hire-and-develop-the-best", "strive-to-be-earths-best-employer"))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Words of a choice in the Action."""
    prose = story.action
    if "people" in story.tags or PEOPLE & set(story.claims[:1]):
        return
    if prose and not prose.has(lexicon("alternatives")):
        yield Hit("the Action weighs no alternative", at=prose.starts[0])


RULE = Rule(
    "AZ405",
    INFO,
    check,
    "name what you did not do, and why",
    bad=Sample(
        action="I read the rows, I found the job, I wrote a check with an alarm, and I trained both rotations on it."
    ),
    good=Sample(action="I wrote a check with an alarm. A monitoring product would have taken a quarter to approve."),
    weight=4,
)
