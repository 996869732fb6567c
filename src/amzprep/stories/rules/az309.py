"""How do you know?

What: The Result gives a per cent, a multiple, an amount or a change, but neither the text nor `metric_source` says how
it was measured; words in brackets are taken for the source.

Why: "How did you measure that?" is the surest follow-up there is.

Remedy: Say the source in half a sentence (dashboard, A/B test, log, invoice), or fill in `metric_source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.number import Number
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.units import COUNT, MONEY, MULTIPLE, PERCENT, POINTS, RATE, SCORE
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

REMARK = re.compile(r"\((?=[^)]*[a-z]{3,}[^)]* [^)]*[a-z]{3,})[^)]*\)")
AFTER = re.compile(r"\W+(\w+)")
COMPARED = frozenset("as more less fewer faster slower higher lower cheaper better quicker larger smaller the".split())
TAKEN = re.compile(r"\b(?:refund|budget|paid|spent|price|prize|fine|fee|grant|salary|invest|contract|offer)")
FIGURES = frozenset((PERCENT, POINTS, MONEY, MULTIPLE, RATE, SCORE))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The first figure that somebody must have measured, where nothing says how; counts speak for themselves."""
    prose = story.result
    if not prose or any(each.strip() for each in story.metric_source.values()):
        return
    figures: list[Number] = [each.before for each in prose.changes if each.before.kind != COUNT]
    figures += [each for each in prose.numbers if each.kind in FIGURES and _is_claim(prose, each)]
    if not figures or prose.has(lexicon("figures", "known")) or _in_brackets(prose):
        return
    if (story.action + story.learning).has(lexicon("figures", "experiment")):
        return
    first = min(figures, key=lambda each: each.start)
    said = prose.written(first.start, first.end)
    yield Hit(f"{said}: how was it measured?", at=first.start, end=first.end)


def _is_claim(prose: Prose, figure: Number) -> bool:
    """Whether it says how much better or worse: not "three times since", "the top 15%", "a refund of $400"."""
    written = prose.text.bare[figure.start : figure.end]
    if figure.kind == MULTIPLE and written.endswith("times"):
        after = AFTER.match(prose.text.bare, figure.end)
        return after is not None and after[1].lower() in COMPARED
    before = prose.text.bare[max(0, figure.start - 40) : figure.start].lower()
    if figure.kind == PERCENT:
        return not before.endswith("top ")
    return figure.kind != MONEY or TAKEN.search(before + prose.text.bare[figure.end : figure.end + 30].lower()) is None


def _in_brackets(prose: Prose) -> bool:
    """Whether words stand in brackets: "(pager export, May against October)"."""
    return any(REMARK.search(prose.text.bare, start, end) for start, end in prose.spans)


RULE = Rule(
    "AZ309",
    WARNING,
    check,
    "say the source in half a sentence, or fill in metric_source",
    bad=Sample(
        result="Time to detect fell from 21 days to 2 days, and clicks came back by 16%.",
        front={"metric_source": None},
    ),
    good=Sample(
        result="Time to detect fell from 21 days to 2 days, as the incident log shows, and clicks came back by 16%.",
        front={"metric_source": None},
    ),
    weight=6,
)
