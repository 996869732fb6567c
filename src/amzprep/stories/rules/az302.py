"""A change without its baseline.

What: The Result says a per cent, a multiple, or faster and fewer, but not from what to what, and Situation and Task
hold no figure of that kind. An amount beside it ("$40K, 22% of the bill"), or what it was before, is enough.

Why: 40% of what? Without the baseline a listener cannot tell a large effect from a small one.

Remedy: Say the figure before and after, and how it was measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.number import Number
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.units import COUNT, DATE, DURATION, IDENTIFIER, MONEY, MULTIPLE, ORDINAL, PERCENT, RATE, SIZE
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

NO_BASE = frozenset((COUNT, DATE, IDENTIFIER, ORDINAL))
AMOUNTS = frozenset((MONEY, SIZE, RATE))
TO = re.compile(r"\b(?:to|from)\s(?:about\s|around\s|under\s|only\s|just\s)?$", re.I)
EARLIER = re.compile(
    r"\b(?:before|previous(?:ly)?|earlier|(?:it|that|they) (?:was|were)|had been|used to|instead of|against|versus|vs"
    r"|from|compared (?:to|with))\b",
    re.I,
)


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
            and not _said_beside(prose, each)
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


def _said_beside(prose: Prose, number: Number) -> bool:
    """Whether its sentence gives the amount, or a second figure of its kind with a word for the time before."""
    sentence = prose.sentence_at(number.start)
    if sentence is None:
        return False
    for each in prose.numbers:
        if each.start == number.start or not sentence.start <= each.start < sentence.end or not each.measures:
            continue
        before = prose.text.bare[sentence.start : each.start]
        if each.kind in AMOUNTS or (each.kind in (COUNT, DURATION) and TO.search(before)):
            return True
        if each.kind == number.kind and EARLIER.search(prose.text.bare, sentence.start, sentence.end):
            return True
    return False


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
