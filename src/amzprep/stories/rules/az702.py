"""The story is old.

What: `when` is more than three years before the day of the check (more than five: a warning); for L7 and L8 seven.

Why: Interviewers ask for recent events; an old one raises the question what happened since.

Remedy: Prefer a recent story, or say why this one is still your best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, WARNING, Hit, Rule, Sample, Terms

MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
OLD, VERY_OLD = (3, 5), (7, 7)  # years: advice and warning, below L7 and from L7 on


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The years from `when` to the day of the check."""
    found = MONTH.match(story.when)
    if found is None:
        return
    months = (terms.today.year - int(found[1])) * 12 + terms.today.month - int(found[2] or 12)
    advice, warning = VERY_OLD if terms.rank >= 7 else OLD
    if months > warning * 12:
        yield Hit(f"{months // 12} years old", key="when", severity=WARNING)
    elif months > advice * 12:
        yield Hit(f"{months // 12} years old", key="when")


RULE = Rule(
    "AZ702",
    INFO,
    check,
    "prefer a recent story, or say why this one is still your best",
    bad=Sample(front={"when": "2021-05"}),
    good=Sample(front={"when": "2024-01"}),
    weight=4,
)
