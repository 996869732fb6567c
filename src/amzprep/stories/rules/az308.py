"""A latency without its percentile, or a score without its data.

What: The Result gives a latency but the story never says p99, median or average; or it gives accuracy, AUC, recall …
but never on which data. From L5.

Why: An average hides the tail, and a score on an unknown set says nothing. At L5 and above this is the next question.

Remedy: Say which percentile, and which data set.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.units import DURATION, PERCENT, SCORE
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

FROM_RANK, NEAR = 5, 6
SHARES = frozenset((PERCENT, SCORE))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """One finding for each of the two, where the whole story gives no answer."""
    prose = story.result
    if terms.rank < FROM_RANK or not prose:
        return
    latency = _near_figure(prose, "latency", frozenset((DURATION,)))
    if latency is not None and not story.star.has(lexicon("figures", "percentile")):
        yield Hit("latency of which percentile?", at=prose.starts[latency], end=prose.end(latency))
    score = _near_figure(prose, "score", SHARES)
    if score is not None and not story.star.has(lexicon("figures", "data")):
        name = prose.raw(score)
        yield Hit(f"{name} on which data?", at=prose.starts[score], end=prose.end(score))


def _near_figure(prose: Prose, group: str, kinds: frozenset[str]) -> int | None:
    """The first word of a group with a figure of some kinds near it in its sentence."""
    figures = [each.start for each in prose.numbers if each.kind in kinds]
    for lo, hi in prose.find(lexicon("figures", group)) if figures else ():
        sentence = prose.sentence_of(lo)
        if sentence is None:
            continue
        first = prose.starts[max(sentence.lo, lo - NEAR)]
        last = prose.end(min(sentence.hi, hi + NEAR) - 1)
        if any(first <= at < last for at in figures):
            return lo
    return None


RULE = Rule(
    "AZ308",
    INFO,
    check,
    "say which percentile, and which data set",
    bad=Sample(
        result="Latency fell from 800 ms to 120 ms in six weeks, and accuracy rose from 81% to 86% in that time."
    ),
    good=Sample(result="p99 latency fell from 800 ms to 120 ms, and accuracy on the holdout rose from 81% to 86%."),
    weight=4,
)
