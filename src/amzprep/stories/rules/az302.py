"""A change without its baseline.

What: The Result says a per cent, a multiple, or faster and fewer, but not from what to what, and Situation and Task
hold no figure of that kind.

Why: 40% of what? Without the baseline a listener cannot tell a large effect from a small one.

Remedy: Say the figure before and after, and how it was measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.number import Number
from amzprep.domain.text.units import COUNT, DATE, IDENTIFIER, MULTIPLE, ORDINAL, PERCENT
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

NO_BASE = frozenset((COUNT, DATE, IDENTIFIER, ORDINAL))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The first relative figure of a Result that has no from-to and no figure before to compare with."""
    prose = story.result
    if not prose or prose.changes:
        return
    context = [each for each in (story.situation + story.task).numbers if each.measures]
    for each in prose.numbers:
        if (
            each.kind in (PERCENT, MULTIPLE)
            and _relative(story, each)
            and all(base.kind in NO_BASE for base in context)
        ):
            said = prose.written(each.start, each.end)
            yield Hit(f"{said} of what? There is no figure from before", at=each.start, end=each.end)
            return


def _relative(story: Story, number: Number) -> bool:
    """Whether a figure compares: a multiple, or a per cent in a sentence of more and less."""
    prose = story.result
    sentence = prose.sentence_at(number.start)
    if number.kind == MULTIPLE or sentence is None:
        return number.kind == MULTIPLE
    places = prose.find(lexicon("figures", "compared")) + prose.find(lexicon("figures", "better"))
    return any(sentence.lo <= lo < sentence.hi for lo, _ in places)


RULE = Rule(
    "AZ302",
    INFO,
    check,
    "say the figure before and after, and how it was measured",
    bad=Sample(
        situation="In January the ranking model of our shop search lost quality, and nobody noticed it at first.",
        result="The time to detect a bad input was reduced by 90%, as the incident log of six months shows.",
    ),
    good=Sample(
        situation="In January it took us 21 days to notice that the ranking model of our shop search had lost quality.",
        result="The time to detect a bad input was reduced by 90%, as the incident log of six months shows.",
    ),
    weight=4,
)
