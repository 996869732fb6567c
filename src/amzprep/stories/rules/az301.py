"""The Result has no measure.

What: The Result holds no number with a unit or a thing counted, no "from A to B", no per cent, no "no incident since".
Severities, status codes, versions, levels and dates are no measures, and neither is what the work itself cost ("it took
us three months").

Why: A result that cannot be measured is an opinion, and the first probe asks for the number.

Remedy: Add the metric, the count or the time; where there is none, ignore the rule with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.number import Number
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.units import DURATION
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

EXEMPT = frozenset(("failure", "conflict", "people"))
ZERO_SINCE = re.compile(
    r"\b(?:no|not an?y?|without an?y?)\s+[^.;!?]{1,60}?\b(?:since|after|in|for|during|again)\b", re.I
)

CLAUSE_END = re.compile(r"[;:]|,\s|\s(?:but|while|before|to)\s")
HARDLY = re.compile(
    r"\s*(?:(?:about|around|roughly|some|a|an|the|only|just|more|than|another|almost|nearly|over|of)\s+)*"
)
COMPARES = re.compile(r"\b(?:instead|rather than|not|down from|less|faster|fewer|now)\b", re.I)


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A Result without a measure, in a story that is not told for a failure, a conflict or a person."""
    prose = story.result
    if not prose or EXEMPT & set(story.tags) or _measured(prose):
        return
    if prose.has(lexicon("measures", "zero")) or prose.has(lexicon("measures", "decided")):
        return
    if any(ZERO_SINCE.search(prose.text.bare, start, end) for start, end in prose.spans):
        return
    yield Hit("Result has no measure", at=prose.starts[0], end=prose.end(len(prose) - 1))


def _measured(prose: Prose) -> bool:
    """Whether a number says what came of it, and not only what the work took."""
    numbers = [each for each in prose.numbers if each.measures and not _setting(prose, each)]
    if not numbers:
        return False
    spent = [
        _clause(prose, lo, hi) for lo, hi in prose.find(lexicon("measures", "effort")) if _costs(prose, hi, numbers)
    ]
    if not spent:
        return True
    return any(not any(start <= each.start < end for start, end in spent) for each in numbers)


def _costs(prose: Prose, hi: int, numbers: list[Number]) -> bool:
    """Whether an amount follows a wording of cost at once: "it cost about eight months", not "that cost fell"."""
    after = prose.end(hi - 1)
    first = next((each.start for each in numbers if each.start >= after), None)
    return first is not None and HARDLY.fullmatch(prose.text.bare, after, first) is not None


def _clause(prose: Prose, lo: int, hi: int) -> tuple[int, int]:
    """From a wording to the end of its clause; empty where the clause compares ("instead of 9 hours")."""
    sentence = prose.sentence_of(lo)
    start, end = prose.starts[lo], sentence.end if sentence is not None else prose.end(hi - 1)
    stop = CLAUSE_END.search(prose.text.bare, prose.end(hi - 1), end)
    end = stop.start() if stop is not None else end
    return (start, start) if COMPARES.search(prose.text.bare, start, end) else (start, end)


def _setting(prose: Prose, number: Number) -> bool:
    """Whether it says how something is set, or where it began: every 10 minutes, from zero."""
    before = prose.text.bare[max(0, number.start - 8) : number.start].lower()
    start = number.value == 0 and before.endswith("from ") and not any(number is each.before for each in prose.changes)
    return start or (number.kind == DURATION and before.endswith(("every ", "each ")))


RULE = Rule(
    "AZ301",
    WARNING,
    check,
    "add the metric: from what to what, in which time; or ignore it with the reason",
    bad=Sample(
        result="""The check went live on 3 March after the Sev 2, and HTTP 500 errors went away. The SDE II who owned
the job was happy with version 2.3, and the quality of the ranking improved."""
    ),
    good=Sample(
        result="There has been no incident of this kind since the launch, and no input has been without an owner."
    ),
    weight=9,
)
