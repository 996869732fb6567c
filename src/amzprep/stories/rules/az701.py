"""The story is smaller than the level.

What: By its `scope` the story has fewer people and teams, or a shorter time, than a story of the level aimed at; or it
says nothing of its scope.

Why: Scope is what tells one level from the next; a story too small is heard as evidence for the level below.

Remedy: Tell a larger story, or say what was larger in this one: who would have decided if not you (`decider`), what was
unclear (`ambiguity`), what could have broken (`blast_radius`).
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms
from amzprep.stories.scope import below, floors


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """People, teams and duration against the floor of the level."""
    if story.draft:
        return
    short = below(story, terms.level)
    if short is None:
        yield Hit(f"the scope is not said; {terms.level} is believed with {floors()[terms.level]['says']}", key="title")
    elif short:
        says = floors()[terms.level]["says"]
        yield Hit(f"{short} is under {says}, what {terms.level} is believed with", key="scope")


RULE = Rule(
    "AZ701",
    INFO,
    check,
    "tell a larger story, or say decider, ambiguity and blast_radius",
    bad=Sample(front={"scope": "{people: 1, duration: 2 weeks}"}),
    good=Sample(front={"scope": "{people: 2, duration: 5 weeks}"}),
    weight=6,
)
