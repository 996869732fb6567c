"""Most stories come from one project.

What: More than 60 % of five or more stories name the same `project`.

Why: An interviewer who hears the same project for the third time asks what else you have done.

Remedy: Spread them over projects and years, where you can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

MOST, FEWEST = 0.6, 5


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """The share of the project named most often."""
    counts = Counter(story.project.lower() for story in bank.stories if story.project)
    if len(bank.stories) < FEWEST or not counts:
        return
    project, n = counts.most_common(1)[0]
    if n > MOST * len(bank.stories):
        yield Hit(f"{n} of {len(bank.stories)} stories are from {project}")


def _bank(*projects: str) -> tuple[Sample, ...]:
    return tuple(
        Sample(name=f"{i}.md", front={"title": f"Event {i}", "project": each}) for i, each in enumerate(projects)
    )


RULE = Rule(
    "AZ808",
    INFO,
    check,
    "spread them over projects and years",
    bad=_bank("ranking", "ranking", "ranking", "ranking", "returns"),
    good=_bank("ranking", "ranking", "ranking", "returns", "search"),
    scope="bank",
    weight=3,
)
