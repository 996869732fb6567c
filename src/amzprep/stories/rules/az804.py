"""Two places say the same fact in two ways.

What: A key of `facts` has one value in one story and another in a second one, or in resume.yaml. Units are read: two
weeks are fourteen days, 12M are 12 million.

Why: Interviewers compare notes. A number that differs between two tellings costs the trust in both.

Remedy: Find out which is right, and say it everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.facts import Stated, conflicts_of, facts_of
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """Every fact that is said in two ways, at its first story."""
    for name, found in conflicts_of(facts_of(bank)):
        first = next((each for each in found if each.story is not None), None)
        if first is None:
            continue
        other = next(each for each in found if each.value != first.value)
        yield Hit(f"{name} is {first.said} here and {other.said} in {_place(other)}", key=f"facts.{name}",
                  story=first.story)  # fmt: skip


def _place(stated: Stated) -> str:
    return f"{stated.path}:{stated.line}"


RULE = Rule(
    "AZ804",
    WARNING,
    check,
    "find out which is right, and say it everywhere",
    bad=(
        Sample(name="one.md", front={"facts": "{detection_days: 21 -> 2}"}),
        Sample(name="two.md", front={"title": "Another", "facts": "{detection_days: 21 -> 3}"}),
    ),
    good=(
        Sample(name="one.md", front={"facts": "{users: 12M, pause: 2 weeks}"}),
        Sample(name="two.md", front={"title": "Another", "facts": "{users: 12 million, pause: 14 days}"}),
    ),
    scope="bank",
    weight=9,
)
