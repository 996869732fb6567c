"""A failure that was only others'.

What: The story is tagged failure and says what others did wrong or did not do, and no sentence has I or my beside
missed, should, wrong, mistake, underestimated, assumed, did not check.

Why: A failure story asks for your own part; a fault that is only others' is the opposite of earning trust.

Remedy: Own your part in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

TELLER = frozenset(("i", "i'd", "i've", "i'm", "i'll"))


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Others' faults, and no sentence with both I and a word of fault that is not said of them."""
    if "failure" not in story.tags or not story.action:
        return
    prose = story.whole
    others = prose.find(lexicon("faults", "people"))
    ends = {end for _, end in others}
    for lo, _ in prose.find(lexicon("faults", "own"), quotes=False):
        sentence = prose.sentence_of(lo)
        if sentence is not None and prose.says_i(sentence) and lo not in ends:
            return
    if _blamed(prose, [lo for lo, _ in others]):
        yield Hit("a failure in which you did nothing wrong", key="tags")


def _blamed(prose: Prose, others: list[int]) -> bool:
    """Whether a sentence without I gives somebody else's act for the cause, or has them and a word of fault."""
    reasons = [lo for lo, _ in prose.find(lexicon("faults", "reason"), quotes=False)]
    faults = [lo for lo, _ in prose.find(lexicon("faults", "cause"), quotes=False)] if others else []
    for lo in sorted(reasons + faults):
        sentence = prose.sentence_of(lo)
        if sentence is None or not TELLER.isdisjoint(prose.words[sentence.lo : sentence.hi]):
            continue
        if lo in reasons or any(sentence.lo <= at < sentence.hi for at in others):
            return True
    return False


RULE = Rule(
    "AZ406",
    WARNING,
    check,
    "own your part in one sentence",
    bad=Sample(
        front={"tags": "[failure]"},
        situation="The launch of our shop search failed in January because the data team changed a price field.",
    ),
    good=Sample(
        front={"tags": "[failure]"},
        situation="The launch of our shop search failed in January. I had not checked who else wrote the price field.",
    ),
    weight=8,
)
