"""The only figure is a forecast.

What: Every per cent or amount of money in the Result is called projected, estimated, expected or potential.

Why: A forecast is a plan, not a result; the listener asks what came true.

Remedy: Say what has come true so far, and then the forecast as such.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.number import Number
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.units import MONEY, MULTIPLE, PERCENT, POINTS
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

FIGURES = frozenset((MONEY, PERCENT, POINTS, MULTIPLE))
BEFORE, BEHIND = 5, 3


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A Result in which no figure is free of a word of forecast near it."""
    prose = story.result
    figures = [each for each in prose.numbers if each.kind in FIGURES]
    if not figures or prose.changes:
        return
    words = [(lo, hi) for lo, hi in prose.find(lexicon("figures", "projected"))
             if not (lo and prose.words[lo - 1] in ("than", "as", "was", "we", "i"))]  # fmt: skip
    if words and all(_forecast(prose, each, words) for each in figures):
        first = figures[0]
        yield Hit(f"{prose.written(first.start, first.end)} is a forecast", at=first.start, end=first.end)


def _forecast(prose: Prose, number: Number, words: list[tuple[int, int]]) -> bool:
    sentence = prose.sentence_at(number.start)
    if sentence is None:
        return False
    at = next((i for i in range(sentence.lo, sentence.hi) if prose.end(i) > number.start), sentence.hi)
    return any(sentence.lo <= lo < sentence.hi and -BEFORE <= lo - at <= BEHIND for lo, _ in words)


RULE = Rule(
    "AZ306",
    INFO,
    check,
    "say what has come true so far",
    bad=Sample(
        result="The check went live in March, with projected savings of $40K a year and an estimated 20% fewer tickets."
    ),
    good=Sample(
        result="We saved $12K in the first quarter, of a projected $40K a year, and it was faster than expected."
    ),
    weight=4,
)
