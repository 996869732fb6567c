"""The numbers count work, not what it changed.

What: All numbers of the Result count outputs: pages, reviews, meetings, documents, dashboards, tests.

Why: Output shows effort. The listener asks: so what changed for the customer?

Remedy: Say what changed because of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.units import COUNT, DURATION
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A Result whose counts are all of outputs, durations aside; a change of such a count is an outcome."""
    prose = story.result
    numbers = [each for each in prose.numbers if each.measures and each.kind != DURATION]
    outputs = lexicon("figures", "outputs")
    if not numbers or prose.changes or not all(each.kind == COUNT and each.unit in outputs for each in numbers):
        return
    if any(each.value == 0 for each in numbers):
        return
    first = numbers[0]
    said = ", ".join(prose.written(each.start, each.end) for each in numbers)
    yield Hit(f"the Result counts outputs only: {said}", at=first.start, end=first.end)


RULE = Rule(
    "AZ305",
    INFO,
    check,
    "say what changed because of it",
    bad=Sample(
        result="In the end I had written 12 documents, held four workshops and built 3 new dashboards for the teams."
    ),
    good=Sample(
        result="I held four workshops, and 31 of 40 engineers now ship with the check; two dashboards were retired."
    ),
    weight=4,
)
